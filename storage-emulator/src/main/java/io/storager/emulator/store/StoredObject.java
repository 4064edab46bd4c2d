package io.storager.emulator.store;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An object: its content and everything that is answered about it.
 *
 * @param key the key
 * @param content the bytes
 * @param etag the entity tag as the vendor spells it, without quotes
 * @param crc64 the CRC-64 of the content
 * @param lastModified when it was stored, in whole seconds as HTTP dates are
 * @param storageClass the vendor's name of the storage class
 * @param headers standard headers to answer with, such as Content-Type
 * @param userMetadata the full lower-case header names of user metadata, values as sent
 * @param encryption how it is encrypted at rest, were this the service itself
 * @param type how it came to be
 * @param linkTarget what a symbolic link leads to, as sent; {@code null} otherwise
 * @param version which version of its key it is
 * @param acl its own access rule: the vendor's name of it, or what it grants;
 * {@code null} for its bucket's
 * @param tags its tags
 * @param restoration the copy of an archived object that can be read; {@code null} for
 * none
 */
public record StoredObject(String key, SharedBlob content, String etag, long crc64, Instant lastModified,
		String storageClass, Map<String, String> headers, Map<String, String> userMetadata, Encryption encryption,
		Type type, @Nullable String linkTarget, ObjectVersion version, @Nullable String acl, Map<String, String> tags,
		@Nullable Restoration restoration) {

	/** Make an object that was put in one go. */
	public StoredObject(String key, SharedBlob content, String etag, long crc64, Instant lastModified,
			String storageClass, Map<String, String> headers, Map<String, String> userMetadata, Encryption encryption) {
		this(key, content, etag, crc64, lastModified, storageClass, headers, userMetadata, encryption, Type.NORMAL,
				null, ObjectVersion.NONE, null, Map.of(), null);
	}

	/** Make the version that says that a key was deleted. */
	static StoredObject deleteMarker(String key, Instant now, ObjectVersion version) {
		return new StoredObject(key, SharedBlob.empty(), "", 0, now, "", Map.of(), Map.of(), Encryption.NONE)
			.withVersion(version);
	}

	/** Return what this object becomes with another content. */
	public StoredObject with(SharedBlob newContent, String newEtag, long newCrc64, Instant now, Type newType) {
		return new StoredObject(this.key, newContent, newEtag, newCrc64, now, this.storageClass, this.headers,
				this.userMetadata, this.encryption, newType, this.linkTarget, this.version, this.acl, this.tags,
				this.restoration);
	}

	/** Return this object with the same bytes, held by another blob. */
	StoredObject withContent(SharedBlob sameContent) {
		return with(sameContent, this.etag, this.crc64, this.lastModified, this.type);
	}

	/** Return this object with the metadata of another. */
	public StoredObject withMetadataOf(StoredObject other) {
		return new StoredObject(this.key, this.content, this.etag, this.crc64, this.lastModified, this.storageClass,
				other.headers, other.userMetadata, this.encryption, this.type, this.linkTarget, this.version, this.acl,
				this.tags, this.restoration);
	}

	/** Return this object as a symbolic link. */
	public StoredObject linkedTo(String target) {
		return new StoredObject(this.key, this.content, this.etag, this.crc64, this.lastModified, this.storageClass,
				this.headers, this.userMetadata, this.encryption, Type.SYMLINK, target, this.version, this.acl,
				this.tags, this.restoration);
	}

	/** Return what a reader of this symbolic link gets to see of it and its target. */
	public StoredObject following(StoredObject target) {
		Instant latest = target.lastModified.isAfter(this.lastModified) ? target.lastModified : this.lastModified;
		return new StoredObject(this.key, target.content, target.etag, target.crc64, latest, this.storageClass,
				this.headers, this.userMetadata, target.encryption, this.type, this.linkTarget, this.version, this.acl,
				this.tags, this.restoration);
	}

	/** Return this object as another version. */
	StoredObject withVersion(ObjectVersion newVersion) {
		return new StoredObject(this.key, this.content, this.etag, this.crc64, this.lastModified, this.storageClass,
				this.headers, this.userMetadata, this.encryption, this.type, this.linkTarget, newVersion, this.acl,
				this.tags, this.restoration);
	}

	/** Return this object with another access rule; {@code null} for its bucket's. */
	public StoredObject withAcl(@Nullable String newAcl) {
		return new StoredObject(this.key, this.content, this.etag, this.crc64, this.lastModified, this.storageClass,
				this.headers, this.userMetadata, this.encryption, this.type, this.linkTarget, this.version, newAcl,
				this.tags, this.restoration);
	}

	/** Return this object in another storage class. */
	public StoredObject withStorageClass(String newClass) {
		return new StoredObject(this.key, this.content, this.etag, this.crc64, this.lastModified, newClass,
				this.headers, this.userMetadata, this.encryption, this.type, this.linkTarget, this.version, this.acl,
				this.tags, this.restoration);
	}

	/** Return this object with other tags. */
	public StoredObject withTags(Map<String, String> newTags) {
		return new StoredObject(this.key, this.content, this.etag, this.crc64, this.lastModified, this.storageClass,
				this.headers, this.userMetadata, this.encryption, this.type, this.linkTarget, this.version, this.acl,
				Map.copyOf(newTags), this.restoration);
	}

	/** Return this object with a copy that can be read for a while. */
	public StoredObject withRestoration(@Nullable Restoration copy) {
		return new StoredObject(this.key, this.content, this.etag, this.crc64, this.lastModified, this.storageClass,
				this.headers, this.userMetadata, this.encryption, this.type, this.linkTarget, this.version, this.acl,
				this.tags, copy);
	}

	/** How an object came to be. */
	public enum Type {

		/** Put in one go, or copied. */
		NORMAL,

		/** Uploaded in parts. */
		MULTIPART,

		/** Appended to, and open for more. */
		APPENDABLE,

		/** A name for another object. */
		SYMLINK

	}

	/**
	 * The encryption an object was stored with. The bytes are kept as they came: what
	 * matters to a client is what the service asks for and answers.
	 *
	 * @param headers the headers to answer with
	 * @param customerKeyMd5 base64 of the MD5 of the customer's key, or {@code null} if
	 * the service keeps the key; the key itself is never kept
	 */
	public record Encryption(Map<String, String> headers, @Nullable String customerKeyMd5) {

		/** Not encrypted. */
		public static final Encryption NONE = new Encryption(Map.of(), null);

	}

}
