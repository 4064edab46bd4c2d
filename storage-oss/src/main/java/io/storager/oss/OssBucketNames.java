package io.storager.oss;

import java.util.regex.Pattern;

import io.storager.error.InvalidSettingException;

/**
 * The vendor's rule for bucket names.
 *
 * @see <a href=
 * "https://www.alibabacloud.com/help/en/oss/user-guide/bucket-naming-conventions">Names
 * of buckets</a>
 */
final class OssBucketNames {

	private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{1,61}[a-z0-9]");

	private OssBucketNames() {
	}

	/** Give a name back, or refuse it. */
	static String require(String name) {
		if (!NAME.matcher(name).matches()) {
			throw new InvalidSettingException("name", name,
					"3 to 63 lower-case letters, digits and hyphens, with no hyphen at either end");
		}
		return name;
	}

}
