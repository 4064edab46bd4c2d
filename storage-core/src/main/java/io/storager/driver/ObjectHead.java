package io.storager.driver;

import java.time.Instant;
import java.util.Map;

import io.storager.EncryptionInfo;
import io.storager.ObjectHeaders;
import io.storager.RestoreState;
import io.storager.internal.ValueProperties;
import org.jspecify.annotations.Nullable;

/** What a service told of an object. */
public final class ObjectHead {

	private final long contentLength;

	private final @Nullable Instant lastModified;

	private final @Nullable String etag;

	private final ObjectHeaders headers;

	private final @Nullable String contentMd5;

	private final @Nullable String storageClass;

	private final Map<String, String> userMetadata;

	private final @Nullable Long crc64;

	private final @Nullable Long appendOffset;

	private final boolean link;

	private final @Nullable RestoreState restore;

	private final @Nullable Integer tagCount;

	private final @Nullable EncryptionInfo encryption;

	private final @Nullable String versionId;

	private ObjectHead(Builder builder) {
		this.contentLength = builder.contentLength;
		this.lastModified = builder.lastModified;
		this.etag = builder.etag;
		this.headers = builder.headers;
		this.contentMd5 = builder.contentMd5;
		this.storageClass = builder.storageClass;
		this.userMetadata = builder.userMetadata;
		this.crc64 = builder.crc64;
		this.appendOffset = builder.appendOffset;
		this.link = builder.link;
		this.restore = builder.restore;
		this.tagCount = builder.tagCount;
		this.encryption = builder.encryption;
		this.versionId = builder.versionId;
	}

	/** Start with what is required. */
	public static Builder builder(long contentLength) {
		return new Builder(contentLength);
	}

	/** Start with these values. */
	public Builder toBuilder() {
		return builder(this.contentLength).lastModified(this.lastModified)
			.etag(this.etag)
			.headers(this.headers)
			.contentMd5(this.contentMd5)
			.storageClass(this.storageClass)
			.userMetadata(this.userMetadata)
			.crc64(this.crc64)
			.appendOffset(this.appendOffset)
			.link(this.link)
			.restore(this.restore)
			.tagCount(this.tagCount)
			.encryption(this.encryption)
			.versionId(this.versionId);
	}

	/** The length of the whole object in bytes. */
	public long contentLength() {
		return this.contentLength;
	}

	/** When it was written. */
	public @Nullable Instant lastModified() {
		return this.lastModified;
	}

	/** Its entity tag without quotes. */
	public @Nullable String etag() {
		return this.etag;
	}

	/** The headers that it is served with. */
	public ObjectHeaders headers() {
		return this.headers;
	}

	/** Base64 of the MD5 of the whole object, if the service told. */
	public @Nullable String contentMd5() {
		return this.contentMd5;
	}

	/** The vendor's storage class. */
	public @Nullable String storageClass() {
		return this.storageClass;
	}

	/** Its user metadata as it came. */
	public Map<String, String> userMetadata() {
		return this.userMetadata;
	}

	/** The CRC-64/XZ of the whole object, if the service told. */
	public @Nullable Long crc64() {
		return this.crc64;
	}

	/** Where the next append starts, if the object can be appended to. */
	public @Nullable Long appendOffset() {
		return this.appendOffset;
	}

	/** Whether it is a link: the other facts are its target's. */
	public boolean link() {
		return this.link;
	}

	/** What the service said of the encryption. */
	public @Nullable EncryptionInfo encryption() {
		return this.encryption;
	}

	/** How far an archived object is on its way back, if the service told. */
	public @Nullable RestoreState restore() {
		return this.restore;
	}

	/**
	 * How many tags it has, or {@code null} if it has none or the service did not tell.
	 */
	public @Nullable Integer tagCount() {
		return this.tagCount;
	}

	/** The id of the version, if the service told. */
	public @Nullable String versionId() {
		return this.versionId;
	}

	private ValueProperties properties() {
		return new ValueProperties().with("contentLength", this.contentLength)
			.with("lastModified", this.lastModified)
			.with("etag", this.etag)
			.with("headers", this.headers)
			.with("contentMd5", this.contentMd5)
			.with("storageClass", this.storageClass)
			.with("userMetadata", this.userMetadata)
			.with("crc64", this.crc64)
			.with("appendOffset", this.appendOffset)
			.with("link", this.link)
			.with("restore", this.restore)
			.with("tagCount", this.tagCount)
			.with("encryption", this.encryption)
			.with("versionId", this.versionId);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof ObjectHead that && properties().equals(that.properties());
	}

	@Override
	public int hashCode() {
		return properties().hashCode();
	}

	@Override
	public String toString() {
		return properties().toString("ObjectHead");
	}

	/** Collects what the service told. */
	public static final class Builder {

		private final long contentLength;

		private @Nullable Instant lastModified;

		private @Nullable String etag;

		private ObjectHeaders headers = ObjectHeaders.NONE;

		private @Nullable String contentMd5;

		private @Nullable String storageClass;

		private Map<String, String> userMetadata = Map.of();

		private @Nullable Long crc64;

		private @Nullable Long appendOffset;

		private boolean link;

		private @Nullable RestoreState restore;

		private @Nullable Integer tagCount;

		private @Nullable EncryptionInfo encryption;

		private @Nullable String versionId;

		private Builder(long contentLength) {
			this.contentLength = contentLength;
		}

		/** Set when it was written. */
		public Builder lastModified(@Nullable Instant lastModified) {
			this.lastModified = lastModified;
			return this;
		}

		/** Set its entity tag without quotes. */
		public Builder etag(@Nullable String etag) {
			this.etag = etag;
			return this;
		}

		/** Set the headers that it is served with. */
		public Builder headers(ObjectHeaders headers) {
			this.headers = headers;
			return this;
		}

		/** Set the base64 of the MD5 of the whole object. */
		public Builder contentMd5(@Nullable String contentMd5) {
			this.contentMd5 = contentMd5;
			return this;
		}

		/** Set the vendor's storage class. */
		public Builder storageClass(@Nullable String storageClass) {
			this.storageClass = storageClass;
			return this;
		}

		/** Set its user metadata as it came. */
		public Builder userMetadata(Map<String, String> userMetadata) {
			this.userMetadata = userMetadata;
			return this;
		}

		/** Set the CRC-64/XZ of the whole object, if the service told. */
		public Builder crc64(@Nullable Long crc64) {
			this.crc64 = crc64;
			return this;
		}

		/** Set where the next append starts, if the object can be appended to. */
		public Builder appendOffset(@Nullable Long appendOffset) {
			this.appendOffset = appendOffset;
			return this;
		}

		/** Set whether it is a link: the other facts are its target's. */
		public Builder link(boolean link) {
			this.link = link;
			return this;
		}

		/** Set what the service said of the encryption. */
		public Builder encryption(@Nullable EncryptionInfo encryption) {
			this.encryption = encryption;
			return this;
		}

		/** Set how far an archived object is on its way back. */
		public Builder restore(@Nullable RestoreState restore) {
			this.restore = restore;
			return this;
		}

		/** Set how many tags it has. */
		public Builder tagCount(@Nullable Integer tagCount) {
			this.tagCount = tagCount;
			return this;
		}

		/** Set the id of the version, if the service told. */
		public Builder versionId(@Nullable String versionId) {
			this.versionId = versionId;
			return this;
		}

		/** Make the value. */
		public ObjectHead build() {
			return new ObjectHead(this);
		}

	}

}
