package io.storager.driver;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Throws temporary files away. That this fails says nothing of the object that was
 * written, so it is logged and not thrown.
 */
final class TemporaryFiles {

	private static final Logger logger = LoggerFactory.getLogger(TemporaryFiles.class);

	private TemporaryFiles() {
	}

	/** Close a channel and delete a file, each if there is one. */
	static void discard(@Nullable FileChannel channel, @Nullable Path file) {
		try {
			if (channel != null) {
				channel.close();
			}
		}
		catch (IOException ex) {
			logger.warn("A file could not be closed", ex);
		}
		try {
			if (file != null) {
				Files.deleteIfExists(file);
			}
		}
		catch (IOException ex) {
			logger.warn("Temporary file {} could not be deleted", file, ex);
		}
	}

}
