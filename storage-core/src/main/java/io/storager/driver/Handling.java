package io.storager.driver;

import org.jspecify.annotations.Nullable;

/**
 * How the bytes of an object are to come.
 *
 * @param trafficLimit most bits a second, or {@code null} for no limit
 * @param process what the service makes of them, or {@code null} for as they are
 */
public record Handling(@Nullable Long trafficLimit, @Nullable String process) {

	/** As fast as they come, and as they are. */
	public static final Handling PLAIN = new Handling(null, null);

}
