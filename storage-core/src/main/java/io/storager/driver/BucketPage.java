package io.storager.driver;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One page of a listing of buckets.
 *
 * @param buckets the buckets
 * @param nextMarker where the next page starts, or {@code null} if this is the last
 */
public record BucketPage(List<Bucket> buckets, @Nullable String nextMarker) {

	/**
	 * A bucket.
	 *
	 * @param name its name
	 * @param location its location, if the service told
	 */
	public record Bucket(String name, @Nullable String location) {
	}

}
