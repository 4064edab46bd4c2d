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
 * until the service has it. There may be further kinds in later versions.
 */
public abstract class Content {

	private Content() {
	}

	/** The bytes of an array, which must not change until the write has returned. */
	public static Content of(byte[] bytes) {
		return new Bytes(bytes);
	}

	/** The UTF-8 bytes of a text, not those of a file of that name. */
	public static Content ofText(String text) {
		Objects.requireNonNull(text, "'text' must not be null");
		return new Bytes(text.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * The bytes of a file, as many as it has when the write starts. If it changes while
	 * it is read, the write fails as far as that can be told, and stores nothing.
	 */
	public static Content of(Path file) {
		return new File(Objects.requireNonNull(file, "'file' must not be null"));
	}

	/**
	 * The bytes of a stream, which must be exactly as many as declared. The stream is
	 * read to its end and not closed.
	 */
	public static Content of(InputStream stream, long length) {
		return new Stream(stream, length);
	}

	/**
	 * The bytes of a stream of unknown length. The stream is read to its end and not
	 * closed.
	 */
	public static Content of(InputStream stream) {
		return new Stream(stream, null);
	}

	/**
	 * The bytes of a source that can be opened again and again, exactly as many as
	 * declared each time, so that the content can be written more than once.
	 * @param source opens a stream at the first byte, which is read to its end and closed
	 * @param length how many bytes the stream has
	 */
	public static Content ofSource(Source source, long length) {
		return new Reopened(source, length);
	}

	/** The bytes that a producer writes. It is called once, in the thread that writes. */
	public static Content from(Producer producer) {
		return new Produced(producer);
	}

	/**
	 * Length in bytes, or {@code null} if it is not known.
	 * @throws IOException if a file's size cannot be told
	 */
	public abstract @Nullable Long length() throws IOException;

	/** Whether this content can be written a second time. */
	public abstract boolean replayable();

	/** Opens a stream of bytes. */
	@FunctionalInterface
	public interface Source {

		/**
		 * Open a new stream at the first byte.
		 * @throws IOException to end the write: nothing is stored then
		 */
		InputStream open() throws IOException;

	}

	/** Writes the bytes of a content. */
	@FunctionalInterface
	public interface Producer {

		/**
		 * Write all bytes; closing the output is allowed and not needed.
		 * @throws IOException to end the write: nothing is stored then
		 */
		void writeTo(OutputStream output) throws IOException;

	}

	/** The bytes of an array. */
	public static final class Bytes extends Content {

		private final byte[] bytes;

		private Bytes(byte[] bytes) {
			this.bytes = Objects.requireNonNull(bytes, "'bytes' must not be null");
		}

		/** The array itself, not a copy. */
		public byte[] bytes() {
			return this.bytes;
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
		public String toString() {
			return this.bytes.length + " bytes";
		}

	}

	/** The bytes of a file. */
	public static final class File extends Content {

		private final Path path;

		private File(Path path) {
			this.path = path;
		}

		/** The file. */
		public Path path() {
			return this.path;
		}

		@Override
		public Long length() throws IOException {
			return Files.size(this.path);
		}

		@Override
		public boolean replayable() {
			return true;
		}

		@Override
		public String toString() {
			return "file " + this.path;
		}

	}

	/** The bytes of a stream. */
	public static final class Stream extends Content {

		private final InputStream stream;

		private final @Nullable Long length;

		private Stream(InputStream stream, @Nullable Long length) {
			this.stream = Objects.requireNonNull(stream, "'stream' must not be null");
			this.length = length;
		}

		/** The stream. */
		public InputStream stream() {
			return this.stream;
		}

		@Override
		public @Nullable Long length() {
			return this.length;
		}

		@Override
		public boolean replayable() {
			return false;
		}

		@Override
		public String toString() {
			return (this.length != null) ? "stream of " + this.length + " bytes" : "stream";
		}

	}

	/** The bytes of streams that a source opens. */
	public static final class Reopened extends Content {

		private final Source source;

		private final long length;

		private Reopened(Source source, long length) {
			this.source = Objects.requireNonNull(source, "'source' must not be null");
			this.length = length;
		}

		/** The source. */
		public Source source() {
			return this.source;
		}

		/** Length of each stream in bytes. */
		@Override
		public Long length() {
			return this.length;
		}

		@Override
		public boolean replayable() {
			return true;
		}

		@Override
		public String toString() {
			return "source of " + this.length + " bytes";
		}

	}

	/** The bytes that a producer writes. */
	public static final class Produced extends Content {

		private final Producer producer;

		private Produced(Producer producer) {
			this.producer = Objects.requireNonNull(producer, "'producer' must not be null");
		}

		/** The producer. */
		public Producer producer() {
			return this.producer;
		}

		@Override
		public @Nullable Long length() {
			return null;
		}

		@Override
		public boolean replayable() {
			return false;
		}

		@Override
		public String toString() {
			return "producer";
		}

	}

}
