package io.storager.driver;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One page of a listing.
 *
 * @param dirs prefixes that stand for directories, each ending with a slash
 * @param objects the objects
 * @param nextMarker where the next page starts, or {@code null} if this is the last
 */
public record ListPage(List<String> dirs, List<Entry> objects, @Nullable String nextMarker) {

	/**
	 * An object of a listing.
	 *
	 * @param key its key
	 * @param contentLength its length
	 * @param lastModified when it was written
	 * @param etag entity tag without quotes
	 * @param storageClass the vendor's storage class
	 * @param appendable whether it can be appended to
	 */
	public record Entry(String key, long contentLength, @Nullable Instant lastModified, @Nullable String etag,
			@Nullable String storageClass, boolean appendable) {
	}

}
