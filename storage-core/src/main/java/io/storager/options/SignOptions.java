package io.storager.options;

import java.time.Instant;
import java.util.Map;

import io.storager.Encryption;
import io.storager.HttpSigner;
import io.storager.ObjectAcl;
import io.storager.ObjectHeaders;
import io.storager.internal.ValueProperties;
import org.jspecify.annotations.Nullable;

/** Options of the methods of {@link HttpSigner}. */
public final class SignOptions {

	/** No options at all. */
	public static final SignOptions DEFAULT = builder().build();

	private final ObjectHeaders headers;

	private final @Nullable String contentMd5;

	private final @Nullable String storageClass;

	private final @Nullable Encryption encryption;

	private final ObjectHeaders responseHeaders;

	private final @Nullable Long trafficLimit;

	private final @Nullable String process;

	private final @Nullable String versionId;

	private final @Nullable Map<String, String> tags;

	private final @Nullable ObjectAcl acl;

	private SignOptions(Builder builder) {
		this.headers = builder.headers.build();
		this.contentMd5 = builder.contentMd5;
		this.storageClass = builder.storageClass;
		this.encryption = builder.encryption;
		this.responseHeaders = builder.responseHeaders.build();
		this.trafficLimit = builder.trafficLimit;
		this.process = builder.process;
		this.versionId = builder.versionId;
		this.tags = (builder.tags != null) ? Map.copyOf(builder.tags) : null;
		this.acl = builder.acl;
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
			.encryption(this.encryption)
			.responseHeaders(this.responseHeaders)
			.trafficLimit(this.trafficLimit)
			.process(this.process)
			.versionId(this.versionId)
			.tags(this.tags)
			.acl(this.acl);
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

	/** Vendor's storage class. */
	public @Nullable String storageClass() {
		return this.storageClass;
	}

	/** Server-side encryption, or {@code null} for the storager's defaults. */
	public @Nullable Encryption encryption() {
		return this.encryption;
	}

	/** All headers that the answer is to have in place of the object's, as one value. */
	public ObjectHeaders responseHeaders() {
		return this.responseHeaders;
	}

	/** Media type that the answer is to have. */
	public @Nullable String responseContentType() {
		return this.responseHeaders.contentType();
	}

	/** Disposition that the answer is to have. */
	public @Nullable String responseContentDisposition() {
		return this.responseHeaders.contentDisposition();
	}

	/** Cache control that the answer is to have. */
	public @Nullable String responseCacheControl() {
		return this.responseHeaders.cacheControl();
	}

	/** Content encoding that the answer is to have. */
	public @Nullable String responseContentEncoding() {
		return this.responseHeaders.contentEncoding();
	}

	/** Content language that the answer is to have. */
	public @Nullable String responseContentLanguage() {
		return this.responseHeaders.contentLanguage();
	}

	/** Until when a cache may serve the answer. */
	public @Nullable Instant responseExpires() {
		return this.responseHeaders.expiresAt();
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

	/** How whoever gets the object is to present it. */
	public @Nullable String contentDisposition() {
		return this.headers.contentDisposition();
	}

	/** How long who may keep the object. */
	public @Nullable String cacheControl() {
		return this.headers.cacheControl();
	}

	/** How the bytes are encoded, such as {@code gzip}. */
	public @Nullable String contentEncoding() {
		return this.headers.contentEncoding();
	}

	/** The language of who reads the object. */
	public @Nullable String contentLanguage() {
		return this.headers.contentLanguage();
	}

	/** Until when a cache may serve the object, in whole seconds. */
	public @Nullable Instant expires() {
		return this.headers.expiresAt();
	}

	/** Tags of the object. */
	public @Nullable Map<String, String> tags() {
		return this.tags;
	}

	/** Access rule of the object, or {@code null} for that of the bucket. */
	public @Nullable ObjectAcl acl() {
		return this.acl;
	}

	private ValueProperties properties() {
		return new ValueProperties().with("contentType", this.headers.contentType())
			.with("contentMd5", this.contentMd5)
			.with("storageClass", this.storageClass)
			.with("encryption", this.encryption)
			.with("responseContentType", this.responseHeaders.contentType())
			.with("responseContentDisposition", this.responseHeaders.contentDisposition())
			.with("responseCacheControl", this.responseHeaders.cacheControl())
			.with("responseContentEncoding", this.responseHeaders.contentEncoding())
			.with("responseContentLanguage", this.responseHeaders.contentLanguage())
			.with("responseExpires", this.responseHeaders.expiresAt())
			.with("trafficLimit", this.trafficLimit)
			.with("process", this.process)
			.with("versionId", this.versionId)
			.with("contentDisposition", this.headers.contentDisposition())
			.with("cacheControl", this.headers.cacheControl())
			.with("contentEncoding", this.headers.contentEncoding())
			.with("contentLanguage", this.headers.contentLanguage())
			.with("expires", this.headers.expiresAt())
			.with("tags", this.tags)
			.with("acl", this.acl);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof SignOptions that && properties().equals(that.properties());
	}

	@Override
	public int hashCode() {
		return properties().hashCode();
	}

	@Override
	public String toString() {
		return properties().toString("SignOptions");
	}

	/** Collects options. */
	public static final class Builder {

		private ObjectHeaders.Builder headers = ObjectHeaders.builder();

		private @Nullable String contentMd5;

		private @Nullable String storageClass;

		private @Nullable Encryption encryption;

		private ObjectHeaders.Builder responseHeaders = ObjectHeaders.builder();

		private @Nullable Long trafficLimit;

		private @Nullable String process;

		private @Nullable String versionId;

		private @Nullable Map<String, String> tags;

		private @Nullable ObjectAcl acl;

		private Builder() {
		}

		private Builder responseHeaders(ObjectHeaders headers) {
			this.responseHeaders = headers.toBuilder();
			return this;
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

		/** Set the vendor's storage class. */
		public Builder storageClass(@Nullable String storageClass) {
			this.storageClass = storageClass;
			return this;
		}

		/**
		 * Set the server-side encryption, or {@code null} for the storager's defaults.
		 */
		public Builder encryption(@Nullable Encryption encryption) {
			this.encryption = encryption;
			return this;
		}

		/** Set the media type that the answer is to have. */
		public Builder responseContentType(@Nullable String responseContentType) {
			this.responseHeaders.contentType(responseContentType);
			return this;
		}

		/** Set the disposition that the answer is to have. */
		public Builder responseContentDisposition(@Nullable String responseContentDisposition) {
			this.responseHeaders.contentDisposition(responseContentDisposition);
			return this;
		}

		/** Set the cache control that the answer is to have. */
		public Builder responseCacheControl(@Nullable String responseCacheControl) {
			this.responseHeaders.cacheControl(responseCacheControl);
			return this;
		}

		/**
		 * Set the content encoding that the answer is to have.
		 */
		public Builder responseContentEncoding(@Nullable String responseContentEncoding) {
			this.responseHeaders.contentEncoding(responseContentEncoding);
			return this;
		}

		/**
		 * Set the content language that the answer is to have.
		 */
		public Builder responseContentLanguage(@Nullable String responseContentLanguage) {
			this.responseHeaders.contentLanguage(responseContentLanguage);
			return this;
		}

		/**
		 * Set until when a cache may serve the answer.
		 */
		public Builder responseExpires(@Nullable Instant responseExpires) {
			this.responseHeaders.expiresAt(responseExpires);
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

		/** Set how whoever gets the object is to present it. */
		public Builder contentDisposition(@Nullable String contentDisposition) {
			this.headers.contentDisposition(contentDisposition);
			return this;
		}

		/** Set how long who may keep the object. */
		public Builder cacheControl(@Nullable String cacheControl) {
			this.headers.cacheControl(cacheControl);
			return this;
		}

		/** Set how the bytes are encoded, such as {@code gzip}. */
		public Builder contentEncoding(@Nullable String contentEncoding) {
			this.headers.contentEncoding(contentEncoding);
			return this;
		}

		/** Set the language of who reads the object. */
		public Builder contentLanguage(@Nullable String contentLanguage) {
			this.headers.contentLanguage(contentLanguage);
			return this;
		}

		/** Set until when a cache may serve the object, in whole seconds. */
		public Builder expires(@Nullable Instant expires) {
			this.headers.expiresAt(expires);
			return this;
		}

		/** Set the tags of the object. */
		public Builder tags(@Nullable Map<String, String> tags) {
			this.tags = tags;
			return this;
		}

		/** Set the access rule of the object. */
		public Builder acl(@Nullable ObjectAcl acl) {
			this.acl = acl;
			return this;
		}

		/** Make the options. */
		public SignOptions build() {
			return new SignOptions(this);
		}

	}

}
