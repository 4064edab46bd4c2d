package io.storager.engine.download;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

import io.storager.engine.resume.LocalFiles;
import org.jspecify.annotations.Nullable;

/**
 * The file that another one is going to take the place of, or where there is none yet. It
 * keeps its POSIX rights; a symbolic link stays, and its target is replaced.
 */
final class ReplacedFile {

	/** As many as Linux follows. */
	private static final int LINKS_MAXIMUM = 40;

	private static final Set<PosixFilePermission> FOR_THE_OWNER = Set.of(PosixFilePermission.OWNER_READ,
			PosixFilePermission.OWNER_WRITE);

	private final Path path;

	private final @Nullable PosixFileAttributes replaced;

	/**
	 * Look at a file.
	 * @throws IllegalArgumentException if it is there and no regular file
	 * @throws IOException if it may not be replaced
	 */
	ReplacedFile(Path file) throws IOException {
		LocalFiles.requireRegular(file);
		this.path = behindLinks(file);
		boolean replacing = Files.exists(this.path);
		if (replacing && !Files.isWritable(this.path)) {
			throw new IOException("it may not be written to");
		}
		PosixFileAttributeView rights = Files.getFileAttributeView(this.path, PosixFileAttributeView.class);
		this.replaced = (replacing && rights != null) ? rights.readAttributes() : null;
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

	/** The file itself, behind all links. */
	Path path() {
		return this.path;
	}

	/**
	 * What the other file is made with. Until it has the rights of what it replaces,
	 * nobody else may look into it.
	 */
	FileAttribute<?>[] attributes() {
		return (this.replaced != null) ? new FileAttribute<?>[] { PosixFilePermissions.asFileAttribute(FOR_THE_OWNER) }
				: new FileAttribute<?>[0];
	}

	/** The same for a file that an earlier call has made. */
	void hide(Path other) throws IOException {
		if (this.replaced != null) {
			Files.setPosixFilePermissions(other, FOR_THE_OWNER);
		}
	}

	/**
	 * Put another file in its place, in one step where the file system can.
	 * @throws IllegalArgumentException if something that is no regular file has come
	 * there meanwhile, or if the file system cannot have the name
	 */
	void replaceBy(Path other) throws IOException {
		if (this.replaced != null) {
			keepRights(this.replaced, other);
		}
		try {
			move(other);
		}
		catch (FileSystemException ex) {
			LocalFiles.requireRegular(this.path);
			LocalFiles.requireName(this.path, ex);
			throw ex;
		}
	}

	private void move(Path other) throws IOException {
		try {
			Files.move(other, this.path, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (AtomicMoveNotSupportedException | FileAlreadyExistsException | UnsupportedOperationException ex) {
			// Not every file system can replace a file in one step. The other way would
			// also take the place of an empty directory.
			LocalFiles.requireRegular(this.path);
			Files.move(other, this.path, StandardCopyOption.REPLACE_EXISTING);
		}
	}

	/** Another owner or group can be kept by few; nobody gets more rights than before. */
	private static void keepRights(PosixFileAttributes replaced, Path other) throws IOException {
		PosixFileAttributeView view = Files.getFileAttributeView(other, PosixFileAttributeView.class);
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

}
