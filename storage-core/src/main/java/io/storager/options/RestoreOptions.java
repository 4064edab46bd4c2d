package io.storager.options;

import io.storager.Restorer;
import io.storager.internal.ValueProperties;
import org.jspecify.annotations.Nullable;

/** Options of {@link Restorer#restore}. */
public final class RestoreOptions {

	/** One day, at the pace of the service. */
	public static final RestoreOptions DEFAULT = builder().build();

	private final int days;

	private final @Nullable String tier;

	private RestoreOptions(Builder builder) {
		this.days = builder.days;
		this.tier = builder.tier;
	}

	/** Start with no options. */
	public static Builder builder() {
		return new Builder();
	}

	/** Start with these options. */
	public Builder toBuilder() {
		return builder().days(this.days).tier(this.tier);
	}

	/** For how many days it can be read. */
	public int days() {
		return this.days;
	}

	/** Pace, or {@code null} for the service's own. */
	public @Nullable String tier() {
		return this.tier;
	}

	private ValueProperties properties() {
		return new ValueProperties().with("days", this.days).with("tier", this.tier);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof RestoreOptions that && properties().equals(that.properties());
	}

	@Override
	public int hashCode() {
		return properties().hashCode();
	}

	@Override
	public String toString() {
		return properties().toString("RestoreOptions");
	}

	/** Collects options. */
	public static final class Builder {

		private int days = 1;

		private @Nullable String tier;

		private Builder() {
		}

		/** Set for how many days it can be read, 1 to 365. */
		public Builder days(int days) {
			this.days = days;
			return this;
		}

		/**
		 * Set the pace: {@code Expedited}, {@code Standard} or {@code Bulk}; OSS takes
		 * one for cold archives only.
		 */
		public Builder tier(@Nullable String tier) {
			this.tier = tier;
			return this;
		}

		/** Make the options. */
		public RestoreOptions build() {
			return new RestoreOptions(this);
		}

	}

}
