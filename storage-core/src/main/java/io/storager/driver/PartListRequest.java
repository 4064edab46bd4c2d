package io.storager.driver;

import org.jspecify.annotations.Nullable;

/** Which page of the parts of an upload to fetch. Made by the engine, read by drivers. */
public final class PartListRequest {

	private final String key;

	private final String uploadId;

	private final @Nullable Integer marker;

	private final @Nullable Integer pageSize;

	private PartListRequest(Builder builder) {
		this.key = builder.key;
		this.uploadId = builder.uploadId;
		this.marker = builder.marker;
		this.pageSize = builder.pageSize;
	}

	/** Start with the first page of the parts of an upload. */
	public static Builder builder(String key, String uploadId) {
		return new Builder(key, uploadId);
	}

	/** The key of the object to be. */
	public String key() {
		return this.key;
	}

	/** The id of the upload. */
	public String uploadId() {
		return this.uploadId;
	}

	/**
	 * The index of the part behind which the page begins, or {@code null} for the first
	 * page.
	 */
	public @Nullable Integer marker() {
		return this.marker;
	}

	/** Most parts, or {@code null} for the most that the service gives. */
	public @Nullable Integer pageSize() {
		return this.pageSize;
	}

	/** Collects what it has. */
	public static final class Builder {

		private final String key;

		private final String uploadId;

		private @Nullable Integer marker;

		private @Nullable Integer pageSize;

		private Builder(String key, String uploadId) {
			this.key = key;
			this.uploadId = uploadId;
		}

		/**
		 * The index of the part behind which the page begins, or {@code null} for the
		 * first page.
		 */
		public Builder marker(@Nullable Integer marker) {
			this.marker = marker;
			return this;
		}

		/** Most parts, or {@code null} for the most that the service gives. */
		public Builder pageSize(@Nullable Integer pageSize) {
			this.pageSize = pageSize;
			return this;
		}

		/** Make it. */
		public PartListRequest build() {
			return new PartListRequest(this);
		}

	}

}
