package io.storager.driver;

import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;

import io.storager.Content;
import io.storager.Encryption;
import io.storager.ErrorCode;
import io.storager.Operation;
import io.storager.ProgressListener;
import io.storager.StorageException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings contents into a form that can be sent, sends them and checks what arrived.
 */
final class PayloadSender {

	private static final Logger logger = LoggerFactory.getLogger(PayloadSender.class);

	private static final Pattern HEADER = Pattern.compile("[!-~]([ -~]*[!-~])?");

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
	<T> T collect(Operation operation, String path, @Nullable Content content, long limit,
			@Nullable ProgressListener listener, Call<T> call) {
		try (Payload payload = prepare(operation, path, content, limit)) {
			Progress progress = new Progress(listener, payload.length());
			payload.progress(progress.part());
			T reply = send(operation, path, payload, call);
			tellEnd(progress, payload.length());
			return reply;
		}
	}

	Payload prepare(Operation operation, String path, @Nullable Content content, long limit) {
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

	/** Send a payload once. */
	<T> T send(Operation operation, String path, Payload payload, Call<T> call) {
		T reply;
		try {
			reply = call.send(payload);
		}
		catch (Exception ex) {
			requireRead(operation, path, payload);
			throw this.context.errors().translate(operation, path, ex);
		}
		// An SDK may take a failure of the content for one of the network and go on.
		requireRead(operation, path, payload);
		this.context.bucketSeen();
		return reply;
	}

	/** What went wrong on this side is what is told: the SDKs tend to hide it. */
	private void requireRead(Operation operation, String path, Payload payload) {
		Exception reason = payload.failure();
		if (reason instanceof ProgressException ended) {
			throw this.context.errors().translate(operation, path, ended);
		}
		if (reason != null) {
			throw unreadable(operation, path, reason);
		}
		requireSame(operation, path, payload, payload.lastSentCrc64());
	}

	/**
	 * Refuse what has changed since its MD5 was made, if one was.
	 * @param sentCrc64 CRC-64 of what was sent, or {@code null} if not all was
	 */
	void requireSame(Operation operation, String path, Payload payload, @Nullable Long sentCrc64) {
		try {
			payload.requireSame(sentCrc64);
		}
		catch (IOException ex) {
			throw unreadable(operation, path, ex);
		}
	}

	StorageException unreadable(Operation operation, String path, Exception reason) {
		return this.context.errors()
			.refuse(ErrorCode.UNEXPECTED, operation, path, "the content cannot be read: " + reason, reason);
	}

	/** The bytes are stored: that the listener fails now must not say otherwise. */
	static void tellEnd(Progress progress, long length) {
		try {
			progress.end(length);
		}
		catch (ProgressException ex) {
			logger.warn("A progress listener failed after the content was stored", ex.getCause());
		}
	}

	/** Refuse bytes that have another MD5 than the caller says, before any is sent. */
	void requireMatch(Operation operation, String path, Payload payload, @Nullable String contentMd5) {
		if (contentMd5 != null) {
			requireMatch(operation, path, md5(operation, path, payload), contentMd5);
		}
	}

	/** The same for an MD5 that is known. */
	void requireMatch(Operation operation, String path, String md5, String contentMd5) {
		if (!md5.equals(contentMd5)) {
			throw this.context.errors()
				.corrupt(operation, path,
						"the bytes given have the MD5 '%s', the content MD5 is '%s'".formatted(md5, contentMd5), null);
		}
	}

	/** Base64 of the MD5 of the bytes, for the service to check before it stores them. */
	String md5(Operation operation, String path, Payload payload) {
		try {
			return payload.md5();
		}
		catch (IOException ex) {
			throw unreadable(operation, path, ex);
		}
	}

	/** Insist that the service stored what was sent. */
	void verify(Operation operation, String path, Payload payload, @Nullable Long storedCrc64,
			@Nullable String requestId) {
		if (storedCrc64 != null && storedCrc64 != payload.sentCrc64()) {
			throw this.context.errors()
				.corrupt(operation, path,
						"the bytes given have the CRC-64 %s, the service stored %s"
							.formatted(Long.toUnsignedString(payload.sentCrc64()), Long.toUnsignedString(storedCrc64)),
						requestId);
		}
	}

	/**
	 * Check how an object is to be stored, and bring it into the form that drivers take.
	 * @param given what the caller's options say
	 */
	PutRequest checked(Operation operation, String path, PutRequest given) {
		Encryption encryption = this.context.encryption(operation, path, given.encryption());
		requireHeader(operation, path, "content type", given.contentType());
		requireHeader(operation, path, "content disposition", given.contentDisposition());
		requireHeader(operation, path, "storage class", given.storageClass());
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

	/**
	 * Refuse what cannot be a header: the HTTP client below both SDKs changes other
	 * characters after it has signed them, which the services answer with 403.
	 */
	void requireHeader(Operation operation, String path, String option, @Nullable String value) {
		if (value != null && !HEADER.matcher(value).matches()) {
			throw this.context.errors()
				.restrict(operation, path,
						"the %s '%s' cannot be sent as a header; allowed: printable ASCII, with percent-encoding for the rest"
							.formatted(option, value));
		}
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
