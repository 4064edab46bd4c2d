package io.storager.manager;

import java.io.IOException;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * What was found in a directory.
 *
 * @param file where it is
 * @param relative its path from the directory's root, with slashes between the names
 * @param size its bytes
 * @param kind what it is
 * @param failure why it cannot be looked at or uploaded, or {@code null} if it can
 */
record LocalFile(Path file, String relative, long size, Kind kind, @Nullable IOException failure) {

	/** What a name in a directory can be. */
	enum Kind {

		/** A file with bytes. */
		FILE,

		/** A symbolic link that is not followed, a pipe, a device or a socket. */
		OTHER,

		/** Its name is no text, or it is a link that cannot be followed. */
		REFUSED,

		/** It cannot be looked at. */
		UNREADABLE

	}

	static LocalFile refused(Path file, String relative, IOException failure) {
		return new LocalFile(file, relative, 0, Kind.REFUSED, failure);
	}

	static LocalFile unreadable(Path file, String relative, IOException failure) {
		return new LocalFile(file, relative, 0, Kind.UNREADABLE, failure);
	}

}
