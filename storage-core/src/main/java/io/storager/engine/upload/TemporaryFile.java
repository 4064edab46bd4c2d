package io.storager.engine.upload;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that only its owner can read and that is deleted when it is closed.
 *
 * @param path where it is
 * @param channel for reading and writing
 */
record TemporaryFile(Path path, FileChannel channel) implements Closeable {

	private static final Logger logger = LoggerFactory.getLogger(TemporaryFile.class);

	/**
	 * Create one in the folder that the JVM uses for such files.
	 * @throws TemporaryFileException if that cannot be done
	 */
	static TemporaryFile create() throws TemporaryFileException {
		try {
			return create(Files.createTempFile("storager-", ".spool"));
		}
		catch (IOException ex) {
			throw new TemporaryFileException(Path.of(System.getProperty("java.io.tmpdir")), ex);
		}
	}

	private static TemporaryFile create(Path path) throws IOException {
		try {
			return new TemporaryFile(path, FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE));
		}
		catch (IOException ex) {
			Files.deleteIfExists(path);
			throw ex;
		}
	}

	/**
	 * Write bytes behind those that are there.
	 * @throws TemporaryFileException if the file does not take them, as on a full disk
	 * @throws ClosedChannelException if the thread is interrupted
	 */
	void write(ByteBuffer bytes) throws IOException {
		try {
			while (bytes.hasRemaining()) {
				this.channel.write(bytes);
			}
		}
		catch (ClosedChannelException ex) {
			// That is not the disk's fault.
			throw ex;
		}
		catch (IOException ex) {
			throw new TemporaryFileException(this.path, ex);
		}
	}

	/** Never fails: a file that stays behind is no reason to lose a result. */
	@Override
	public void close() {
		try (this.channel) {
			Files.deleteIfExists(this.path);
		}
		catch (IOException ex) {
			logger.warn("The temporary file {} could not be closed and deleted", this.path, ex);
		}
	}

}
