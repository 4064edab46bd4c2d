package io.storager.engine.upload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Which file there was at a path and when it was last written to. Whoever writes to it
 * within the same tick of the file system's clock (some milliseconds on most), or sets
 * the time back, is not noticed.
 *
 * @param path the path
 * @param key what the file system tells files apart by, or {@code null} if it tells
 * nothing
 * @param lastModified when it was last written to
 */
record FileStamp(Path path, @Nullable Object key, FileTime lastModified) {

	static FileStamp of(Path path) throws IOException {
		BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
		return new FileStamp(path, attributes.fileKey(), attributes.lastModifiedTime());
	}

	/**
	 * Fail if the file was written to. One that was deleted or replaced by another keeps
	 * its bytes for whoever has it open.
	 */
	void requireUnwritten() throws IOException {
		FileStamp now;
		try {
			now = of(this.path);
		}
		catch (NoSuchFileException ex) {
			return;
		}
		if (Objects.equals(now.key, this.key) && !now.lastModified.equals(this.lastModified)) {
			throw new IOException("the file was written to while it was read");
		}
	}

}
