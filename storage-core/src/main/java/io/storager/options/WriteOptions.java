package io.storager.options;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

import io.storager.Encryption;
import io.storager.ObjectHeaders;
import io.storager.ProgressListener;
import io.storager.Storager;
import io.storager.ObjectAcl;
import io.storager.internal.ValueProperties;
import org.jspecify.annotations.Nullable;

/** Options of {@link Storager#write} and the streams that write. */
public final class WriteOptions {

	/** No options at all. */
	public static final WriteOptions DEFAULT = builder().build();

	private final ObjectHeaders headers;

	private final @Nullable String contentMd5;

	private final @Nullable String storageClass;

	private final @Nullable Map<String, String> tags;

	private final @Nullable ObjectAcl acl;

	private final Map<String, String> userMetadata;

	private final @Nullable ProgressListener progress;

	private final @Nullable Encryption encryption;

	private final boolean forbidOverwrite;

	private final @Nullable Long trafficLimit;

	private WriteOptions(Builder builder) {
		this.headers = builder.headers.build();
		this.contentMd5 = builder.contentMd5;
		this.storageClass = builder.storageClass;
		this.tags = (builder.tags != null) ? Map.copyOf(builder.tags) : null;
		this.acl = builder.acl;
		this.userMetadata = Map.copyOf(builder.userMetadata);
		this.progress = builder.progress;
		this.encryption = builder.encryption;
		this.forbidOverwrite = builder.forbidOverwrite;
		this.trafficLimit = builder.trafficLimit;
	}

	/** Start with no options. */
	public static Builder builder() {
		return new Builder();
	}

	/** Start with these options. */
	public Builder toBuilder() {
		return builder().headers(this.headers)
			.contentMd5(this.contentMd5)
			.storageClass(this.storageClass)
			.tags(this.tags)
			.acl(this.acl)
			.userMetadata(this.userMetadata)
			.progress(this.progress)
			.encryption(this.encryption)
			.forbidOverwrite(this.forbidOverwrite)
			.trafficLimit(this.trafficLimit);
	}

	/** All headers that the object is to be served with, as one value. */
	public ObjectHeaders headers() {
		return this.headers;
	}

	/** Media type; without one it follows from the path's ending. */
	public @Nullable String contentType() {
		return this.headers.contentType();
	}

	/** Base64 of the MD5 of the bytes, which is checked before they are stored. */
	public @Nullable String contentMd5() {
		return this.contentMd5;
	}

	/** Value of the header with which the object is served. */
	public @Nullable String contentDisposition() {
		return this.headers.contentDisposition();
	}

	/** How long who may keep the object, as in {@code max-age=3600}. */
	public @Nullable String cacheControl() {
		return this.headers.cacheControl();
	}

	/**
	 * How the bytes are encoded, such as {@code gzip}; they are stored and read as they
	 * are.
	 */
	public @Nullable String contentEncoding() {
		return this.headers.contentEncoding();
	}

	/** Language of who reads the object, such as {@code zh-CN}. */
	public @Nullable String contentLanguage() {
		return this.headers.contentLanguage();
	}

	/** Until when a cache may serve the object, in whole seconds. */
	public @Nullable Instant expires() {
		return this.headers.expiresAt();
	}

	/** Vendor's storage class. */
	public @Nullable String storageClass() {
		return this.storageClass;
	}

	/** Tags, or {@code null} for none. */
	public @Nullable Map<String, String> tags() {
		return this.tags;
	}

	/** Access rule, or {@code null} for the default. */
	public @Nullable ObjectAcl acl() {
		return this.acl;
	}

	/**
	 * User's own metadata: names of letters, digits and hyphens, stored in lower case;
	 * any values.
	 */
	public Map<String, String> userMetadata() {
		return this.userMetadata;
	}

	/** Watcher of the transfer. */
	public @Nullable ProgressListener progress() {
		return this.progress;
	}

	/** Server-side encryption, or {@code null} for the storager's defaults. */
	public @Nullable Encryption encryption() {
		return this.encryption;
	}

	/**
	 * Rule that there must be no object yet. Both services heed it only in buckets whose
	 * versioning was never on. A storager that has learned from an answer that its bucket
	 * keeps versions refuses the call; if the answer to the write itself tells it, the
	 * version is deleted again and the call fails. Both are
	 * {@code CAPABILITY_INSUFFICIENT}.
	 */
	public boolean forbidOverwrite() {
		return this.forbidOverwrite;
	}

	/** Most bits a second of each request, or {@code null} for no limit. */
	public @Nullable Long trafficLimit() {
		return this.trafficLimit;
	}

	private ValueProperties properties() {
		return new ValueProperties().with("contentType", this.headers.contentType())
			.with("contentMd5", this.contentMd5)
			.with("contentDisposition", this.headers.contentDisposition())
			.with("cacheControl", this.headers.cacheControl())
			.with("contentEncoding", this.headers.contentEncoding())
			.with("contentLanguage", this.headers.contentLanguage())
			.with("expires", this.headers.expiresAt())
			.with("storageClass", this.storageClass)
			.with("tags", this.tags)
			.with("acl", this.acl)
			.with("userMetadata", this.userMetadata)
			.with("progress", this.progress)
			.with("encryption", this.encryption)
			.with("forbidOverwrite", this.forbidOverwrite)
			.with("trafficLimit", this.trafficLimit);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof WriteOptions that && properties().equals(that.properties());
	}

	@Override
	public int hashCode() {
		return properties().hashCode();
	}

	@Override
	public String toString() {
		return properties().toString("WriteOptions");
	}

	/** Collects options. */
	public static final class Builder {

		private ObjectHeaders.Builder headers = ObjectHeaders.builder();

		private @Nullable String contentMd5;

		private @Nullable String storageClass;

		private @Nullable Map<String, String> tags;

		private @Nullable ObjectAcl acl;

		private Map<String, String> userMetadata = Map.of();

		private @Nullable ProgressListener progress;

		private @Nullable Encryption encryption;

		private boolean forbidOverwrite;

		private @Nullable Long trafficLimit;

		private Builder() {
		}

		private Builder headers(ObjectHeaders headers) {
			this.headers = headers.toBuilder();
			return this;
		}

		/** Set the media type; without one it follows from the path's ending. */
		public Builder contentType(@Nullable String contentType) {
			this.headers.contentType(contentType);
			return this;
		}

		/**
		 * Set the base64 of the MD5 of the bytes, which is checked before they are
		 * stored.
		 */
		public Builder contentMd5(@Nullable String contentMd5) {
			this.contentMd5 = contentMd5;
			return this;
		}

		/** Set the value of the header with which the object is served. */
		public Builder contentDisposition(@Nullable String contentDisposition) {
			this.headers.contentDisposition(contentDisposition);
			return this;
		}

		/**
		 * Set how long who may keep the object, as in {@code max-age=3600}.
		 */
		public Builder cacheControl(@Nullable String cacheControl) {
			this.headers.cacheControl(cacheControl);
			return this;
		}

		/**
		 * Set how the bytes are encoded, such as {@code gzip}; they are stored and read
		 * as they are.
		 */
		public Builder contentEncoding(@Nullable String contentEncoding) {
			this.headers.contentEncoding(contentEncoding);
			return this;
		}

		/**
		 * Set the language of who reads the object, such as {@code zh-CN}.
		 */
		public Builder contentLanguage(@Nullable String contentLanguage) {
			this.headers.contentLanguage(contentLanguage);
			return this;
		}

		/**
		 * Set until when a cache may serve the object, in whole seconds.
		 */
		public Builder expires(@Nullable Instant expires) {
			this.headers.expiresAt(expires);
			return this;
		}

		/** Set the vendor's storage class. */
		public Builder storageClass(@Nullable String storageClass) {
			this.storageClass = storageClass;
			return this;
		}

		/**
		 * Set the tags.
		 */
		public Builder tags(@Nullable Map<String, String> tags) {
			this.tags = tags;
			return this;
		}

		/**
		 * Set the access rule, or {@code null} for the default.
		 */
		public Builder acl(@Nullable ObjectAcl acl) {
			this.acl = acl;
			return this;
		}

		/**
		 * Set the user's own metadata: names of letters, digits and hyphens, stored in
		 * lower case; any values.
		 */
		public Builder userMetadata(Map<String, String> userMetadata) {
			this.userMetadata = Objects.requireNonNull(userMetadata, "'userMetadata' must not be null");
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

		/** Set the rule that there must be no object yet. */
		public Builder forbidOverwrite(boolean forbidOverwrite) {
			this.forbidOverwrite = forbidOverwrite;
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
		public WriteOptions build() {
			return new WriteOptions(this);
		}

	}

}
