package io.storager.driver;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The bytes of one request: their number is known and they can be sent again from the
 * start. Handing an SDK anything less makes it buffer, stall or store a truncated object.
 */
public final class Payload implements Closeable {

	private final byte @Nullable [] bytes;

	private final @Nullable FileChannel channel;

	private final @Nullable Path temporaryFile;

	private final long length;

	private Progress progress = new Progress(null, 0);

	private volatile @Nullable Exception failure;

	private volatile long sentCrc64;

	private Payload(byte @Nullable [] bytes, @Nullable FileChannel channel, @Nullable Path temporaryFile, long length) {
		this.bytes = bytes;
		this.channel = channel;
		this.temporaryFile = temporaryFile;
		this.length = length;
	}

	/** The first bytes of an array, which is not copied. */
	static Payload of(byte[] bytes, int length) {
		return new Payload(bytes, null, null, length);
	}

	/** The bytes of a file as it is now; sending fails if its length changes. */
	static Payload ofFile(Path file) throws IOException {
		// A directory can be opened too and fails only in the middle of a request.
		if (Files.exists(file) && !Files.isRegularFile(file)) {
			throw new IOException("'%s' is not a regular file".formatted(file));
		}
		FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
		try {
			return new Payload(null, channel, null, channel.size());
		}
		catch (IOException ex) {
			channel.close();
			throw ex;
		}
	}

	/** The bytes of a file that is deleted when the payload is closed. */
	static Payload ofTemporaryFile(Path file, FileChannel channel) throws IOException {
		return new Payload(null, channel, file, channel.size());
	}

	/** How many bytes there are. */
	public long length() {
		return this.length;
	}

	/**
	 * Start at the first byte. The stream supports mark and reset without a buffer and
	 * without a limit; it fails for ever once it has failed.
	 */
	public PayloadStream open() {
		PayloadSource source = (this.bytes != null) ? new PayloadSource.Memory(this.bytes)
				: new PayloadSource.Channel(Objects.requireNonNull(this.channel));
		return new PayloadStream(this, source);
	}

	void progress(Progress progress) {
		this.progress = progress;
	}

	Progress progress() {
		return this.progress;
	}

	/** What went wrong while the bytes were read: the SDKs tend to hide it. */
	@Nullable Exception failure() {
		return this.failure;
	}

	void failed(Exception failure) {
		this.failure = failure;
	}

	/** CRC-64 of the bytes as they were last read from first to last. */
	long sentCrc64() {
		return this.sentCrc64;
	}

	void sent(long crc64) {
		this.sentCrc64 = crc64;
	}

	@Override
	public void close() {
		TemporaryFiles.discard(this.channel, this.temporaryFile);
	}

}
