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
	 * @throws ContentRuleException if the content's length breaks a rule
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
		Spool spool = new Spool(limit);
		try {
			if (content instanceof Content.Stream stream) {
				drain(stream, spool);
			}
			else if (content instanceof Content.Produced produced) {
				produced.producer().writeTo(spool);
			}
			return spool.toPayload();
		}
		finally {
			spool.discard();
		}
	}

	private static void requireLength(long length, long limit) throws ContentRuleException {
		if (length < 0) {
			throw new ContentRuleException("the size is %d; allowed: 0 or more".formatted(length));
		}
		if (length > limit) {
			throw new ContentRuleException("the content has %d bytes; allowed: at most %d".formatted(length, limit));
		}
	}

	/** Reads to the end, which is one byte more than declared if there is one. */
	private static void drain(Content.Stream content, Spool spool) throws IOException {
		InputStream stream = content.stream();
		Long declared = content.length();
		byte[] buffer = new byte[16 * 1024];
		for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
			if (declared != null && spool.length() + count > declared) {
				throw new ContentRuleException(
						"the content is longer than the %d bytes declared; allowed: exactly as many"
							.formatted(declared));
			}
			spool.write(buffer, 0, count);
		}
		if (declared != null && spool.length() < declared) {
			throw new ContentRuleException(
					"the content ended after %d of the %d bytes declared; allowed: exactly as many"
						.formatted(spool.length(), declared));
		}
	}

}
