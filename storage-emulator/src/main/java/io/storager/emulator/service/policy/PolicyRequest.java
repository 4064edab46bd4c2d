package io.storager.emulator.service.policy;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A request as policies see it.
 *
 * @param owner whether the owner's account has signed it; otherwise nobody has
 * @param action what it does, as the vendor names it
 * @param resources what it does it to: the names that policies may give it
 * @param values the value of a condition key, or {@code null} if the request has none
 */
public record PolicyRequest(boolean owner, String action, List<String> resources,
		Function<String, @Nullable String> values) {
}
