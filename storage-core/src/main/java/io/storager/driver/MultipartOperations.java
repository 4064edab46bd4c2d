package io.storager.driver;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
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
		String uploadId = this.context.attempts()
			.call(Operation.CREATE_MULTIPART, path, () -> driver.initiate(key, request));
		this.context.bucketSeen();
		return upload(key, uploadId).contentType(options.contentType())
			.storageClass(request.storageClass())
			.userMetadata(options.userMetadata())
			.build();
	}

	Part write(StorageObject object, Content content, int index, WriteMultipartOptions options) {
		Objects.requireNonNull(content, "'content' must not be null");
		String path = object.path();
		driver(Operation.WRITE_MULTIPART, path);
		String key = this.context.ownKey(Operation.WRITE_MULTIPART, object);
		String uploadId = uploadId(Operation.WRITE_MULTIPART, object);
		requireIndex(Operation.WRITE_MULTIPART, path, index);
		this.sender.requireMd5(Operation.WRITE_MULTIPART, path, options.contentMd5());
		Encryption encryption = this.context.encryption(Operation.WRITE_MULTIPART, path, options.encryption());
		PartTarget target = new PartTarget(Operation.WRITE_MULTIPART, path, key, uploadId, encryption);
		return this.sender.collect(Operation.WRITE_MULTIPART, path, content,
				this.context.metadata().multipartSizeMaximum(), options.progress(), (payload) -> {
					this.sender.requireMatch(Operation.WRITE_MULTIPART, path, payload, options.contentMd5());
					return upload(target, index, payload, options.contentMd5());
				});
	}

	/** Upload a part and check that the service has what it was sent. */
	Part upload(PartTarget target, int index, Payload payload, @Nullable String contentMd5) {
		MultipartDriver driver = driver(target.operation(), target.path());
		return this.context.attempts()
			.callVerified(target.operation(), target.path(),
					() -> this.sender.send(target.operation(), target.path(), payload, (sent) -> {
						Part part = upload(driver, target, index, sent, contentMd5);
						this.sender.verify(target.operation(), target.path(), sent, part.crc64(), null);
						return part;
					}));
	}

	private Part upload(MultipartDriver driver, PartTarget target, int index, Payload payload,
			@Nullable String contentMd5) {
		try {
			return driver.uploadPart(target.key(), target.uploadId(), index, payload, contentMd5, target.encryption());
		}
		catch (Exception ex) {
			throw failure(target.operation(), target.path(), target.uploadId(), ex);
		}
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
			reply = this.context.attempts()
				.call(operation, path, !completion.forbidOverwrite(),
						() -> completeOnce(driver, operation, path, completion));
		}
		catch (StorageException ex) {
			PutReply earlier = mayHaveCompleted(ex) && isGone(driver, completion, ex)
					? earlierReply(operation, path, completion, ex) : null;
			if (earlier == null) {
				throw ex;
			}
			reply = earlier;
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

	private PutReply completeOnce(MultipartDriver driver, Operation operation, String path, Completion completion) {
		try {
			return driver.complete(completion.key(), completion.uploadId(), completion.parts(),
					completion.forbidOverwrite());
		}
		catch (Exception ex) {
			StorageException failure = failure(operation, path, completion.uploadId(), ex);
			// A 404 whose body broke off does not tell what there is none of.
			boolean mute = failure.httpStatus() == 404 && failure.vendorCode() == null;
			PutReply earlier = (mute || driver.isNoSuchUpload(ex)) ? earlierReply(operation, path, completion, failure)
					: null;
			if (earlier == null) {
				throw failure;
			}
			return earlier;
		}
	}

	/**
	 * Whether the service may have completed an upload although it does not say so: the
	 * answer was lost or cannot be understood, or it fails after it has begun.
	 */
	private static boolean mayHaveCompleted(StorageException failure) {
		return failure.isTemporary() && failure.code() != ErrorCode.REQUEST_THROTTLED;
	}

	/**
	 * Whether the service has the upload no longer. Without this look, an older object of
	 * the same content would pass for the new one. An upload of which the service has
	 * said that it must not overwrite is still there.
	 */
	private static boolean isGone(MultipartDriver driver, Completion completion, StorageException failure) {
		try {
			driver.listParts(completion.key(), completion.uploadId(), null);
			return false;
		}
		catch (Exception ex) {
			if (driver.isNoSuchUpload(ex)) {
				return true;
			}
			failure.addSuppressed(ex);
			return false;
		}
	}

	/**
	 * An earlier completion whose answer was lost leaves no upload behind: it has
	 * succeeded if what is at the key is what these parts make, and only then.
	 */
	@Nullable PutReply earlierReply(Operation operation, String path, Completion completion, StorageException failure) {
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
		}, (code, reason) -> this.context.errors().refuse(code, Operation.LIST_MULTIPART, path, reason, null),
				this.context.transfers().lanes());
	}

	/** List the uploads themselves. */
	Listing<StorageObject> listUploads(String path, @Nullable Integer pageSize) {
		MultipartDriver driver = driver(Operation.LIST, path);
		String prefix = this.context.key(Operation.LIST, path);
		return new PagedListing<>((marker) -> {
			MultipartDriver.UploadPage page = this.context.attempts()
				.call(Operation.LIST, path, () -> driver.listUploads(prefix, marker, pageSize));
			return new PagedListing.Page<>(
					page.uploads().stream().map((upload) -> upload(upload.key(), upload.uploadId()).build()).toList(),
					page.nextMarker());
		}, (code, reason) -> this.context.errors().refuse(code, Operation.LIST, path, reason, null),
				this.context.transfers().lanes());
	}

	/**
	 * Undo what was begun, because of a failure that stays the one to be told. With the
	 * interrupt flag the requests would not be sent, so it is set again afterwards.
	 */
	static void undo(Throwable reason, Runnable undo) {
		boolean interrupted = Thread.interrupted();
		try {
			undo.run();
		}
		catch (StorageException ex) {
			reason.addSuppressed(ex);
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	/** Give an upload up; it is no error if there is none. */
	void delete(String path, String uploadId, @Nullable ObjectMode mode) {
		driver(Operation.DELETE, path);
		String key = key(Operation.DELETE, path, mode);
		abort(Operation.DELETE, path, key, uploadId);
	}

	/**
	 * Give an upload up.
	 * @return whether there was one
	 */
	boolean abort(Operation operation, String path, String key, String uploadId) {
		MultipartDriver driver = driver(operation, path);
		return this.context.attempts().call(operation, path, () -> {
			try {
				driver.abort(key, uploadId);
				return true;
			}
			catch (Exception ex) {
				if (driver.isNoSuchUpload(ex)) {
					return false;
				}
				throw ex;
			}
		});
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
		return this.context.attempts().call(operation, path, () -> {
			try {
				return call.run();
			}
			catch (Exception ex) {
				throw failure(operation, path, uploadId, ex);
			}
		});
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
