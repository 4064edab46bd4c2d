package io.storager.engine.upload;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A temporary file that bytes wait in cannot be written: that is a matter of this
 * machine's disk, not of the content.
 */
final class TemporaryFileException extends IOException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create one.
	 * @param path the file, or the folder that it was to be in
	 */
	TemporaryFileException(Path path, IOException cause) {
		super("the temporary file '%s' cannot be written: %s; needed: space on the disk of java.io.tmpdir"
			.formatted(path, cause), cause);
	}

	private TemporaryFileException(TemporaryFileException earlier) {
		super(earlier.getMessage(), earlier);
	}

	/** The same anew: try-with-resources cannot add an exception to itself. */
	TemporaryFileException again() {
		return new TemporaryFileException(this);
	}

}
