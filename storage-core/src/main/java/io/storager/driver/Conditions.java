package io.storager.driver;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What must hold for an object to be read.
 *
 * @param ifMatch entity tag, without quotes, that it must have
 * @param ifNoneMatch entity tag, without quotes, that it must not have
 * @param ifModifiedSince time after which it must have been written
 * @param ifUnmodifiedSince time after which it must not have been written
 */
public record Conditions(@Nullable String ifMatch, @Nullable String ifNoneMatch, @Nullable Instant ifModifiedSince,
		@Nullable Instant ifUnmodifiedSince) {

	/** No conditions. */
	public static final Conditions NONE = new Conditions(null, null, null, null);

}
