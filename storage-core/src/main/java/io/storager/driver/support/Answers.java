package io.storager.driver.support;

import java.net.ProtocolException;

import org.jspecify.annotations.Nullable;

/** What answers must tell, whatever an SDK makes of those that do not. */
public final class Answers {

	private Answers() {
	}

	/**
	 * The entity tag of what was stored.
	 * @throws ProtocolException if there is none, so that nothing was stored
	 */
	public static String requireTag(@Nullable String etag) throws ProtocolException {
		return require(etag, "ETag");
	}

	/** What an answer must tell, or the failure that it does not. */
	public static String require(@Nullable String fact, String name) throws ProtocolException {
		if (fact == null || fact.isEmpty()) {
			throw new ProtocolException("the answer looks like a success, but it has no " + name);
		}
		return fact;
	}

}
