package io.storager.emulator.service;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

import io.storager.emulator.service.policy.Policies;

/**
 * Finds the operation for a request by its level, its method and its sub-resource, and
 * refuses queries the operation does not know: a parameter that is dropped in silence
 * would hide a client's mistake.
 */
public final class Routes {

	private static final Set<String> METHODS = Set.of("GET", "HEAD", "PUT", "POST", "DELETE");

	private final List<Route> routes = new ArrayList<>();

	private final Set<String> subResources = new HashSet<>();

	private final Set<String> knownButMissing;

	private final Predicate<String> allowedEverywhere;

	private final VendorHeaders headers;

	/**
	 * Begin without routes.
	 * @param knownSubResources the vendor's sub-resources; those without a route are
	 * answered as not implemented
	 * @param allowedEverywhere the parameters that any request may carry
	 * @param headers the vendor's headers
	 */
	public Routes(Set<String> knownSubResources, Predicate<String> allowedEverywhere, VendorHeaders headers) {
		this.headers = headers;
		this.knownButMissing = knownSubResources;
		this.allowedEverywhere = allowedEverywhere;
	}

	/** Add an operation without a sub-resource. */
	public Routes add(Level level, String method, Operation operation, String... parameters) {
		return addSub(level, method, "", operation, parameters);
	}

	/** Add an operation on a sub-resource: a parameter that says what is meant. */
	public Routes addSub(Level level, String method, String subResource, Operation operation, String... parameters) {
		this.routes
			.add(new Route(level, method, subResource, operation, Set.of(parameters), Set.of(), Access.OWNER, false));
		if (!subResource.isEmpty()) {
			this.subResources.add(subResource);
		}
		return this;
	}

	/** Let the operation that was added last take these headers of the vendor's own. */
	@SafeVarargs
	public final Routes taking(Set<String>... headerNames) {
		Set<String> taken = new HashSet<>();
		for (Set<String> names : headerNames) {
			taken.addAll(names);
		}
		Route last = this.routes.remove(this.routes.size() - 1);
		this.routes.add(new Route(last.level(), last.method(), last.subResource(), last.operation(), last.parameters(),
				taken, last.access(), last.anyQuery()));
		return this;
	}

	/** Let others call the operation that was added last, as far as access rules say. */
	public Routes open(Access access) {
		Route last = this.routes.remove(this.routes.size() - 1);
		this.routes.add(new Route(last.level(), last.method(), last.subResource(), last.operation(), last.parameters(),
				last.headers(), access, last.anyQuery()));
		return this;
	}

	/**
	 * Let the operation that was added last take any query: it is about another request.
	 */
	public Routes anyQuery() {
		Route last = this.routes.remove(this.routes.size() - 1);
		this.routes.add(new Route(last.level(), last.method(), last.subResource(), last.operation(), last.parameters(),
				last.headers(), last.access(), true));
		return this;
	}

	/** Return the sub-resources that are answered as not implemented, by name. */
	public SortedSet<String> missing() {
		SortedSet<String> missing = new TreeSet<>(this.knownButMissing);
		missing.removeAll(this.subResources);
		return missing;
	}

	/** Return the headers that are answered as not implemented, by name. */
	public SortedSet<String> missingHeaders() {
		return new TreeSet<>(this.headers.missing());
	}

	/**
	 * Return the operation for the request.
	 * @param signed whether the owner has signed it
	 */
	public Operation find(Call call, boolean signed) {
		for (Route route : this.routes) {
			if (route.anyQuery() && route.level() == call.address().level() && route.method().equals(call.method())) {
				return route.operation();
			}
		}
		String subResource = "";
		for (String name : call.query().names()) {
			if (this.subResources.contains(name)) {
				if (!subResource.isEmpty()) {
					throw Errors.invalidArgument("Conflicting sub-resources.", name, call.query().get(name, ""));
				}
				subResource = name;
			}
			else if (this.knownButMissing.contains(name)) {
				if (!signed) {
					throw Errors.accessDenied("Anonymous access is forbidden for this operation.");
				}
				throw Errors.notImplemented(name);
			}
		}
		Route route = route(call, subResource, signed);
		permit(call, route);
		for (String name : call.query().names()) {
			if (!name.equals(subResource) && !route.parameters().contains(name) && !this.allowedEverywhere.test(name)) {
				throw Errors.invalidArgument("Unknown query parameter.", name, call.query().get(name, ""));
			}
		}
		this.headers.check(call, route.headers());
		return route.operation();
	}

	/** The owner can always get at the policy, which may have locked everybody out. */
	private static void permit(Call call, Route route) {
		boolean policy = call.isSigned() && route.subResource().equals(Policies.SETTING);
		if (route.access() != Access.ANYBODY && !policy) {
			String action = call.vendor()
				.policies()
				.language()
				.action(call, route.level(), route.method(), route.subResource());
			Permissions.check(call, action, route.access());
		}
	}

	private Route route(Call call, String subResource, boolean signed) {
		for (Route route : this.routes) {
			if (route.level() == call.address().level() && route.method().equals(call.method())
					&& route.subResource().equals(subResource)) {
				return route;
			}
		}
		if (!signed) {
			throw Errors.accessDenied("Anonymous access is forbidden for this operation.");
		}
		if (!subResource.isEmpty() && METHODS.contains(call.method())) {
			throw Errors.notImplemented(call.method() + " ?" + subResource);
		}
		throw Errors.methodNotAllowed(call.method());
	}

	/** What leads to an operation. */
	private record Route(Level level, String method, String subResource, Operation operation, Set<String> parameters,
			Set<String> headers, Access access, boolean anyQuery) {
	}

}
