package io.storager.oss;

import java.util.Arrays;

/**
 * Paths of requests that nobody on the way takes for others. Browsers, command line tools
 * and proxies resolve the segments {@code .} and {@code ..}, also where the dots are
 * encoded (RFC 3986, section 5.2.4): such a key would reach another object. With encoded
 * slashes around them they are no segments; OSS decodes both alike.
 */
final class OssPaths {

	private OssPaths() {
	}

	/**
	 * Protect the encoded path of a key.
	 * @param path the path, without a slash in front
	 * @param bucket what stands in front of the key, or nothing
	 */
	static String withoutDots(String path, String bucket) {
		if (path.indexOf('.') < 0 || !path.startsWith(bucket)) {
			return path;
		}
		String key = path.substring(bucket.length());
		return hasDots(key) ? bucket + key.replace("/", "%2F") : path;
	}

	private static boolean hasDots(String key) {
		return Arrays.stream(key.split("/")).anyMatch(OssPaths::isDots);
	}

	/** Whether a key is nothing but dots that mean another path, for which is no help. */
	static boolean isDots(String key) {
		return key.equals(".") || key.equals("..");
	}

}
