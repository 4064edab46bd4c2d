package io.storager.driver;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.storager.Content;
import io.storager.CreateOptions;
import io.storager.DeleteOptions;
import io.storager.Encryption;
import io.storager.ErrorCode;
import io.storager.Feature;
import io.storager.ListMode;
import io.storager.ListOptions;
import io.storager.Listing;
import io.storager.ObjectMode;
import io.storager.ObjectNotExistException;
import io.storager.Operation;
import io.storager.ReadOptions;
import io.storager.StatOptions;
import io.storager.StorageException;
import io.storager.StorageInputStream;
import io.storager.StorageMetadata;
import io.storager.StorageObject;
import io.storager.StorageOutputStream;
import io.storager.Storager;
import io.storager.WriteOptions;
import org.jspecify.annotations.Nullable;

/**
 * The portable half of a storager: paths, option checks, integrity, errors. A vendor's
 * storager extends it and brings a {@link BucketDriver}.
 */
public abstract class DriverStorager implements Storager {

	private static final int BUFFER_SIZE = 64 * 1024;

	private final BucketDriver driver;

	private final StoragerSettings settings;

	private final StorageMetadata metadata;

	private final ErrorContext errors;

	/**
	 * Whether the bucket has answered for itself, so that a bare 404 means the object.
	 */
	private volatile boolean bucketSeen;

	/**
	 * Create a storager.
	 * @throws IllegalArgumentException if the default encryption does not fit the driver
	 */
	protected DriverStorager(BucketDriver driver, StoragerSettings settings) {
		this.driver = driver;
		this.settings = settings;
		this.metadata = driver.metadata(settings.workDir().toString());
		this.errors = new ErrorContext(driver.service(), driver.bucket(), driver::describe);
		if (settings.encryption() != null && settings.encryption() != Encryption.none()) {
			requireType(settings.encryption());
			driver.check(settings.encryption());
		}
	}

	@Override
	public StorageMetadata metadata() {
		return this.metadata;
	}

	@Override
	public Set<Feature> features() {
		Set<Feature> features = EnumSet.noneOf(Feature.class);
		features.addAll(this.driver.features());
		if (this.settings.virtualDir()) {
			features.add(Feature.VIRTUAL_DIR);
		}
		return features;
	}

	/**
	 * Look at the bucket itself.
	 * @throws StorageException if it is not there or may not be looked at
	 */
	public void verifyBucket() {
		this.errors.run(Operation.GET_BUCKET, null, () -> this.driver.headBucket());
		this.bucketSeen = true;
	}

	@Override
	public StorageObject create(String path, CreateOptions options) {
		refuseMultipart(Operation.CREATE, path, options.multipartId());
		String key = objectKey(Operation.CREATE, path, options.objectMode());
		return object(key).modes(Set.of((options.objectMode() != null) ? options.objectMode() : ObjectMode.READ))
			.build();
	}

	@Override
	public void delete(String path, DeleteOptions options) {
		refuseMultipart(Operation.DELETE, path, options.multipartId());
		String key = objectKey(Operation.DELETE, path, options.objectMode());
		this.errors.run(Operation.DELETE, path, () -> this.driver.delete(key));
	}

	@Override
	public Listing<StorageObject> list(String path, ListOptions options) {
		if (options.listMode() == ListMode.PART) {
			throw this.errors.refuse(ErrorCode.LIST_MODE_INVALID, Operation.LIST, path,
					"the list mode PART is not supported; allowed: PREFIX, DIR", null);
		}
		Integer pageSize = options.pageSize();
		if (pageSize != null && (pageSize < 1 || pageSize > 1000)) {
			throw this.errors.restrict(Operation.LIST, path,
					"the page size is %d; allowed: 1 to 1000".formatted(pageSize));
		}
		boolean dirs = options.listMode() == ListMode.DIR;
		String key = key(Operation.LIST, path);
		String prefix = (dirs && !key.isEmpty() && !key.endsWith("/")) ? key + "/" : key;
		return new PagedListing<>((marker) -> page(path, new ListRequest(prefix, dirs, marker, pageSize)));
	}

	private PagedListing.Page<StorageObject> page(String path, ListRequest request) {
		ListPage page = this.errors.call(Operation.LIST, path, () -> this.driver.list(request));
		this.bucketSeen = true;
		List<StorageObject> objects = new ArrayList<>(page.dirs().size() + page.objects().size());
		page.dirs().forEach((dir) -> objects.add(object(dir).modes(Set.of(ObjectMode.DIR)).build()));
		for (ListPage.Entry entry : page.objects()) {
			// In dir mode the marker of the directory itself is not one of its members.
			if (!request.dirs() || !entry.key().equals(request.prefix())) {
				objects.add(object(entry.key()).modes(modes(entry.appendable()))
					.contentLength(entry.contentLength())
					.lastModified(entry.lastModified())
					.etag(entry.etag())
					.storageClass(entry.storageClass())
					.build());
			}
		}
		return new PagedListing.Page<>(objects, page.nextMarker());
	}

	@Override
	public long read(String path, OutputStream output, ReadOptions options) {
		Objects.requireNonNull(output, "'output' must not be null");
		try (ObjectReader reader = open(path, options)) {
			byte[] buffer = new byte[(int) Math.min(BUFFER_SIZE, Math.max(1, reader.length()))];
			for (int count = reader.fetch(buffer, 0, buffer.length); count >= 0; count = reader.fetch(buffer, 0,
					buffer.length)) {
				output.write(buffer, 0, count);
			}
			return reader.length();
		}
		catch (IOException ex) {
			throw this.errors.refuse(ErrorCode.UNEXPECTED, Operation.READ, path,
					"the output cannot be written: " + ex.getMessage(), ex);
		}
	}

	@Override
	public long read(String path, Path file, ReadOptions options) {
		try (PendingFile pending = new PendingFile(file)) {
			long length = read(path, pending.output(), options);
			pending.publish();
			return length;
		}
		catch (IOException ex) {
			throw this.errors.refuse(ErrorCode.UNEXPECTED, Operation.READ, path,
					"the file '%s' cannot be written: %s".formatted(file, ex), ex);
		}
	}

	@Override
	public byte[] readAllBytes(String path, ReadOptions options) {
		try (ObjectReader reader = open(path, options)) {
			if (reader.length() > Integer.MAX_VALUE - 8) {
				throw this.errors.restrict(Operation.READ, path, "there are %d bytes; allowed: at most %d in one array"
					.formatted(reader.length(), Integer.MAX_VALUE - 8));
			}
			byte[] bytes = new byte[(int) reader.length()];
			int position = 0;
			while (position < bytes.length) {
				position += reader.fetch(bytes, position, bytes.length - position);
			}
			return bytes;
		}
		catch (IOException ex) {
			throw this.errors.translate(Operation.READ, path, ex);
		}
	}

	@Override
	public StorageInputStream newInputStream(String path, ReadOptions options) {
		return open(path, options);
	}

	private ObjectReader open(String path, ReadOptions options) {
		String key = objectKey(Operation.READ, path, null);
		long offset = options.offset();
		Long size = options.size();
		if (offset < 0) {
			throw this.errors.restrict(Operation.READ, path, "the offset is %d; allowed: 0 or more".formatted(offset));
		}
		if (size != null && size < 0) {
			throw this.errors.restrict(Operation.READ, path, "the size is %d; allowed: 0 or more".formatted(size));
		}
		Encryption encryption = encryption(Operation.READ, path, options.encryption());
		GetReply reply = (size != null && size == 0) ? nothing(key, path, offset, encryption)
				: get(key, path, new GetRequest(offset, size, encryption));
		return new ObjectReader(reply, describe(key, reply.head()), this.errors, path, options.progress());
	}

	private GetReply get(String key, String path, GetRequest request) {
		GetReply reply;
		try {
			reply = this.errors.call(Operation.READ, path, () -> this.driver.get(key, request));
		}
		catch (StorageException ex) {
			if (ex.httpStatus() != 416) {
				throw ex;
			}
			// A range may start right behind the last byte, as it does in every empty
			// object.
			return nothing(key, path, request.offset(), request.encryption());
		}
		this.bucketSeen = true;
		if (reply.offset() != request.offset() || (request.size() != null && reply.length() > request.size())) {
			StorageException wrong = this.errors.refuse(ErrorCode.INTEGRITY, Operation.READ, path,
					"the service answered with %d bytes from %d on, asked for were %s from %d on".formatted(
							reply.length(), reply.offset(), (request.size() != null) ? request.size() : "all",
							request.offset()),
					null);
			try {
				reply.abort();
			}
			catch (IOException ex) {
				wrong.addSuppressed(ex);
			}
			throw wrong;
		}
		return reply;
	}

	/** No bytes of an object that is there, from an offset that it has. */
	private GetReply nothing(String key, String path, long offset, @Nullable Encryption encryption) {
		ObjectHead head = head(Operation.READ, key, path, encryption);
		if (offset > head.contentLength()) {
			throw this.errors.restrict(Operation.READ, path,
					"the offset is %d; allowed: at most the object's length, %d".formatted(offset,
							head.contentLength()));
		}
		return new EmptyReply(head, offset);
	}

	@Override
	public StorageObject stat(String path, StatOptions options) {
		refuseMultipart(Operation.STAT, path, options.multipartId());
		String key = objectKey(Operation.STAT, path, options.objectMode());
		Encryption encryption = encryption(Operation.STAT, path, options.encryption());
		try {
			return describe(key, head(Operation.STAT, key, path, encryption));
		}
		catch (ObjectNotExistException ex) {
			// A directory need not have an object of its own.
			if (options.objectMode() == ObjectMode.DIR && hasMembers(key, path)) {
				return object(key).modes(Set.of(ObjectMode.DIR)).build();
			}
			throw ex;
		}
	}

	private boolean hasMembers(String dir, String path) {
		ListPage page = this.errors.call(Operation.STAT, path,
				() -> this.driver.list(new ListRequest(dir, false, null, 1)));
		return !page.objects().isEmpty();
	}

	private ObjectHead head(Operation operation, String key, String path, @Nullable Encryption encryption) {
		try {
			ObjectHead head = this.errors.call(operation, path, () -> this.driver.head(key, encryption));
			this.bucketSeen = true;
			return head;
		}
		catch (ObjectNotExistException ex) {
			// The answer to HEAD has no body: without a bucket it looks the same.
			if (!this.bucketSeen) {
				requireBucket(operation, path, ex);
			}
			throw ex;
		}
	}

	private void requireBucket(Operation operation, String path, ObjectNotExistException missing) {
		try {
			this.errors.run(operation, path, () -> this.driver.headBucket());
			this.bucketSeen = true;
		}
		catch (StorageException ex) {
			if (ex.code() == ErrorCode.BUCKET_NOT_EXIST) {
				throw ex;
			}
			// Whether the bucket may be looked at is not what the caller asked.
			missing.addSuppressed(ex);
		}
	}

	@Override
	public StorageObject write(String path, @Nullable Content content, WriteOptions options) {
		String key = objectKey(Operation.WRITE, path, null);
		PutRequest request = putRequest(path, options);
		try (Payload payload = Payloads.prepare((content != null) ? content : Content.of(new byte[0]),
				this.metadata.writeSizeMaximum())) {
			return put(key, path, payload, request, options);
		}
		catch (IllegalArgumentException ex) {
			throw this.errors.restrict(Operation.WRITE, path, ex);
		}
		catch (IOException ex) {
			throw this.errors.refuse(ErrorCode.UNEXPECTED, Operation.WRITE, path, "the content cannot be read: " + ex,
					ex);
		}
	}

	@Override
	public StorageObject write(String path, @Nullable InputStream stream, long size, WriteOptions options) {
		if (stream == null && size != 0) {
			throw this.errors.restrict(Operation.WRITE, path,
					"the content is null and the size is %d; allowed: content, or no content and size 0"
						.formatted(size));
		}
		return write(path, (stream != null) ? Content.of(stream, size) : null, options);
	}

	@Override
	public StorageOutputStream newOutputStream(String path, WriteOptions options) {
		String key = objectKey(Operation.WRITE, path, null);
		PutRequest request = putRequest(path, options);
		return new ObjectWriter(new Spool(this.metadata.writeSizeMaximum()),
				(payload) -> put(key, path, payload, request, options));
	}

	private PutRequest putRequest(String path, WriteOptions options) {
		Encryption encryption = encryption(Operation.WRITE, path, options.encryption());
		Map<String, String> userMetadata;
		try {
			requireMd5(options.contentMd5());
			userMetadata = UserMetadata.encode(options.userMetadata(), this.metadata.userMetadataSizeMaximum());
		}
		catch (IllegalArgumentException ex) {
			throw this.errors.restrict(Operation.WRITE, path, ex);
		}
		String storageClass = (options.storageClass() != null) ? options.storageClass() : this.settings.storageClass();
		return new PutRequest(options.contentType(), options.contentMd5(), options.contentDisposition(), storageClass,
				userMetadata, encryption);
	}

	private static void requireMd5(@Nullable String contentMd5) {
		if (contentMd5 == null) {
			return;
		}
		try {
			if (Base64.getDecoder().decode(contentMd5).length == 16) {
				return;
			}
		}
		catch (IllegalArgumentException ex) {
			// Not base64: refused below.
		}
		throw new IllegalArgumentException(
				"the content MD5 is '%s'; allowed: base64 of the 16 bytes of an MD5".formatted(contentMd5));
	}

	private StorageObject put(String key, String path, Payload payload, PutRequest request, WriteOptions options) {
		payload.progress(new Progress(options.progress(), payload.length()));
		PutReply reply;
		try {
			reply = this.driver.put(key, payload, request);
		}
		catch (Exception ex) {
			Throwable reason = payload.failure();
			if (reason != null) {
				throw this.errors.refuse(ErrorCode.UNEXPECTED, Operation.WRITE, path,
						"the content cannot be read: " + reason.getMessage(), reason);
			}
			throw this.errors.translate(Operation.WRITE, path, ex);
		}
		this.bucketSeen = true;
		if (reply.crc64() != null && payload.length() > 0 && reply.crc64() != payload.sentCrc64()) {
			throw this.errors.refuse(ErrorCode.INTEGRITY, Operation.WRITE, path,
					"the bytes given have the CRC-64 %s, the service stored %s; request id %s".formatted(
							Long.toUnsignedString(payload.sentCrc64()), Long.toUnsignedString(reply.crc64()),
							reply.requestId()),
					null);
		}
		payload.progress().end(payload.length());
		return object(key).contentLength(payload.length())
			.etag(reply.etag())
			.contentType(request.contentType())
			.storageClass(request.storageClass())
			.userMetadata(options.userMetadata())
			.encryption(reply.encryption())
			.build();
	}

	private @Nullable Encryption encryption(Operation operation, String path, @Nullable Encryption given) {
		Encryption encryption = (given != null) ? given : this.settings.encryption();
		if (encryption == null || encryption == Encryption.none()) {
			return null;
		}
		try {
			requireType(encryption);
		}
		catch (IllegalArgumentException ex) {
			throw this.errors.refuse(ErrorCode.CAPABILITY_INSUFFICIENT, operation, path,
					String.valueOf(ex.getMessage()), null);
		}
		if (!encryption.appliesTo(operation)) {
			if (given == null) {
				return null;
			}
			throw this.errors.refuse(ErrorCode.CAPABILITY_INSUFFICIENT, operation, path,
					"%s does not take the encryption %s; allowed: none".formatted(operation, encryption), null);
		}
		try {
			this.driver.check(encryption);
		}
		catch (IllegalArgumentException ex) {
			throw this.errors.restrict(operation, path, ex);
		}
		return encryption;
	}

	private void requireType(Encryption encryption) {
		if (!this.driver.encryptionType().isInstance(encryption)) {
			throw new IllegalArgumentException("%s does not take the encryption %s of type %s; allowed: %s".formatted(
					this.driver.service(), encryption, encryption.getClass().getSimpleName(),
					this.driver.encryptionType().getSimpleName()));
		}
	}

	private void refuseMultipart(Operation operation, String path, @Nullable String multipartId) {
		if (multipartId != null) {
			throw this.errors.refuse(ErrorCode.CAPABILITY_INSUFFICIENT, operation, path,
					"uploads in parts are not supported, a multipart id was given; allowed: none", null);
		}
	}

	private String key(Operation operation, String path) {
		Objects.requireNonNull(path, "'path' must not be null");
		try {
			String key = this.settings.workDir().key(path);
			int length = key.getBytes(StandardCharsets.UTF_8).length;
			if (length > this.metadata.keyLengthMaximum()) {
				throw new IllegalArgumentException("the key has %d bytes in UTF-8; allowed: at most %d"
					.formatted(length, this.metadata.keyLengthMaximum()));
			}
			return key;
		}
		catch (IllegalArgumentException ex) {
			throw this.errors.restrict(operation, path, ex);
		}
	}

	private String objectKey(Operation operation, String path, @Nullable ObjectMode mode) {
		Objects.requireNonNull(path, "'path' must not be null");
		if (mode == ObjectMode.DIR && !this.settings.virtualDir()) {
			throw this.errors.refuse(ErrorCode.CAPABILITY_INSUFFICIENT, operation, path,
					"directories are switched off; allowed with 'virtual-dir: true'", null);
		}
		if (mode != null && mode != ObjectMode.DIR && mode != ObjectMode.READ) {
			throw this.errors.refuse(ErrorCode.OBJECT_MODE_INVALID, operation, path,
					"the object mode is %s; allowed: READ, DIR".formatted(mode), null);
		}
		String dir = (mode == ObjectMode.DIR && !path.isEmpty() && !path.endsWith("/") && !path.endsWith("\\")) ? "/"
				: "";
		String key = key(operation, path + dir);
		if (key.equals(this.settings.workDir().prefix())) {
			throw this.errors.restrict(operation, path,
					path.isEmpty() ? "the path is empty; allowed: at least one character"
							: "the path is the work dir itself; allowed: a path under it");
		}
		return key;
	}

	private StorageObject.Builder object(String key) {
		return StorageObject.builder(key, this.settings.workDir().path(key));
	}

	private StorageObject describe(String key, ObjectHead head) {
		Set<ObjectMode> modes = (key.endsWith("/") && this.settings.virtualDir()) ? Set.of(ObjectMode.DIR)
				: modes(head.appendOffset() != null);
		return object(key).modes(modes)
			.contentLength(head.contentLength())
			.lastModified(head.lastModified())
			.etag(head.etag())
			.contentType(head.contentType())
			.storageClass(head.storageClass())
			.userMetadata(UserMetadata.decode(head.userMetadata()))
			.appendOffset(head.appendOffset())
			.encryption(head.encryption())
			.build();
	}

	private static Set<ObjectMode> modes(boolean appendable) {
		return appendable ? Set.of(ObjectMode.READ, ObjectMode.APPEND) : Set.of(ObjectMode.READ);
	}

}
