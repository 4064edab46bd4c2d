package io.storager.driver;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** One page of a listing of buckets. */
public final class BucketPage {

	private final List<Bucket> buckets;

	private final @Nullable String nextMarker;

	private BucketPage(List<Bucket> buckets, @Nullable String nextMarker) {
		this.buckets = buckets;
		this.nextMarker = nextMarker;
	}

	/**
	 * A page.
	 * @param buckets the buckets
	 * @param nextMarker where the next page starts, or {@code null} if this is the last
	 */
	public static BucketPage of(List<Bucket> buckets, @Nullable String nextMarker) {
		return new BucketPage(buckets, nextMarker);
	}

	/** The buckets. */
	public List<Bucket> buckets() {
		return this.buckets;
	}

	/** Where the next page starts, or {@code null} if this is the last. */
	public @Nullable String nextMarker() {
		return this.nextMarker;
	}

	/** A bucket. */
	public static final class Bucket {

		private final String name;

		private final @Nullable String location;

		private Bucket(String name, @Nullable String location) {
			this.name = name;
			this.location = location;
		}

		/**
		 * A bucket.
		 * @param name its name
		 * @param location its location, if the service told
		 */
		public static Bucket of(String name, @Nullable String location) {
			return new Bucket(name, location);
		}

		/** Its name. */
		public String name() {
			return this.name;
		}

		/** Its location, if the service told. */
		public @Nullable String location() {
			return this.location;
		}

	}

}
