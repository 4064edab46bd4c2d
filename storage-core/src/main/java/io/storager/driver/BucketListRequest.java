package io.storager.driver;

import org.jspecify.annotations.Nullable;

/**
 * Which page of the buckets of an account to fetch. Made by the engine, read by drivers.
 */
public final class BucketListRequest {

	private final @Nullable String marker;

	private BucketListRequest(Builder builder) {
		this.marker = builder.marker;
	}

	/** Start with the first page. */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Where to go on, as {@link BucketPage#nextMarker} told it, or {@code null} for the
	 * first page.
	 */
	public @Nullable String marker() {
		return this.marker;
	}

	/** Collects what it has. */
	public static final class Builder {

		private @Nullable String marker;

		private Builder() {
		}

		/** Where to go on, or {@code null} for the first page. */
		public Builder marker(@Nullable String marker) {
			this.marker = marker;
			return this;
		}

		/** Make it. */
		public BucketListRequest build() {
			return new BucketListRequest(this);
		}

	}

}
