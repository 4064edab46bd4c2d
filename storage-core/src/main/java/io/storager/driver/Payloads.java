package io.storager.driver;

import java.io.IOException;
import java.io.OutputStream;

import io.storager.Content;

/** Turns contents into payloads: what breaks here breaks before anything is sent. */
final class Payloads {

	private Payloads() {
	}

	/**
	 * Bring a content into a form that can be sent with one request.
	 * @param limit the most bytes that may be sent
	 * @throws ContentLengthException if the content's length breaks a rule
	 * @throws IOException if the content cannot be read
	 */
	static Payload prepare(Content content, long limit) throws IOException {
		LengthRule rule = LengthRule.of(content.length(), limit);
		if (content instanceof Content.Bytes bytes) {
			return Payload.of(bytes.bytes(), bytes.bytes().length);
		}
		if (content instanceof Content.File file) {
			return Payload.ofFile(file.path());
		}
		Spool spool = Spool.of(rule);
		try {
			feed(content, spool);
			rule.requireAll(spool.length());
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

	/**
	 * Write what can be read only once to where it is collected, to its end, which is one
	 * byte more than declared if there is one.
	 */
	static void feed(Content content, OutputStream target) throws IOException {
		if (content instanceof Content.Produced produced) {
			produced.producer().writeTo(target);
		}
		else if (content instanceof Content.Stream stream) {
			byte[] buffer = new byte[16 * 1024];
			for (int count = stream.stream().read(buffer); count >= 0; count = stream.stream().read(buffer)) {
				target.write(buffer, 0, count);
			}
		}
	}

}
