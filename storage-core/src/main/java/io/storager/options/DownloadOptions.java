package io.storager.options;

import java.time.Instant;

import io.storager.Encryption;
import io.storager.ProgressListener;
import io.storager.Storager;
import io.storager.internal.ValueProperties;
import org.jspecify.annotations.Nullable;

/** Options of {@link Storager#download}. */
public final class DownloadOptions {

	/** No options at all. */
	public static final DownloadOptions DEFAULT = builder().build();

	private final @Nullable ProgressListener progress;

	private final @Nullable Encryption encryption;

	private final @Nullable String ifMatch;

	private final @Nullable String ifNoneMatch;

	private final @Nullable Instant ifModifiedSince;

	private final @Nullable Instant ifUnmodifiedSince;

	private final @Nullable String versionId;

	private final @Nullable Long trafficLimit;

	private DownloadOptions(Builder builder) {
		this.progress = builder.progress;
		this.encryption = builder.encryption;
		this.ifMatch = builder.ifMatch;
		this.ifNoneMatch = builder.ifNoneMatch;
		this.ifModifiedSince = builder.ifModifiedSince;
		this.ifUnmodifiedSince = builder.ifUnmodifiedSince;
		this.versionId = builder.versionId;
		this.trafficLimit = builder.trafficLimit;
	}

	/** Start with no options. */
	public static Builder builder() {
		return new Builder();
	}

	/** Start with these options. */
	public Builder toBuilder() {
		return builder().progress(this.progress)
			.encryption(this.encryption)
			.ifMatch(this.ifMatch)
			.ifNoneMatch(this.ifNoneMatch)
			.ifModifiedSince(this.ifModifiedSince)
			.ifUnmodifiedSince(this.ifUnmodifiedSince)
			.versionId(this.versionId)
			.trafficLimit(this.trafficLimit);
	}

	/** Watcher of the transfer; what was there already counts. */
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

	/** The same as options of a read, which keeps nothing for a later call. */
	public ReadOptions toReadOptions() {
		return ReadOptions.builder()
			.progress(this.progress)
			.encryption(this.encryption)
			.ifMatch(this.ifMatch)
			.ifNoneMatch(this.ifNoneMatch)
			.ifModifiedSince(this.ifModifiedSince)
			.ifUnmodifiedSince(this.ifUnmodifiedSince)
			.versionId(this.versionId)
			.trafficLimit(this.trafficLimit)
			.build();
	}

	/** Version to download, or {@code null} for the latest. */
	public @Nullable String versionId() {
		return this.versionId;
	}

	/** The most bits a second of each request, or {@code null} for no limit. */
	public @Nullable Long trafficLimit() {
		return this.trafficLimit;
	}

	private ValueProperties properties() {
		return new ValueProperties().with("progress", this.progress)
			.with("encryption", this.encryption)
			.with("ifMatch", this.ifMatch)
			.with("ifNoneMatch", this.ifNoneMatch)
			.with("ifModifiedSince", this.ifModifiedSince)
			.with("ifUnmodifiedSince", this.ifUnmodifiedSince)
			.with("versionId", this.versionId)
			.with("trafficLimit", this.trafficLimit);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof DownloadOptions that && properties().equals(that.properties());
	}

	@Override
	public int hashCode() {
		return properties().hashCode();
	}

	@Override
	public String toString() {
		return properties().toString("DownloadOptions");
	}

	/** Collects options. */
	public static final class Builder {

		private @Nullable ProgressListener progress;

		private @Nullable Encryption encryption;

		private @Nullable String ifMatch;

		private @Nullable String ifNoneMatch;

		private @Nullable Instant ifModifiedSince;

		private @Nullable Instant ifUnmodifiedSince;

		private @Nullable String versionId;

		private @Nullable Long trafficLimit;

		private Builder() {
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

		/** Set the version to download, or {@code null} for the latest. */
		public Builder versionId(@Nullable String versionId) {
			this.versionId = versionId;
			return this;
		}

		/**
		 * Set the most bits a second of each request, or {@code null} for no limit:
		 * 245,760 to 838,860,800 on OSS, 819,200 to 838,860,800 on COS. Ranges are read
		 * one after the other then.
		 */
		public Builder trafficLimit(@Nullable Long trafficLimit) {
			this.trafficLimit = trafficLimit;
			return this;
		}

		/** Make the options. */
		public DownloadOptions build() {
			return new DownloadOptions(this);
		}

	}

}
