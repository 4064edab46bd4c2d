package io.storager.internal;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

import org.jspecify.annotations.Nullable;

/** What is in the way where a transfer needs a file or a directory. */
public final class LocalPaths {

	private LocalPaths() {
	}

	/**
	 * What is at a path, with its article: a link itself, not what it leads to.
	 * @return {@code null} if there is nothing
	 */
	public static @Nullable String kind(Path path) {
		if (Files.isSymbolicLink(path)) {
			return "a symbolic link";
		}
		if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
			return "a directory";
		}
		if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
			return "a file";
		}
		return Files.exists(path, LinkOption.NOFOLLOW_LINKS) ? "a pipe, a device or the like" : null;
	}

	/**
	 * Why nothing can be at a path: it leads through what is no directory, or it has a
	 * name that the file system cannot have.
	 * @return {@code null} if something is there or can be, or if that cannot be told
	 */
	public static @Nullable String refusal(Path path) {
		String impossible = null;
		for (Path at = path.toAbsolutePath(); at != null; at = at.getParent()) {
			try {
				boolean directory = Files.readAttributes(at, BasicFileAttributes.class).isDirectory();
				return directory ? impossible : within(at, path);
			}
			catch (NoSuchFileException ex) {
				if (Files.isSymbolicLink(at)) {
					return within(at, path);
				}
				impossible = null;
			}
			catch (FileSystemException ex) {
				if (ex.getClass() != FileSystemException.class) {
					return null;
				}
				if (Files.isSymbolicLink(at)) {
					return within(at, path);
				}
				// The name itself, or something above it: what is above tells which.
				impossible = noName(at, ex);
			}
			catch (IOException ex) {
				return null;
			}
		}
		return null;
	}

	private static String noName(Path path, FileSystemException failure) {
		return "this file system can have nothing at '%s' (%s); allowed: shorter or other names".formatted(path,
				failure.getReason());
	}

	/**
	 * Why nothing can be at a path, if it is the name that the file system has refused:
	 * it takes another one in the same place. Some look at a name only when something of
	 * that name is made, as that of Linux for FAT does with a colon.
	 * @param path where nothing could be made
	 * @param directory whether it was to be a directory, and not a file
	 * @param failure how the file system has refused it
	 * @return {@code null} if something else is the reason, or if that cannot be told
	 */
	public static @Nullable String refusedName(Path path, boolean directory, FileSystemException failure) {
		Path parent = path.toAbsolutePath().getParent();
		if (failure.getClass() != FileSystemException.class || parent == null
				|| Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
			return null;
		}
		try {
			Files.delete(directory ? Files.createTempDirectory(parent, ".") : Files.createTempFile(parent, ".", null));
			return noName(path, failure);
		}
		catch (IOException | UnsupportedOperationException ex) {
			return null;
		}
	}

	/** A link in the last place may lead to what is to be made. */
	private static @Nullable String within(Path at, Path path) {
		return at.equals(path.toAbsolutePath()) ? null
				: "'%s' is %s, so that nothing can be at '%s'; allowed: a path through directories".formatted(at,
						Files.isSymbolicLink(at) ? "a symbolic link that leads to no directory" : kind(at), path);
	}

}
