package io.storager.emulator.service;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds the operation for a request by its level, its method and its sub-resource, and
 * refuses queries the operation does not know: a parameter that is dropped in silence
 * would hide a client's mistake.
 */
public final class Routes {

	private final List<Route> routes = new ArrayList<>();

	private final Set<String> subResources = new HashSet<>();

	private final Set<String> knownButMissing;

	private final Predicate<String> allowedEverywhere;

	/**
	 * Begin without routes.
	 * @param knownSubResources the vendor's sub-resources; those without a route are
	 * answered as not implemented
	 * @param allowedEverywhere the parameters that any request may carry
	 */
	public Routes(Set<String> knownSubResources, Predicate<String> allowedEverywhere) {
		this.knownButMissing = knownSubResources;
		this.allowedEverywhere = allowedEverywhere;
	}

	/** Add an operation without a sub-resource. */
	public Routes add(Level level, String method, Operation operation, String... parameters) {
		return addSub(level, method, "", operation, parameters);
	}

	/** Add an operation on a sub-resource: a parameter that says what is meant. */
	public Routes addSub(Level level, String method, String subResource, Operation operation, String... parameters) {
		this.routes.add(new Route(level, method, subResource, operation, Set.of(parameters)));
		if (!subResource.isEmpty()) {
			this.subResources.add(subResource);
		}
		return this;
	}

	/** Return the operation for the request. */
	public Operation find(Call call) {
		String subResource = "";
		for (String name : call.query().names()) {
			if (this.subResources.contains(name)) {
				if (!subResource.isEmpty()) {
					throw Errors.invalidArgument("Conflicting sub-resources.", name, call.query().get(name, ""));
				}
				subResource = name;
			}
			else if (this.knownButMissing.contains(name)) {
				throw Errors.notImplemented(name);
			}
		}
		Route route = route(call, subResource);
		for (String name : call.query().names()) {
			if (!name.equals(subResource) && !route.parameters().contains(name) && !this.allowedEverywhere.test(name)) {
				throw Errors.invalidArgument("Unknown query parameter.", name, call.query().get(name, ""));
			}
		}
		return route.operation();
	}

	private Route route(Call call, String subResource) {
		for (Route route : this.routes) {
			if (route.level() == call.address().level() && route.method().equals(call.method())
					&& route.subResource().equals(subResource)) {
				return route;
			}
		}
		throw Errors.methodNotAllowed(call.method());
	}

	/** What leads to an operation. */
	private record Route(Level level, String method, String subResource, Operation operation, Set<String> parameters) {
	}

}
