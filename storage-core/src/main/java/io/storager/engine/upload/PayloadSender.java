package io.storager.engine.upload;

import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;

import io.storager.Content;
import io.storager.Encryption;
import io.storager.ErrorCode;
import io.storager.ObjectHeaders;
import io.storager.Operation;
import io.storager.ProgressListener;
import io.storager.ObjectAcl;
import io.storager.StorageException;
import io.storager.driver.AccessDriver;
import io.storager.driver.PutRequest;
import io.storager.driver.TagDriver;
import io.storager.engine.request.Invocation;
import io.storager.engine.request.Progress;
import io.storager.engine.request.ProgressException;
import io.storager.engine.request.StoragerContext;
import io.storager.engine.request.UserMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings contents into a form that can be sent, sends them and checks what arrived.
 */
public final class PayloadSender {

	private static final Logger logger = LoggerFactory.getLogger(PayloadSender.class);

	private static final Pattern HEADER = Pattern.compile("[!-~]([ -~]*[!-~])?");

	private final StoragerContext context;

	public PayloadSender(StoragerContext context) {
		this.context = context;
	}

	/** Sends a payload through a driver. */
	@FunctionalInterface
	public interface Call<T> {

		T send(UploadPayload payload) throws Exception;

	}

	/**
	 * Send a content.
	 * @param limit the most bytes that it may have
	 */
	public <T> T collect(Invocation call, @Nullable Content content, long limit, @Nullable ProgressListener listener,
			Call<T> send) {
		try (UploadPayload payload = prepare(call, content, limit)) {
			Progress progress = new Progress(listener, payload.length());
			payload.progress(progress.part());
			T reply = send(call, payload, send);
			tellEnd(progress, payload.length());
			return reply;
		}
	}

	public UploadPayload prepare(Invocation call, @Nullable Content content, long limit) {
		try {
			return call
				.runForeign(() -> Payloads.prepare((content != null) ? content : Content.of(new byte[0]), limit));
		}
		catch (ContentLengthException ex) {
			throw call.restrict(String.valueOf(ex.getMessage()));
		}
		catch (StorageException ex) {
			// A producer that reads from a storager: its failure speaks for itself.
			throw ex;
		}
		catch (Exception ex) {
			if (content instanceof Content.File && ex instanceof IllegalArgumentException broken) {
				throw call.restrict(broken);
			}
			// Other languages throw checked exceptions that nobody has declared.
			throw unreadable(call, ex);
		}
	}

	/** Send a payload once. */
	<T> T send(Invocation call, UploadPayload payload, Call<T> send) {
		T reply;
		long before = payload.handedOut();
		try {
			reply = send.send(payload);
		}
		catch (Exception ex) {
			requireRead(call, payload);
			throw call.translate(ex);
		}
		finally {
			call.sent(payload.handedOut() - before);
		}
		// An SDK may take a failure of the content for one of the network and go on.
		requireRead(call, payload);
		this.context.bucketSeen();
		return reply;
	}

	/** What went wrong on this side is what is told: the SDKs tend to hide it. */
	private void requireRead(Invocation call, UploadPayload payload) {
		Throwable reason = payload.failure();
		if (reason instanceof ProgressException ended) {
			throw call.translate(ended);
		}
		if (reason != null) {
			throw unreadable(call, reason);
		}
		requireSame(call, payload, payload.lastSentCrc64());
	}

	/**
	 * Refuse what has changed since its MD5 was made, if one was.
	 * @param sentCrc64 CRC-64 of what was sent, or {@code null} if not all was
	 */
	void requireSame(Invocation call, UploadPayload payload, @Nullable Long sentCrc64) {
		try {
			payload.requireSame(sentCrc64);
		}
		catch (IOException ex) {
			throw unreadable(call, ex);
		}
	}

	/**
	 * What to tell of a content that could not be read, or not be kept until it is sent.
	 */
	StorageException unreadable(Invocation call, Throwable reason) {
		if (reason instanceof TemporaryFileException unwritable) {
			return call.failedHere(String.valueOf(unwritable.getMessage()), unwritable);
		}
		return call.failedHere("the content cannot be read: " + reason, reason);
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
	public void requireMatch(Invocation call, UploadPayload payload, @Nullable String contentMd5) {
		if (contentMd5 != null) {
			requireMatch(call, md5(call, payload), contentMd5);
		}
	}

	/** The same for an MD5 that is known. */
	public void requireMatch(Invocation call, String md5, String contentMd5) {
		if (!md5.equals(contentMd5)) {
			throw call.corrupt("the bytes given have the MD5 '%s', the content MD5 is '%s'".formatted(md5, contentMd5),
					null);
		}
	}

	/** Base64 of the MD5 of the bytes, for the service to check before it stores them. */
	public String md5(Invocation call, UploadPayload payload) {
		try {
			return payload.md5();
		}
		catch (IOException ex) {
			throw unreadable(call, ex);
		}
	}

	/** Insist that the service stored what was sent. */
	public void verify(Invocation call, UploadPayload payload, @Nullable Long storedCrc64, @Nullable String requestId) {
		if (storedCrc64 != null && storedCrc64 != payload.sentCrc64()) {
			throw call.corrupt("the bytes given have the CRC-64 %s, the service stored %s"
				.formatted(Long.toUnsignedString(payload.sentCrc64()), Long.toUnsignedString(storedCrc64)), requestId);
		}
	}

	/**
	 * Check how an object is to be stored, and bring it into the form that drivers take.
	 * @param given what the caller's options say
	 */
	public PutRequest checked(Invocation call, PutRequest given) {
		return checked(call, call.operation(), given);
	}

	/**
	 * The same if the settings are for another operation than the one that the caller
	 * asked for.
	 * @param use what stores the object
	 */
	public PutRequest checked(Invocation call, Operation use, PutRequest given) {
		Encryption encryption = this.context.encryption(call, use, given.encryption());
		requireHeaders(call, given.headers());
		requireHeader(call, "storage class", given.storageClass());
		requireMd5(call, given.contentMd5());
		this.context.requireTrafficLimit(call, given.trafficLimit());
		Map<String, String> userMetadata = userMetadata(call, given.userMetadata());
		requireTags(call, given.tags());
		requireAcl(call, given.acl());
		String storageClass = (given.storageClass() != null) ? given.storageClass()
				: this.context.settings().storageClass();
		return given.toBuilder().storageClass(storageClass).userMetadata(userMetadata).encryption(encryption).build();
	}

	/** Refuse tags that the service does not take. */
	public void requireTags(Invocation call, Map<String, String> tags) {
		if (tags.isEmpty()) {
			return;
		}
		TagDriver driver = this.context.driver().tags();
		if (driver == null) {
			throw lacks(call, "tags");
		}
		try {
			driver.check(tags);
		}
		catch (IllegalArgumentException ex) {
			throw call.restrict(ex);
		}
	}

	/** Refuse an access rule that the service does not have. */
	public void requireAcl(Invocation call, @Nullable ObjectAcl acl) {
		if (acl == null) {
			return;
		}
		AccessDriver driver = this.context.driver().access();
		if (driver == null) {
			throw lacks(call, "acl");
		}
		try {
			driver.check(acl);
		}
		catch (IllegalArgumentException ex) {
			throw call.restrict(ex);
		}
	}

	private StorageException lacks(Invocation call, String option) {
		return call.refuse(ErrorCode.CAPABILITY_INSUFFICIENT,
				"%s does not take the option '%s'; allowed: none".formatted(this.context.driver().service(), option),
				null);
	}

	/** User metadata in the form in which it is sent. */
	public Map<String, String> userMetadata(Invocation call, Map<String, String> given) {
		try {
			return UserMetadata.encode(given, this.context.metadata());
		}
		catch (IllegalArgumentException ex) {
			throw call.restrict(ex);
		}
	}

	/** Refuse headers that cannot be sent, or that mean nothing. */
	public void requireHeaders(Invocation call, ObjectHeaders headers) {
		requireHeader(call, "content type", headers.contentType());
		requireHeader(call, "content disposition", headers.contentDisposition());
		requireHeader(call, "cache control", headers.cacheControl());
		requireHeader(call, "content encoding", headers.contentEncoding());
		requireHeader(call, "content language", headers.contentLanguage());
		Instant expires = headers.expiresAt();
		if (expires != null && !expires.isAfter(Instant.now())) {
			throw call.restrict("the object would expire at %s, which has passed; allowed: a time to come, or the "
				.formatted(expires) + "cache control 'no-cache'");
		}
	}

	/**
	 * Refuse what cannot be a header: the HTTP client below both SDKs changes other
	 * characters after it has signed them, which the services answer with 403.
	 */
	public void requireHeader(Invocation call, String option, @Nullable String value) {
		if (value != null && !HEADER.matcher(value).matches()) {
			throw call.restrict(
					"the %s '%s' cannot be sent as a header; allowed: printable ASCII, with percent-encoding for the rest"
						.formatted(option, value));
		}
	}

	/** Refuse what is not the base64 form of an MD5. */
	public void requireMd5(Invocation call, @Nullable String contentMd5) {
		if (contentMd5 != null && !isMd5(contentMd5)) {
			throw call
				.restrict("the content MD5 is '%s'; allowed: base64 of the 16 bytes of an MD5".formatted(contentMd5));
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
