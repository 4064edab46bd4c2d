package io.storager.engine.upload;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Base64;

import io.storager.checksum.Crc64;
import io.storager.checksum.Digests;
import io.storager.driver.Payload;
import io.storager.engine.request.Progress;
import io.storager.engine.resume.LocalFiles;
import io.storager.transfer.MemoryLease;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the engine sends: bytes in memory or in a file. It counts and checksums each
 * reading, and remembers why one failed.
 */
public final class UploadPayload implements Payload, Closeable {

	private static final Logger logger = LoggerFactory.getLogger(UploadPayload.class);

	private final PayloadSource source;

	private final long start;

	private final long length;

	private final long sourceLength;

	private final Closeable resource;

	private Progress.Part progress = Progress.NONE.part();

	private volatile @Nullable Throwable failure;

	private volatile @Nullable Long sentCrc64;

	private @Nullable Long digestedCrc64;

	/** Attempts follow each other, so that one thread at a time counts. */
	private volatile long handedOut;

	private UploadPayload(PayloadSource source, long length, Closeable resource) {
		this(source, 0, length, length, resource);
	}

	private UploadPayload(PayloadSource source, long start, long length, long sourceLength, Closeable resource) {
		this.source = source;
		this.start = start;
		this.length = length;
		this.sourceLength = sourceLength;
		this.resource = resource;
	}

	/** The first bytes of an array, which is not copied. */
	public static UploadPayload of(byte[] bytes, int length) {
		return new UploadPayload(new PayloadSource.Memory(bytes), length, () -> {
		});
	}

	/** The first bytes of pooled memory, which the payload owns from now on. */
	public static UploadPayload of(MemoryLease lease, long length) {
		return new UploadPayload(new PayloadSource.Segments(lease), length, lease::close);
	}

	/**
	 * The bytes of a file as it is now; sending fails if its length changes.
	 * @throws IllegalArgumentException for what is no regular file
	 */
	static UploadPayload ofFile(Path file) throws IOException {
		// A directory can be opened too and fails only in the middle of a request.
		LocalFiles.requireRegular(file);
		FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
		try {
			return new UploadPayload(new PayloadSource.Channel(channel, FileStamp.of(file)), channel.size(), channel);
		}
		catch (IOException ex) {
			channel.close();
			throw ex;
		}
	}

	/** The bytes of a temporary file, which the payload owns from now on. */
	static UploadPayload ofFile(TemporaryFile file) throws IOException {
		return new UploadPayload(new PayloadSource.Channel(file.channel(), null), file.channel().size(), file);
	}

	/** Some of these bytes, for a request of their own; they stay this payload's. */
	UploadPayload slice(long start, long length) {
		return new UploadPayload(this.source, this.start + start, length, this.sourceLength, () -> {
		});
	}

	@Override
	public long length() {
		return this.length;
	}

	/** The stream fails for ever once a reading of this payload has failed. */
	@Override
	public PayloadStream open() {
		return new PayloadStream(this);
	}

	/** Read some bytes from a position, or -1 behind the end of what there is now. */
	int read(long position, byte[] target, int offset, int length) throws IOException {
		return this.source.read(this.start + position, target, offset, length);
	}

	/** How many bytes one read should bring. */
	int readSize() {
		return this.source.readSize();
	}

	/** Bytes were handed to the driver's client. */
	void handOut(int count) {
		this.handedOut = this.handedOut + count;
	}

	/** How many bytes were handed out so far, by all attempts. */
	long handedOut() {
		return this.handedOut;
	}

	/**
	 * Fail if what the bytes come from has another length than it had, or was written to.
	 */
	void requireUnchanged() throws IOException {
		long size = this.source.size();
		if (size >= 0 && size != this.sourceLength) {
			throw new IOException(
					"the file changed from %s to %s bytes while it was read".formatted(this.sourceLength, size));
		}
		if (hasMore()) {
			throw new IOException("the file has more than the %s bytes that it had".formatted(this.sourceLength));
		}
		this.source.requireUnwritten();
	}

	/**
	 * Whether there are bytes behind the length that the file system tells: it does not
	 * know that of files such as those in {@code /proc}, and says 0.
	 */
	boolean hasMore() throws IOException {
		return this.source.size() >= 0 && this.source.read(this.sourceLength, new byte[1], 0, 1) >= 0;
	}

	/** The file that the bytes come from as it was, or {@code null} if nobody has it. */
	@Nullable FileStamp stamp() {
		return (this.source instanceof PayloadSource.Channel channel) ? channel.stamp() : null;
	}

	/**
	 * Base64 of the MD5 of the bytes. From now on {@link #requireSame} knows them.
	 */
	String md5() throws IOException {
		MessageDigest digest = Digests.md5();
		digest(digest::update);
		return Base64.getEncoder().encodeToString(digest.digest());
	}

	/** CRC-64 of the bytes. From now on {@link #requireSame} knows them. */
	long crc64() throws IOException {
		return digest((bytes, offset, count) -> {
		});
	}

	/** Show all bytes, and return their CRC-64. */
	private long digest(PayloadSource.Viewer viewer) throws IOException {
		Crc64 crc64 = new Crc64();
		long read = this.source.show(this.start, this.length, (bytes, offset, count) -> {
			viewer.view(bytes, offset, count);
			crc64.update(bytes, offset, count);
		});
		if (read < this.length) {
			throw shrunk();
		}
		this.digestedCrc64 = crc64.getValue();
		return crc64.getValue();
	}

	/** CRC-64 of the bytes as they were last digested, or {@code null}. */
	@Nullable Long digestedCrc64() {
		return this.digestedCrc64;
	}

	/**
	 * Fail if the bytes that were sent are not those of the MD5.
	 * @param sentCrc64 their CRC-64, or {@code null} if they were not sent to their end
	 */
	void requireSame(@Nullable Long sentCrc64) throws IOException {
		if (this.digestedCrc64 != null && sentCrc64 != null && !this.digestedCrc64.equals(sentCrc64)) {
			throw new IOException("it changed while it was read");
		}
	}

	/** The source has ended before the length that it had. */
	IOException shrunk() throws IOException {
		return new IOException("the file shrank from %s to %s bytes while it was read".formatted(this.sourceLength,
				this.source.size()));
	}

	void progress(Progress.Part progress) {
		this.progress = progress;
	}

	Progress.Part progress() {
		return this.progress;
	}

	/** What went wrong while the bytes were read: the SDKs tend to hide it. */
	public @Nullable Throwable failure() {
		return this.failure;
	}

	void failed(Throwable failure) {
		this.failure = failure;
	}

	/** CRC-64 of the bytes as they were last read from first to last. */
	long sentCrc64() {
		Long sent = this.sentCrc64;
		return (sent != null) ? sent : 0;
	}

	/** The same, or {@code null} if they never were. */
	@Nullable Long lastSentCrc64() {
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
