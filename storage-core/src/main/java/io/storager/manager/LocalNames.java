package io.storager.manager;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.regex.Pattern;

import io.storager.internal.LocalPaths;
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
	 * @throws IllegalArgumentException if something else is in the way, or if the file
	 * system cannot have the name
	 */
	void enter(Path directory) throws IOException {
		Path at = this.root;
		for (Path name : this.root.relativize(directory)) {
			if (name.toString().isEmpty()) {
				// The root itself.
				return;
			}
			at = at.resolve(name);
			BasicFileAttributes there = look(at);
			if (there == null) {
				there = make(at);
			}
			if (there == null || !there.isDirectory()) {
				throw inTheWay(at, "directory");
			}
			requireName(at, at.toRealPath(LinkOption.NOFOLLOW_LINKS));
		}
	}

	/**
	 * What is there then: another object may have made it meanwhile.
	 * @throws IllegalArgumentException if the file system cannot have the name
	 */
	private static @Nullable BasicFileAttributes make(Path directory) throws IOException {
		try {
			Files.createDirectory(directory);
		}
		catch (FileAlreadyExistsException ex) {
			// It is looked at all the same.
		}
		catch (FileSystemException ex) {
			String refusal = LocalPaths.refusedName(directory, true, ex);
			if (refusal != null) {
				throw new IllegalArgumentException(refusal, ex);
			}
			throw ex;
		}
		return look(directory);
	}

	/**
	 * What is at a place: a link itself, not what it leads to.
	 * @return {@code null} if there is nothing
	 * @throws IllegalArgumentException if nothing can be there
	 */
	private static @Nullable BasicFileAttributes look(Path file) throws IOException {
		try {
			return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
		}
		catch (NoSuchFileException ex) {
			return null;
		}
		catch (FileSystemException ex) {
			String refusal = LocalPaths.refusal(file);
			if (refusal != null) {
				throw new IllegalArgumentException(refusal, ex);
			}
			throw ex;
		}
	}

	private static IllegalArgumentException inTheWay(Path file, String needed) {
		return new IllegalArgumentException(
				"'%s' is %s, and cannot be a %s too; allowed: rename or move one of both, or another directory"
					.formatted(file, LocalPaths.kind(file), needed));
	}

	/**
	 * A file system that takes two names for one tells which of them it has.
	 * @param file the path that was asked for
	 * @param real the path that the file system tells for it
	 * @throws IllegalArgumentException if both have not the same name
	 */
	static void requireName(Path file, Path real) {
		if (!real.getFileName().toString().equals(file.getFileName().toString())) {
			throw new IllegalArgumentException(
					"there is '%s' already, whose name this file system takes for the same as '%s'; allowed: rename one of both, or another directory"
						.formatted(real, file.getFileName()));
		}
	}

	/** Whether something is there that can have members. */
	boolean isDirectory(Path directory) {
		return Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS);
	}

	/**
	 * Refuse what must not be replaced by the bytes of an object.
	 * @return whether there is a file
	 * @throws IllegalArgumentException if something else is in the way, or if the file
	 * system cannot have the name
	 */
	boolean isThere(Path file) throws IOException {
		BasicFileAttributes there = look(file);
		if (there == null) {
			return false;
		}
		if (!there.isRegularFile()) {
			throw inTheWay(file, "file");
		}
		requireName(file, file.toRealPath(LinkOption.NOFOLLOW_LINKS));
		return true;
	}

}
