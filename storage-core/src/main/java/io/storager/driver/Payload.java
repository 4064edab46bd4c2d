package io.storager.driver;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bytes of one request: their number is known and they can be sent again from the
 * start. Handing an SDK anything less makes it buffer, stall or store a truncated object.
 */
public final class Payload implements Closeable {

	private static final Logger logger = LoggerFactory.getLogger(Payload.class);

	private final PayloadSource source;

	private final long length;

	private final Closeable resource;

	private Progress progress = new Progress(null, 0);

	private volatile @Nullable Exception failure;

	private volatile long sentCrc64;

	private Payload(PayloadSource source, long length, Closeable resource) {
		this.source = source;
		this.length = length;
		this.resource = resource;
	}

	/** The first bytes of an array, which is not copied. */
	static Payload of(byte[] bytes, int length) {
		return new Payload(new PayloadSource.Memory(bytes), length, () -> {
		});
	}

	/** The bytes of a file as it is now; sending fails if its length changes. */
	static Payload ofFile(Path file) throws IOException {
		// A directory can be opened too and fails only in the middle of a request.
		if (Files.exists(file) && !Files.isRegularFile(file)) {
			throw new IOException("'%s' is not a regular file".formatted(file));
		}
		FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
		try {
			return new Payload(new PayloadSource.Channel(channel), channel.size(), channel);
		}
		catch (IOException ex) {
			channel.close();
			throw ex;
		}
	}

	/** The bytes of a temporary file, which the payload owns from now on. */
	static Payload ofFile(TemporaryFile file) throws IOException {
		return new Payload(new PayloadSource.Channel(file.channel()), file.channel().size(), file);
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
		return new PayloadStream(this, this.source);
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

	/** Never fails: what was sent is sent. */
	@Override
	public void close() {
		try {
			this.resource.close();
		}
		catch (IOException ex) {
			logger.warn("A file that was read could not be closed", ex);
		}
	}

}
