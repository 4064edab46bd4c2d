package io.storager.engine.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import io.storager.Content;

/** Turns contents into payloads: what breaks here breaks before anything is sent. */
public final class Payloads {

	private Payloads() {
	}

	/**
	 * Bring a content into a form that can be sent with one request.
	 * @param limit the most bytes that may be sent
	 * @throws ContentLengthException if the content's length breaks a rule
	 * @throws IOException if the content cannot be read
	 */
	static UploadPayload prepare(Content content, long limit) throws IOException {
		if (content instanceof Content.File file) {
			return prepare(file.path(), limit);
		}
		LengthRule rule = LengthRule.of(content.length(), limit);
		if (content instanceof Content.Bytes bytes) {
			return UploadPayload.of(bytes.bytes(), bytes.bytes().length);
		}
		return collect(content, rule);
	}

	private static UploadPayload prepare(Path file, long limit) throws IOException {
		UploadPayload payload = UploadPayload.ofFile(file);
		try {
			LengthRule.of(payload.length(), limit);
			if (!payload.hasMore()) {
				return payload;
			}
		}
		catch (IOException ex) {
			payload.close();
			throw ex;
		}
		payload.close();
		try (InputStream stream = Files.newInputStream(file)) {
			return collect(Content.of(stream), LengthRule.of(null, limit));
		}
	}

	private static UploadPayload collect(Content content, LengthRule rule) throws IOException {
		SpooledBuffer spool = SpooledBuffer.of(rule);
		try {
			feed(content, spool);
			rule.requireAll(spool.length());
			return spool.toPayload();
		}
		catch (Error ex) {
			throw ex;
		}
		catch (Throwable ex) {
			// Other languages throw checked exceptions that nobody has declared.
			spool.requireWritten();
			throw ex;
		}
		finally {
			spool.discard();
		}
	}

	/**
	 * Write what can be read only once to where it is collected, to its end, which is one
	 * byte more than declared if there is one.
	 */
	public static void feed(Content content, OutputStream target) throws IOException {
		if (content instanceof Content.Produced produced) {
			produced.producer().writeTo(target);
		}
		else if (content instanceof Content.Stream stream) {
			copy(stream.stream(), target);
		}
		else if (content instanceof Content.Reopened reopened) {
			try (InputStream stream = reopened.source().open()) {
				copy(stream, target);
			}
		}
	}

	private static void copy(InputStream stream, OutputStream target) throws IOException {
		byte[] buffer = new byte[16 * 1024];
		for (int count = some(stream, buffer); count >= 0; count = some(stream, buffer)) {
			target.write(buffer, 0, count);
		}
	}

	/** Whether any byte of a content can be read at any time, without collecting it. */
	public static boolean isRandomAccess(Content content) {
		return content instanceof Content.Bytes || content instanceof Content.File;
	}

	/**
	 * Read at least one byte, or -1 at the end. A stream that gives none, against its
	 * contract, might do so for ever: a read of one byte cannot.
	 */
	private static int some(InputStream stream, byte[] buffer) throws IOException {
		int count = stream.read(buffer);
		if (count != 0) {
			return count;
		}
		int one = stream.read();
		if (one < 0) {
			return -1;
		}
		buffer[0] = (byte) one;
		return 1;
	}

}
