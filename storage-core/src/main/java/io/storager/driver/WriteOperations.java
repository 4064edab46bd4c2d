package io.storager.driver;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;

import io.storager.Content;
import io.storager.Encryption;
import io.storager.ErrorCode;
import io.storager.Operation;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.StorageOutputStream;
import io.storager.WriteOptions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores the bytes of objects. */
final class WriteOperations {

	private static final Logger logger = LoggerFactory.getLogger(WriteOperations.class);

	private static final Pattern HEADER = Pattern.compile("[!-~]([ -~]*[!-~])?");

	private final StoragerContext context;

	WriteOperations(StoragerContext context) {
		this.context = context;
	}

	StorageObject write(String path, @Nullable Content content, WriteOptions options) {
		String key = this.context.objectKey(Operation.WRITE, path, null);
		PutRequest request = putRequest(path, options);
		try (Payload payload = prepare(path, (content != null) ? content : Content.of(new byte[0]))) {
			return put(key, path, payload, request, options);
		}
	}

	private Payload prepare(String path, Content content) {
		try {
			return Payloads.prepare(content, this.context.metadata().writeSizeMaximum());
		}
		catch (ContentLengthException ex) {
			throw this.context.errors().restrict(Operation.WRITE, path, String.valueOf(ex.getMessage()));
		}
		catch (StorageException ex) {
			// A producer that reads from a storager: its failure speaks for itself.
			throw ex;
		}
		catch (IOException | RuntimeException ex) {
			throw this.context.errors()
				.refuse(ErrorCode.UNEXPECTED, Operation.WRITE, path, "the content cannot be read: " + ex, ex);
		}
	}

	StorageObject write(String path, @Nullable InputStream stream, long size, WriteOptions options) {
		if (stream == null && size != 0) {
			throw this.context.errors()
				.restrict(Operation.WRITE, path,
						"the content is null and the size is %d; allowed: content, or no content and size 0"
							.formatted(size));
		}
		return write(path, (stream != null) ? Content.of(stream, size) : null, options);
	}

	StorageOutputStream newOutputStream(String path, WriteOptions options) {
		String key = this.context.objectKey(Operation.WRITE, path, null);
		PutRequest request = putRequest(path, options);
		return new ObjectWriter(Spool.ofLimit(this.context.metadata().writeSizeMaximum()),
				(payload) -> put(key, path, payload, request, options));
	}

	private PutRequest putRequest(String path, WriteOptions options) {
		Encryption encryption = this.context.encryption(Operation.WRITE, path, options.encryption());
		Map<String, String> userMetadata;
		try {
			requireHeader("content type", options.contentType());
			requireHeader("content disposition", options.contentDisposition());
			requireHeader("storage class", options.storageClass());
			requireMd5(options.contentMd5());
			userMetadata = UserMetadata.encode(options.userMetadata(),
					this.context.metadata().userMetadataSizeMaximum());
		}
		catch (IllegalArgumentException ex) {
			throw this.context.errors().restrict(Operation.WRITE, path, ex);
		}
		String storageClass = (options.storageClass() != null) ? options.storageClass()
				: this.context.settings().storageClass();
		return new PutRequest(options.contentType(), options.contentMd5(), options.contentDisposition(), storageClass,
				userMetadata, encryption);
	}

	/**
	 * The HTTP client below both SDKs changes other characters after it has signed them,
	 * which the services answer with 403.
	 */
	private static void requireHeader(String option, @Nullable String value) {
		if (value != null && !HEADER.matcher(value).matches()) {
			throw new IllegalArgumentException(
					"the %s '%s' cannot be sent as a header; allowed: printable ASCII, with percent-encoding for the rest"
						.formatted(option, value));
		}
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
			reply = this.context.driver().put(key, payload, request);
		}
		catch (Exception ex) {
			requireRead(path, payload);
			throw this.context.errors().translate(Operation.WRITE, path, ex);
		}
		// An SDK may take a failure of the content for one of the network and go on.
		requireRead(path, payload);
		this.context.bucketSeen();
		if (reply.crc64() != null && reply.crc64() != payload.sentCrc64()) {
			throw this.context.errors()
				.refuse(ErrorCode.INTEGRITY, Operation.WRITE, path,
						"the bytes given have the CRC-64 %s, the service stored %s; request id %s".formatted(
								Long.toUnsignedString(payload.sentCrc64()), Long.toUnsignedString(reply.crc64()),
								reply.requestId()),
						null);
		}
		tellEnd(payload);
		return this.context.object(key)
			.contentLength(payload.length())
			.etag(reply.etag())
			.contentType(request.contentType())
			.storageClass(request.storageClass())
			.userMetadata(UserMetadata.decode(request.userMetadata()))
			.encryption(reply.encryption())
			.build();
	}

	/** What went wrong on this side is what is told: the SDKs tend to hide it. */
	private void requireRead(String path, Payload payload) {
		Exception reason = payload.failure();
		if (reason instanceof ProgressException ended) {
			throw this.context.errors().translate(Operation.WRITE, path, ended);
		}
		if (reason != null) {
			throw this.context.errors()
				.refuse(ErrorCode.UNEXPECTED, Operation.WRITE, path, "the content cannot be read: " + reason, reason);
		}
	}

	/** The object is stored: that the listener fails now must not say otherwise. */
	private static void tellEnd(Payload payload) {
		try {
			payload.progress().end(payload.length());
		}
		catch (ProgressException ex) {
			logger.warn("A progress listener failed after the object was stored", ex.getCause());
		}
	}

}
