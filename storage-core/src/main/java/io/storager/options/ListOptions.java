package io.storager.options;

import io.storager.ListMode;
import io.storager.Storager;
import io.storager.internal.ValueProperties;
import org.jspecify.annotations.Nullable;

/** Options of {@link Storager#list}. */
public final class ListOptions {

	/** No options at all. */
	public static final ListOptions DEFAULT = builder().build();

	private final ListMode listMode;

	private final @Nullable Integer pageSize;

	private ListOptions(Builder builder) {
		this.listMode = builder.listMode;
		this.pageSize = builder.pageSize;
	}

	/** Start with no options. */
	public static Builder builder() {
		return new Builder();
	}

	/** Start with these options. */
	public Builder toBuilder() {
		return builder().listMode(this.listMode).pageSize(this.pageSize);
	}

	/** How the path is looked at. */
	public ListMode listMode() {
		return this.listMode;
	}

	/**
	 * Entries that one request asks for, 1 to 1000; if there is none, it is 1000, and a
	 * long listing may ask for several pages at the same time.
	 */
	public @Nullable Integer pageSize() {
		return this.pageSize;
	}

	private ValueProperties properties() {
		return new ValueProperties().with("listMode", this.listMode).with("pageSize", this.pageSize);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof ListOptions that && properties().equals(that.properties());
	}

	@Override
	public int hashCode() {
		return properties().hashCode();
	}

	@Override
	public String toString() {
		return properties().toString("ListOptions");
	}

	/** Collects options. */
	public static final class Builder {

		private ListMode listMode = ListMode.PREFIX;

		private @Nullable Integer pageSize;

		private Builder() {
		}

		/** Set the how the path is looked at. */
		public Builder listMode(ListMode listMode) {
			this.listMode = listMode;
			return this;
		}

		/** Set the entries that one request asks for, 1 to 1000. */
		public Builder pageSize(@Nullable Integer pageSize) {
			this.pageSize = pageSize;
			return this;
		}

		/** Make the options. */
		public ListOptions build() {
			return new ListOptions(this);
		}

	}

}
