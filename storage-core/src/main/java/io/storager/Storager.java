package io.storager;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Stream;

import io.storager.error.BucketNotExistException;
import io.storager.error.CapabilityInsufficientException;
import io.storager.error.IntegrityException;
import io.storager.error.ListModeInvalidException;
import io.storager.error.ObjectArchivedException;
import io.storager.error.ObjectModeInvalidException;
import io.storager.error.ObjectNotExistException;
import io.storager.error.PermissionDeniedException;
import io.storager.error.PreconditionFailedException;
import io.storager.error.RequestThrottledException;
import io.storager.error.RestrictionDissatisfiedException;
import io.storager.error.ServiceInternalException;
import io.storager.error.UnexpectedStorageException;
import io.storager.options.CreateOptions;
import io.storager.options.DeleteOptions;
import io.storager.options.DownloadOptions;
import io.storager.options.ListOptions;
import io.storager.options.ReadOptions;
import io.storager.options.StatOptions;
import io.storager.options.UploadOptions;
import io.storager.options.WriteOptions;
import org.jspecify.annotations.Nullable;

/**
 * The objects of one bucket under one work dir. It is safe for use by many threads.
 * {@link Appender}, {@link Linker} and {@link Multiparter} are interfaces of their own,
 * which the storagers of both vendors have too.
 * <p>
 * A path is relative to the work dir, or absolute and under it; both name the same
 * object. Everything else in it is taken literally: {@code .}, {@code ..}, empty segments
 * and {@code \} are parts of a key like all others. A path that a listing or a stat gives
 * names that very object. No path reaches an object outside the work dir. A key, with the
 * work dir in front, has at most 1,023 bytes of UTF-8 with OSS and 850 with COS.
 * <p>
 * Methods that take a {@link StorageObject} in place of a path mean exactly the object
 * that a storager of the same bucket has listed, stat'ed or written, so the object has to
 * be under the work dir of this one. They throw {@link RestrictionDissatisfiedException}
 * for any other, and {@link ObjectModeInvalidException} for an upload in parts where
 * there are no bytes yet.
 * <p>
 * Every failure is a {@link StorageException}. Every method that sends a request may
 * throw {@link BucketNotExistException}, {@link PermissionDeniedException},
 * {@link RequestThrottledException}, {@link ServiceInternalException} and
 * {@link UnexpectedStorageException}; every method that takes a path throws
 * {@link RestrictionDissatisfiedException} for one that is empty, too long or outside the
 * work dir; and every method with options throws {@link CapabilityInsufficientException}
 * for an option that the service or the method does not take. The methods name what they
 * throw beside these.
 * <p>
 * Requests that can be repeated without harm are repeated where the failure is temporary.
 * A request whose answer was lost may have been carried out all the same:
 * {@link StorageException#isTemporary()} tells that the call may be made again.
 *
 * @see <a href=
 * "https://help.aliyun.com/zh/oss/user-guide/object-naming-conventions">Names of objects
 * in OSS</a>
 * @see <a href="https://www.tencentcloud.com/document/product/436/14518">Limits of
 * COS</a>
 */
public interface Storager extends Copier, Direr, HttpSigner, MetadataUpdater, Mover {

	/** What this storager is and the limits of its service. Nothing is sent. */
	StorageMetadata metadata();

	/**
	 * What this storager can do. Nothing is sent.
	 */
	Set<Feature> features();

	/** A handle of an object that need not exist. Nothing is sent. */
	default StorageObject create(String path) {
		return create(path, CreateOptions.DEFAULT);
	}

	/**
	 * A handle of an object that need not exist. Nothing is sent.
	 * @throws ObjectModeInvalidException for an object mode that the options must not
	 * have
	 */
	StorageObject create(String path, CreateOptions options);

	/**
	 * Delete an object. It is no error if there is none. In a bucket that keeps versions
	 * they stay, see {@link Versioner}.
	 */
	default void delete(String path) {
		delete(path, DeleteOptions.DEFAULT);
	}

	/**
	 * Delete an object, the marker of a directory, or an upload in parts. It is no error
	 * if there is none.
	 * @param options the object mode, or the id of an upload; or the id of a version,
	 * which is <b>deleted for good</b>
	 * @throws ObjectModeInvalidException for an object mode that the options must not
	 * have
	 */
	void delete(String path, DeleteOptions options);

	/**
	 * Delete an object, the marker of a directory, or an upload in parts: whatever was
	 * listed or stat'ed. It is no error if it is gone. Of an object that stands for one
	 * version, see {@link StorageObject#isVersion}, that version is <b>deleted for
	 * good</b>; of any other one no version is, whatever its id.
	 * @throws RestrictionDissatisfiedException for an object of another storager
	 */
	void delete(StorageObject object);

	/**
	 * Delete many objects with one request. It is no error if some are not there.
	 * @param paths 1 to 1,000 paths
	 * @return how many are gone, and which are not: nothing is thrown for a single object
	 * that cannot be deleted
	 */
	DeleteResult deleteAll(Collection<String> paths);

	/**
	 * Delete many objects with one request: whatever was listed, stat'ed or written. It
	 * is no error if some are gone. Of an object that stands for one version, see
	 * {@link StorageObject#isVersion}, that version is <b>deleted for good</b>; of any
	 * other one no version is, whatever its id.
	 * @param objects 1 to 1,000 objects or versions
	 * @return how many are gone, and which are not: nothing is thrown for a single one
	 * that cannot be deleted
	 * @throws ObjectModeInvalidException for an upload in parts
	 * @throws RestrictionDissatisfiedException for an object of another storager
	 */
	DeleteResult deleteObjects(Collection<StorageObject> objects);

	/**
	 * Delete as many objects or versions as there are, 1,000 with one request and some
	 * requests side by side; see {@link #deleteObjects(Collection)}.
	 * @param objects objects or versions; read once, and closed
	 * @return how many are gone, and which are not
	 * @throws StorageException if a request fails as a whole: some objects are gone then
	 */
	DeleteResult deleteObjects(Stream<StorageObject> objects);

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
	 * mode the directories of a page before its objects. Requests are sent while the
	 * listing is read, and that is when they fail.
	 * @param path a prefix, or a directory in dir mode; empty means the work dir
	 * @param options also where to start; from a token, all later pages follow
	 * @throws ListModeInvalidException for a list mode that the service does not have
	 * @throws RestrictionDissatisfiedException for a page size other than 1 to 1,000, a
	 * start outside the path, or a token that is none of this listing
	 */
	Listing<StorageObject> list(String path, ListOptions options);

	/**
	 * One page of a listing, with one request, for a caller that keeps nothing between
	 * two pages: a token leads from each to the next. The order is that of
	 * {@link #list(String, ListOptions)}.
	 * @param path a prefix, or a directory in dir mode; empty means the work dir
	 * @param options the same for all pages, but for the token of the page before and the
	 * page size, which may change
	 * @return at most as many elements as the page size says, possibly fewer or none even
	 * if a page follows; and a token for that page
	 * @throws ListModeInvalidException for a list mode that the service does not have
	 * @throws RestrictionDissatisfiedException for a page size other than 1 to 1,000, a
	 * start outside the path, or a token that is none of this listing
	 */
	Page<StorageObject> listPage(String path, ListOptions options);

	/**
	 * Write an object's bytes to an output, which is not closed; see
	 * {@link #read(String, OutputStream, ReadOptions)}.
	 */
	default long read(String path, OutputStream output) {
		return read(path, output, ReadOptions.DEFAULT);
	}

	/**
	 * Write an object's bytes to an output, which is not closed. The bytes of a whole
	 * object are checked against the service's checksum.
	 * @return the number of bytes
	 * @throws ObjectNotExistException if there is no object at the path
	 * @throws ObjectArchivedException if the object is archived and has to be restored
	 * first
	 * @throws PreconditionFailedException if a condition of the options does not hold
	 * @throws RestrictionDissatisfiedException if the range is not in the object
	 * @throws IntegrityException if the bytes that arrived are not those of the object;
	 * the last of them have not been written then
	 * @throws UnexpectedStorageException if the output fails
	 */
	long read(String path, OutputStream output, ReadOptions options);

	/**
	 * Write an object's bytes to an output; see
	 * {@link #read(String, OutputStream, ReadOptions)}.
	 */
	default long read(StorageObject object, OutputStream output) {
		return read(object, output, ReadOptions.DEFAULT);
	}

	/**
	 * Write an object's bytes to an output; see
	 * {@link #read(String, OutputStream, ReadOptions)}.
	 */
	long read(StorageObject object, OutputStream output, ReadOptions options);

	/** Write an object's bytes to a file. */
	default long read(String path, Path file) {
		return read(path, file, ReadOptions.DEFAULT);
	}

	/**
	 * Write an object's bytes to a file. The file gets either all bytes or none: until
	 * the last one has arrived and been checked, an existing file stays as it was. The
	 * file that takes its place has the same POSIX permissions, and the same group if
	 * this process may set it; a symbolic link stays and the file behind it is replaced.
	 * @param file a file that need not exist. A directory, a pipe or a device is refused:
	 * {@link #read(String, OutputStream, ReadOptions)} writes to those that take bytes
	 * @return the number of bytes
	 * @throws ObjectNotExistException if there is no object at the path
	 * @throws ObjectArchivedException if the object is archived and has to be restored
	 * first
	 * @throws PreconditionFailedException if a condition of the options does not hold
	 * @throws RestrictionDissatisfiedException if the range is not in the object, for a
	 * file that is no regular one, that would be within a file, or whose name no file can
	 * have
	 * @throws IntegrityException if the bytes that arrived are not those of the object
	 * @throws UnexpectedStorageException if the file cannot be written
	 */
	long read(String path, Path file, ReadOptions options);

	/**
	 * Write an object's bytes to a file; see {@link #read(String, Path, ReadOptions)}.
	 */
	default long read(StorageObject object, Path file) {
		return read(object, file, ReadOptions.DEFAULT);
	}

	/**
	 * Write an object's bytes to a file; see {@link #read(String, Path, ReadOptions)}.
	 */
	long read(StorageObject object, Path file, ReadOptions options);

	/** Read an object into memory. */
	default byte[] readAllBytes(String path) {
		return readAllBytes(path, ReadOptions.DEFAULT);
	}

	/**
	 * Read an object, or a range of it, into memory.
	 * @throws ObjectNotExistException if there is no object at the path
	 * @throws ObjectArchivedException if the object is archived and has to be restored
	 * first
	 * @throws PreconditionFailedException if a condition of the options does not hold
	 * @throws RestrictionDissatisfiedException if the range is not in the object
	 * @throws IntegrityException if the bytes that arrived are not those of the object
	 */
	byte[] readAllBytes(String path, ReadOptions options);

	/**
	 * Read an object into memory; see {@link #readAllBytes(String, ReadOptions)}.
	 */
	default byte[] readAllBytes(StorageObject object) {
		return readAllBytes(object, ReadOptions.DEFAULT);
	}

	/**
	 * Read an object into memory; see {@link #readAllBytes(String, ReadOptions)}.
	 */
	byte[] readAllBytes(StorageObject object, ReadOptions options);

	/**
	 * Open an object for reading. The caller has to close the stream, which holds a
	 * connection.
	 */
	default StorageInputStream newInputStream(String path) {
		return newInputStream(path, ReadOptions.DEFAULT);
	}

	/**
	 * Open an object for reading. The caller has to close the stream, which holds a
	 * connection. A failure while it is read is an {@link java.io.IOException} with a
	 * {@link StorageException} as its cause, as callers of an {@link InputStream} expect.
	 * @throws ObjectNotExistException if there is no object at the path
	 * @throws ObjectArchivedException if the object is archived and has to be restored
	 * first
	 * @throws PreconditionFailedException if a condition of the options does not hold
	 * @throws RestrictionDissatisfiedException if the range is not in the object
	 */
	StorageInputStream newInputStream(String path, ReadOptions options);

	/**
	 * Open an object for reading; see {@link #newInputStream(String, ReadOptions)}.
	 */
	default StorageInputStream newInputStream(StorageObject object) {
		return newInputStream(object, ReadOptions.DEFAULT);
	}

	/**
	 * Open an object for reading; see {@link #newInputStream(String, ReadOptions)}.
	 */
	StorageInputStream newInputStream(StorageObject object, ReadOptions options);

	/**
	 * What the service tells of an object; see {@link #stat(String, StatOptions)}.
	 */
	default StorageObject stat(String path) {
		return stat(path, StatOptions.DEFAULT);
	}

	/**
	 * What the service tells of an object, of the marker of a directory, or of an upload
	 * in parts.
	 * @throws ObjectNotExistException if there is no object at the path, or no such
	 * version of it
	 * @throws ObjectModeInvalidException for an object mode that the options must not
	 * have
	 * @throws RestrictionDissatisfiedException if there is no upload with the given id
	 */
	StorageObject stat(String path, StatOptions options);

	/**
	 * What the service tells by now of what was listed, stat'ed or written: an object,
	 * the marker of a directory, or an upload in parts.
	 */
	default StorageObject stat(StorageObject object) {
		return stat(object, StatOptions.DEFAULT);
	}

	/**
	 * What the service tells by now of what was listed, stat'ed or written: an object,
	 * the marker of a directory, or an upload in parts.
	 * @param options neither an object mode nor the id of an upload or another version:
	 * the object has its own
	 * @throws ObjectNotExistException if there is no such object any more
	 * @throws RestrictionDissatisfiedException for an object of another storager, or if
	 * there is no such upload any more
	 */
	StorageObject stat(StorageObject object, StatOptions options);

	/**
	 * Whether there is an object at the path. A bucket that is missing is an error.
	 */
	default boolean exists(String path) {
		try {
			stat(path);
			return true;
		}
		catch (ObjectNotExistException ex) {
			return false;
		}
	}

	/**
	 * Store an object, replacing any that is there; see
	 * {@link #write(String, Content, WriteOptions)}.
	 */
	default StorageObject write(String path, Content content) {
		return write(path, content, WriteOptions.DEFAULT);
	}

	/**
	 * Store an object, replacing any that is there. A write either stores the complete
	 * object or leaves the old one unchanged.
	 * @param content the bytes; an empty object is made of
	 * {@code Content.of(new byte[0])}
	 * @return the object as it is stored
	 * @throws NullPointerException if the content is {@code null}
	 * @throws PreconditionFailedException if there is an object and the options forbid to
	 * overwrite it
	 * @throws IntegrityException if the bytes have another MD5 than the options say, or
	 * if the service has stored other bytes than were sent
	 * @throws RestrictionDissatisfiedException if the content has another length than it
	 * says, or more than the service can store, or is a file that is no regular one
	 * @throws UnexpectedStorageException if the content cannot be read
	 */
	StorageObject write(String path, Content content, WriteOptions options);

	/**
	 * Store an object from a stream of known length; see
	 * {@link #write(String, InputStream, long, WriteOptions)}.
	 */
	default StorageObject write(String path, @Nullable InputStream stream, long size) {
		return write(path, stream, size, WriteOptions.DEFAULT);
	}

	/**
	 * Store an object from a stream of known length, replacing any that is there. A write
	 * either stores the complete object or leaves the old one unchanged.
	 * @param stream the bytes, read to the end and not closed; {@code null} makes an
	 * empty object if the size is 0
	 * @param size the number of bytes that the stream has
	 * @return the object as it is stored
	 * @throws PreconditionFailedException if there is an object and the options forbid to
	 * overwrite it
	 * @throws IntegrityException if the bytes have another MD5 than the options say, or
	 * if the service has stored other bytes than were sent
	 * @throws RestrictionDissatisfiedException if the stream has another length, or more
	 * bytes than the service can store
	 * @throws UnexpectedStorageException if the stream cannot be read
	 */
	StorageObject write(String path, @Nullable InputStream stream, long size, WriteOptions options);

	/**
	 * Store a file so that a later call can go on; see
	 * {@link #upload(Path, String, UploadOptions)}.
	 */
	default StorageObject upload(Path file, String path) {
		return upload(file, path, UploadOptions.DEFAULT);
	}

	/**
	 * Store a file, replacing any object that is there, so that the same call goes on
	 * where an earlier one has ended: by a failure, a deadline, the end of the
	 * application or a crash. A file that fits into one part goes with one request.
	 * <p>
	 * The parts that have arrived stay with the service, which bills them, until a call
	 * succeeds. A hidden file beside the given one, {@code .storager-<digest>.upload},
	 * keeps what a later call needs, without secrets. That call sends what the service
	 * does not list, or lists with another size or checksum than the file has now. If the
	 * file has another size or time of last modification, or the options are not the
	 * same, the earlier upload is given up and a new one begins; so it does if the
	 * service has the upload no longer. To give an upload up, delete what list mode part
	 * shows of the path; a lifecycle rule that removes incomplete uploads does it by
	 * time.
	 * @param file a regular file, or a link to one; not written to meanwhile
	 * @return the object as it is stored
	 * @throws PreconditionFailedException if there is an object and the options forbid to
	 * overwrite it
	 * @throws IntegrityException if the bytes have another MD5 than the options say, or
	 * if the service has stored other bytes than were sent
	 * @throws RestrictionDissatisfiedException for what is no regular file, if the file
	 * has more bytes than the service can store, or while another call, in this process
	 * or another one of this machine, uploads it to the same path
	 * @throws UnexpectedStorageException if the file cannot be read, or the directory
	 * that keeps the state cannot be written to
	 */
	StorageObject upload(Path file, String path, UploadOptions options);

	/**
	 * Bring an object into a file so that a later call can go on; see
	 * {@link #download(String, Path, DownloadOptions)}.
	 */
	default StorageObject download(String path, Path file) {
		return download(path, file, DownloadOptions.DEFAULT);
	}

	/**
	 * Bring an object into a file so that the same call goes on where an earlier one has
	 * ended: by a failure, a deadline, the end of the application or a crash. Ranges of
	 * the size of a part are read side by side; an object that fits into one part comes
	 * with one request.
	 * <p>
	 * Until the last byte has arrived and the whole was compared with the service's
	 * checksum, an existing file stays as it was; what the new one keeps of it says
	 * {@link #read(String, Path, ReadOptions)}. What has arrived waits in hidden files in
	 * the directory of the target, {@code .storager-<digest>.part} and
	 * {@code .storager-<digest>.download}, and counts for the version of the object that
	 * it is of, by its entity tag; if there is another version, or the call is for
	 * another object, the download begins anew. To give a download up, delete these
	 * files.
	 * @param file a file that need not exist. A directory, a pipe or a device is refused
	 * @return the object that the file holds
	 * @throws ObjectNotExistException if there is no object at the path
	 * @throws ObjectArchivedException if the object is archived and has to be restored
	 * first
	 * @throws PreconditionFailedException if a condition of the options does not hold, or
	 * if the object changed while it was read; the next call begins anew then
	 * @throws RestrictionDissatisfiedException for a file that is no regular one, that
	 * would be within a file, or whose name no file can have; or while another call, in
	 * this process or another one of this machine, downloads to it
	 * @throws IntegrityException if the bytes that arrived are not those of the object
	 * @throws UnexpectedStorageException if the file cannot be written
	 */
	StorageObject download(String path, Path file, DownloadOptions options);

	/**
	 * Bring an object into a file so that a later call can go on; see
	 * {@link #download(String, Path, DownloadOptions)}.
	 */
	default StorageObject download(StorageObject object, Path file) {
		return download(object, file, DownloadOptions.DEFAULT);
	}

	/**
	 * Bring an object into a file so that a later call can go on; see
	 * {@link #download(String, Path, DownloadOptions)}.
	 */
	StorageObject download(StorageObject object, Path file, DownloadOptions options);

	/**
	 * Open an object for writing; see {@link #newOutputStream(String, WriteOptions)}.
	 */
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
