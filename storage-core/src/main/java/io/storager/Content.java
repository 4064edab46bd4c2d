package io.storager;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What is written: it knows its length, if there is one, and whether it can be written
 * again. A request that fails is repeated with any of them: what comes only once is kept
 * until the service has it.
 */
public sealed interface Content {

	/** The bytes of an array, which must not change until the write has returned. */
	static Content of(byte[] bytes) {
		return new Bytes(bytes);
	}

	/** The UTF-8 bytes of a text, not those of a file of that name. */
	static Content ofText(String text) {
		Objects.requireNonNull(text, "'text' must not be null");
		return new Bytes(text.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * The bytes of a file, as many as it has when the write starts. If it changes while
	 * it is read, the write fails as far as that can be told, and stores nothing.
	 */
	static Content of(Path file) {
		return new File(Objects.requireNonNull(file, "'file' must not be null"));
	}

	/**
	 * The bytes of a stream, which must be exactly as many as declared. The stream is
	 * read to its end and not closed.
	 */
	static Content of(InputStream stream, long length) {
		return new Stream(stream, length);
	}

	/**
	 * The bytes of a stream of unknown length. The stream is read to its end and not
	 * closed.
	 */
	static Content of(InputStream stream) {
		return new Stream(stream, null);
	}

	/**
	 * The bytes of a source that can be opened again and again, exactly as many as
	 * declared each time, so that the content can be written more than once.
	 * @param source opens a stream at the first byte, which is read to its end and closed
	 * @param length how many bytes the stream has
	 */
	static Content ofSource(Source source, long length) {
		return new Reopened(source, length);
	}

	/** The bytes that a producer writes. It is called once, in the thread that writes. */
	static Content from(Producer producer) {
		return new Produced(producer);
	}

	/**
	 * Length in bytes, or {@code null} if it is not known.
	 * @throws IOException if a file's size cannot be told
	 */
	@Nullable Long length() throws IOException;

	/** Whether this content can be written a second time. */
	boolean replayable();

	/** Opens a stream of bytes. */
	@FunctionalInterface
	interface Source {

		/**
		 * Open a new stream at the first byte.
		 * @throws IOException to end the write: nothing is stored then
		 */
		InputStream open() throws IOException;

	}

	/** Writes the bytes of a content. */
	@FunctionalInterface
	interface Producer {

		/**
		 * Write all bytes; closing the output is allowed and not needed.
		 * @throws IOException to end the write: nothing is stored then
		 */
		void writeTo(OutputStream output) throws IOException;

	}

	/**
	 * The bytes of an array.
	 *
	 * @param bytes the array itself, not a copy
	 */
	record Bytes(byte[] bytes) implements Content {

		public Bytes {
			Objects.requireNonNull(bytes, "'bytes' must not be null");
		}

		@Override
		public Long length() {
			return (long) this.bytes.length;
		}

		@Override
		public boolean replayable() {
			return true;
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return this == other;
		}

		@Override
		public int hashCode() {
			return System.identityHashCode(this);
		}

		@Override
		public String toString() {
			return this.bytes.length + " bytes";
		}

	}

	/**
	 * The bytes of a file.
	 *
	 * @param path the file
	 */
	record File(Path path) implements Content {

		public File {
			Objects.requireNonNull(path, "'path' must not be null");
		}

		@Override
		public Long length() throws IOException {
			return Files.size(this.path);
		}

		@Override
		public boolean replayable() {
			return true;
		}

	}

	/**
	 * The bytes of a stream.
	 *
	 * @param stream the stream
	 * @param length its length in bytes, or {@code null} if it is not known
	 */
	record Stream(InputStream stream, @Nullable Long length) implements Content {

		public Stream {
			Objects.requireNonNull(stream, "'stream' must not be null");
		}

		@Override
		public boolean replayable() {
			return false;
		}

	}

	/**
	 * The bytes of streams that a source opens.
	 *
	 * @param source the source
	 * @param length length of each stream in bytes
	 */
	record Reopened(Source source, Long length) implements Content {

		public Reopened {
			Objects.requireNonNull(source, "'source' must not be null");
		}

		@Override
		public boolean replayable() {
			return true;
		}

	}

	/**
	 * The bytes that a producer writes.
	 *
	 * @param producer the producer
	 */
	record Produced(Producer producer) implements Content {

		public Produced {
			Objects.requireNonNull(producer, "'producer' must not be null");
		}

		@Override
		public @Nullable Long length() {
			return null;
		}

		@Override
		public boolean replayable() {
			return false;
		}

	}

}
