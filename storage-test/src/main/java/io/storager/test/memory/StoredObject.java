package io.storager.test.memory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.storager.EncryptionInfo;
import io.storager.ObjectAcl;
import io.storager.ObjectHeaders;
import io.storager.RestoreState;
import io.storager.checksum.Crc64;
import io.storager.driver.ObjectHead;
import io.storager.driver.PutReply;
import io.storager.driver.PutRequest;
import org.jspecify.annotations.Nullable;

/**
 * What is stored under a key.
 *
 * @param bytes its bytes
 * @param lastModified when it was written
 * @param etag its entity tag
 * @param crc64 its checksum
 * @param headers what it is served with
 * @param storageClass its storage class
 * @param userMetadata the headers that came with it
 * @param tags its tags
 * @param acl its access rule
 * @param encryption how it is encrypted
 * @param appendable whether it can be appended to
 * @param linkTarget the key it points to, if it is a link
 * @param versionId which version it is, if its bucket keeps versions
 * @param restored until when it can be read although it is archived
 */
record StoredObject(byte[] bytes, Instant lastModified, String etag, long crc64, ObjectHeaders headers,
		String storageClass, Map<String, String> userMetadata, Map<String, String> tags, ObjectAcl acl,
		@Nullable MemoryEncryption encryption, boolean appendable, @Nullable String linkTarget,
		@Nullable String versionId, @Nullable Instant restored) {

	private static final String ARCHIVE = "ARCHIVE";

	private static final Set<String> STORAGE_CLASSES = Set.of("STANDARD", "COLD", ARCHIVE);

	/** An ordinary object as a request wants it. */
	static StoredObject of(String key, byte[] bytes, PutRequest request) throws MemoryServiceException {
		return new StoredObject(bytes, Instant.now(), HexFormat.of().formatHex(md5(bytes)), crc64(bytes),
				headers(key, request.headers()), storageClass(request.storageClass()), request.userMetadata(),
				request.tags(), Objects.requireNonNullElse(request.acl(), ObjectAcl.DEFAULT),
				(MemoryEncryption) request.encryption(), false, null, null, null);
	}

	static StoredObject link(String target, @Nullable String storageClass) throws MemoryServiceException {
		return new StoredObject(new byte[0], Instant.now(),
				HexFormat.of().formatHex(md5(target.getBytes(StandardCharsets.UTF_8))), 0,
				ObjectHeaders.builder().contentType("application/octet-stream").build(), storageClass(storageClass),
				Map.of(), Map.of(), ObjectAcl.DEFAULT, null, false, target, null, null);
	}

	StoredObject with(byte[] newBytes, boolean newAppendable) {
		return new StoredObject(newBytes, Instant.now(), HexFormat.of().formatHex(md5(newBytes)), crc64(newBytes),
				this.headers, this.storageClass, this.userMetadata, this.tags, this.acl, this.encryption, newAppendable,
				null, this.versionId, null);
	}

	StoredObject with(String newEtag) {
		return new StoredObject(this.bytes, this.lastModified, newEtag, this.crc64, this.headers, this.storageClass,
				this.userMetadata, this.tags, this.acl, this.encryption, this.appendable, this.linkTarget,
				this.versionId, this.restored);
	}

	StoredObject with(Map<String, String> newTags, ObjectAcl newAcl) {
		return new StoredObject(this.bytes, this.lastModified, this.etag, this.crc64, this.headers, this.storageClass,
				this.userMetadata, newTags, newAcl, this.encryption, this.appendable, this.linkTarget, this.versionId,
				this.restored);
	}

	StoredObject withVersion(@Nullable String newVersionId) {
		return new StoredObject(this.bytes, this.lastModified, this.etag, this.crc64, this.headers, this.storageClass,
				this.userMetadata, this.tags, this.acl, this.encryption, this.appendable, this.linkTarget, newVersionId,
				this.restored);
	}

	/** The same, to be read for a while. It takes no time to restore it. */
	StoredObject withRestored(Instant until) throws MemoryServiceException {
		if (!this.storageClass.equals(ARCHIVE)) {
			throw new MemoryServiceException(400, "OperationNotSupported");
		}
		return new StoredObject(this.bytes, this.lastModified, this.etag, this.crc64, this.headers, this.storageClass,
				this.userMetadata, this.tags, this.acl, this.encryption, this.appendable, this.linkTarget,
				this.versionId, until);
	}

	/** Refuse to read what is archived and not restored. */
	void requireRestored() throws MemoryServiceException {
		if (this.storageClass.equals(ARCHIVE) && !isRestored()) {
			throw new MemoryServiceException(403, "InvalidObjectState");
		}
	}

	private boolean isRestored() {
		return this.restored != null && this.restored.isAfter(Instant.now());
	}

	/** Refuse a read or a stat that does not show the key of the customer. */
	void requireKey(@Nullable MemoryEncryption given) throws MemoryServiceException {
		String needed = (this.encryption != null) ? this.encryption.customerKey() : null;
		String shown = (given != null) ? given.customerKey() : null;
		if (!Objects.equals(needed, shown)) {
			throw new MemoryServiceException((shown != null) ? 403 : 400, "InvalidCustomerKey");
		}
	}

	ObjectHead head(boolean link) {
		return ObjectHead.builder(this.bytes.length)
			.lastModified(this.lastModified)
			.etag(this.etag)
			.headers(this.headers)
			.storageClass(this.storageClass)
			.userMetadata(this.userMetadata)
			.crc64(this.crc64)
			.appendOffset(this.appendable ? (long) this.bytes.length : null)
			.link(link)
			.versionId(this.versionId)
			.tagCount(this.tags.isEmpty() ? null : this.tags.size())
			.encryption(info())
			.restore(isRestored() ? RestoreState.of(false, this.restored) : null)
			.build();
	}

	PutReply reply(String requestId) {
		return PutReply.of(this.etag)
			.withCrc64(this.crc64)
			.withEncryption(info())
			.withVersionId(this.versionId)
			.withRequestId(requestId);
	}

	private @Nullable EncryptionInfo info() {
		if (this.encryption == null) {
			return null;
		}
		return (this.encryption.customerKey() != null)
				? EncryptionInfo.builder().customerAlgorithm(this.encryption.algorithm()).build()
				: EncryptionInfo.builder().algorithm(this.encryption.algorithm()).build();
	}

	static void requireMd5(byte[] bytes, @Nullable String contentMd5) throws MemoryServiceException {
		if (contentMd5 != null && !MessageDigest.isEqual(md5(bytes), Base64.getDecoder().decode(contentMd5))) {
			throw new MemoryServiceException(400, "BadDigest");
		}
	}

	static long crc64(byte[] bytes) {
		Crc64 crc64 = new Crc64();
		crc64.update(bytes);
		return crc64.getValue();
	}

	static byte[] md5(byte[] bytes) {
		try {
			return MessageDigest.getInstance("MD5").digest(bytes);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String storageClass(@Nullable String storageClass) throws MemoryServiceException {
		String given = Objects.requireNonNullElse(storageClass, "STANDARD");
		if (!STORAGE_CLASSES.contains(given)) {
			throw new MemoryServiceException(400, "InvalidStorageClass");
		}
		return given;
	}

	private static ObjectHeaders headers(String key, ObjectHeaders given) {
		return given.toBuilder()
			.contentType(Objects.requireNonNullElseGet(given.contentType(), () -> contentType(key)))
			.build();
	}

	private static String contentType(String key) {
		return key.endsWith(".txt") ? "text/plain" : "application/octet-stream";
	}

}
