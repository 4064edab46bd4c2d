package io.storager.driver;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Collects bytes that come only once, until their number is known: a few in memory, more
 * in a temporary file that only its owner can read.
 */
final class Spool extends OutputStream {

	/** What fits in here never touches the disk. */
	static final int MEMORY_LIMIT = 1024 * 1024;

	private final long limit;

	private final String limitRule;

	private byte[] memory = new byte[8 * 1024];

	private int buffered;

	private long length;

	private @Nullable Path file;

	private @Nullable FileChannel channel;

	private @Nullable IOException failure;

	private Spool(long limit, String limitRule) {
		this.limit = limit;
		this.limitRule = limitRule;
	}

	/** A spool for as many bytes as one object may have. */
	static Spool ofLimit(long limit) {
		return new Spool(limit,
				"the content has more than %d bytes; allowed: at most that many in one write".formatted(limit));
	}

	/** A spool for a content that says how many bytes it has. */
	static Spool ofDeclared(long length) {
		return new Spool(length,
				"the content is longer than the %d bytes declared; allowed: exactly as many".formatted(length));
	}

	@Override
	public void write(int b) throws IOException {
		write(new byte[] { (byte) b }, 0, 1);
	}

	@Override
	public void write(byte[] bytes, int offset, int count) throws IOException {
		Objects.checkFromIndexSize(offset, count, bytes.length);
		requireSound();
		try {
			take(bytes, offset, count);
		}
		catch (IOException ex) {
			this.failure = ex;
			throw ex;
		}
	}

	/**
	 * Writers such as PrintStream swallow what is thrown at them: a spool that has lost
	 * bytes must never become an object.
	 */
	private void requireSound() throws IOException {
		requireFitting();
		if (this.failure != null) {
			throw new IOException("an earlier write has failed: " + this.failure.getMessage(), this.failure);
		}
	}

	/** Fail if more bytes came than may come, whatever the writer made of that. */
	void requireFitting() throws ContentLengthException {
		if (this.failure instanceof ContentLengthException) {
			// Always a new one: try-with-resources cannot add an exception to itself.
			throw new ContentLengthException(this.limitRule);
		}
	}

	private void take(byte[] bytes, int offset, int count) throws IOException {
		if (this.length + count > this.limit) {
			throw new ContentLengthException(this.limitRule);
		}
		if (this.buffered + count > MEMORY_LIMIT) {
			flushToFile();
		}
		if (count > MEMORY_LIMIT) {
			append(ByteBuffer.wrap(bytes, offset, count));
		}
		else {
			if (this.buffered + count > this.memory.length) {
				this.memory = Arrays.copyOf(this.memory,
						Math.min(MEMORY_LIMIT, Math.max(this.buffered + count, this.memory.length * 2)));
			}
			System.arraycopy(bytes, offset, this.memory, this.buffered, count);
			this.buffered += count;
		}
		this.length += count;
	}

	long length() {
		return this.length;
	}

	private void flushToFile() throws IOException {
		append(ByteBuffer.wrap(this.memory, 0, this.buffered));
		this.buffered = 0;
	}

	private void append(ByteBuffer bytes) throws IOException {
		FileChannel target = this.channel;
		if (target == null) {
			this.file = Files.createTempFile("storager-", ".spool");
			target = FileChannel.open(this.file, StandardOpenOption.READ, StandardOpenOption.WRITE);
			this.channel = target;
		}
		while (bytes.hasRemaining()) {
			target.write(bytes);
		}
	}

	/** The bytes so far as a payload, which owns the temporary file from now on. */
	Payload toPayload() throws IOException {
		requireSound();
		if (this.file == null || this.channel == null) {
			return Payload.of(this.memory, this.buffered);
		}
		flushToFile();
		Payload payload = Payload.ofTemporaryFile(this.file, this.channel);
		this.file = null;
		this.channel = null;
		return payload;
	}

	/** Throw away what no payload has taken over. */
	void discard() {
		TemporaryFiles.discard(this.channel, this.file);
	}

}
