package io.storager.test.memory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

import io.storager.Encryption;
import io.storager.EncryptionInfo;
import io.storager.ErrorCode;
import io.storager.Operation;
import io.storager.StorageMetadata;
import io.storager.checksum.Digests;
import io.storager.driver.BucketDriver;
import io.storager.driver.Conditions;
import io.storager.driver.DeleteTarget;
import io.storager.driver.Failure;
import io.storager.driver.GetReply;
import io.storager.driver.GetRequest;
import io.storager.driver.HeadRequest;
import io.storager.driver.ListPage;
import io.storager.driver.ListRequest;
import io.storager.driver.ObjectHead;
import io.storager.driver.Payload;
import io.storager.driver.PutReply;
import io.storager.driver.PutRequest;
import org.jspecify.annotations.Nullable;

/** What every bucket driver must do, over a {@link MemoryService}. */
abstract class BasicMemoryDriver implements BucketDriver {

	static final long COPY_MAXIMUM = 4 << 20;

	private final MemoryService service;

	private final String bucket;

	BasicMemoryDriver(MemoryService service, String bucket) {
		this.service = service;
		this.bucket = bucket;
	}

	/** The service. */
	MemoryService memory() {
		return this.service;
	}

	/** A request arrives and gets an id. */
	String arrive() throws MemoryServiceException {
		return this.service.requestId();
	}

	NavigableMap<String, StoredObject> objects() throws MemoryServiceException {
		return this.service.bucket(this.bucket);
	}

	MemoryUploads uploads() throws MemoryServiceException {
		return this.service.uploads(this.bucket);
	}

	@Override
	public String service() {
		return this.service.name();
	}

	@Override
	public String bucket() {
		return this.bucket;
	}

	@Override
	public @Nullable String location() {
		return null;
	}

	@Override
	public StorageMetadata metadata(String workDir) {
		return StorageMetadata.builder(this.service.name(), this.bucket)
			.workDir(workDir)
			.writeSizeMaximum(64L << 20)
			.copySizeMaximum(COPY_MAXIMUM)
			.appendTotalSizeMaximum(8L << 20)
			.multipartNumberMaximum(10_000)
			.multipartSizeMinimum(100)
			.multipartSizeMaximum(8 << 20)
			.keyLengthMaximum(500)
			.userMetadataSizeMaximum(2048)
			.userMetadataEntrySizeMaximum(1024)
			.build();
	}

	@Override
	public Class<? extends Encryption> encryptionType() {
		return MemoryEncryption.class;
	}

	@Override
	public String fingerprint(Encryption encryption) {
		String key = String.valueOf(((MemoryEncryption) encryption).customerKey());
		return encryption + " " + Digests.sha256(key).substring(0, 8);
	}

	@Override
	public Encryption serviceManagedEncryption() {
		return MemoryEncryption.test256();
	}

	@Override
	public @Nullable Encryption encryptionLike(EncryptionInfo told) {
		if (told.algorithm() == null) {
			return null;
		}
		if (!told.algorithm().equals("TEST256")) {
			throw new IllegalArgumentException("the algorithm is '%s'; allowed: TEST256".formatted(told.algorithm()));
		}
		return MemoryEncryption.test256();
	}

	@Override
	public void check(Encryption encryption) {
		if (!((MemoryEncryption) encryption).algorithm().equals("TEST256")) {
			throw new IllegalArgumentException("the algorithm is '%s'; allowed: TEST256".formatted(encryption));
		}
	}

	@Override
	public PutReply put(String key, Payload payload, PutRequest request) throws Exception {
		String requestId = arrive();
		byte[] bytes = bytes(payload);
		StoredObject.requireMd5(bytes, request.contentMd5());
		return store(key, StoredObject.of(key, bytes, request), request.forbidOverwrite()).reply(requestId);
	}

	/** Where versions are kept, forbidding to overwrite has no effect. */
	StoredObject store(String key, StoredObject object, boolean forbidOverwrite) throws MemoryServiceException {
		NavigableMap<String, StoredObject> objects = objects();
		MemoryVersions kept = versionsKept();
		if (kept != null) {
			return kept.put(key, object);
		}
		if (!forbidOverwrite) {
			objects.put(key, object);
		}
		else if (objects.putIfAbsent(key, object) != null) {
			throw new MemoryServiceException(409, "FileAlreadyExists");
		}
		return object;
	}

	/** The versions of the bucket, or {@code null} if it keeps none. */
	@Nullable MemoryVersions versionsKept() {
		return this.service.versions(this.bucket);
	}

	static byte[] bytes(Payload payload) throws IOException {
		try (InputStream body = payload.open()) {
			return body.readAllBytes();
		}
	}

	@Override
	public GetReply get(String key, GetRequest request) throws Exception {
		arrive();
		StoredObject stored = readable(key, request.versionId(), request.encryption());
		requireConditions(stored, request.conditions());
		stored.requireRestored();
		long length = stored.bytes().length;
		if (request.whole()) {
			return new MemoryReply(stored.head(false), 0, length, new ByteArrayInputStream(stored.bytes()));
		}
		if (request.offset() >= length) {
			throw new MemoryServiceException(416, "InvalidRange");
		}
		long left = length - request.offset();
		Long size = request.size();
		long count = (size != null) ? Math.min(size, left) : left;
		return new MemoryReply(stored.head(false), request.offset(), count,
				new ByteArrayInputStream(stored.bytes(), (int) request.offset(), (int) count));
	}

	private static void requireConditions(StoredObject stored, Conditions conditions) throws MemoryServiceException {
		// HTTP dates have no fractions.
		long written = stored.lastModified().getEpochSecond();
		if ((conditions.ifMatch() != null && !conditions.ifMatch().equals(stored.etag()))
				|| (conditions.ifUnmodifiedSince() != null
						&& written > conditions.ifUnmodifiedSince().getEpochSecond())) {
			throw new MemoryServiceException(412, "PreconditionFailed");
		}
		if ((conditions.ifNoneMatch() != null && conditions.ifNoneMatch().equals(stored.etag()))
				|| (conditions.ifModifiedSince() != null && written <= conditions.ifModifiedSince().getEpochSecond())) {
			throw new MemoryServiceException(304, "NotModified");
		}
	}

	@Override
	public ObjectHead head(String key, HeadRequest request) throws Exception {
		return headOf(key, null, request.encryption());
	}

	ObjectHead headOf(String key, @Nullable String versionId, @Nullable Encryption encryption)
			throws MemoryServiceException {
		arrive();
		StoredObject readable = readable(key, versionId, encryption);
		return readable.head(stored(key, versionId).linkTarget() != null);
	}

	StoredObject stored(String key, @Nullable String versionId) throws MemoryServiceException {
		StoredObject stored = objects().get(key);
		MemoryVersions kept = versionsKept();
		if (kept != null && versionId != null) {
			return kept.find(key, versionId);
		}
		if (versionId != null && !versionId.equals("null")) {
			throw new MemoryServiceException(404, "NoSuchVersion");
		}
		if (stored == null) {
			throw new MemoryServiceException(404, "NoSuchKey");
		}
		return stored;
	}

	/** The object under a key, or the one that it links to, if the key for it fits. */
	StoredObject readable(String key, @Nullable String versionId, @Nullable Encryption encryption)
			throws MemoryServiceException {
		StoredObject stored = stored(key, versionId);
		if (stored.linkTarget() != null) {
			stored = objects().get(stored.linkTarget());
			if (stored == null) {
				throw new MemoryServiceException(404, "SymlinkTargetNotExist");
			}
			if (stored.linkTarget() != null) {
				throw new MemoryServiceException(400, "InvalidTargetType");
			}
		}
		stored.requireKey((MemoryEncryption) encryption);
		return stored;
	}

	@Override
	public void delete(String key) throws Exception {
		arrive();
		this.service.delete(this.bucket, key);
	}

	@Override
	public Map<DeleteTarget, Failure> deleteAll(List<DeleteTarget> targets) throws Exception {
		arrive();
		objects();
		Map<DeleteTarget, Failure> failures = new LinkedHashMap<>();
		for (DeleteTarget target : targets) {
			try {
				delete(target);
			}
			catch (MemoryServiceException ex) {
				failures.put(target, describe(ex, Operation.DELETE_ALL));
			}
		}
		return failures;
	}

	private void delete(DeleteTarget target) throws MemoryServiceException {
		if (target.versionId() != null) {
			this.service.delete(this.bucket, target.key(), target.versionId());
		}
		else {
			this.service.delete(this.bucket, target.key());
		}
	}

	@Override
	public ListPage list(ListRequest request) throws Exception {
		arrive();
		return MemoryListing.page(objects(), request);
	}

	@Override
	public void headBucket() throws Exception {
		arrive();
		objects();
	}

	@Override
	public Failure describe(Throwable error, Operation operation) {
		if (!(error instanceof MemoryServiceException answer)) {
			return Failure.of(ErrorCode.UNEXPECTED, String.valueOf(error));
		}
		ErrorCode code = switch (answer.code()) {
			case "NoSuchKey", "NoSuchVersion", "SymlinkTargetNotExist" -> ErrorCode.OBJECT_NOT_EXIST;
			case "NoSuchBucket" -> ErrorCode.BUCKET_NOT_EXIST;
			case "AccessDenied", "InvalidCustomerKey" -> ErrorCode.PERMISSION_DENIED;
			case "InvalidObjectState" -> ErrorCode.OBJECT_ARCHIVED;
			case "BadDigest" -> ErrorCode.INTEGRITY;
			case "PreconditionFailed", "NotModified", "FileAlreadyExists" -> ErrorCode.PRECONDITION_FAILED;
			case "PositionNotEqualToLength", "ObjectNotAppendable" -> ErrorCode.APPEND_CONFLICT;
			default -> ErrorCode.RESTRICTION_DISSATISFIED;
		};
		String hint = (code == ErrorCode.OBJECT_ARCHIVED) ? "the object is archived, and 'restore' brings it back; "
				: "";
		return Failure.of(code, hint + "the service answered " + answer.code())
			.withAnswer(answer.code(), answer.status(), null);
	}

	/**
	 * The answer to a read.
	 *
	 * @param head what is known of the object
	 * @param offset where the bytes start
	 * @param length how many there are
	 * @param body the bytes
	 */
	private record MemoryReply(ObjectHead head, long offset, long length, InputStream body) implements GetReply {

		@Override
		public void abort() throws IOException {
			this.body.close();
		}

	}

}
