package io.storager;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.storager.internal.ValueProperties;
import org.jspecify.annotations.Nullable;

/**
 * An object and what is known of it. A listing tells less than a stat: what was not told
 * is {@code null}, or empty.
 */
public final class StorageObject {

	private static final Set<ObjectMode> READ = Set.of(ObjectMode.READ);

	private final String id;

	private final String path;

	private final Set<ObjectMode> modes;

	private final @Nullable Long contentLength;

	private final @Nullable Instant lastModified;

	private final @Nullable String etag;

	private final ObjectHeaders headers;

	private final @Nullable String contentMd5;

	private final @Nullable Long crc64;

	private final @Nullable String storageClass;

	private final @Nullable RestoreState restore;

	private final @Nullable Integer tagCount;

	private final Map<String, String> userMetadata;

	private final @Nullable String linkTarget;

	private final @Nullable Long appendOffset;

	private final @Nullable String multipartId;

	private final @Nullable EncryptionInfo encryption;

	private final @Nullable String versionId;

	private final boolean version;

	private final boolean latest;

	private final boolean deleteMarker;

	private final @Nullable ObjectAcl multipartAcl;

	private StorageObject(Builder builder) {
		this.id = builder.id;
		this.path = builder.path;
		this.modes = Set.copyOf(builder.modes);
		this.contentLength = builder.contentLength;
		this.lastModified = builder.lastModified;
		this.etag = builder.etag;
		this.headers = builder.headers;
		this.contentMd5 = builder.contentMd5;
		this.crc64 = builder.crc64;
		this.storageClass = builder.storageClass;
		this.restore = builder.restore;
		this.tagCount = builder.tagCount;
		this.userMetadata = Map.copyOf(builder.userMetadata);
		this.linkTarget = builder.linkTarget;
		this.appendOffset = builder.appendOffset;
		this.multipartId = builder.multipartId;
		this.encryption = builder.encryption;
		this.versionId = builder.versionId;
		this.version = builder.version && builder.versionId != null;
		this.latest = builder.latest;
		this.deleteMarker = builder.deleteMarker;
		this.multipartAcl = builder.multipartAcl;
	}

	/** Start with an object that can be read. */
	public static Builder builder(String id, String path) {
		return new Builder(id, path);
	}

	/** Start with this one. */
	public Builder toBuilder() {
		return builder(this.id, this.path).modes(this.modes)
			.contentLength(this.contentLength)
			.lastModified(this.lastModified)
			.etag(this.etag)
			.headers(this.headers)
			.contentMd5(this.contentMd5)
			.crc64(this.crc64)
			.storageClass(this.storageClass)
			.restore(this.restore)
			.tagCount(this.tagCount)
			.userMetadata(this.userMetadata)
			.linkTarget(this.linkTarget)
			.appendOffset(this.appendOffset)
			.multipartId(this.multipartId)
			.encryption(this.encryption)
			.versionId(this.versionId)
			.version(this.version)
			.latest(this.latest)
			.deleteMarker(this.deleteMarker)
			.multipartAcl(this.multipartAcl);
	}

	/** The key in the bucket. */
	public String id() {
		return this.id;
	}

	/** The path relative to the work dir; absolute if it starts with a slash. */
	public String path() {
		return this.path;
	}

	/** What can be done with it. */
	public Set<ObjectMode> modes() {
		return this.modes;
	}

	/** The length in bytes. */
	public @Nullable Long contentLength() {
		return this.contentLength;
	}

	/** When it was last written. */
	public @Nullable Instant lastModified() {
		return this.lastModified;
	}

	/** The service's entity tag, without quotes. */
	public @Nullable String etag() {
		return this.etag;
	}

	/** All headers that it is served with, as one value. */
	public ObjectHeaders headers() {
		return this.headers;
	}

	/** The media type. */
	public @Nullable String contentType() {
		return this.headers.contentType();
	}

	/** How whoever gets it is to present it. */
	public @Nullable String contentDisposition() {
		return this.headers.contentDisposition();
	}

	/** How long who may keep it. */
	public @Nullable String cacheControl() {
		return this.headers.cacheControl();
	}

	/** How its bytes are encoded, such as {@code gzip}. */
	public @Nullable String contentEncoding() {
		return this.headers.contentEncoding();
	}

	/** The language of who reads it. */
	public @Nullable String contentLanguage() {
		return this.headers.contentLanguage();
	}

	/** Until when a cache may serve it. */
	public @Nullable Instant expires() {
		return this.headers.expiresAt();
	}

	/** Base64 of the MD5 of its bytes, if the service told. */
	public @Nullable String contentMd5() {
		return this.contentMd5;
	}

	/** The CRC-64/XZ of its bytes, if the service told; unsigned. */
	public @Nullable Long crc64() {
		return this.crc64;
	}

	/** The vendor's storage class. */
	public @Nullable String storageClass() {
		return this.storageClass;
	}

	/**
	 * How far an archived object is on its way back, or {@code null} if the service told
	 * nothing.
	 */
	public @Nullable RestoreState restore() {
		return this.restore;
	}

	/**
	 * How many tags it has, or {@code null} if it has none, or if that was not told: only
	 * a stat or a read tells it, to those who may see tags.
	 */
	public @Nullable Integer tagCount() {
		return this.tagCount;
	}

	/** The user's own metadata, names in lower case. */
	public Map<String, String> userMetadata() {
		return this.userMetadata;
	}

	/** The path a link points to. */
	public @Nullable String linkTarget() {
		return this.linkTarget;
	}

	/** Where the next append starts. */
	public @Nullable Long appendOffset() {
		return this.appendOffset;
	}

	/** The id of an upload in parts. */
	public @Nullable String multipartId() {
		return this.multipartId;
	}

	/** What the service said of its encryption. */
	public @Nullable EncryptionInfo encryption() {
		return this.encryption;
	}

	/** Whether it stands for a directory. */
	public boolean isDir() {
		return this.modes.contains(ObjectMode.DIR);
	}

	/**
	 * The id of the version that was written or told of, or {@code null} if the service
	 * told none: buckets keep versions once versioning was switched on.
	 */
	public @Nullable String versionId() {
		return this.versionId;
	}

	/**
	 * Whether it stands for one version, {@link #versionId()}, and not for whatever is at
	 * its path: it came from a listing of versions, or from a call whose options named
	 * the version. Every method that takes objects means that version then: reading reads
	 * it, and <b>deleting deletes it for good</b>.
	 */
	public boolean isVersion() {
		return this.version;
	}

	/**
	 * Whether it is the version that is read at its path. Listings of versions tell it;
	 * otherwise it is {@code false}.
	 */
	public boolean isLatest() {
		return this.latest;
	}

	/**
	 * Whether it is a version without content that says that the object was deleted.
	 * Listings of versions tell it. Deleting such a version brings the object back.
	 */
	public boolean isDeleteMarker() {
		return this.deleteMarker;
	}

	/**
	 * The access rule that an upload in parts is to give its object, or {@code null} for
	 * that of the bucket. The rule of an object is told by {@link AccessController#acl}.
	 */
	public @Nullable ObjectAcl multipartAcl() {
		return this.multipartAcl;
	}

	private ValueProperties properties() {
		return new ValueProperties().with("id", this.id)
			.with("path", this.path)
			.with("modes", this.modes)
			.with("contentLength", this.contentLength)
			.with("lastModified", this.lastModified)
			.with("etag", this.etag)
			.with("contentType", this.headers.contentType())
			.with("contentDisposition", this.headers.contentDisposition())
			.with("cacheControl", this.headers.cacheControl())
			.with("contentEncoding", this.headers.contentEncoding())
			.with("contentLanguage", this.headers.contentLanguage())
			.with("expires", this.headers.expiresAt())
			.with("contentMd5", this.contentMd5)
			.with("crc64", this.crc64)
			.with("storageClass", this.storageClass)
			.with("restore", this.restore)
			.with("tagCount", this.tagCount)
			.with("userMetadata", this.userMetadata)
			.with("linkTarget", this.linkTarget)
			.with("appendOffset", this.appendOffset)
			.with("multipartId", this.multipartId)
			.with("encryption", this.encryption)
			.with("versionId", this.versionId)
			.with("version", this.version)
			.with("latest", this.latest)
			.with("deleteMarker", this.deleteMarker)
			.with("multipartAcl", this.multipartAcl);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof StorageObject that && properties().equals(that.properties());
	}

	@Override
	public int hashCode() {
		return properties().hashCode();
	}

	@Override
	public String toString() {
		return properties().toString("StorageObject");
	}

	/** Collects what is known of an object. */
	public static final class Builder {

		private final String id;

		private final String path;

		private Set<ObjectMode> modes = READ;

		private @Nullable Long contentLength;

		private @Nullable Instant lastModified;

		private @Nullable String etag;

		private ObjectHeaders headers = ObjectHeaders.NONE;

		private @Nullable String contentMd5;

		private @Nullable Long crc64;

		private @Nullable String storageClass;

		private @Nullable RestoreState restore;

		private @Nullable Integer tagCount;

		private Map<String, String> userMetadata = Map.of();

		private @Nullable String linkTarget;

		private @Nullable Long appendOffset;

		private @Nullable String multipartId;

		private @Nullable EncryptionInfo encryption;

		private @Nullable String versionId;

		private boolean version;

		private boolean latest;

		private boolean deleteMarker;

		private @Nullable ObjectAcl multipartAcl;

		private Builder(String id, String path) {
			this.id = Objects.requireNonNull(id, "'id' must not be null");
			this.path = Objects.requireNonNull(path, "'path' must not be null");
		}

		/** Set what can be done with it. */
		public Builder modes(Set<ObjectMode> modes) {
			this.modes = Objects.requireNonNull(modes, "'modes' must not be null");
			return this;
		}

		/** Set the length in bytes. */
		public Builder contentLength(@Nullable Long contentLength) {
			this.contentLength = contentLength;
			return this;
		}

		/** Set when it was last written. */
		public Builder lastModified(@Nullable Instant lastModified) {
			this.lastModified = lastModified;
			return this;
		}

		/** Set the service's entity tag, without quotes. */
		public Builder etag(@Nullable String etag) {
			this.etag = etag;
			return this;
		}

		/** Set all headers that it is served with. */
		public Builder headers(ObjectHeaders headers) {
			this.headers = Objects.requireNonNull(headers, "'headers' must not be null");
			return this;
		}

		/** Set the media type. */
		public Builder contentType(@Nullable String contentType) {
			return headers(this.headers.toBuilder().contentType(contentType).build());
		}

		/** Set: how whoever gets it is to present it. */
		public Builder contentDisposition(@Nullable String contentDisposition) {
			return headers(this.headers.toBuilder().contentDisposition(contentDisposition).build());
		}

		/** Set: how long who may keep it. */
		public Builder cacheControl(@Nullable String cacheControl) {
			return headers(this.headers.toBuilder().cacheControl(cacheControl).build());
		}

		/** Set: how its bytes are encoded, such as {@code gzip}. */
		public Builder contentEncoding(@Nullable String contentEncoding) {
			return headers(this.headers.toBuilder().contentEncoding(contentEncoding).build());
		}

		/** Set: the language of who reads it. */
		public Builder contentLanguage(@Nullable String contentLanguage) {
			return headers(this.headers.toBuilder().contentLanguage(contentLanguage).build());
		}

		/** Set: until when a cache may serve it. */
		public Builder expires(@Nullable Instant expires) {
			return headers(this.headers.toBuilder().expiresAt(expires).build());
		}

		/** Set: base64 of the MD5 of its bytes, if the service told. */
		public Builder contentMd5(@Nullable String contentMd5) {
			this.contentMd5 = contentMd5;
			return this;
		}

		/** Set: the CRC-64/XZ of its bytes, if the service told; unsigned. */
		public Builder crc64(@Nullable Long crc64) {
			this.crc64 = crc64;
			return this;
		}

		/** Set the vendor's storage class. */
		public Builder storageClass(@Nullable String storageClass) {
			this.storageClass = storageClass;
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

		/** Set the user's own metadata, names in lower case. */
		public Builder userMetadata(Map<String, String> userMetadata) {
			this.userMetadata = Objects.requireNonNull(userMetadata, "'userMetadata' must not be null");
			return this;
		}

		/** Set the path a link points to. */
		public Builder linkTarget(@Nullable String linkTarget) {
			this.linkTarget = linkTarget;
			return this;
		}

		/** Set where the next append starts. */
		public Builder appendOffset(@Nullable Long appendOffset) {
			this.appendOffset = appendOffset;
			return this;
		}

		/** Set the id of an upload in parts. */
		public Builder multipartId(@Nullable String multipartId) {
			this.multipartId = multipartId;
			return this;
		}

		/** Set what the service said of its encryption. */
		public Builder encryption(@Nullable EncryptionInfo encryption) {
			this.encryption = encryption;
			return this;
		}

		/** Set the id of the version that was told of. */
		public Builder versionId(@Nullable String versionId) {
			this.versionId = versionId;
			return this;
		}

		/** Set whether it stands for its version alone. */
		public Builder version(boolean version) {
			this.version = version;
			return this;
		}

		/** Set whether it is the latest version of its path. */
		public Builder latest(boolean latest) {
			this.latest = latest;
			return this;
		}

		/** Set whether it is a version that says that the object was deleted. */
		public Builder deleteMarker(boolean deleteMarker) {
			this.deleteMarker = deleteMarker;
			return this;
		}

		/** Set the access rule that an upload in parts is to give its object. */
		public Builder multipartAcl(@Nullable ObjectAcl multipartAcl) {
			this.multipartAcl = multipartAcl;
			return this;
		}

		/** Make the object. */
		public StorageObject build() {
			return new StorageObject(this);
		}

	}

}
