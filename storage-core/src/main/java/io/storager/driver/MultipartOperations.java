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
					Part part = driver.uploadPart(key, uploadId, index, payload, options.contentMd5(), encryption);
					this.sender.verify(Operation.WRITE_MULTIPART, path, payload, part.crc64());
					return part;
				});
	}

	StorageObject complete(StorageObject object, List<Part> given) {
		String path = object.path();
		MultipartDriver driver = driver(Operation.COMPLETE_MULTIPART, path);
		String key = this.context.ownKey(Operation.COMPLETE_MULTIPART, object);
		String uploadId = uploadId(Operation.COMPLETE_MULTIPART, object);
		List<Part> parts = inOrder(Operation.COMPLETE_MULTIPART, path, given);
		PutReply reply;
		try {
			reply = driver.complete(key, uploadId, parts, false);
		}
		catch (Exception ex) {
			StorageException failure = this.context.errors().translate(Operation.COMPLETE_MULTIPART, path, ex);
			ObjectHead head = driver.isNoSuchUpload(ex) ? completedBefore(key, path, parts, failure) : null;
			if (head == null) {
				throw failure;
			}
			return this.context.describe(key, head);
		}
		Long crc64 = combinedCrc64(parts);
		if (reply.crc64() != null && crc64 != null && !reply.crc64().equals(crc64)) {
			throw this.context.errors()
				.refuse(ErrorCode.INTEGRITY, Operation.COMPLETE_MULTIPART, path,
						"the parts have the CRC-64 %s, the service stored %s".formatted(Long.toUnsignedString(crc64),
								Long.toUnsignedString(reply.crc64())),
						null);
		}
		return object.toBuilder()
			.modes(Set.of(ObjectMode.READ))
			.multipartId(null)
			.contentLength(size(parts))
			.etag(reply.etag())
			.encryption(reply.encryption())
			.build();
	}

	/**
	 * What is at the key if it is what these parts make: an earlier completion whose
	 * answer was lost leaves no upload behind.
	 */
	private @Nullable ObjectHead completedBefore(String key, String path, List<Part> parts, StorageException failure) {
		try {
			Encryption encryption = this.context.encryption(Operation.STAT, path, null);
			ObjectHead head = this.context.head(Operation.COMPLETE_MULTIPART, key, path, encryption);
			Long crc64 = combinedCrc64(parts);
			boolean same = head.contentLength() == size(parts) && crc64 != null && crc64.equals(head.crc64());
			return same ? head : null;
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
			MultipartDriver.PartPage page = this.context.errors()
				.call(Operation.LIST_MULTIPART, path, () -> driver.listParts(key, uploadId, marker));
			return new PagedListing.Page<>(page.parts(), page.nextMarker());
		});
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
		});
	}

	/** Give an upload up; it is no error if there is none. */
	void delete(String path, String uploadId) {
		MultipartDriver driver = driver(Operation.DELETE, path);
		String key = this.context.objectKey(Operation.DELETE, path, null);
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
	StorageObject stat(String path, String uploadId) {
		MultipartDriver driver = driver(Operation.STAT, path);
		String key = this.context.objectKey(Operation.STAT, path, null);
		this.context.errors().call(Operation.STAT, path, () -> driver.listParts(key, uploadId, null));
		return upload(key, uploadId).build();
	}

	/** A handle of an upload. Nothing is sent. */
	StorageObject handle(String path, String uploadId) {
		driver(Operation.CREATE, path);
		return upload(this.context.objectKey(Operation.CREATE, path, null), uploadId).build();
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

	private static long size(List<Part> parts) {
		return parts.stream().mapToLong(Part::size).sum();
	}

	private static @Nullable Long combinedCrc64(List<Part> parts) {
		long combined = 0;
		for (Part part : parts) {
			if (part.crc64() == null) {
				return null;
			}
			combined = Crc64.combine(combined, part.crc64(), part.size());
		}
		return combined;
	}

}
