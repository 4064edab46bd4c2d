package io.storager.driver;

import java.io.IOException;
import java.io.InputStream;

import io.storager.Content;

/** Turns contents into payloads: what breaks here breaks before anything is sent. */
final class Payloads {

	private Payloads() {
	}

	/**
	 * Bring a content into a form that can be sent.
	 * @param limit the most bytes that may be sent
	 * @throws ContentLengthException if the content's length breaks a rule
	 * @throws IOException if the content cannot be read
	 */
	static Payload prepare(Content content, long limit) throws IOException {
		Long length = content.length();
		if (length != null) {
			requireLength(length, limit);
		}
		if (content instanceof Content.Bytes bytes) {
			return Payload.of(bytes.bytes(), bytes.bytes().length);
		}
		if (content instanceof Content.File file) {
			return Payload.ofFile(file.path());
		}
		Spool spool = (length != null) ? Spool.ofDeclared(length) : Spool.ofLimit(limit);
		try {
			if (content instanceof Content.Stream stream) {
				drain(stream, spool);
			}
			else if (content instanceof Content.Produced produced) {
				produced.producer().writeTo(spool);
			}
			return spool.toPayload();
		}
		catch (IOException | RuntimeException ex) {
			spool.requireFitting();
			throw ex;
		}
		finally {
			spool.discard();
		}
	}

	private static void requireLength(long length, long limit) throws ContentLengthException {
		if (length < 0) {
			throw new ContentLengthException("the size is %d; allowed: 0 or more".formatted(length));
		}
		if (length > limit) {
			throw new ContentLengthException(
					"the content has %d bytes; allowed: at most %d in one write".formatted(length, limit));
		}
	}

	/** Reads to the end, which is one byte more than declared if there is one. */
	private static void drain(Content.Stream content, Spool spool) throws IOException {
		InputStream stream = content.stream();
		byte[] buffer = new byte[16 * 1024];
		for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
			spool.write(buffer, 0, count);
		}
		Long declared = content.length();
		if (declared != null && spool.length() < declared) {
			throw new ContentLengthException(
					"the content ended after %d of the %d bytes declared; allowed: exactly as many"
						.formatted(spool.length(), declared));
		}
	}

}
