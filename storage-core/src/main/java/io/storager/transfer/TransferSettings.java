package io.storager.transfer;

import java.time.Duration;

import io.storager.error.InvalidSettingException;
import io.storager.internal.ValueProperties;
import org.jspecify.annotations.Nullable;

/** How the transfers of a storager are cut into requests and repeated. */
public final class TransferSettings {

	/** Settings that suit most applications. */
	public static final TransferSettings DEFAULT = builder().build();

	private final long partSize;

	private final int concurrency;

	private final int maxRetries;

	private final @Nullable Duration deadline;

	private TransferSettings(Builder builder) {
		this.partSize = builder.partSize;
		this.concurrency = builder.concurrency;
		this.maxRetries = builder.maxRetries;
		this.deadline = builder.deadline;
		if (this.partSize < 1) {
			throw new InvalidSettingException("transfer.part-size", this.partSize + " bytes", "1 byte or more");
		}
		if (this.concurrency < 1 || this.concurrency > 256) {
			throw new InvalidSettingException("transfer.concurrency", String.valueOf(this.concurrency), "1 to 256");
		}
		if (this.maxRetries < 0 || this.maxRetries > 10) {
			throw new InvalidSettingException("client.max-retries", String.valueOf(this.maxRetries), "0 to 10");
		}
		if (this.deadline != null && (this.deadline.isNegative() || this.deadline.isZero())) {
			throw new InvalidSettingException("transfer.deadline", this.deadline.toString(),
					"more than zero, or none at all");
		}
	}

	/** Start with the defaults. */
	public static Builder builder() {
		return new Builder();
	}

	/** Start with these values. */
	public Builder toBuilder() {
		return builder().partSize(this.partSize)
			.concurrency(this.concurrency)
			.maxRetries(this.maxRetries)
			.deadline(this.deadline);
	}

	/**
	 * The bytes of a part, and of a range that is read beside others, at least 1; what is
	 * smaller goes in one request. The service's own limits are checked with the
	 * storager.
	 */
	public long partSize() {
		return this.partSize;
	}

	/** The most requests of one transfer at the same time, 1 to 256. */
	public int concurrency() {
		return this.concurrency;
	}

	/** How often a failed request is sent again, 0 to 10. */
	public int maxRetries() {
		return this.maxRetries;
	}

	/** The longest that one operation may take, or {@code null} for no limit. */
	public @Nullable Duration deadline() {
		return this.deadline;
	}

	private ValueProperties properties() {
		return new ValueProperties().with("partSize", this.partSize)
			.with("concurrency", this.concurrency)
			.with("maxRetries", this.maxRetries)
			.with("deadline", this.deadline);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof TransferSettings that && properties().equals(that.properties());
	}

	@Override
	public int hashCode() {
		return properties().hashCode();
	}

	@Override
	public String toString() {
		return properties().toString("TransferSettings");
	}

	/** Collects settings; {@link #build} refuses those that are not allowed. */
	public static final class Builder {

		private long partSize = 8L * 1024 * 1024;

		private int concurrency = 4;

		private int maxRetries = 3;

		private @Nullable Duration deadline;

		private Builder() {
		}

		/**
		 * Set the bytes of a part, and of a range that is read beside others, at least 1;
		 * what is smaller goes in one request. The service's own limits are checked with
		 * the storager.
		 */
		public Builder partSize(long partSize) {
			this.partSize = partSize;
			return this;
		}

		/** Set the most requests of one transfer at the same time, 1 to 256. */
		public Builder concurrency(int concurrency) {
			this.concurrency = concurrency;
			return this;
		}

		/** Set how often a failed request is sent again, 0 to 10. */
		public Builder maxRetries(int maxRetries) {
			this.maxRetries = maxRetries;
			return this;
		}

		/** Set the longest that one operation may take, or {@code null} for no limit. */
		public Builder deadline(@Nullable Duration deadline) {
			this.deadline = deadline;
			return this;
		}

		/**
		 * Make the settings.
		 * @throws InvalidSettingException for one that is not allowed
		 */
		public TransferSettings build() {
			return new TransferSettings(this);
		}

	}

}
