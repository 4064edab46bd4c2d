package io.storager.options;

import io.storager.Appender;
import io.storager.ProgressListener;
import io.storager.internal.ValueProperties;
import org.jspecify.annotations.Nullable;

/** Options of {@link Appender#writeAppend}. */
public final class WriteAppendOptions {

	/** No options at all. */
	public static final WriteAppendOptions DEFAULT = builder().build();

	private final @Nullable String contentMd5;

	private final @Nullable ProgressListener progress;

	private final @Nullable Long trafficLimit;

	private WriteAppendOptions(Builder builder) {
		this.contentMd5 = builder.contentMd5;
		this.progress = builder.progress;
		this.trafficLimit = builder.trafficLimit;
	}

	/** Start with no options. */
	public static Builder builder() {
		return new Builder();
	}

	/** Start with these options. */
	public Builder toBuilder() {
		return builder().contentMd5(this.contentMd5).progress(this.progress).trafficLimit(this.trafficLimit);
	}

	/** Base64 of the MD5 of the bytes, which is checked before they are stored. */
	public @Nullable String contentMd5() {
		return this.contentMd5;
	}

	/** Watcher of the transfer. */
	public @Nullable ProgressListener progress() {
		return this.progress;
	}

	/** Most bits a second of each request, or {@code null} for no limit. */
	public @Nullable Long trafficLimit() {
		return this.trafficLimit;
	}

	private ValueProperties properties() {
		return new ValueProperties().with("contentMd5", this.contentMd5)
			.with("progress", this.progress)
			.with("trafficLimit", this.trafficLimit);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof WriteAppendOptions that && properties().equals(that.properties());
	}

	@Override
	public int hashCode() {
		return properties().hashCode();
	}

	@Override
	public String toString() {
		return properties().toString("WriteAppendOptions");
	}

	/** Collects options. */
	public static final class Builder {

		private @Nullable String contentMd5;

		private @Nullable ProgressListener progress;

		private @Nullable Long trafficLimit;

		private Builder() {
		}

		/**
		 * Set the base64 of the MD5 of the bytes, which is checked before they are
		 * stored.
		 */
		public Builder contentMd5(@Nullable String contentMd5) {
			this.contentMd5 = contentMd5;
			return this;
		}

		/** Set the watcher of the transfer. */
		public Builder progress(@Nullable ProgressListener progress) {
			this.progress = progress;
			return this;
		}

		/**
		 * Set the most bits a second of each request, or {@code null} for no limit:
		 * 245,760 to 838,860,800 on OSS, 819,200 to 838,860,800 on COS. Parts that go
		 * side by side are limited each.
		 */
		public Builder trafficLimit(@Nullable Long trafficLimit) {
			this.trafficLimit = trafficLimit;
			return this;
		}

		/** Make the options. */
		public WriteAppendOptions build() {
			return new WriteAppendOptions(this);
		}

	}

}
