package io.storager.driver;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import io.storager.Content;
import io.storager.CreateMultipartOptions;
import io.storager.Encryption;
import io.storager.ErrorCode;
import io.storager.Listing;
import io.storager.ObjectMode;
import io.storager.Operation;
import io.storager.Part;
import io.storager.StorageException;
import io.storager.StorageMetadata;
import io.storager.StorageObject;
import io.storager.WriteMultipartOptions;
import org.jspecify.annotations.Nullable;

/** Uploads objects in parts. */
final class MultipartOperations {

	private final StoragerContext context;

	private final PayloadSender sender;

	MultipartOperations(StoragerContext context, PayloadSender sender) {
		this.context = context;
		this.sender = sender;
	}

	StorageObject create(String path, CreateMultipartOptions options) {
		MultipartDriver driver = driver(Operation.CREATE_MULTIPART, path);
		String key = this.context.objectKey(Operation.CREATE_MULTIPART, path, null);
		PutRequest request = this.sender.checked(Operation.CREATE_MULTIPART, path,
				new PutRequest(options.contentType(), null, options.contentDisposition(), options.storageClass(),
						options.userMetadata(), options.encryption(), false));
		String uploadId = this.context.errors()
			.call(Operation.CREATE_MULTIPART, path, () -> driver.initiate(key, request));
		this.context.bucketSeen();
		return upload(key, uploadId).contentType(options.contentType())
			.storageClass(request.storageClass())
			.userMetadata(options.userMetadata())
			.build();
	}

	Part write(StorageObject object, Content content, int index, WriteMultipartOptions options) {
		String path = object.path();
		MultipartDriver driver = driver(Operation.WRITE_MULTIPART, path);
		String key = this.context.ownKey(Operation.WRITE_MULTIPART, object);
		String uploadId = uploadId(Operation.WRITE_MULTIPART, object);
		requireIndex(Operation.WRITE_MULTIPART, path, index);
		this.sender.requireMd5(Operation.WRITE_MULTIPART, path, options.contentMd5());
		Encryption encryption = this.context.encryption(Operation.WRITE_MULTIPART, path, options.encryption());
		return this.sender.send(Operation.WRITE_MULTIPART, path, content,
				this.context.metadata().multipartSizeMaximum(), options.progress(), (payload) -> {
					Part part = call(Operation.WRITE_MULTIPART, path, uploadId,
							() -> driver.uploadPart(key, uploadId, index, payload, options.contentMd5(), encryption));
					this.sender.verify(Operation.WRITE_MULTIPART, path, payload, part.crc64(), null);
					return part;
				});
	}

	StorageObject complete(StorageObject object, List<Part> given) {
		String path = object.path();
		driver(Operation.COMPLETE_MULTIPART, path);
		String key = this.context.ownKey(Operation.COMPLETE_MULTIPART, object);
		String uploadId = uploadId(Operation.COMPLETE_MULTIPART, object);
		List<Part> parts = inOrder(Operation.COMPLETE_MULTIPART, path, given);
		Encryption encryption = this.context.encryption(Operation.STAT, path, null);
		PutReply reply = complete(Operation.COMPLETE_MULTIPART, path,
				new Completion(key, uploadId, parts, Completion.combinedCrc64(parts), encryption, false));
		return object.toBuilder()
			.modes(this.context.modes(key, false))
			.multipartId(null)
			.contentLength(Completion.size(parts))
			.etag(reply.etag())
			.encryption(reply.encryption())
			.build();
	}

	/** Complete an upload and check what became of it. */
	PutReply complete(Operation operation, String path, Completion completion) {
		MultipartDriver driver = driver(operation, path);
		PutReply reply;
		try {
			reply = driver.complete(completion.key(), completion.uploadId(), completion.parts(),
					completion.forbidOverwrite());
		}
		catch (Exception ex) {
			StorageException failure = failure(operation, path, completion.uploadId(), ex);
			PutReply earlier = driver.isNoSuchUpload(ex) ? earlierReply(operation, path, completion, failure) : null;
			if (earlier == null) {
				throw failure;
			}
			return earlier;
		}
		this.context.bucketSeen();
		Long crc64 = completion.crc64();
		if (reply.crc64() != null && crc64 != null && !reply.crc64().equals(crc64)) {
			throw this.context.errors()
				.corrupt(operation, path, "the parts have the CRC-64 %s, the service stored %s"
					.formatted(Long.toUnsignedString(crc64), Long.toUnsignedString(reply.crc64())), reply.requestId());
		}
		return reply;
	}

	/**
	 * An earlier completion whose answer was lost leaves no upload behind: it has
	 * succeeded if what is at the key is what these parts make, and only then.
	 */
	private @Nullable PutReply earlierReply(Operation operation, String path, Completion completion,
			StorageException failure) {
		try {
			ObjectHead head = this.context.head(operation, completion.key(), path, completion.encryption());
			Long crc64 = completion.crc64();
			boolean same = head.contentLength() == Completion.size(completion.parts()) && crc64 != null
					&& crc64.equals(head.crc64());
			return same ? new PutReply(head.etag(), head.crc64(), head.encryption(), null) : null;
		}
		catch (StorageException ex) {
			failure.addSuppressed(ex);
			return null;
		}
	}

	Listing<Part> list(StorageObject object) {
		String path = object.path();
		MultipartDriver driver = driver(Operation.LIST_MULTIPART, path);
		String key = this.context.ownKey(Operation.LIST_MULTIPART, object);
		String uploadId = uploadId(Operation.LIST_MULTIPART, object);
		return new PagedListing<>((marker) -> {
			MultipartDriver.PartPage page = call(Operation.LIST_MULTIPART, path, uploadId,
					() -> driver.listParts(key, uploadId, marker));
			return new PagedListing.Page<>(page.parts(), page.nextMarker());
		}, (reason) -> stuck(Operation.LIST_MULTIPART, path, reason));
	}

	/** List the uploads themselves. */
	Listing<StorageObject> listUploads(String path, @Nullable Integer pageSize) {
		MultipartDriver driver = driver(Operation.LIST, path);
		String prefix = this.context.key(Operation.LIST, path);
		return new PagedListing<>((marker) -> {
			MultipartDriver.UploadPage page = this.context.errors()
				.call(Operation.LIST, path, () -> driver.listUploads(prefix, marker, pageSize));
			return new PagedListing.Page<>(
					page.uploads().stream().map((upload) -> upload(upload.key(), upload.uploadId()).build()).toList(),
					page.nextMarker());
		}, (reason) -> stuck(Operation.LIST, path, reason));
	}

	private StorageException stuck(Operation operation, String path, String reason) {
		return this.context.errors().refuse(ErrorCode.SERVICE_INTERNAL, operation, path, reason, null);
	}

	/** Give an upload up; it is no error if there is none. */
	void delete(String path, String uploadId, @Nullable ObjectMode mode) {
		MultipartDriver driver = driver(Operation.DELETE, path);
		String key = key(Operation.DELETE, path, mode);
		try {
			driver.abort(key, uploadId);
		}
		catch (Exception ex) {
			if (!driver.isNoSuchUpload(ex)) {
				throw this.context.errors().translate(Operation.DELETE, path, ex);
			}
		}
	}

	/** What is known of an upload; asks the service whether it is there. */
	StorageObject stat(String path, String uploadId, @Nullable ObjectMode mode) {
		MultipartDriver driver = driver(Operation.STAT, path);
		String key = key(Operation.STAT, path, mode);
		call(Operation.STAT, path, uploadId, () -> driver.listParts(key, uploadId, null));
		return upload(key, uploadId).build();
	}

	/** A handle of an upload. Nothing is sent. */
	StorageObject handle(String path, String uploadId, @Nullable ObjectMode mode) {
		driver(Operation.CREATE, path);
		return upload(key(Operation.CREATE, path, mode), uploadId).build();
	}

	private String key(Operation operation, String path, @Nullable ObjectMode mode) {
		if (mode != null && mode != ObjectMode.PART) {
			throw this.context.errors()
				.refuse(ErrorCode.OBJECT_MODE_INVALID, operation, path,
						"the object mode is %s; allowed with a multipart id: PART".formatted(mode), null);
		}
		return this.context.objectKey(operation, path, null);
	}

	/** Call the driver for an upload that may not be there. */
	private <T> T call(Operation operation, String path, String uploadId, ErrorContext.DriverCall<T> call) {
		try {
			return call.run();
		}
		catch (Exception ex) {
			throw failure(operation, path, uploadId, ex);
		}
	}

	private StorageException failure(Operation operation, String path, String uploadId, Exception thrown) {
		StorageException failure = this.context.errors().translate(operation, path, thrown);
		return driver(operation, path).isNoSuchUpload(thrown) ? this.context.errors()
			.retell(failure, ErrorCode.RESTRICTION_DISSATISFIED,
					"there is no upload with the id '%s'; allowed: one to this path that is neither complete nor deleted"
						.formatted(uploadId))
				: failure;
	}

	private StorageObject.Builder upload(String key, String uploadId) {
		return this.context.object(key).modes(Set.of(ObjectMode.PART)).multipartId(uploadId);
	}

	private MultipartDriver driver(Operation operation, String path) {
		return this.context.capability(operation, path, MultipartDriver.class);
	}

	/** The id of the upload that an object stands for. */
	String uploadId(Operation operation, StorageObject object) {
		String uploadId = object.multipartId();
		if (uploadId == null) {
			throw this.context.errors()
				.refuse(ErrorCode.OBJECT_MODE_INVALID, operation, object.path(),
						"the object has no multipart id; allowed: what createMultipart gave, or create with a multipart id",
						null);
		}
		return uploadId;
	}

	/** Refuse an index that no part can have. */
	void requireIndex(Operation operation, String path, int index) {
		int maximum = this.context.metadata().multipartNumberMaximum();
		if (index < 0 || index >= maximum) {
			throw this.context.errors()
				.restrict(operation, path, "the part index is %d; allowed: 0 to %d".formatted(index, maximum - 1));
		}
	}

	/** The parts of a completion in their order, checked. */
	List<Part> inOrder(Operation operation, String path, List<Part> given) {
		if (given.isEmpty()) {
			throw this.context.errors().restrict(operation, path, "there are no parts; allowed: at least one");
		}
		List<Part> parts = new ArrayList<>(given);
		parts.sort(Comparator.comparingInt(Part::index));
		StorageMetadata limits = this.context.metadata();
		for (int i = 0; i < parts.size(); i++) {
			Part part = parts.get(i);
			if (part.index() != i) {
				throw this.context.errors()
					.restrict(operation, path, "the part indexes are %s; allowed: each from 0 to %d once"
						.formatted(parts.stream().map(Part::index).toList(), parts.size() - 1));
			}
			if (i < parts.size() - 1 && part.size() < limits.multipartSizeMinimum()) {
				throw this.context.errors()
					.restrict(operation, path, "part %d has %d bytes; allowed: at least %d in all but the last"
						.formatted(i, part.size(), limits.multipartSizeMinimum()));
			}
		}
		requireIndex(operation, path, parts.size() - 1);
		return parts;
	}

}
