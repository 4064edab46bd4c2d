package io.storager.engine.upload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Collects bytes that come only once, until their number is known: a few in memory, more
 * in a temporary file that only its owner can read.
 */
final class SpooledBuffer extends SharedOutputStream implements UploadBuffer {

	/** What fits in here never touches the disk. */
	static final int MEMORY_LIMIT = 1024 * 1024;

	private final LengthRule rule;

	private final int memoryLimit;

	private byte[] memory = new byte[8 * 1024];

	private int buffered;

	private long length;

	private @Nullable TemporaryFile file;

	private SpooledBuffer(LengthRule rule, int memoryLimit) {
		this.rule = rule;
		this.memoryLimit = memoryLimit;
	}

	/** A spool for a content. */
	static SpooledBuffer of(LengthRule rule) {
		return new SpooledBuffer(rule, MEMORY_LIMIT);
	}

	/** A spool for what the memory has no room for. */
	static SpooledBuffer onDisk() {
		return new SpooledBuffer(new LengthRule(null, Long.MAX_VALUE), 8 * 1024);
	}

	@Override
	void requireSound() throws IOException {
		requireWritten();
		super.requireSound();
	}

	/**
	 * Fail if more bytes came than may come, or if the disk did not take them, whatever
	 * the writer made of that.
	 */
	void requireWritten() throws IOException {
		if (failure() instanceof TemporaryFileException unwritable) {
			throw unwritable.again();
		}
		if (failure() instanceof ContentLengthException broken) {
			// Always a new one: try-with-resources cannot add an exception to itself.
			throw new ContentLengthException(String.valueOf(broken.getMessage()));
		}
	}

	@Override
	void add(byte[] bytes, int offset, int count) throws IOException {
		this.rule.requireAtMost(this.length + count);
		if (!fits(this.buffered, count, this.memoryLimit)) {
			flushToFile();
		}
		if (count > this.memoryLimit) {
			append(ByteBuffer.wrap(bytes, offset, count));
		}
		else {
			if (this.buffered + count > this.memory.length) {
				this.memory = Arrays.copyOf(this.memory,
						Math.min(this.memoryLimit, Math.max(this.buffered + count, this.memory.length * 2)));
			}
			System.arraycopy(bytes, offset, this.memory, this.buffered, count);
			this.buffered += count;
		}
		this.length += count;
	}

	/** Whether there is room for more bytes; their sum may be too large for an int. */
	static boolean fits(int used, int more, int limit) {
		return more <= limit - used;
	}

	long length() {
		return this.length;
	}

	private void flushToFile() throws IOException {
		append(ByteBuffer.wrap(this.memory, 0, this.buffered));
		this.buffered = 0;
	}

	private void append(ByteBuffer bytes) throws IOException {
		TemporaryFile target = this.file;
		if (target == null) {
			target = TemporaryFile.create();
			this.file = target;
		}
		target.write(bytes);
	}

	@Override
	public UploadPayload toPayload() throws IOException {
		return finish(this::payload);
	}

	private UploadPayload payload() throws IOException {
		if (this.file == null) {
			return UploadPayload.of(this.memory, this.buffered);
		}
		flushToFile();
		UploadPayload payload = UploadPayload.ofFile(this.file);
		this.file = null;
		return payload;
	}

	@Override
	public void discard() {
		giveUp(this::release);
	}

	private void release() {
		if (this.file != null) {
			this.file.close();
			this.file = null;
		}
	}

}
