package io.storager.engine.download;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A file that appears under its name when it is published and leaves no trace otherwise.
 * What it replaces keeps its POSIX rights; a symbolic link stays, and its target is
 * replaced.
 */
public final class AtomicFile implements Closeable {

	/** As many as Linux follows. */
	private static final int LINKS_MAXIMUM = 40;

	private final Path target;

	private final @Nullable PosixFileAttributes replaced;

	private final Path temporary;

	private final OutputStream output;

	/**
	 * Create a file beside its target.
	 * @throws IllegalArgumentException if the target is there and no regular file
	 * @throws IOException if it cannot be written
	 */
	public AtomicFile(Path file) throws IOException {
		requireRegular(file);
		this.target = behindLinks(file);
		boolean replacing = Files.exists(this.target);
		if (replacing && !Files.isWritable(this.target)) {
			throw new IOException("it may not be written to");
		}
		PosixFileAttributeView rights = Files.getFileAttributeView(this.target, PosixFileAttributeView.class);
		this.replaced = (replacing && rights != null) ? rights.readAttributes() : null;
		this.temporary = this.target.resolveSibling("." + UUID.randomUUID() + ".part");
		// Until it has the rights of what it replaces, nobody else may look into it.
		FileAttribute<?>[] attributes = (this.replaced != null)
				? new FileAttribute<?>[] { PosixFilePermissions
					.asFileAttribute(Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE)) }
				: new FileAttribute<?>[0];
		this.output = Channels.newOutputStream(Files.newByteChannel(this.temporary,
				Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes));
	}

	private static void requireRegular(Path file) {
		if (Files.exists(file) && !Files.isRegularFile(file)) {
			throw new IllegalArgumentException(
					"'%s' is %s; allowed: a regular file, a link to one, or what is not there yet".formatted(file,
							Files.isDirectory(file) ? "a directory" : "a pipe, a device or the like"));
		}
	}

	private static Path behindLinks(Path file) throws IOException {
		Path path = file;
		for (int links = 0; Files.isSymbolicLink(path); links++) {
			if (links == LINKS_MAXIMUM) {
				throw new FileSystemLoopException(file.toString());
			}
			path = path.resolveSibling(Files.readSymbolicLink(path));
		}
		return path;
	}

	public OutputStream output() {
		return this.output;
	}

	public void publish() throws IOException {
		this.output.close();
		if (this.replaced != null) {
			keepRights(this.replaced);
		}
		try {
			Files.move(this.temporary, this.target, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (AtomicMoveNotSupportedException | FileAlreadyExistsException | UnsupportedOperationException ex) {
			// Not every file system can replace a file in one step.
			Files.move(this.temporary, this.target, StandardCopyOption.REPLACE_EXISTING);
		}
	}

	/** Another owner or group can be kept by few; nobody gets more rights than before. */
	private void keepRights(PosixFileAttributes replaced) throws IOException {
		PosixFileAttributeView view = Files.getFileAttributeView(this.temporary, PosixFileAttributeView.class);
		PosixFileAttributes own = view.readAttributes();
		Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
		permissions.addAll(replaced.permissions());
		if (!own.group().equals(replaced.group())) {
			try {
				view.setGroup(replaced.group());
			}
			catch (IOException ex) {
				permissions.removeAll(Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE,
						PosixFilePermission.GROUP_EXECUTE));
			}
		}
		view.setPermissions(permissions);
		if (!own.owner().equals(replaced.owner())) {
			try {
				view.setOwner(replaced.owner());
			}
			catch (IOException ex) {
				// It is the caller's from now on, as every file that replaces another.
			}
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
