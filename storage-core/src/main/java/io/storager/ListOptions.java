package io.storager;

import org.jspecify.annotations.Nullable;

/**
 * Options of {@link Storager#list}.
 *
 * @param listMode how the path is looked at
 * @param pageSize entries that one request asks for, 1 to 1000; if there is none, it is
 * 1000, and a long listing may ask for several pages at the same time
 */
public record ListOptions(ListMode listMode, @Nullable Integer pageSize) {

	/** No options at all. */
	public static final ListOptions DEFAULT = builder().build();

	/** Start with no options. */
	public static Builder builder() {
		return new Builder();
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
			return new ListOptions(this.listMode, this.pageSize);
		}

	}

}
