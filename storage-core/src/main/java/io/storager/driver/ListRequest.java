package io.storager.driver;

import org.jspecify.annotations.Nullable;

/** Which page of a listing to fetch. Made by the engine, read by drivers. */
public final class ListRequest {

	private final String prefix;

	private final boolean dirs;

	private final @Nullable String marker;

	private final @Nullable Integer pageSize;

	private ListRequest(Builder builder) {
		this.prefix = builder.prefix;
		this.dirs = builder.dirs;
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

	/** Whether keys with a further slash behind the prefix are told as directories. */
	public boolean dirs() {
		return this.dirs;
	}

	/** Where to go on, or {@code null} for the first page. */
	public @Nullable String marker() {
		return this.marker;
	}

	/** Most entries, or {@code null} for the most that the service gives. */
	public @Nullable Integer pageSize() {
		return this.pageSize;
	}

	/** Collects what it has. */
	public static final class Builder {

		private final String prefix;

		private boolean dirs;

		private @Nullable String marker;

		private @Nullable Integer pageSize;

		private Builder(String prefix) {
			this.prefix = prefix;
		}

		/**
		 * Whether keys with a further slash behind the prefix are told as directories.
		 */
		public Builder dirs(boolean dirs) {
			this.dirs = dirs;
			return this;
		}

		/** Where to go on, or {@code null} for the first page. */
		public Builder marker(@Nullable String marker) {
			this.marker = marker;
			return this;
		}

		/** Most entries, or {@code null} for the most that the service gives. */
		public Builder pageSize(@Nullable Integer pageSize) {
			this.pageSize = pageSize;
			return this;
		}

		/** Make it. */
		public ListRequest build() {
			return new ListRequest(this);
		}

	}

}
