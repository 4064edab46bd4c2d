package io.storager.driver.support;

import java.net.ProtocolException;

import io.storager.BucketVersioning;
import org.jspecify.annotations.Nullable;

/**
 * The words in which services tell, and take, whether a bucket keeps versions: those of
 * S3.
 */
public final class VersioningStatus {

	private static final String ENABLED = "Enabled";

	private static final String SUSPENDED = "Suspended";

	private VersioningStatus() {
	}

	/**
	 * What a word means.
	 * @param status the word; {@code null} or empty for a bucket where it was never
	 * enabled
	 * @throws ProtocolException for any other word
	 */
	public static BucketVersioning parse(@Nullable String status) throws ProtocolException {
		if (status == null || status.isEmpty()) {
			return BucketVersioning.DISABLED;
		}
		return switch (status) {
			case ENABLED -> BucketVersioning.ENABLED;
			case SUSPENDED -> BucketVersioning.SUSPENDED;
			default -> throw new ProtocolException("the versioning is told as '%s'".formatted(status));
		};
	}

	/**
	 * The word for what a bucket is to do; it cannot be told to be as it was at first.
	 */
	public static String of(BucketVersioning versioning) {
		return (versioning == BucketVersioning.ENABLED) ? ENABLED : SUSPENDED;
	}

}
