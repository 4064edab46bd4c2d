package io.storager.driver;

import java.time.Duration;
import java.util.List;

import io.storager.Encryption;
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
		Operation asIf = switch (kind) {
			case READ -> Operation.READ;
			case WRITE -> Operation.WRITE;
			case CREATE_MULTIPART -> Operation.CREATE_MULTIPART;
			default -> Operation.DELETE;
		};
		this.sender.requireMd5(Operation.SIGN, path, options.contentMd5());
		Encryption encryption = this.context.encryption(asIf, path, options.encryption());
		String key = this.context.objectKey(Operation.SIGN, path, null);
		return sign(path, expiry, new Task(kind, key, null, -1, List.of(), options, encryption));
	}

	/** Sign a request for an upload. */
	SignedRequest sign(Kind kind, StorageObject object, int index, List<Part> parts, Duration expiry,
			SignOptions options) {
		String path = object.path();
		String key = this.context.ownKey(Operation.SIGN, object);
		String uploadId = this.multiparts.uploadId(Operation.SIGN, object);
		Encryption encryption = null;
		if (kind == Kind.WRITE_MULTIPART) {
			this.multiparts.requireIndex(Operation.SIGN, path, index);
			encryption = this.context.encryption(Operation.WRITE_MULTIPART, path, options.encryption());
		}
		return sign(path, expiry, new Task(kind, key, uploadId, index, parts, options, encryption));
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
