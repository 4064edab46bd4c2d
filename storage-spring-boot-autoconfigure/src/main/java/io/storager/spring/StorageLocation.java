package io.storager.spring;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Where an object is, as {@code oss://bucket/key}. The key is its characters: nothing is
 * decoded and no part of it is left out.
 *
 * @param service the service, {@code oss} or {@code cos}
 * @param bucket the bucket
 * @param key the key, empty for the bucket itself
 */
record StorageLocation(String service, String bucket, String key) {

	private static final Set<String> SERVICES = Set.of("oss", "cos");

	private static final String SEPARATOR = "://";

	/**
	 * Read a location.
	 * @return the location, or {@code null} for one of another protocol
	 * @throws IllegalArgumentException without a bucket
	 */
	static @Nullable StorageLocation parse(String location) {
		int separator = location.indexOf(SEPARATOR);
		if (separator < 0 || !SERVICES.contains(location.substring(0, separator))) {
			return null;
		}
		String rest = location.substring(separator + SEPARATOR.length());
		int slash = rest.indexOf('/');
		String bucket = (slash >= 0) ? rest.substring(0, slash) : rest;
		if (bucket.isEmpty()) {
			throw new IllegalArgumentException("'%s' names no bucket; allowed: %s://<bucket>/<key>".formatted(location,
					location.substring(0, separator)));
		}
		return new StorageLocation(location.substring(0, separator), bucket,
				(slash >= 0) ? rest.substring(slash + 1) : "");
	}

	/** The same bucket with another key. */
	StorageLocation withKey(String other) {
		return new StorageLocation(this.service, this.bucket, other);
	}

	/** The location as a URI, in which some characters of the key are encoded. */
	URI uri() {
		try {
			return new URI(this.service, this.bucket, "/" + this.key, null);
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException("'%s' cannot be a URI".formatted(this), ex);
		}
	}

	@Override
	public String toString() {
		return this.service + SEPARATOR + this.bucket + "/" + this.key;
	}

}
