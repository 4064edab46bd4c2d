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

	StorageObject create(Invocation call, String path, CreateMultipartOptions options) {
		driver(call);
		String key = this.context.objectKey(call, path, null);
		PutRequest request = this.sender.checked(call,
				new PutRequest(options.contentType(), null, options.contentDisposition(), options.storageClass(),
						options.userMetadata(), options.encryption(), false));
		String uploadId = begin(call, key, request);
		this.context.bucketSeen();
		return upload(key, uploadId).contentType(options.contentType())
			.storageClass(request.storageClass())
			.userMetadata(options.userMetadata())
			.build();
	}

	Part write(Invocation call, StorageObject object, Content content, int index, WriteMultipartOptions options) {
		Objects.requireNonNull(content, "'content' must not be null");
		driver(call);
		String key = this.context.ownKey(call, object);
		String uploadId = uploadId(call, object);
		requireIndex(call, index);
		this.sender.requireMd5(call, options.contentMd5());
		Encryption encryption = this.context.encryption(call, options.encryption());
		PartTarget target = new PartTarget(call, key, uploadId, encryption);
		return this.sender.collect(call, content, this.context.metadata().multipartSizeMaximum(), options.progress(),
				(payload) -> {
					this.sender.requireMatch(call, payload, options.contentMd5());
					return upload(target, index, payload, options.contentMd5());
				});
	}

	/** Upload a part and check that the service has what it was sent. */
	Part upload(PartTarget target, int index, Payload payload, @Nullable String contentMd5) {
		Invocation call = target.call();
		MultipartDriver driver = driver(call);
		return call.requestVerified(() -> this.sender.send(call, payload, (sent) -> {
			Part part = upload(driver, target, index, sent, contentMd5);
			this.sender.verify(call, sent, part.crc64(), null);
			return part;
		}));
	}

	private Part upload(MultipartDriver driver, PartTarget target, int index, Payload payload,
			@Nullable String contentMd5) {
		try {
			return driver.uploadPart(target.key(), target.uploadId(), index, payload, contentMd5, target.encryption());
		}
		catch (Exception ex) {
			throw failure(target.call(), target.uploadId(), ex);
		}
	}

	StorageObject complete(Invocation call, StorageObject object, List<Part> given) {
		driver(call);
		String key = this.context.ownKey(call, object);
		String uploadId = uploadId(call, object);
		List<Part> parts = inOrder(call, given);
		Encryption encryption = this.context.encryption(call, Operation.STAT, null);
		PutReply reply = complete(call,
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
	PutReply complete(Invocation call, Completion completion) {
		MultipartDriver driver = driver(call);
		PutReply reply;
		try {
			reply = call.request(!completion.forbidOverwrite(), () -> completeOnce(driver, call, completion));
		}
		catch (StorageException ex) {
			PutReply earlier = mayHaveCompleted(ex) && isGone(driver, completion, ex)
					? earlierReply(call, completion, ex) : null;
			if (earlier == null) {
				throw ex;
			}
			reply = earlier;
		}
		this.context.bucketSeen();
		Long crc64 = completion.crc64();
		if (reply.crc64() != null && crc64 != null && !reply.crc64().equals(crc64)) {
			throw call.corrupt("the parts have the CRC-64 %s, the service stored %s"
				.formatted(Long.toUnsignedString(crc64), Long.toUnsignedString(reply.crc64())), reply.requestId());
		}
		return reply;
	}

	private PutReply completeOnce(MultipartDriver driver, Invocation call, Completion completion) {
		try {
			return driver.complete(completion.key(), completion.uploadId(), completion.parts(),
					completion.forbidOverwrite());
		}
		catch (Exception ex) {
			StorageException failure = failure(call, completion.uploadId(), ex);
			// A 404 whose body broke off does not tell what there is none of.
			boolean mute = failure.httpStatus() == 404 && failure.vendorCode() == null;
			PutReply earlier = (mute || driver.isNoSuchUpload(ex)) ? earlierReply(call, completion, failure) : null;
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
	@Nullable PutReply earlierReply(Invocation call, Completion completion, StorageException failure) {
		try {
			ObjectHead head = this.context.head(call, completion.key(), completion.encryption());
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

	Listing<Part> list(Invocation call, StorageObject object) {
		MultipartDriver driver = driver(call);
		String key = this.context.ownKey(call, object);
		String uploadId = uploadId(call, object);
		return this.context.listing(call, (each, marker) -> {
			MultipartDriver.PartPage page = request(each, uploadId, () -> driver.listParts(key, uploadId, marker));
			return new PagedListing.Page<>(page.parts(), page.nextMarker());
		});
	}

	/** List the uploads themselves. */
	Listing<StorageObject> listUploads(Invocation call, String path, @Nullable Integer pageSize) {
		MultipartDriver driver = driver(call);
		String prefix = this.context.key(call, path);
		return this.context.listing(call, (each, marker) -> {
			MultipartDriver.UploadPage page = each.request(() -> driver.listUploads(prefix, marker, pageSize));
			return new PagedListing.Page<>(
					page.uploads().stream().map((upload) -> upload(upload.key(), upload.uploadId()).build()).toList(),
					page.nextMarker());
		});
	}

	/**
	 * Start an upload and return its id. If the caller cannot wait for the id, the upload
	 * is given up as soon as the id is known.
	 */
	String begin(Invocation call, String key, PutRequest request) {
		MultipartDriver driver = driver(call);
		return DetachedRequest.send(this.context.transfers().lanes(), call,
				() -> call.request(() -> driver.initiate(key, request)),
				(uploadId) -> abort(call.withoutDeadline(), key, uploadId));
	}

	/**
	 * Give up an upload because of a failure, so that nothing of it stays.
	 * @param reason stays the failure to be told; takes another one as its suppressed
	 */
	void giveUp(Invocation call, String key, String uploadId, Throwable reason) {
		try {
			DetachedRequest.send(this.context.transfers().lanes(), call,
					() -> abort(call.withoutDeadline(), key, uploadId), (done) -> {
					});
		}
		catch (StorageException ex) {
			reason.addSuppressed(ex);
		}
	}

	/** Give an upload up; it is no error if there is none. */
	void delete(Invocation call, String path, String uploadId, @Nullable ObjectMode mode) {
		driver(call);
		String key = key(call, path, mode);
		abort(call, key, uploadId);
	}

	/**
	 * Give an upload up.
	 * @return whether there was one
	 */
	boolean abort(Invocation call, String key, String uploadId) {
		MultipartDriver driver = driver(call);
		return call.request(() -> {
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
	StorageObject stat(Invocation call, String path, String uploadId, @Nullable ObjectMode mode) {
		MultipartDriver driver = driver(call);
		String key = key(call, path, mode);
		request(call, uploadId, () -> driver.listParts(key, uploadId, null));
		return upload(key, uploadId).build();
	}

	/** A handle of an upload. Nothing is sent. */
	StorageObject handle(Invocation call, String path, String uploadId, @Nullable ObjectMode mode) {
		driver(call);
		return upload(key(call, path, mode), uploadId).build();
	}

	private String key(Invocation call, String path, @Nullable ObjectMode mode) {
		if (mode != null && mode != ObjectMode.PART) {
			throw call.refuse(ErrorCode.OBJECT_MODE_INVALID,
					"the object mode is %s; allowed with a multipart id: PART".formatted(mode), null);
		}
		return this.context.objectKey(call, path, null);
	}

	/** Call the driver for an upload that may not be there. */
	private <T> T request(Invocation call, String uploadId, ErrorContext.DriverCall<T> request) {
		return call.request(() -> {
			try {
				return request.run();
			}
			catch (Exception ex) {
				throw failure(call, uploadId, ex);
			}
		});
	}

	private StorageException failure(Invocation call, String uploadId, Exception thrown) {
		StorageException failure = call.translate(thrown);
		return driver(call).isNoSuchUpload(thrown) ? call.retell(failure, ErrorCode.RESTRICTION_DISSATISFIED,
				"there is no upload with the id '%s'; allowed: one to this path that is neither complete nor deleted"
					.formatted(uploadId))
				: failure;
	}

	private StorageObject.Builder upload(String key, String uploadId) {
		return this.context.object(key).modes(Set.of(ObjectMode.PART)).multipartId(uploadId);
	}

	private MultipartDriver driver(Invocation call) {
		return this.context.capability(call, MultipartDriver.class);
	}

	/** The id of the upload that an object stands for. */
	String uploadId(Invocation call, StorageObject object) {
		String uploadId = object.multipartId();
		if (uploadId == null) {
			throw call.refuse(ErrorCode.OBJECT_MODE_INVALID,
					"the object has no multipart id; allowed: what createMultipart gave, or create with a multipart id",
					null);
		}
		return uploadId;
	}

	/** Refuse an index that no part can have. */
	void requireIndex(Invocation call, int index) {
		int maximum = this.context.metadata().multipartNumberMaximum();
		if (index < 0 || index >= maximum) {
			throw call.restrict("the part index is %s; allowed: 0 to %s".formatted(index, maximum - 1));
		}
	}

	/** The parts of a completion in their order, checked. */
	List<Part> inOrder(Invocation call, List<Part> given) {
		if (given.isEmpty()) {
			throw call.restrict("there are no parts; allowed: at least one");
		}
		List<Part> parts = new ArrayList<>(given);
		parts.sort(Comparator.comparingInt(Part::index));
		StorageMetadata limits = this.context.metadata();
		for (int i = 0; i < parts.size(); i++) {
			Part part = parts.get(i);
			if (part.index() != i) {
				throw call.restrict("the part indexes are %s; allowed: each from 0 to %s once"
					.formatted(parts.stream().map(Part::index).toList(), parts.size() - 1));
			}
			if (i < parts.size() - 1 && part.size() < limits.multipartSizeMinimum()) {
				throw call.restrict("part %s has %s bytes; allowed: at least %s in all but the last".formatted(i,
						part.size(), limits.multipartSizeMinimum()));
			}
		}
		requireIndex(call, parts.size() - 1);
		return parts;
	}

}
