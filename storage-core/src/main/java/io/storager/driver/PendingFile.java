package io.storager.driver;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that appears under its name when it is published and leaves no trace otherwise.
 */
final class PendingFile implements Closeable {

	private final Path target;

	private final Path temporary;

	private final OutputStream output;

	PendingFile(Path target) throws IOException {
		this.target = target;
		if (Files.isDirectory(target)) {
			throw new IOException("it is a directory");
		}
		this.temporary = target.resolveSibling("." + UUID.randomUUID() + ".part");
		this.output = Files.newOutputStream(this.temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
	}

	OutputStream output() {
		return this.output;
	}

	void publish() throws IOException {
		this.output.close();
		try {
			Files.move(this.temporary, this.target, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (AtomicMoveNotSupportedException ex) {
			Files.move(this.temporary, this.target, StandardCopyOption.REPLACE_EXISTING);
		}
	}

	@Override
	public void close() throws IOException {
		try {
			this.output.close();
		}
		finally {
			Files.deleteIfExists(this.temporary);
		}
	}

}
