package io.storager.manager;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Which file under a directory an object becomes. No name leads outside, and none leads
 * to the file of another object: keys tell more apart than file systems do.
 */
final class LocalNames {

	/** Windows has devices of these names in every directory, whatever the ending. */
	private static final Pattern DEVICE = Pattern.compile("(?i)(CON|PRN|AUX|NUL|COM[0-9¹²³]|LPT[0-9¹²³])(\\..*)?");

	private static final Pattern NO_NAME_OF_WINDOWS = Pattern.compile("(?s).*[\\x00-\\x1f<>:\"\\\\|?*].*|.*[. ]");

	private final Path root;

	private final boolean windows;

	/** The real path of a directory that is there. */
	LocalNames(Path root) throws IOException {
		this.root = root.toRealPath();
		this.windows = this.root.getFileSystem().getSeparator().equals("\\");
	}

	/**
	 * The file for an object.
	 * @param relative the object's path from the root of the tree; empty for the root
	 * @throws IllegalArgumentException if no file can have that path
	 */
	Path resolve(String relative) {
		Path file = this.root;
		if (relative.isEmpty()) {
			return file;
		}
		for (String name : relative.split("/", -1)) {
			String refusal = refusal(name, this.windows);
			if (refusal != null) {
				throw new IllegalArgumentException(refusal);
			}
			file = file.resolve(single(name));
		}
		return file;
	}

	private Path single(String name) {
		Path path;
		try {
			path = this.root.getFileSystem().getPath(name);
		}
		catch (InvalidPathException ex) {
			throw new IllegalArgumentException("no file can have the name '%s': %s".formatted(name, ex.getReason()),
					ex);
		}
		if (path.isAbsolute() || path.getRoot() != null || path.getNameCount() != 1 || !path.toString().equals(name)) {
			throw new IllegalArgumentException("no file can have the name '%s'".formatted(name));
		}
		return path;
	}

	/** Why nothing in a directory can have a name, or {@code null} if it can. */
	static @Nullable String refusal(String name, boolean windows) {
		if (name.isEmpty()) {
			return "the path has an empty name between two slashes, or at its start; allowed: names that files can have";
		}
		if (name.equals(".") || name.equals("..")) {
			return "the path has the name '%s', which leads to another directory; allowed: names that files can have"
				.formatted(name);
		}
		if (name.indexOf('\0') >= 0
				|| (windows && (NO_NAME_OF_WINDOWS.matcher(name).matches() || DEVICE.matcher(name).matches()))) {
			return "no file can have the name '%s'".formatted(name);
		}
		return null;
	}

	/**
	 * Make a directory, and those that it is in.
	 * @param directory the root, or what was resolved
	 * @throws IOException if something else is in the way
	 */
	void enter(Path directory) throws IOException {
		Path at = this.root;
		for (Path name : this.root.relativize(directory)) {
			if (name.toString().isEmpty()) {
				// The root itself.
				return;
			}
			at = at.resolve(name);
			if (!Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS)) {
				make(at);
			}
			requireName(at);
		}
	}

	private static void make(Path directory) throws IOException {
		try {
			Files.createDirectory(directory);
		}
		catch (FileAlreadyExistsException ex) {
			// Another object may have made it meanwhile.
			if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
				throw new IOException("'%s' is %s, and cannot be a directory too".formatted(directory,
						Files.isSymbolicLink(directory) ? "a symbolic link" : "a file"), ex);
			}
		}
	}

	/** A file system that takes two names for one tells which of them it has. */
	private static void requireName(Path file) throws IOException {
		Path real = file.toRealPath(LinkOption.NOFOLLOW_LINKS).getFileName();
		if (!real.toString().equals(file.getFileName().toString())) {
			throw new IOException("there is '%s' already, whose name this file system takes for the same as '%s'"
				.formatted(real, file.getFileName()));
		}
	}

	/**
	 * Refuse what must not be replaced by the bytes of an object.
	 * @return whether there is a file
	 */
	boolean isThere(Path file) throws IOException {
		if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
			return false;
		}
		if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
			throw new IOException("'%s' is %s, and cannot be a file too".formatted(file,
					Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS) ? "a directory"
							: "a symbolic link, a pipe or a device"));
		}
		requireName(file);
		return true;
	}

}
