package io.storager.emulator.service;

import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;

import io.storager.emulator.http.RequestBody;
import io.storager.emulator.store.ContentReceiver;
import io.storager.emulator.store.ReceivedContent;
import org.jspecify.annotations.Nullable;

/** Receives the content of an object or a part and checks what the client says of it. */
public final class Upload {

	/** The most that one request may store: 5 GiB. */
	public static final long MAX_SIZE = 5L << 30;

	private Upload() {
	}

	/** Refuse what can be refused before the content is read. */
	public static void check(Call call) {
		RequestBody body = call.exchange().body();
		if (!body.isDelimited()) {
			throw new ServiceException(411, "MissingContentLength", "You must provide the Content-Length HTTP header.");
		}
		if (body.declaredLength() > MAX_SIZE) {
			throw tooLarge();
		}
		contentMd5(call);
	}

	/**
	 * Receive the content.
	 * @param call the request, {@link #check(Call) checked} before
	 * @return the content, which the caller stores or releases
	 * @throws IOException if the client breaks off; nothing is left behind then
	 */
	public static ReceivedContent receive(Call call) throws IOException {
		byte[] expected = contentMd5(call);
		RequestBody body = call.exchange().body();
		try (ContentReceiver receiver = call.bucket().receive(body.declaredLength())) {
			body.readAll((piece) -> {
				receiver.take(piece);
				if (receiver.size() > MAX_SIZE) {
					throw new TooLargeException();
				}
			});
			ReceivedContent content = receiver.finish();
			if (expected != null && !Arrays.equals(expected, content.md5())) {
				content.blob().release();
				throw wrongDigest(call);
			}
			return content;
		}
		catch (TooLargeException ex) {
			throw tooLarge();
		}
	}

	/** Read a small document, such as the keys to delete. */
	public static byte[] document(Call call, int limit) throws IOException {
		byte[] expected = contentMd5(call);
		byte[] document = call.exchange().body().readSmall(limit);
		if (document == null) {
			throw Errors.malformedXml();
		}
		if (expected != null && !Arrays.equals(expected, Hashing.digest("MD5", document))) {
			throw wrongDigest(call);
		}
		return document;
	}

	private static byte @Nullable [] contentMd5(Call call) {
		String header = call.header("Content-MD5");
		if (header == null) {
			return null;
		}
		try {
			byte[] md5 = Base64.getDecoder().decode(header);
			if (md5.length == 16) {
				return md5;
			}
		}
		catch (IllegalArgumentException ex) {
			// falls through to the answer for any header that is no MD5
		}
		throw new ServiceException(400, "InvalidDigest", "The Content-MD5 you specified was invalid.")
			.with("Content-MD5", header);
	}

	private static ServiceException wrongDigest(Call call) {
		return new ServiceException(400, call.vendor().wrongDigestCode(),
				"The Content-MD5 you specified did not match what we received.");
	}

	private static ServiceException tooLarge() {
		return new ServiceException(400, "EntityTooLarge",
				"Your proposed upload exceeds the maximum allowed object size.");
	}

	/** Ends the reading of a body that turns out to be too long. */
	private static final class TooLargeException extends IOException {

		private static final long serialVersionUID = 1L;

	}

}
