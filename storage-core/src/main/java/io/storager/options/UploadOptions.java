package io.storager.options;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

import io.storager.Encryption;
import io.storager.ProgressListener;
import io.storager.Storager;
import io.storager.ObjectAcl;
import io.storager.internal.ValueProperties;
import org.jspecify.annotations.Nullable;

/** Options of {@link Storager#upload}. */
public final class UploadOptions {

	/** No options at all. */
	public static final UploadOptions DEFAULT = builder().build();

	private final WriteOptions write;

	private final @Nullable Path stateDirectory;

	private UploadOptions(Builder builder) {
		this.write = builder.write.build();
		this.stateDirectory = builder.stateDirectory;
	}

	/** Start with no options. */
	public static Builder builder() {
		return new Builder();
	}

	/** Start with these options. */
	public Builder toBuilder() {
		Builder builder = builder().stateDirectory(this.stateDirectory);
		builder.write = this.write.toBuilder();
		return builder;
	}

	/** Media type; without one it follows from the path's ending. */
	public @Nullable String contentType() {
		return this.write.contentType();
	}

	/** Base64 of the MD5 of the bytes, which is checked before they are stored. */
	public @Nullable String contentMd5() {
		return this.write.contentMd5();
	}

	/** Value of the header with which the object is served. */
	public @Nullable String contentDisposition() {
		return this.write.contentDisposition();
	}

	/** How long who may keep the object, as in {@code max-age=3600}. */
	public @Nullable String cacheControl() {
		return this.write.cacheControl();
	}

	/**
	 * How the bytes are encoded, such as {@code gzip}; they are stored and read as they
	 * are.
	 */
	public @Nullable String contentEncoding() {
		return this.write.contentEncoding();
	}

	/** Language of who reads the object, such as {@code zh-CN}. */
	public @Nullable String contentLanguage() {
		return this.write.contentLanguage();
	}

	/** Until when a cache may serve the object, in whole seconds. */
	public @Nullable Instant expires() {
		return this.write.expires();
	}

	/** Vendor's storage class. */
	public @Nullable String storageClass() {
		return this.write.storageClass();
	}

	/** Tags, or {@code null} for none. */
	public @Nullable Map<String, String> tags() {
		return this.write.tags();
	}

	/** Access rule, or {@code null} for the default. */
	public @Nullable ObjectAcl acl() {
		return this.write.acl();
	}

	/**
	 * User's own metadata: names of letters, digits and hyphens, stored in lower case;
	 * any values.
	 */
	public Map<String, String> userMetadata() {
		return this.write.userMetadata();
	}

	/** Watcher of the transfer; what was there already counts. */
	public @Nullable ProgressListener progress() {
		return this.write.progress();
	}

	/** Server-side encryption, or {@code null} for the storager's defaults. */
	public @Nullable Encryption encryption() {
		return this.write.encryption();
	}

	/** Rule that there must be no object yet. */
	public boolean forbidOverwrite() {
		return this.write.forbidOverwrite();
	}

	/**
	 * The directory that keeps what a later call needs to go on, or {@code null} for that
	 * of the file.
	 */
	public @Nullable Path stateDirectory() {
		return this.stateDirectory;
	}

	/** Most bits a second of each request, or {@code null} for no limit. */
	public @Nullable Long trafficLimit() {
		return this.write.trafficLimit();
	}

	/** The same as options of a write, which keeps nothing for a later call. */
	public WriteOptions toWriteOptions() {
		return this.write;
	}

	private ValueProperties properties() {
		return new ValueProperties().with("contentType", this.write.contentType())
			.with("contentMd5", this.write.contentMd5())
			.with("contentDisposition", this.write.contentDisposition())
			.with("cacheControl", this.write.cacheControl())
			.with("contentEncoding", this.write.contentEncoding())
			.with("contentLanguage", this.write.contentLanguage())
			.with("expires", this.write.expires())
			.with("storageClass", this.write.storageClass())
			.with("tags", this.write.tags())
			.with("acl", this.write.acl())
			.with("userMetadata", this.write.userMetadata())
			.with("progress", this.write.progress())
			.with("encryption", this.write.encryption())
			.with("forbidOverwrite", this.write.forbidOverwrite())
			.with("stateDirectory", this.stateDirectory)
			.with("trafficLimit", this.write.trafficLimit());
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof UploadOptions that && properties().equals(that.properties());
	}

	@Override
	public int hashCode() {
		return properties().hashCode();
	}

	@Override
	public String toString() {
		return properties().toString("UploadOptions");
	}

	/** Collects options. */
	public static final class Builder {

		private WriteOptions.Builder write = WriteOptions.builder();

		private @Nullable Path stateDirectory;

		private Builder() {
		}

		/** Set the media type; without one it follows from the path's ending. */
		public Builder contentType(@Nullable String contentType) {
			this.write.contentType(contentType);
			return this;
		}

		/**
		 * Set the base64 of the MD5 of the bytes, which is checked before they are
		 * stored.
		 */
		public Builder contentMd5(@Nullable String contentMd5) {
			this.write.contentMd5(contentMd5);
			return this;
		}

		/** Set the value of the header with which the object is served. */
		public Builder contentDisposition(@Nullable String contentDisposition) {
			this.write.contentDisposition(contentDisposition);
			return this;
		}

		/**
		 * Set how long who may keep the object, as in {@code max-age=3600}.
		 */
		public Builder cacheControl(@Nullable String cacheControl) {
			this.write.cacheControl(cacheControl);
			return this;
		}

		/**
		 * Set how the bytes are encoded, such as {@code gzip}; they are stored and read
		 * as they are.
		 */
		public Builder contentEncoding(@Nullable String contentEncoding) {
			this.write.contentEncoding(contentEncoding);
			return this;
		}

		/**
		 * Set the language of who reads the object, such as {@code zh-CN}.
		 */
		public Builder contentLanguage(@Nullable String contentLanguage) {
			this.write.contentLanguage(contentLanguage);
			return this;
		}

		/**
		 * Set until when a cache may serve the object, in whole seconds.
		 */
		public Builder expires(@Nullable Instant expires) {
			this.write.expires(expires);
			return this;
		}

		/** Set the vendor's storage class. */
		public Builder storageClass(@Nullable String storageClass) {
			this.write.storageClass(storageClass);
			return this;
		}

		/**
		 * Set the tags.
		 */
		public Builder tags(@Nullable Map<String, String> tags) {
			this.write.tags(tags);
			return this;
		}

		/**
		 * Set the access rule, or {@code null} for the default.
		 */
		public Builder acl(@Nullable ObjectAcl acl) {
			this.write.acl(acl);
			return this;
		}

		/**
		 * Set the user's own metadata: names of letters, digits and hyphens, stored in
		 * lower case; any values.
		 */
		public Builder userMetadata(Map<String, String> userMetadata) {
			this.write.userMetadata(userMetadata);
			return this;
		}

		/** Set the watcher of the transfer. */
		public Builder progress(@Nullable ProgressListener progress) {
			this.write.progress(progress);
			return this;
		}

		/**
		 * Set the server-side encryption, or {@code null} for the storager's defaults.
		 */
		public Builder encryption(@Nullable Encryption encryption) {
			this.write.encryption(encryption);
			return this;
		}

		/** Set the rule that there must be no object yet. */
		public Builder forbidOverwrite(boolean forbidOverwrite) {
			this.write.forbidOverwrite(forbidOverwrite);
			return this;
		}

		/**
		 * Set the directory that keeps what a later call needs to go on, {@code null} for
		 * that of the file. It has to be the same in every call for a file, and a place
		 * where others cannot write.
		 */
		public Builder stateDirectory(@Nullable Path stateDirectory) {
			this.stateDirectory = stateDirectory;
			return this;
		}

		/**
		 * Set the most bits a second of each request, or {@code null} for no limit:
		 * 245,760 to 838,860,800 on OSS, 819,200 to 838,860,800 on COS. Parts that go
		 * side by side are limited each.
		 */
		public Builder trafficLimit(@Nullable Long trafficLimit) {
			this.write.trafficLimit(trafficLimit);
			return this;
		}

		/** Make the options. */
		public UploadOptions build() {
			return new UploadOptions(this);
		}

	}

}
