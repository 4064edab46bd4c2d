package io.storager.options;

import java.time.Instant;
import java.util.Map;

import io.storager.Copier;
import io.storager.Encryption;
import io.storager.Mover;
import io.storager.ObjectAcl;
import io.storager.ObjectHeaders;
import io.storager.internal.ValueProperties;
import org.jspecify.annotations.Nullable;

/** Options of {@link Copier#copy} and {@link Mover#move}. */
public final class CopyOptions {

	/** No options at all. */
	public static final CopyOptions DEFAULT = builder().build();

	private final @Nullable Encryption sourceEncryption;

	private final @Nullable Encryption encryption;

	private final boolean keepEncryption;

	private final @Nullable String storageClass;

	private final @Nullable Map<String, String> tags;

	private final @Nullable ObjectAcl acl;

	private final ObjectHeaders headers;

	private final @Nullable Map<String, String> userMetadata;

	private final boolean forbidOverwrite;

	private final @Nullable String sourceVersionId;

	private final @Nullable Long trafficLimit;

	private CopyOptions(Builder builder) {
		this.sourceEncryption = builder.sourceEncryption;
		this.encryption = builder.encryption;
		this.keepEncryption = builder.keepEncryption;
		this.storageClass = builder.storageClass;
		this.tags = (builder.tags != null) ? Map.copyOf(builder.tags) : null;
		this.acl = builder.acl;
		this.headers = builder.headers.build();
		this.userMetadata = (builder.userMetadata != null) ? Map.copyOf(builder.userMetadata) : null;
		this.forbidOverwrite = builder.forbidOverwrite;
		this.sourceVersionId = builder.sourceVersionId;
		this.trafficLimit = builder.trafficLimit;
	}

	/** Start with no options. */
	public static Builder builder() {
		return new Builder();
	}

	/** Start with these options. */
	public Builder toBuilder() {
		return builder().sourceEncryption(this.sourceEncryption)
			.encryption(this.encryption)
			.keepEncryption(this.keepEncryption)
			.storageClass(this.storageClass)
			.tags(this.tags)
			.acl(this.acl)
			.headers(this.headers)
			.userMetadata(this.userMetadata)
			.forbidOverwrite(this.forbidOverwrite)
			.sourceVersionId(this.sourceVersionId)
			.trafficLimit(this.trafficLimit);
	}

	/**
	 * Key that the source needs to be read, or {@code null} for the storager's default.
	 */
	public @Nullable Encryption sourceEncryption() {
		return this.sourceEncryption;
	}

	/** Server-side encryption, or {@code null} for the storager's defaults. */
	public @Nullable Encryption encryption() {
		return this.encryption;
	}

	/**
	 * Whether a copy for which there is no {@link #encryption()} gets that of the source,
	 * as {@code stat} tells it; by default it gets the storager's, as all that is
	 * written. A source that is not encrypted makes a copy for which none is asked. One
	 * with a key of the customer makes a copy with the same key, which has to be the
	 * {@link #sourceEncryption()} or the storager's default, as it is needed to read the
	 * source. COS does not tell the context of a key: the copy has none.
	 */
	public boolean keepEncryption() {
		return this.keepEncryption;
	}

	/**
	 * Vendor's storage class; {@code null} keeps the source's, an empty text takes the
	 * usual one of the bucket.
	 */
	public @Nullable String storageClass() {
		return this.storageClass;
	}

	/** All tags of the copy, or {@code null} to keep the source's. */
	public @Nullable Map<String, String> tags() {
		return this.tags;
	}

	/**
	 * Access rule of the copy, or {@code null} for the default; an object that is copied
	 * onto itself keeps its own.
	 */
	public @Nullable ObjectAcl acl() {
		return this.acl;
	}

	/**
	 * All headers of the copy that are not the source's, as one value: a header that is
	 * {@code null} keeps the source's, an empty text or {@link Instant#EPOCH} removes it.
	 */
	public ObjectHeaders headers() {
		return this.headers;
	}

	/**
	 * Media type of the copy; {@code null} keeps the source's, an empty text removes it.
	 */
	public @Nullable String contentType() {
		return this.headers.contentType();
	}

	/**
	 * Content disposition of the copy; {@code null} keeps the source's, an empty text
	 * removes it.
	 */
	public @Nullable String contentDisposition() {
		return this.headers.contentDisposition();
	}

	/**
	 * Cache control of the copy; {@code null} keeps the source's, an empty text removes
	 * it.
	 */
	public @Nullable String cacheControl() {
		return this.headers.cacheControl();
	}

	/**
	 * Content encoding of the copy; {@code null} keeps the source's, an empty text
	 * removes it.
	 */
	public @Nullable String contentEncoding() {
		return this.headers.contentEncoding();
	}

	/**
	 * Content language of the copy; {@code null} keeps the source's, an empty text
	 * removes it.
	 */
	public @Nullable String contentLanguage() {
		return this.headers.contentLanguage();
	}

	/**
	 * Until when a cache may serve the copy; {@code null} keeps what the source has,
	 * {@link Instant#EPOCH} removes it.
	 */
	public @Nullable Instant expires() {
		return this.headers.expiresAt();
	}

	/** All user metadata of the copy, or {@code null} to keep the source's. */
	public @Nullable Map<String, String> userMetadata() {
		return this.userMetadata;
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

	/** Version of the source to copy, or {@code null} for the latest. */
	public @Nullable String sourceVersionId() {
		return this.sourceVersionId;
	}

	/** Most bits a second of each request, or {@code null} for no limit. */
	public @Nullable Long trafficLimit() {
		return this.trafficLimit;
	}

	private ValueProperties properties() {
		return new ValueProperties().with("sourceEncryption", this.sourceEncryption)
			.with("encryption", this.encryption)
			.with("keepEncryption", this.keepEncryption)
			.with("storageClass", this.storageClass)
			.with("tags", this.tags)
			.with("acl", this.acl)
			.with("contentType", this.headers.contentType())
			.with("contentDisposition", this.headers.contentDisposition())
			.with("cacheControl", this.headers.cacheControl())
			.with("contentEncoding", this.headers.contentEncoding())
			.with("contentLanguage", this.headers.contentLanguage())
			.with("expires", this.headers.expiresAt())
			.with("userMetadata", this.userMetadata)
			.with("forbidOverwrite", this.forbidOverwrite)
			.with("sourceVersionId", this.sourceVersionId)
			.with("trafficLimit", this.trafficLimit);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof CopyOptions that && properties().equals(that.properties());
	}

	@Override
	public int hashCode() {
		return properties().hashCode();
	}

	@Override
	public String toString() {
		return properties().toString("CopyOptions");
	}

	/** Collects options. */
	public static final class Builder {

		private @Nullable Encryption sourceEncryption;

		private @Nullable Encryption encryption;

		private boolean keepEncryption;

		private @Nullable String storageClass;

		private @Nullable Map<String, String> tags;

		private @Nullable ObjectAcl acl;

		private ObjectHeaders.Builder headers = ObjectHeaders.builder();

		private @Nullable Map<String, String> userMetadata;

		private boolean forbidOverwrite;

		private @Nullable String sourceVersionId;

		private @Nullable Long trafficLimit;

		private Builder() {
		}

		/**
		 * Set the key that the source needs to be read, or {@code null} for the
		 * storager's default.
		 */
		public Builder sourceEncryption(@Nullable Encryption sourceEncryption) {
			this.sourceEncryption = sourceEncryption;
			return this;
		}

		/**
		 * Set the server-side encryption, or {@code null} for the storager's defaults.
		 */
		public Builder encryption(@Nullable Encryption encryption) {
			this.encryption = encryption;
			return this;
		}

		/**
		 * Set whether the copy gets the encryption of the source, if no other is given.
		 */
		public Builder keepEncryption(boolean keepEncryption) {
			this.keepEncryption = keepEncryption;
			return this;
		}

		/**
		 * Set the vendor's storage class; {@code null} keeps the source's, an empty text
		 * takes the usual one of the bucket.
		 */
		public Builder storageClass(@Nullable String storageClass) {
			this.storageClass = storageClass;
			return this;
		}

		/**
		 * Set all tags of the copy, or {@code null} to keep the source's.
		 */
		public Builder tags(@Nullable Map<String, String> tags) {
			this.tags = tags;
			return this;
		}

		/**
		 * Set the access rule of the copy, or {@code null} for the default; an object
		 * that is copied onto itself keeps its own.
		 */
		public Builder acl(@Nullable ObjectAcl acl) {
			this.acl = acl;
			return this;
		}

		private Builder headers(ObjectHeaders headers) {
			this.headers = headers.toBuilder();
			return this;
		}

		/**
		 * Set the media type of the copy; {@code null} keeps the source's, an empty text
		 * removes it.
		 */
		public Builder contentType(@Nullable String contentType) {
			this.headers.contentType(contentType);
			return this;
		}

		/**
		 * Set the content disposition of the copy; {@code null} keeps the source's, an
		 * empty text removes it.
		 */
		public Builder contentDisposition(@Nullable String contentDisposition) {
			this.headers.contentDisposition(contentDisposition);
			return this;
		}

		/**
		 * Set the cache control of the copy; {@code null} keeps the source's, an empty
		 * text removes it.
		 */
		public Builder cacheControl(@Nullable String cacheControl) {
			this.headers.cacheControl(cacheControl);
			return this;
		}

		/**
		 * Set the content encoding of the copy; {@code null} keeps the source's, an empty
		 * text removes it.
		 */
		public Builder contentEncoding(@Nullable String contentEncoding) {
			this.headers.contentEncoding(contentEncoding);
			return this;
		}

		/**
		 * Set the content language of the copy; {@code null} keeps the source's, an empty
		 * text removes it.
		 */
		public Builder contentLanguage(@Nullable String contentLanguage) {
			this.headers.contentLanguage(contentLanguage);
			return this;
		}

		/**
		 * Set until when a cache may serve the copy; {@code null} keeps what the source
		 * has, {@link Instant#EPOCH} removes it.
		 */
		public Builder expires(@Nullable Instant expires) {
			this.headers.expiresAt(expires);
			return this;
		}

		/**
		 * Set all user metadata of the copy, or {@code null} to keep the source's.
		 */
		public Builder userMetadata(@Nullable Map<String, String> userMetadata) {
			this.userMetadata = userMetadata;
			return this;
		}

		/** Set the rule that there must be no object yet. */
		public Builder forbidOverwrite(boolean forbidOverwrite) {
			this.forbidOverwrite = forbidOverwrite;
			return this;
		}

		/** Set the version of the source to copy, or {@code null} for the latest. */
		public Builder sourceVersionId(@Nullable String sourceVersionId) {
			this.sourceVersionId = sourceVersionId;
			return this;
		}

		/**
		 * Set the most bits a second of each request, or {@code null} for no limit:
		 * 245,760 to 838,860,800 on OSS; COS copies at no limited speed.
		 */
		public Builder trafficLimit(@Nullable Long trafficLimit) {
			this.trafficLimit = trafficLimit;
			return this;
		}

		/** Make the options. */
		public CopyOptions build() {
			return new CopyOptions(this);
		}

	}

}
