package io.storager.driver;

import org.jspecify.annotations.Nullable;

/**
 * Which page of the versions of objects to fetch. Made by the engine, read by drivers.
 */
public final class VersionListRequest {

	private final String prefix;

	private final @Nullable KeyMarker marker;

	private final @Nullable Integer pageSize;

	private VersionListRequest(Builder builder) {
		this.prefix = builder.prefix;
		this.marker = builder.marker;
		this.pageSize = builder.pageSize;
	}

	/** Start with the first page of what has a prefix. */
	public static Builder builder(String prefix) {
		return new Builder(prefix);
	}

	/** What keys start with, may be empty. */
	public String prefix() {
		return this.prefix;
	}

	/** Where to go on, or {@code null} for the first page. */
	public @Nullable KeyMarker marker() {
		return this.marker;
	}

	/** Most versions, or {@code null} for the most that the service gives. */
	public @Nullable Integer pageSize() {
		return this.pageSize;
	}

	/** Collects what it has. */
	public static final class Builder {

		private final String prefix;

		private @Nullable KeyMarker marker;

		private @Nullable Integer pageSize;

		private Builder(String prefix) {
			this.prefix = prefix;
		}

		/** Where to go on, or {@code null} for the first page. */
		public Builder marker(@Nullable KeyMarker marker) {
			this.marker = marker;
			return this;
		}

		/** Most versions, or {@code null} for the most that the service gives. */
		public Builder pageSize(@Nullable Integer pageSize) {
			this.pageSize = pageSize;
			return this;
		}

		/** Make it. */
		public VersionListRequest build() {
			return new VersionListRequest(this);
		}

	}

}
