package io.storager.emulator.http;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The content of a reply; closed when it was sent or will not be. */
public interface ReplyBody extends Closeable {

	/** Return the number of bytes that {@link #writeTo} will hand over. */
	long length();

	/** Hand the content over piece by piece; the sink is done with a piece on return. */
	void writeTo(Sink sink) throws IOException;

	@Override
	default void close() throws IOException {
	}

	/** Wrap bytes that are at hand. */
	static ReplyBody of(byte[] content) {
		return new ReplyBody() {

			@Override
			public long length() {
				return content.length;
			}

			@Override
			public void writeTo(Sink sink) throws IOException {
				if (content.length > 0) {
					sink.write(ByteBuffer.wrap(content));
				}
			}

		};
	}

	/** Where a body goes. */
	interface Sink {

		void write(ByteBuffer piece) throws IOException;

	}

}
