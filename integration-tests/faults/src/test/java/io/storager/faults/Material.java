package io.storager.faults;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import io.storager.Content;

/** What the bytes of a content come from. */
enum Material {

	BYTES, FILE, STREAM, STREAM_OF_UNKNOWN_LENGTH, PRODUCER,

	/** A stream that fails before its last byte. */
	BROKEN_STREAM;

	Content content(byte[] bytes, Path folder) throws IOException {
		return switch (this) {
			case BYTES -> Content.of(bytes);
			case FILE -> Content.of(Files.write(Files.createTempFile(folder, "content", null), bytes));
			case STREAM -> Content.of(new ByteArrayInputStream(bytes), bytes.length);
			case STREAM_OF_UNKNOWN_LENGTH -> Content.of(new ByteArrayInputStream(bytes));
			case PRODUCER -> Content.from((output) -> {
				output.write(bytes, 0, bytes.length / 2);
				output.write(bytes, bytes.length / 2, bytes.length - bytes.length / 2);
			});
			case BROKEN_STREAM -> Content.of(new SequenceInputStream(new ByteArrayInputStream(bytes), new Broken()));
		};
	}

	private static final class Broken extends InputStream {

		@Override
		public int read() throws IOException {
			throw new IOException("the source of the bytes is gone");
		}

	}

}
