package io.storager.emulator.service;

import org.jspecify.annotations.Nullable;

/**
 * What a request is addressed to.
 *
 * @param bucket the bucket, or {@code null} on service level
 * @param key the object key, or {@code null} on service and bucket level
 */
public record Address(@Nullable String bucket, @Nullable String key) {

	/** Nothing in particular: the service. */
	public static final Address SERVICE = new Address(null, null);

	/** Return what the request is about. */
	public Level level() {
		if (this.bucket == null) {
			return Level.SERVICE;
		}
		return (this.key == null) ? Level.BUCKET : Level.OBJECT;
	}

}
