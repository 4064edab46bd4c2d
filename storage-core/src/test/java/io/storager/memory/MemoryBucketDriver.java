package io.storager.memory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;

import io.storager.Encryption;
import io.storager.EncryptionInfo;
import io.storager.ErrorCode;
import io.storager.Feature;
import io.storager.Operation;
import io.storager.StorageMetadata;
import io.storager.driver.BucketDriver;
import io.storager.driver.Crc64;
import io.storager.driver.Failure;
import io.storager.driver.GetReply;
import io.storager.driver.GetRequest;
import io.storager.driver.ListPage;
import io.storager.driver.ListRequest;
import io.storager.driver.ObjectHead;
import io.storager.driver.Payload;
import io.storager.driver.PutReply;
import io.storager.driver.PutRequest;
import io.storager.memory.MemoryService.StoredObject;
import org.jspecify.annotations.Nullable;

/** A bucket of a {@link MemoryService}. */
public class MemoryBucketDriver implements BucketDriver {

	static final String SERVICE = "memory";

	private static final Set<String> STORAGE_CLASSES = Set.of("STANDARD", "COLD");

	private final MemoryService service;

	private final String bucket;

	public MemoryBucketDriver(MemoryService service, String bucket) {
		this.service = service;
		this.bucket = bucket;
	}

	@Override
	public String service() {
		return SERVICE;
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
	public Set<Feature> features() {
		return Set.of(Feature.ENCRYPTION);
	}

	@Override
	public StorageMetadata metadata(String workDir) {
		return new StorageMetadata(SERVICE, this.bucket, null, workDir, 64L << 20, 64L << 20, 100, 1, 1 << 20, 500,
				2048);
	}

	@Override
	public Class<? extends Encryption> encryptionType() {
		return MemoryEncryption.class;
	}

	@Override
	public void check(Encryption encryption) {
		if (!((MemoryEncryption) encryption).algorithm().equals("TEST256")) {
			throw new IllegalArgumentException("the algorithm is '%s'; allowed: TEST256".formatted(encryption));
		}
	}

	@Override
	public PutReply put(String key, Payload payload, PutRequest request) throws Exception {
		String requestId = this.service.requestId();
		NavigableMap<String, StoredObject> objects = this.service.bucket(this.bucket);
		byte[] bytes;
		try (InputStream body = payload.open()) {
			bytes = body.readAllBytes();
		}
		byte[] md5 = MessageDigest.getInstance("MD5").digest(bytes);
		String contentMd5 = request.contentMd5();
		if (contentMd5 != null && !MessageDigest.isEqual(md5, Base64.getDecoder().decode(contentMd5))) {
			throw new MemoryServiceException(400, "BadDigest");
		}
		String storageClass = Objects.requireNonNullElse(request.storageClass(), "STANDARD");
		if (!STORAGE_CLASSES.contains(storageClass)) {
			throw new MemoryServiceException(400, "InvalidStorageClass");
		}
		Crc64 crc64 = new Crc64();
		crc64.update(bytes);
		MemoryEncryption encryption = (MemoryEncryption) request.encryption();
		StoredObject stored = new StoredObject(bytes, Instant.now(), HexFormat.of().formatHex(md5), crc64.getValue(),
				Objects.requireNonNullElseGet(request.contentType(), () -> contentType(key)), storageClass,
				request.userMetadata(), encryption);
		objects.put(key, stored);
		return new PutReply(stored.etag(), stored.crc64(), info(encryption), requestId);
	}

	private static String contentType(String key) {
		return key.endsWith(".txt") ? "text/plain" : "application/octet-stream";
	}

	@Override
	public GetReply get(String key, GetRequest request) throws Exception {
		this.service.requestId();
		StoredObject stored = stored(key, request.encryption());
		long length = stored.bytes().length;
		if (request.whole()) {
			return new MemoryReply(head(stored), 0, length, new ByteArrayInputStream(stored.bytes()));
		}
		if (request.offset() >= length) {
			throw new MemoryServiceException(416, "InvalidRange");
		}
		long left = length - request.offset();
		Long size = request.size();
		long count = (size != null) ? Math.min(size, left) : left;
		return new MemoryReply(head(stored), request.offset(), count,
				new ByteArrayInputStream(stored.bytes(), (int) request.offset(), (int) count));
	}

	@Override
	public ObjectHead head(String key, @Nullable Encryption encryption) throws Exception {
		this.service.requestId();
		return head(stored(key, encryption));
	}

	private StoredObject stored(String key, @Nullable Encryption encryption) throws MemoryServiceException {
		StoredObject stored = this.service.bucket(this.bucket).get(key);
		if (stored == null) {
			throw new MemoryServiceException(404, "NoSuchKey");
		}
		String needed = (stored.encryption() != null) ? stored.encryption().customerKey() : null;
		String given = (encryption != null) ? ((MemoryEncryption) encryption).customerKey() : null;
		if (!Objects.equals(needed, given)) {
			throw new MemoryServiceException((given != null) ? 403 : 400, "InvalidCustomerKey");
		}
		return stored;
	}

	private static ObjectHead head(StoredObject stored) {
		return new ObjectHead(stored.bytes().length, stored.lastModified(), stored.etag(), stored.contentType(),
				stored.storageClass(), stored.userMetadata(), stored.crc64(), null, info(stored.encryption()));
	}

	private static @Nullable EncryptionInfo info(@Nullable MemoryEncryption encryption) {
		return (encryption != null) ? EncryptionInfo.ofNullable(encryption.algorithm(), null, null, null, null) : null;
	}

	@Override
	public void delete(String key) throws Exception {
		this.service.requestId();
		this.service.bucket(this.bucket).remove(key);
	}

	@Override
	public ListPage list(ListRequest request) throws Exception {
		this.service.requestId();
		int pageSize = Objects.requireNonNullElse(request.pageSize(), 1000);
		String prefix = request.prefix();
		List<String> dirs = new ArrayList<>();
		List<ListPage.Entry> entries = new ArrayList<>();
		String marker = request.marker();
		NavigableMap<String, StoredObject> objects = this.service.bucket(this.bucket);
		for (Map.Entry<String, StoredObject> object : objects.tailMap(prefix, true).entrySet()) {
			String key = object.getKey();
			if (!key.startsWith(prefix)) {
				break;
			}
			int slash = request.dirs() ? key.indexOf('/', prefix.length()) : -1;
			String name = (slash >= 0) ? key.substring(0, slash + 1) : key;
			if (marker != null && MemoryService.KEY_ORDER.compare(name, marker) <= 0) {
				continue;
			}
			// A directory counts as one entry of the page, as an object does.
			if (dirs.size() + entries.size() == pageSize) {
				return new ListPage(dirs, entries, marker);
			}
			if (slash >= 0) {
				dirs.add(name);
			}
			else {
				StoredObject stored = object.getValue();
				entries.add(new ListPage.Entry(key, stored.bytes().length, stored.lastModified(), stored.etag(),
						stored.storageClass(), false));
			}
			marker = name;
		}
		return new ListPage(dirs, entries, null);
	}

	@Override
	public void headBucket() throws Exception {
		this.service.requestId();
		this.service.bucket(this.bucket);
	}

	@Override
	public Failure describe(Throwable error, Operation operation) {
		if (!(error instanceof MemoryServiceException answer)) {
			return new Failure(ErrorCode.UNEXPECTED, String.valueOf(error), null, 0, null, false, false);
		}
		ErrorCode code = switch (answer.code()) {
			case "NoSuchKey" -> ErrorCode.OBJECT_NOT_EXIST;
			case "NoSuchBucket" -> ErrorCode.BUCKET_NOT_EXIST;
			case "AccessDenied", "InvalidCustomerKey" -> ErrorCode.PERMISSION_DENIED;
			case "BadDigest" -> ErrorCode.INTEGRITY;
			default -> ErrorCode.RESTRICTION_DISSATISFIED;
		};
		return new Failure(code, "the service answered " + answer.code(), answer.code(), answer.status(), null, false,
				false);
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
