package io.storager.engine.download;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;

/**
 * A file that appears under its name when it is published and leaves no trace otherwise.
 * What it replaces keeps its POSIX rights; a symbolic link stays, and its target is
 * replaced.
 */
public final class AtomicFile implements Closeable {

	private final ReplacedFile target;

	private final Path temporary;

	private final OutputStream output;

	/**
	 * Create a file beside its target.
	 * @throws IllegalArgumentException if the target is there and no regular file
	 * @throws IOException if it cannot be written
	 */
	public AtomicFile(Path file) throws IOException {
		this.target = new ReplacedFile(file);
		this.temporary = this.target.path().resolveSibling("." + UUID.randomUUID() + ".part");
		this.output = Channels.newOutputStream(Files.newByteChannel(this.temporary,
				Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), this.target.attributes()));
	}

	public OutputStream output() {
		return this.output;
	}

	/**
	 * Put it in the place of its target.
	 * @throws IllegalArgumentException if something that is no regular file has come
	 * there meanwhile, or if the file system cannot have the name
	 */
	public void publish() throws IOException {
		this.output.close();
		this.target.replaceBy(this.temporary);
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
