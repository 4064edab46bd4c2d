package io.storager.options;

import java.time.Instant;

import io.storager.Encryption;
import io.storager.ProgressListener;
import io.storager.Storager;
import io.storager.internal.ValueProperties;
import org.jspecify.annotations.Nullable;

/** Options of {@link Storager#read} and the streams that read. */
public final class ReadOptions {

	/** No options at all. */
	public static final ReadOptions DEFAULT = builder().build();

	private final long offset;

	private final @Nullable Long size;

	private final @Nullable ProgressListener progress;

	private final @Nullable Encryption encryption;

	private final @Nullable String ifMatch;

	private final @Nullable String ifNoneMatch;

	private final @Nullable Instant ifModifiedSince;

	private final @Nullable Instant ifUnmodifiedSince;

	private final @Nullable Long trafficLimit;

	private final @Nullable String process;

	private final @Nullable String versionId;

	private ReadOptions(Builder builder) {
		this.offset = builder.offset;
		this.size = builder.size;
		this.progress = builder.progress;
		this.encryption = builder.encryption;
		this.ifMatch = builder.ifMatch;
		this.ifNoneMatch = builder.ifNoneMatch;
		this.ifModifiedSince = builder.ifModifiedSince;
		this.ifUnmodifiedSince = builder.ifUnmodifiedSince;
		this.trafficLimit = builder.trafficLimit;
		this.process = builder.process;
		this.versionId = builder.versionId;
	}

	/** Start with no options. */
	public static Builder builder() {
		return new Builder();
	}

	/** Start with these options. */
	public Builder toBuilder() {
		return builder().offset(this.offset)
			.size(this.size)
			.progress(this.progress)
			.encryption(this.encryption)
			.ifMatch(this.ifMatch)
			.ifNoneMatch(this.ifNoneMatch)
			.ifModifiedSince(this.ifModifiedSince)
			.ifUnmodifiedSince(this.ifUnmodifiedSince)
			.trafficLimit(this.trafficLimit)
			.process(this.process)
			.versionId(this.versionId);
	}

	/** First byte, counted from 0. */
	public long offset() {
		return this.offset;
	}

	/** Most bytes to read, or {@code null} for all. */
	public @Nullable Long size() {
		return this.size;
	}

	/** Watcher of the transfer. */
	public @Nullable ProgressListener progress() {
		return this.progress;
	}

	/** Server-side encryption, or {@code null} for the storager's defaults. */
	public @Nullable Encryption encryption() {
		return this.encryption;
	}

	/** Entity tag that the object must have. */
	public @Nullable String ifMatch() {
		return this.ifMatch;
	}

	/** Entity tag that the object must not have. */
	public @Nullable String ifNoneMatch() {
		return this.ifNoneMatch;
	}

	/** Time after which the object must have been written, in whole seconds. */
	public @Nullable Instant ifModifiedSince() {
		return this.ifModifiedSince;
	}

	/** Time after which the object must not have been written, in whole seconds. */
	public @Nullable Instant ifUnmodifiedSince() {
		return this.ifUnmodifiedSince;
	}

	/** Most bits a second of each request, or {@code null} for no limit. */
	public @Nullable Long trafficLimit() {
		return this.trafficLimit;
	}

	/**
	 * What the service makes of the bytes, such as {@code image/resize,w_100}, or
	 * {@code null}.
	 */
	public @Nullable String process() {
		return this.process;
	}

	/** Version to read, or {@code null} for the latest. */
	public @Nullable String versionId() {
		return this.versionId;
	}

	private ValueProperties properties() {
		return new ValueProperties().with("offset", this.offset)
			.with("size", this.size)
			.with("progress", this.progress)
			.with("encryption", this.encryption)
			.with("ifMatch", this.ifMatch)
			.with("ifNoneMatch", this.ifNoneMatch)
			.with("ifModifiedSince", this.ifModifiedSince)
			.with("ifUnmodifiedSince", this.ifUnmodifiedSince)
			.with("trafficLimit", this.trafficLimit)
			.with("process", this.process)
			.with("versionId", this.versionId);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof ReadOptions that && properties().equals(that.properties());
	}

	@Override
	public int hashCode() {
		return properties().hashCode();
	}

	@Override
	public String toString() {
		return properties().toString("ReadOptions");
	}

	/** Collects options. */
	public static final class Builder {

		private long offset;

		private @Nullable Long size;

		private @Nullable ProgressListener progress;

		private @Nullable Encryption encryption;

		private @Nullable String ifMatch;

		private @Nullable String ifNoneMatch;

		private @Nullable Instant ifModifiedSince;

		private @Nullable Instant ifUnmodifiedSince;

		private @Nullable Long trafficLimit;

		private @Nullable String process;

		private @Nullable String versionId;

		private Builder() {
		}

		/** Set the first byte, counted from 0. */
		public Builder offset(long offset) {
			this.offset = offset;
			return this;
		}

		/** Set the most bytes to read, or {@code null} for all. */
		public Builder size(@Nullable Long size) {
			this.size = size;
			return this;
		}

		/** Set the watcher of the transfer. */
		public Builder progress(@Nullable ProgressListener progress) {
			this.progress = progress;
			return this;
		}

		/**
		 * Set the server-side encryption, or {@code null} for the storager's defaults.
		 */
		public Builder encryption(@Nullable Encryption encryption) {
			this.encryption = encryption;
			return this;
		}

		/** Set the entity tag that the object must have. */
		public Builder ifMatch(@Nullable String ifMatch) {
			this.ifMatch = ifMatch;
			return this;
		}

		/** Set the entity tag that the object must not have. */
		public Builder ifNoneMatch(@Nullable String ifNoneMatch) {
			this.ifNoneMatch = ifNoneMatch;
			return this;
		}

		/**
		 * Set the time after which the object must have been written, in whole seconds.
		 */
		public Builder ifModifiedSince(@Nullable Instant ifModifiedSince) {
			this.ifModifiedSince = ifModifiedSince;
			return this;
		}

		/**
		 * Set the time after which the object must not have been written, in whole
		 * seconds.
		 */
		public Builder ifUnmodifiedSince(@Nullable Instant ifUnmodifiedSince) {
			this.ifUnmodifiedSince = ifUnmodifiedSince;
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

		/**
		 * Set what the service makes of the bytes before it sends them, in its own words:
		 * {@code image/resize,w_100} or {@code style/small} on OSS,
		 * {@code imageMogr2/thumbnail/100x} on COS.
		 */
		public Builder process(@Nullable String process) {
			this.process = process;
			return this;
		}

		/** Set the version to read, or {@code null} for the latest. */
		public Builder versionId(@Nullable String versionId) {
			this.versionId = versionId;
			return this;
		}

		/** Make the options. */
		public ReadOptions build() {
			return new ReadOptions(this);
		}

	}

}
