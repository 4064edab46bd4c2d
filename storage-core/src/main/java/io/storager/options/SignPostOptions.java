package io.storager.options;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

import io.storager.Encryption;
import io.storager.HttpSigner;
import io.storager.ObjectAcl;
import io.storager.ObjectHeaders;
import io.storager.internal.ValueProperties;
import org.jspecify.annotations.Nullable;

/**
 * Options of {@link HttpSigner#signPost}: what a form may upload. Tags are none of them,
 * as neither vendor documents a field for them: tag the object once it is there.
 */
public final class SignPostOptions {

	/** No options at all: any file for one key. */
	public static final SignPostOptions DEFAULT = builder().build();

	private final boolean prefix;

	private final @Nullable Long sizeMinimum;

	private final @Nullable Long sizeMaximum;

	private final ObjectHeaders headers;

	private final @Nullable String contentTypePrefix;

	private final @Nullable String storageClass;

	private final @Nullable ObjectAcl acl;

	private final Map<String, String> userMetadata;

	private final @Nullable Encryption encryption;

	private final @Nullable Integer successStatus;

	private final @Nullable URI successRedirect;

	private final @Nullable String callback;

	private final @Nullable Long trafficLimit;

	private SignPostOptions(Builder builder) {
		this.prefix = builder.prefix;
		this.sizeMinimum = builder.sizeMinimum;
		this.sizeMaximum = builder.sizeMaximum;
		this.headers = builder.headers.build();
		this.contentTypePrefix = builder.contentTypePrefix;
		this.storageClass = builder.storageClass;
		this.acl = builder.acl;
		this.userMetadata = Map.copyOf(builder.userMetadata);
		this.encryption = builder.encryption;
		this.successStatus = builder.successStatus;
		this.successRedirect = builder.successRedirect;
		this.callback = builder.callback;
		this.trafficLimit = builder.trafficLimit;
	}

	/** Start with no options. */
	public static Builder builder() {
		return new Builder();
	}

	/** Start with these options. */
	public Builder toBuilder() {
		return builder().prefix(this.prefix)
			.sizeMinimum(this.sizeMinimum)
			.sizeMaximum(this.sizeMaximum)
			.headers(this.headers)
			.contentTypePrefix(this.contentTypePrefix)
			.storageClass(this.storageClass)
			.acl(this.acl)
			.userMetadata(this.userMetadata)
			.encryption(this.encryption)
			.successStatus(this.successStatus)
			.successRedirect(this.successRedirect)
			.callback(this.callback)
			.trafficLimit(this.trafficLimit);
	}

	/** Whether the path is what the key has to begin with, in place of the key itself. */
	public boolean prefix() {
		return this.prefix;
	}

	/** The least bytes that the file may have, or {@code null} for none. */
	public @Nullable Long sizeMinimum() {
		return this.sizeMinimum;
	}

	/**
	 * The most bytes that the file may have, or {@code null} for what the service takes.
	 */
	public @Nullable Long sizeMaximum() {
		return this.sizeMaximum;
	}

	/** All headers that the object is to be served with, as one value. */
	public ObjectHeaders headers() {
		return this.headers;
	}

	/** Media type that the object gets. */
	public @Nullable String contentType() {
		return this.headers.contentType();
	}

	/** What the media type has to begin with, such as {@code image/}. */
	public @Nullable String contentTypePrefix() {
		return this.contentTypePrefix;
	}

	/** Value of the header with which the object is served. */
	public @Nullable String contentDisposition() {
		return this.headers.contentDisposition();
	}

	/** How long who may keep the object, as in {@code max-age=3600}. */
	public @Nullable String cacheControl() {
		return this.headers.cacheControl();
	}

	/** How the bytes are encoded, such as {@code gzip}. */
	public @Nullable String contentEncoding() {
		return this.headers.contentEncoding();
	}

	/** Until when a cache may serve the object. */
	public @Nullable Instant expires() {
		return this.headers.expiresAt();
	}

	/** Vendor's storage class, or {@code null} for the storager's default. */
	public @Nullable String storageClass() {
		return this.storageClass;
	}

	/** Who may get the object without a signature, or {@code null} for the default. */
	public @Nullable ObjectAcl acl() {
		return this.acl;
	}

	/** User metadata of the object. */
	public Map<String, String> userMetadata() {
		return this.userMetadata;
	}

	/** Server-side encryption, or {@code null} for the storager's defaults. */
	public @Nullable Encryption encryption() {
		return this.encryption;
	}

	/**
	 * Status of the answer to a stored file: 200, 201 or 204, or {@code null} for 204.
	 */
	public @Nullable Integer successStatus() {
		return this.successStatus;
	}

	/** Where the browser goes when the file is stored, or {@code null}. */
	public @Nullable URI successRedirect() {
		return this.successRedirect;
	}

	/** JSON that tells OSS whom to call back, or {@code null}. */
	public @Nullable String callback() {
		return this.callback;
	}

	/** Most bits a second of the upload, or {@code null} for no limit. */
	public @Nullable Long trafficLimit() {
		return this.trafficLimit;
	}

	private ValueProperties properties() {
		return new ValueProperties().with("prefix", this.prefix)
			.with("sizeMinimum", this.sizeMinimum)
			.with("sizeMaximum", this.sizeMaximum)
			.with("contentType", this.headers.contentType())
			.with("contentTypePrefix", this.contentTypePrefix)
			.with("contentDisposition", this.headers.contentDisposition())
			.with("cacheControl", this.headers.cacheControl())
			.with("contentEncoding", this.headers.contentEncoding())
			.with("expires", this.headers.expiresAt())
			.with("storageClass", this.storageClass)
			.with("acl", this.acl)
			.with("userMetadata", this.userMetadata)
			.with("encryption", this.encryption)
			.with("successStatus", this.successStatus)
			.with("successRedirect", this.successRedirect)
			.with("callback", this.callback)
			.with("trafficLimit", this.trafficLimit);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof SignPostOptions that && properties().equals(that.properties());
	}

	@Override
	public int hashCode() {
		return properties().hashCode();
	}

	@Override
	public String toString() {
		return properties().toString("SignPostOptions");
	}

	/** Collects options. */
	public static final class Builder {

		private boolean prefix;

		private @Nullable Long sizeMinimum;

		private @Nullable Long sizeMaximum;

		private ObjectHeaders.Builder headers = ObjectHeaders.builder();

		private @Nullable String contentTypePrefix;

		private @Nullable String storageClass;

		private @Nullable ObjectAcl acl;

		private Map<String, String> userMetadata = Map.of();

		private @Nullable Encryption encryption;

		private @Nullable Integer successStatus;

		private @Nullable URI successRedirect;

		private @Nullable String callback;

		private @Nullable Long trafficLimit;

		private Builder() {
		}

		private Builder headers(ObjectHeaders headers) {
			this.headers = headers.toBuilder();
			return this;
		}

		/**
		 * Set whether the path is what the key has to begin with, in place of the key
		 * itself.
		 */
		public Builder prefix(boolean prefix) {
			this.prefix = prefix;
			return this;
		}

		/** Set the least bytes that the file may have. */
		public Builder sizeMinimum(@Nullable Long sizeMinimum) {
			this.sizeMinimum = sizeMinimum;
			return this;
		}

		/** Set the most bytes that the file may have; the service refuses the rest. */
		public Builder sizeMaximum(@Nullable Long sizeMaximum) {
			this.sizeMaximum = sizeMaximum;
			return this;
		}

		/** Set the media type that the object gets. */
		public Builder contentType(@Nullable String contentType) {
			this.headers.contentType(contentType);
			return this;
		}

		/**
		 * Set what the media type, which the sender tells, has to begin with, such as
		 * {@code image/}.
		 */
		public Builder contentTypePrefix(@Nullable String contentTypePrefix) {
			this.contentTypePrefix = contentTypePrefix;
			return this;
		}

		/** Set the value of the header with which the object is served. */
		public Builder contentDisposition(@Nullable String contentDisposition) {
			this.headers.contentDisposition(contentDisposition);
			return this;
		}

		/** Set how long who may keep the object, as in {@code max-age=3600}. */
		public Builder cacheControl(@Nullable String cacheControl) {
			this.headers.cacheControl(cacheControl);
			return this;
		}

		/** Set how the bytes are encoded, such as {@code gzip}. */
		public Builder contentEncoding(@Nullable String contentEncoding) {
			this.headers.contentEncoding(contentEncoding);
			return this;
		}

		/** Set until when a cache may serve the object. */
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
		 * Set who may get the object without a signature; {@code PUBLIC_READ_WRITE} is
		 * for OSS only.
		 */
		public Builder acl(@Nullable ObjectAcl acl) {
			this.acl = acl;
			return this;
		}

		/** Set the user metadata of the object. */
		public Builder userMetadata(Map<String, String> userMetadata) {
			this.userMetadata = Objects.requireNonNull(userMetadata, "'userMetadata' must not be null");
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
		 * Set the status of the answer to a stored file: 200, 201 (with a document that
		 * tells the key and the tag) or 204.
		 */
		public Builder successStatus(@Nullable Integer successStatus) {
			this.successStatus = successStatus;
			return this;
		}

		/**
		 * Set where the browser goes when the file is stored, an address over http or
		 * https. The service adds the bucket, the key and the tag to the query.
		 */
		public Builder successRedirect(@Nullable URI successRedirect) {
			this.successRedirect = successRedirect;
			return this;
		}

		/**
		 * Set the JSON that tells OSS whom to call when the file is stored, as
		 * <a href="https://help.aliyun.com/en/oss/developer-reference/callback">OSS
		 * documents it</a>; it is encoded here. The sender may leave it out: it is a
		 * notice, and no proof that is always there.
		 */
		public Builder callback(@Nullable String callback) {
			this.callback = callback;
			return this;
		}

		/**
		 * Set the most bits a second of the upload, or {@code null} for no limit: 245,760
		 * to 838,860,800 on OSS, 819,200 to 838,860,800 on COS.
		 */
		public Builder trafficLimit(@Nullable Long trafficLimit) {
			this.trafficLimit = trafficLimit;
			return this;
		}

		/** Make the options. */
		public SignPostOptions build() {
			return new SignPostOptions(this);
		}

	}

}
