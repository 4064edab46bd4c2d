package io.storager.manager;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;

import io.storager.internal.StateFileNames;
import org.jspecify.annotations.Nullable;

/**
 * The files under a directory, found while they are asked for: of each directory on the
 * way no more is held than a place in it. What cannot be looked at is an element too.
 * Used by one thread.
 */
final class LocalTree implements Iterator<LocalFile>, Closeable {

	private final boolean followLinks;

	private final Deque<Level> levels = new ArrayDeque<>();

	private @Nullable LocalFile next;

	LocalTree(Path root, boolean followLinks) throws IOException {
		this.followLinks = followLinks;
		this.levels.push(new Level(root.toRealPath(), Files.newDirectoryStream(root), ""));
	}

	/** A directory that is being read. */
	private static final class Level {

		private final Path real;

		private final DirectoryStream<Path> stream;

		private final Iterator<Path> entries;

		private final String prefix;

		Level(Path real, DirectoryStream<Path> stream, String prefix) {
			this.real = real;
			this.stream = stream;
			this.entries = stream.iterator();
			this.prefix = prefix;
		}

	}

	@Override
	public boolean hasNext() {
		while (this.next == null && !this.levels.isEmpty()) {
			Level level = this.levels.element();
			try {
				if (level.entries.hasNext()) {
					Path file = level.entries.next();
					this.next = look(file, level.prefix + file.getFileName());
				}
				else {
					leave();
				}
			}
			catch (DirectoryIteratorException ex) {
				leave();
				IOException cause = ex.getCause();
				this.next = unreadable(level, (cause != null) ? cause : new IOException(ex));
			}
		}
		return this.next != null;
	}

	private static LocalFile unreadable(Level level, IOException failure) {
		String name = level.prefix.isEmpty() ? "" : level.prefix.substring(0, level.prefix.length() - 1);
		return LocalFile.unreadable(level.real, name, failure);
	}

	private void leave() {
		close(this.levels.pop());
	}

	private static void close(Level level) {
		try {
			level.stream.close();
		}
		catch (IOException ex) {
			// Nothing more is read of it.
		}
	}

	/**
	 * What is there.
	 * @return {@code null} for a directory, which is read next, and for what transfers
	 * keep to go on with
	 */
	private @Nullable LocalFile look(Path file, String relative) {
		try {
			if (StateFileNames.matches(file.getFileName().toString())) {
				return null;
			}
			String refusal = inexact(file);
			if (refusal != null) {
				return LocalFile.refused(file, relative, new IOException(refusal));
			}
			BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class, links());
			if (attributes.isDirectory()) {
				enter(file, relative);
				return null;
			}
			return new LocalFile(file, relative, attributes.size(),
					attributes.isRegularFile() ? LocalFile.Kind.FILE : LocalFile.Kind.OTHER, null);
		}
		catch (FileSystemLoopException ex) {
			return LocalFile.refused(file, relative, new IOException(
					"it is a symbolic link to a directory that it is in; allowed: links to others", ex));
		}
		catch (IOException ex) {
			return leadsNowhere(file, ex)
					? LocalFile.refused(file, relative, new IOException(
							"it is a symbolic link that leads nowhere; allowed: links to files and directories", ex))
					: LocalFile.unreadable(file, relative, ex);
		}
	}

	private boolean leadsNowhere(Path file, IOException failure) {
		return this.followLinks && Files.isSymbolicLink(file)
				&& (failure instanceof NoSuchFileException || failure.getClass() == FileSystemException.class);
	}

	private LinkOption[] links() {
		return this.followLinks ? new LinkOption[0] : new LinkOption[] { LinkOption.NOFOLLOW_LINKS };
	}

	/** A name that the JVM cannot express would be another one in a storage. */
	private static @Nullable String inexact(Path file) {
		Path name = file.getFileName();
		return file.getFileSystem().getPath(name.toString()).equals(name) ? null
				: "its name has bytes that are no text in the encoding of this JVM's file names, '%s'; allowed: another name, or a JVM whose encoding has it, such as with LC_ALL=C.UTF-8"
					.formatted(System.getProperty("sun.jnu.encoding"));
	}

	private void enter(Path directory, String relative) throws IOException {
		Path real = this.followLinks ? directory.toRealPath() : directory;
		for (Level level : this.levels) {
			if (this.followLinks && level.real.equals(real)) {
				throw new FileSystemLoopException(directory.toString());
			}
		}
		this.levels.push(new Level(real, Files.newDirectoryStream(directory), relative + "/"));
	}

	@Override
	public LocalFile next() {
		if (!hasNext()) {
			throw new NoSuchElementException();
		}
		LocalFile next = this.next;
		this.next = null;
		if (next == null) {
			throw new NoSuchElementException();
		}
		return next;
	}

	@Override
	public void close() {
		this.levels.forEach(LocalTree::close);
		this.levels.clear();
	}

}
