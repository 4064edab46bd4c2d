package io.storager.driver;

import java.io.Closeable;
import java.io.IOException;
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

	static TemporaryFile create() throws IOException {
		Path path = Files.createTempFile("storager-", ".spool");
		try {
			return new TemporaryFile(path, FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE));
		}
		catch (IOException ex) {
			Files.deleteIfExists(path);
			throw ex;
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
