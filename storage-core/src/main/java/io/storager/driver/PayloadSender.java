package io.storager.driver;

import java.io.IOException;
import java.util.Base64;
import java.util.Map;

import io.storager.Content;
import io.storager.Encryption;
import io.storager.ErrorCode;
import io.storager.Operation;
import io.storager.ProgressListener;
import io.storager.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * Brings contents into a form that can be sent, sends them and checks what arrived.
 */
final class PayloadSender {

	private final StoragerContext context;

	PayloadSender(StoragerContext context) {
		this.context = context;
	}

	/** Sends a payload through a driver. */
	@FunctionalInterface
	interface Call<T> {

		T send(Payload payload) throws Exception;

	}

	/**
	 * Send a content.
	 * @param limit the most bytes that it may have
	 */
	<T> T send(Operation operation, String path, @Nullable Content content, long limit,
			@Nullable ProgressListener listener, Call<T> call) {
		try (Payload payload = prepare(operation, path, content, limit)) {
			return send(operation, path, payload, listener, call);
		}
	}

	private Payload prepare(Operation operation, String path, @Nullable Content content, long limit) {
		try {
			return Payloads.prepare((content != null) ? content : Content.of(new byte[0]), limit);
		}
		catch (ContentLengthException ex) {
			throw this.context.errors().restrict(operation, path, String.valueOf(ex.getMessage()));
		}
		catch (StorageException ex) {
			// A producer that reads from a storager: its failure speaks for itself.
			throw ex;
		}
		catch (IOException | RuntimeException ex) {
			throw unreadable(operation, path, ex);
		}
	}

	/** Send a payload that is ready. */
	<T> T send(Operation operation, String path, Payload payload, @Nullable ProgressListener listener, Call<T> call) {
		payload.progress(new Progress(listener, payload.length()));
		T reply;
		try {
			reply = call.send(payload);
		}
		catch (Exception ex) {
			// The SDKs hide what went wrong while they read.
			Throwable reason = payload.failure();
			throw (reason != null) ? unreadable(operation, path, reason)
					: this.context.errors().translate(operation, path, ex);
		}
		this.context.bucketSeen();
		payload.progress().end(payload.length());
		return reply;
	}

	private RuntimeException unreadable(Operation operation, String path, Throwable reason) {
		return this.context.errors()
			.refuse(ErrorCode.UNEXPECTED, operation, path, "the content cannot be read: " + reason, reason);
	}

	/** Insist that the service stored what was sent. */
	void verify(Operation operation, String path, Payload payload, @Nullable Long storedCrc64) {
		if (storedCrc64 != null && storedCrc64 != payload.sentCrc64()) {
			throw this.context.errors()
				.refuse(ErrorCode.INTEGRITY, operation, path,
						"the bytes given have the CRC-64 %s, the service stored %s".formatted(
								Long.toUnsignedString(payload.sentCrc64()), Long.toUnsignedString(storedCrc64)),
						null);
		}
	}

	/**
	 * Check how an object is to be stored, and bring it into the form that drivers take.
	 * @param given what the caller's options say
	 */
	PutRequest checked(Operation operation, String path, PutRequest given) {
		Encryption encryption = this.context.encryption(operation, path, given.encryption());
		requireMd5(operation, path, given.contentMd5());
		Map<String, String> userMetadata;
		try {
			userMetadata = UserMetadata.encode(given.userMetadata(), this.context.metadata().userMetadataSizeMaximum());
		}
		catch (IllegalArgumentException ex) {
			throw this.context.errors().restrict(operation, path, ex);
		}
		String storageClass = (given.storageClass() != null) ? given.storageClass()
				: this.context.settings().storageClass();
		return new PutRequest(given.contentType(), given.contentMd5(), given.contentDisposition(), storageClass,
				userMetadata, encryption, given.forbidOverwrite());
	}

	/** Refuse what is not the base64 form of an MD5. */
	void requireMd5(Operation operation, String path, @Nullable String contentMd5) {
		if (contentMd5 != null && !isMd5(contentMd5)) {
			throw this.context.errors()
				.restrict(operation, path,
						"the content MD5 is '%s'; allowed: base64 of the 16 bytes of an MD5".formatted(contentMd5));
		}
	}

	private static boolean isMd5(String contentMd5) {
		try {
			return Base64.getDecoder().decode(contentMd5).length == 16;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

}
