package io.storager.options;

import io.storager.Multiparter;
import io.storager.internal.ValueProperties;
import org.jspecify.annotations.Nullable;

/** Options of {@link Multiparter#listMultipart} and its pages. */
public final class ListMultipartOptions {

	/** No options at all. */
	public static final ListMultipartOptions DEFAULT = builder().build();

	private final @Nullable Integer pageSize;

	private final @Nullable String continuationToken;

	private ListMultipartOptions(Builder builder) {
		this.pageSize = builder.pageSize;
		this.continuationToken = builder.continuationToken;
	}

	/** Start with no options. */
	public static Builder builder() {
		return new Builder();
	}

	/** Start with these options. */
	public Builder toBuilder() {
		return builder().pageSize(this.pageSize).continuationToken(this.continuationToken);
	}

	/** The most parts that a page has: 1 to 1000, or {@code null} for 1000. */
	public @Nullable Integer pageSize() {
		return this.pageSize;
	}

	/**
	 * The {@link io.storager.Page#nextToken() token} of an earlier page of the same
	 * upload, or {@code null} for the first page.
	 */
	public @Nullable String continuationToken() {
		return this.continuationToken;
	}

	private ValueProperties properties() {
		return new ValueProperties().with("pageSize", this.pageSize).with("continuationToken", this.continuationToken);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof ListMultipartOptions that && properties().equals(that.properties());
	}

	@Override
	public int hashCode() {
		return properties().hashCode();
	}

	@Override
	public String toString() {
		return properties().toString("ListMultipartOptions");
	}

	/** Collects options. */
	public static final class Builder {

		private @Nullable Integer pageSize;

		private @Nullable String continuationToken;

		private Builder() {
		}

		/** Set the most parts that a page has, 1 to 1000. */
		public Builder pageSize(@Nullable Integer pageSize) {
			this.pageSize = pageSize;
			return this;
		}

		/** Set the token of an earlier page, which says where to go on. */
		public Builder continuationToken(@Nullable String continuationToken) {
			this.continuationToken = continuationToken;
			return this;
		}

		/** Make the options. */
		public ListMultipartOptions build() {
			return new ListMultipartOptions(this);
		}

	}

}
