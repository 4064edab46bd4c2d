package io.storager.cos;

import java.util.regex.Pattern;

import io.storager.error.InvalidSettingException;

/**
 * The rules for bucket names.
 *
 * @see <a href="https://www.tencentcloud.com/document/product/436/13312">Buckets</a>
 */
final class CosBucketNames {

	/** The name is a label of the host, and DNS takes no longer ones. */
	private static final int LENGTH_MAXIMUM = 63;

	private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");

	private static final Pattern APP_ID = Pattern.compile(".*-[0-9]+");

	private CosBucketNames() {
	}

	/**
	 * Refuse a name that COS does not take, and return any other.
	 * @throws InvalidSettingException for the setting {@code name}
	 */
	static String require(String bucket) {
		if (!NAME.matcher(bucket).matches() || bucket.length() > LENGTH_MAXIMUM) {
			throw new InvalidSettingException("name", bucket,
					"<name>-<appid> of lower-case letters, digits and, between them, hyphens, at most %s characters"
						.formatted(LENGTH_MAXIMUM));
		}
		if (!APP_ID.matcher(bucket).matches()) {
			throw new InvalidSettingException("name", bucket,
					"<name>-<appid>, such as 'photos-1250000000': the APPID of the account is part of the name");
		}
		return bucket;
	}

}
