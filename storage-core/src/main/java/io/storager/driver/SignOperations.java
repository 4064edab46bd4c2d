package io.storager.driver;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import io.storager.Encryption;
import io.storager.ErrorCode;
import io.storager.Operation;
import io.storager.Part;
import io.storager.SignOptions;
import io.storager.SignedRequest;
import io.storager.StorageObject;
import io.storager.driver.SignDriver.Kind;
import io.storager.driver.SignDriver.Task;
import org.jspecify.annotations.Nullable;

/** Signs requests for others. */
final class SignOperations {

	/** What has a body, and with it a media type and an MD5. */
	private static final Set<Kind> WITH_CONTENT = Set.of(Kind.WRITE, Kind.WRITE_MULTIPART);

	/** What makes an object. */
	private static final Set<Kind> CREATING = Set.of(Kind.WRITE, Kind.CREATE_MULTIPART);

	private final StoragerContext context;

	private final MultipartOperations multiparts;

	private final PayloadSender sender;

	SignOperations(StoragerContext context, MultipartOperations multiparts, PayloadSender sender) {
		this.context = context;
		this.multiparts = multiparts;
		this.sender = sender;
	}

	/** Sign a request for an object. */
	SignedRequest sign(Kind kind, String path, Duration expiry, SignOptions options) {
		String key = this.context.objectKey(Operation.SIGN, path, null);
		return sign(path, expiry, task(kind, path, key, null, -1, List.of(), options));
	}

	/** Sign a request for an upload. */
	SignedRequest sign(Kind kind, StorageObject object, int index, List<Part> parts, Duration expiry,
			SignOptions options) {
		String path = object.path();
		String key = this.context.ownKey(Operation.SIGN, object);
		String uploadId = this.multiparts.uploadId(Operation.SIGN, object);
		if (kind == Kind.WRITE_MULTIPART) {
			this.multiparts.requireIndex(Operation.SIGN, path, index);
		}
		return sign(path, expiry, task(kind, path, key, uploadId, index, parts, options));
	}

	private Task task(Kind kind, String path, String key, @Nullable String uploadId, int index, List<Part> parts,
			SignOptions options) {
		boolean creating = CREATING.contains(kind);
		boolean typed = creating || WITH_CONTENT.contains(kind);
		require(typed, kind, path, "contentType", options.contentType());
		require(WITH_CONTENT.contains(kind), kind, path, "contentMd5", options.contentMd5());
		require(creating, kind, path, "storageClass", options.storageClass());
		boolean reading = kind == Kind.READ;
		require(reading, kind, path, "responseContentType", options.responseContentType());
		require(reading, kind, path, "responseContentDisposition", options.responseContentDisposition());
		require(reading, kind, path, "responseCacheControl", options.responseCacheControl());
		this.sender.requireHeader(Operation.SIGN, path, "content type", options.contentType());
		this.sender.requireHeader(Operation.SIGN, path, "storage class", options.storageClass());
		this.sender.requireMd5(Operation.SIGN, path, options.contentMd5());
		Encryption encryption = this.context.encryption(Operation.SIGN, operation(kind), path, options.encryption());
		String storageClass = (creating && options.storageClass() == null) ? this.context.settings().storageClass()
				: options.storageClass();
		SignOptions effective = options.toBuilder().storageClass(storageClass).encryption(encryption).build();
		return new Task(kind, key, uploadId, index, parts, effective, encryption);
	}

	private void require(boolean allowed, Kind kind, String path, String option, @Nullable String value) {
		if (value != null && !allowed) {
			throw this.context.errors()
				.refuse(ErrorCode.CAPABILITY_INSUFFICIENT, Operation.SIGN, path,
						"a signed %s does not take the option '%s'; allowed: none".formatted(operation(kind), option),
						null);
		}
	}

	/** The operation that whoever sends the request performs. */
	private static Operation operation(Kind kind) {
		return switch (kind) {
			case READ -> Operation.READ;
			case WRITE -> Operation.WRITE;
			case DELETE -> Operation.DELETE;
			case CREATE_MULTIPART -> Operation.CREATE_MULTIPART;
			case WRITE_MULTIPART -> Operation.WRITE_MULTIPART;
			case LIST_MULTIPART -> Operation.LIST_MULTIPART;
			case COMPLETE_MULTIPART -> Operation.COMPLETE_MULTIPART;
		};
	}

	private SignedRequest sign(String path, @Nullable Duration expiry, Task task) {
		SignDriver driver = this.context.capability(Operation.SIGN, path, SignDriver.class);
		Duration maximum = driver.expiryMaximum();
		if (expiry == null || expiry.compareTo(Duration.ofSeconds(1)) < 0 || expiry.compareTo(maximum) > 0) {
			throw this.context.errors()
				.restrict(Operation.SIGN, path,
						"the expiry is %s; allowed: 1 second to %d seconds".formatted(expiry, maximum.toSeconds()));
		}
		return this.context.errors().call(Operation.SIGN, path, () -> driver.sign(task, expiry));
	}

}
