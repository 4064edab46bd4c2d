package io.storager.driver;

import java.util.ArrayList;
import java.util.List;

import io.storager.CopyOptions;
import io.storager.Encryption;
import io.storager.ErrorCode;
import io.storager.Operation;
import io.storager.Part;
import io.storager.StorageException;
import io.storager.StorageMetadata;
import io.storager.StorageObject;
import org.jspecify.annotations.Nullable;

/** Copies and moves objects. */
final class CopyOperations {

	/**
	 * Small enough for both services, large enough that 10,000 of them hold the largest
	 * object.
	 */
	private static final long PART_SIZE = 512L * 1024 * 1024;

	private final StoragerContext context;

	private final MultipartOperations multiparts;

	private final PayloadSender sender;

	CopyOperations(StoragerContext context, MultipartOperations multiparts, PayloadSender sender) {
		this.context = context;
		this.multiparts = multiparts;
		this.sender = sender;
	}

	StorageObject copy(String source, String target, CopyOptions options) {
		return copy(Operation.COPY, source, target, options);
	}

	StorageObject move(String source, String target, CopyOptions options) {
		StorageObject moved = copy(Operation.MOVE, source, target, options);
		String sourceKey = this.context.objectKey(Operation.MOVE, source, null);
		if (!sourceKey.equals(moved.id())) {
			try {
				this.context.attempts().run(Operation.MOVE, source, () -> this.context.driver().delete(sourceKey));
			}
			catch (StorageException ex) {
				throw this.context.errors()
					.retell(ex, ex.code(),
							"it was copied to '%s', but it is still there: %s".formatted(target, ex.reason()));
			}
		}
		return moved;
	}

	private StorageObject copy(Operation operation, String source, String target, CopyOptions options) {
		CopyDriver driver = this.context.capability(operation, source, CopyDriver.class);
		String sourceKey = this.context.objectKey(operation, source, null);
		String targetKey = this.context.objectKey(operation, target, null);
		if (sourceKey.endsWith("/") != targetKey.endsWith("/")) {
			throw this.context.errors()
				.refuse(ErrorCode.OBJECT_MODE_INVALID, operation, source,
						"one of '%s' and '%s' is a directory; allowed: two objects or two directories".formatted(source,
								target),
						null);
		}
		this.sender.requireHeader(operation, target, "storage class", options.storageClass());
		// The key of the source is what reading it needs; the target is a new write.
		Encryption sourceEncryption = this.context.encryption(operation, Operation.STAT, source,
				options.sourceEncryption());
		Encryption encryption = this.context.encryption(operation, target, options.encryption());
		ObjectHead head = this.context.head(operation, sourceKey, source, sourceEncryption);
		if (sourceKey.equals(targetKey)) {
			if (options.forbidOverwrite()) {
				throw this.context.errors()
					.refuse(ErrorCode.PRECONDITION_FAILED, operation, source,
							"'%s' is the object itself; allowed: another target, or overwriting".formatted(target),
							null);
			}
			if (options.encryption() == null && options.storageClass() == null) {
				return this.context.describe(sourceKey, head);
			}
			if (options.encryption() == null && encryption == null) {
				encryption = encryptionLike(operation, source, driver, head, sourceEncryption);
			}
		}
		CopyRequest request = new CopyRequest(head, sourceEncryption, encryption, options.storageClass(),
				options.forbidOverwrite());
		PutReply reply;
		if (head.contentLength() <= this.context.metadata().copySizeMaximum()) {
			reply = this.context.attempts()
				.call(operation, source, !options.forbidOverwrite(), () -> driver.copy(sourceKey, targetKey, request));
		}
		else {
			reply = copyInParts(operation, source, sourceKey, targetKey, request);
		}
		if (reply.crc64() != null && head.crc64() != null && !reply.crc64().equals(head.crc64())) {
			throw this.context.errors()
				.corrupt(operation, source,
						"the source has the CRC-64 %s, the copy '%s' has %s".formatted(
								Long.toUnsignedString(head.crc64()), target, Long.toUnsignedString(reply.crc64())),
						reply.requestId());
		}
		// A copy is a new object, and an ordinary one, whatever it is a copy of.
		return this.context.object(targetKey)
			.modes(this.context.modes(targetKey, false))
			.contentLength(head.contentLength())
			.etag(reply.etag())
			.contentType(head.contentType())
			.storageClass((options.storageClass() != null) ? options.storageClass() : head.storageClass())
			.userMetadata(UserMetadata.decode(head.userMetadata()))
			.encryption(reply.encryption())
			.build();
	}

	private @Nullable Encryption encryptionLike(Operation operation, String path, CopyDriver driver, ObjectHead head,
			@Nullable Encryption sourceEncryption) {
		try {
			return driver.encryptionLike(head, sourceEncryption);
		}
		catch (IllegalArgumentException ex) {
			throw this.context.errors().restrict(operation, path, ex);
		}
	}

	private PutReply copyInParts(Operation operation, String path, String source, String target, CopyRequest request) {
		MultipartDriver driver = this.context.capability(operation, path, MultipartDriver.class);
		ObjectHead head = request.source();
		String storageClass = (request.storageClass() != null) ? request.storageClass() : head.storageClass();
		PutRequest put = new PutRequest(head.contentType(), null, head.contentDisposition(), storageClass,
				head.userMetadata(), request.encryption(), request.forbidOverwrite());
		String uploadId = this.context.attempts().call(operation, path, () -> driver.initiate(target, put));
		try {
			List<Part> parts = new ArrayList<>();
			long partSize = partSize();
			for (long offset = 0; offset < head.contentLength(); offset += partSize) {
				long start = offset;
				long size = Math.min(partSize, head.contentLength() - offset);
				parts.add(this.context.attempts()
					.call(operation, path,
							() -> driver.copyPart(source, target, uploadId, parts.size(), start, size, request)));
			}
			return this.multiparts.complete(operation, path, new Completion(target, uploadId, parts, head.crc64(),
					request.encryption(), request.forbidOverwrite()));
		}
		catch (RuntimeException | Error ex) {
			MultipartOperations.undo(ex, () -> this.multiparts.abort(operation, path, target, uploadId));
			throw ex;
		}
	}

	private long partSize() {
		StorageMetadata limits = this.context.metadata();
		return Math.max(limits.multipartSizeMinimum(), Math.min(PART_SIZE, limits.copySizeMaximum()));
	}

}
