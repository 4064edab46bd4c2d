package io.storager.engine.resume;

import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import io.storager.checksum.Digests;
import io.storager.internal.LocalPaths;
import io.storager.internal.StateFileNames;
import org.jspecify.annotations.Nullable;

/** Files of this machine that transfers read, write and keep. */
public final class LocalFiles {

	private LocalFiles() {
	}

	/**
	 * Refuse what is no file to read or to replace, and a place where none can be.
	 * @throws IllegalArgumentException if it is there and no regular file, if it would be
	 * within a file, or if no file can have its name
	 */
	public static void requireRegular(Path file) {
		if (Files.isRegularFile(file)) {
			return;
		}
		if (Files.exists(file)) {
			throw new IllegalArgumentException(
					"'%s' is %s; allowed: a regular file, a link to one, or what is not there yet".formatted(file,
							Files.isDirectory(file) ? "a directory" : "a pipe, a device or the like"));
		}
		String refusal = LocalPaths.refusal(file);
		if (refusal != null) {
			throw new IllegalArgumentException(refusal);
		}
	}

	/**
	 * Refuse a name that the file system has not taken.
	 * @param file the file that could not be made
	 * @param failure how the file system has refused it
	 * @throws IllegalArgumentException if it takes another name in the same place
	 */
	public static void requireName(Path file, FileSystemException failure) {
		String refusal = LocalPaths.refusedName(file, false, failure);
		if (refusal != null) {
			throw new IllegalArgumentException(refusal, failure);
		}
	}

	/**
	 * A hidden file that is always the same for a file and what is done with it.
	 * @param file the file
	 * @param directory where it is to be, or {@code null} for the directory of the file,
	 * which may be moved with it
	 * @param use what is done with the file
	 * @param ending the end of its name
	 */
	public static Path hidden(Path file, @Nullable Path directory, String use, String ending) {
		Path absolute = file.toAbsolutePath();
		Path folder = (directory != null) ? directory : Objects.requireNonNullElse(absolute.getParent(), absolute);
		Object name = (directory != null) ? absolute : file.getFileName();
		return folder.resolve(StateFileNames.of(Digests.sha256(use + '\0' + name), ending));
	}

}
