package io.storager.emulator.service.policy;

import java.util.List;

/**
 * One statement of a policy.
 *
 * @param allows whether it allows; otherwise it denies
 * @param principals whom it is about
 * @param actions what they do, with wildcards
 * @param resources what they do it to, with wildcards
 * @param conditions what has to be so, all of it
 */
public record Statement(boolean allows, Principals principals, List<String> actions, List<String> resources,
		List<Condition> conditions) {

	boolean isAbout(PolicyRequest request) {
		return this.principals.include(request)
				&& this.actions.stream().anyMatch((action) -> Wildcards.match(action, request.action()))
				&& this.resources.stream()
					.anyMatch((resource) -> request.resources()
						.stream()
						.anyMatch((name) -> Wildcards.match(resource, name)))
				&& this.conditions.stream().allMatch((condition) -> condition.holds(request.values()));
	}

}
