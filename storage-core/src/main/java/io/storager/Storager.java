package io.storager;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The objects of one bucket under one work dir. It is safe for use by many threads.
 * <p>
 * A path is relative to the work dir, or absolute and under it; both name the same
 * object. Everything else in it is taken literally: {@code .}, {@code ..}, empty segments
 * and {@code \} are parts of a key like all others. A path that a listing or a stat gives
 * names that very object. No path reaches an object outside the work dir.
 * <p>
 * Every operation throws a {@link StorageException} for whatever goes wrong. An option
 * that the service does not take is refused, never dropped.
 */
public interface Storager {

	/** What this storager is and the limits of its service. Nothing is sent. */
	StorageMetadata metadata();

	/** What this storager can do. */
	Set<Feature> features();

	/** A handle of an object that need not exist. Nothing is sent. */
	default StorageObject create(String path) {
		return create(path, CreateOptions.DEFAULT);
	}

	/** A handle of an object that need not exist. Nothing is sent. */
	StorageObject create(String path, CreateOptions options);

	/** Delete an object. It is no error if there is none. */
	default void delete(String path) {
		delete(path, DeleteOptions.DEFAULT);
	}

	/** Delete an object. It is no error if there is none. */
	void delete(String path, DeleteOptions options);

	/**
	 * Delete many objects with one request. It is no error if some are not there.
	 * @param paths 1 to 1,000 paths
	 * @return how many are gone, and which are not: nothing is thrown for a single object
	 * that cannot be deleted
	 */
	DeleteResult deleteAll(Collection<String> paths);

	/** List every object under the work dir. */
	default Listing<StorageObject> list() {
		return list("");
	}

	/**
	 * Delete as many objects as there are paths, 1,000 with one request and some requests
	 * side by side.
	 * @param paths paths of objects; read once, and closed
	 * @return how many are gone, and which are not
	 * @throws StorageException if a request fails as a whole: some objects are gone then
	 */
	DeleteResult deleteAll(Stream<String> paths);

	/**
	 * Delete every object that {@link #list(String)} lists under a prefix: nothing asks
	 * back, and an empty prefix means everything under the work dir.
	 * @return how many are gone, and which are not
	 * @throws StorageException if a request fails as a whole: some objects are gone then
	 */
	DeleteResult deletePrefix(String prefix);

	/** List every object whose path starts with the given one. */
	default Listing<StorageObject> list(String path) {
		return list(path, ListOptions.DEFAULT);
	}

	/**
	 * List objects in the order of the service: by the UTF-8 bytes of their keys, in dir
	 * mode the directories of a page before its objects.
	 * @param path a prefix, or a directory in dir mode; empty means the work dir
	 */
	Listing<StorageObject> list(String path, ListOptions options);

	/** Write an object's bytes to an output, which is not closed. */
	default long read(String path, OutputStream output) {
		return read(path, output, ReadOptions.DEFAULT);
	}

	/**
	 * Write an object's bytes to an output, which is not closed. The bytes of a whole
	 * object are checked against the service's checksum.
	 * @return the number of bytes
	 */
	long read(String path, OutputStream output, ReadOptions options);

	/** Write an object's bytes to a file. */
	default long read(String path, Path file) {
		return read(path, file, ReadOptions.DEFAULT);
	}

	/**
	 * Write an object's bytes to a file, which appears whole or not at all and replaces
	 * an existing one. That keeps its POSIX permissions, and its group if it may; a
	 * symbolic link stays and the file behind it is replaced. A directory, a pipe or a
	 * device is refused: {@link #read(String, OutputStream, ReadOptions)} writes to those
	 * that take bytes.
	 * @return the number of bytes
	 */
	long read(String path, Path file, ReadOptions options);

	/** Read an object into memory. */
	default byte[] readAllBytes(String path) {
		return readAllBytes(path, ReadOptions.DEFAULT);
	}

	/** Read an object, or a range of it, into memory. */
	byte[] readAllBytes(String path, ReadOptions options);

	/** Open an object for reading. Close the stream: it holds a connection. */
	default StorageInputStream newInputStream(String path) {
		return newInputStream(path, ReadOptions.DEFAULT);
	}

	/**
	 * Open an object for reading. Close the stream: it holds a connection. What goes
	 * wrong while it is read is an {@link java.io.IOException} with a
	 * {@link StorageException} as its cause, so that whoever expects an
	 * {@link InputStream} is served.
	 */
	StorageInputStream newInputStream(String path, ReadOptions options);

	/** What the service tells of an object. */
	default StorageObject stat(String path) {
		return stat(path, StatOptions.DEFAULT);
	}

	/** What the service tells of an object. */
	StorageObject stat(String path, StatOptions options);

	/** Whether there is an object at the path. */
	default boolean exists(String path) {
		try {
			stat(path);
			return true;
		}
		catch (ObjectNotExistException ex) {
			return false;
		}
	}

	/** Store an object, replacing any that is there. */
	default StorageObject write(String path, Content content) {
		return write(path, content, WriteOptions.DEFAULT);
	}

	/**
	 * Store an object, whole or not at all, replacing any that is there.
	 * @throws NullPointerException if the content is {@code null}; an empty object is
	 * made of {@code Content.of(new byte[0])}
	 */
	StorageObject write(String path, Content content, WriteOptions options);

	/** Store an object from a stream of known length. */
	default StorageObject write(String path, @Nullable InputStream stream, long size) {
		return write(path, stream, size, WriteOptions.DEFAULT);
	}

	/**
	 * Store an object from a stream of known length, whole or not at all, replacing any
	 * that is there.
	 * @param stream the bytes, read to the end and not closed; {@code null} makes an
	 * empty object if the size is 0
	 * @param size how many bytes the stream has, exactly
	 */
	StorageObject write(String path, @Nullable InputStream stream, long size, WriteOptions options);

	/** Open an object for writing. */
	default StorageOutputStream newOutputStream(String path) {
		return newOutputStream(path, WriteOptions.DEFAULT);
	}

	/**
	 * Open an object for writing. Closing the stream stores what was written; call
	 * {@link StorageOutputStream#abort()} to store nothing. Where an exception can occur
	 * between the two, {@link Content#from} is the safer way.
	 */
	StorageOutputStream newOutputStream(String path, WriteOptions options);

}
