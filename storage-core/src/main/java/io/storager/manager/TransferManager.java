package io.storager.manager;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;

import io.storager.ErrorCode;
import io.storager.Operation;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.Storager;
import io.storager.error.CapabilityInsufficientException;
import io.storager.error.IntegrityException;
import io.storager.error.ObjectArchivedException;
import io.storager.error.ObjectNotExistException;
import io.storager.error.PreconditionFailedException;
import io.storager.error.RestrictionDissatisfiedException;
import org.jspecify.annotations.Nullable;

/**
 * Copies objects between any two storages, and works on whole trees: the objects under a
 * path, or the files under a directory. It is safe for use by many threads.
 * <p>
 * Where the service can copy by itself, see {@link io.storager.Copier#copiesFrom}, it is
 * asked to. Otherwise the bytes pass through this machine, in bounded memory, and their
 * CRC-64 is compared with what the source tells before the last of them is stored, and
 * with what the target tells afterwards.
 * <p>
 * A tree is listed while it is worked on, so that one of a million objects takes no more
 * memory than one of a thousand. Several objects are worked on at the same time, as many
 * as the {@linkplain Builder#concurrency concurrency} says, in all trees together; one of
 * more than 8 MiB counts as four. An object that fails ends nothing but itself, unless
 * the options say so: the {@link TreeResult} has the counts and the failures, and a
 * {@link TreeListener} hears of each object. An interrupt of the thread that waits, the
 * deadline of the options, {@link #close} and a listener that throws end the work at
 * once: what is under way is broken off and told as failed, what was done stays done, and
 * {@link TreeOptions#skipEqual} goes on from there.
 * <p>
 * A path of a tree is a directory, with or without a slash at its end: {@code reports}
 * has {@code reports/2026.pdf}, but not {@code reports-old/2025.pdf}. An empty path is
 * the work dir. The marker of a directory, {@code reports/}, is an object like all
 * others. A path that is an object, and under which there is nothing, is refused: the
 * result ends with {@link TreeEnd#LISTING_FAILED}.
 */
public final class TransferManager implements AutoCloseable {

	private static final int CONCURRENCY = 32;

	private static final int CONCURRENCY_MAXIMUM = 1024;

	private final Places places;

	private final Set<TreeRun<?>> running = ConcurrentHashMap.newKeySet();

	private volatile boolean closed;

	private TransferManager(Builder builder) {
		this.places = new Places(builder.concurrency, (builder.threads != null) ? builder.threads : Places.daemons());
	}

	/** A manager that works on 32 objects at the same time. */
	public static TransferManager create() {
		return builder().build();
	}

	/** Start with the defaults. */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Copy an object to another storage; see
	 * {@link #copy(Storager, String, Storager, String, TransferOptions)}.
	 */
	public StorageObject copy(Storager source, String path, Storager target, String targetPath) {
		return copy(source, path, target, targetPath, TransferOptions.DEFAULT);
	}

	/**
	 * Copy an object to another storage, in the current thread. The copy replaces what is
	 * at the target once it is complete, and nothing does if it fails. It is encrypted as
	 * what is written to the target, unless the options ask for the encryption of the
	 * source, see {@link TransferOptions#keepEncryption()}.
	 * @param path the object's path in the source
	 * @param targetPath the path of the copy in the target
	 * @return the copy
	 * @throws ObjectNotExistException if there is no object at the path
	 * @throws ObjectArchivedException if the source is archived and has to be restored
	 * first
	 * @throws PreconditionFailedException if the source changes meanwhile, or if there is
	 * an object at the target and the options forbid to overwrite it
	 * @throws IntegrityException if the copy has another checksum than the source
	 * @throws CapabilityInsufficientException for an option that one of both services
	 * does not take, or that needs one service and there are two
	 * @throws RestrictionDissatisfiedException for what the target does not take: a path,
	 * a header, a tag, user metadata or more bytes
	 * @throws StorageException if anything else fails
	 */
	public StorageObject copy(Storager source, String path, Storager target, String targetPath,
			TransferOptions options) {
		requireNonNull(source, path, target, targetPath, options);
		return new ObjectCopy(Operation.COPY, source, target, options).copy(path, targetPath, options.progress());
	}

	/**
	 * Move an object to another storage; see
	 * {@link #move(Storager, String, Storager, String, TransferOptions)}.
	 */
	public StorageObject move(Storager source, String path, Storager target, String targetPath) {
		return move(source, path, target, targetPath, TransferOptions.DEFAULT);
	}

	/**
	 * Move an object to another storage: copy it, see
	 * {@link #copy(Storager, String, Storager, String, TransferOptions)}, and delete the
	 * source if it still is the version that was copied. Neither service deletes on a
	 * condition: what is written between that look and the deletion is lost, unless the
	 * bucket keeps versions.
	 * @return the object at its new place
	 * @throws PreconditionFailedException also if the source was written anew meanwhile:
	 * the copy of the earlier version is there then, and the source stays
	 * @throws RestrictionDissatisfiedException also if it would be moved onto itself
	 * @throws StorageException if anything else fails; if that is the deletion, the
	 * object is in both places, and the message says so
	 */
	public StorageObject move(Storager source, String path, Storager target, String targetPath,
			TransferOptions options) {
		requireNonNull(source, path, target, targetPath, options);
		return new ObjectCopy(Operation.MOVE, source, target, options).move(path, targetPath, options.progress());
	}

	/**
	 * Copy a tree; see
	 * {@link #copyTree(Storager, String, Storager, String, TreeOptions)}.
	 */
	public TreeResult copyTree(Storager source, String path, Storager target, String targetPath) {
		return copyTree(source, path, target, targetPath, TreeOptions.DEFAULT);
	}

	/**
	 * Copy all objects under a path to another storage, or to another place of the same.
	 * @param path a directory of the source; empty means the work dir
	 * @param targetPath a directory of the target; empty means the work dir
	 * @param options {@code copy} for each object; with {@code skipEqual} the target is
	 * listed too, and where the length is the same both are asked for their CRC-64
	 * @return what became of the objects
	 * @throws RestrictionDissatisfiedException if one tree is within the other
	 * @throws IllegalStateException if the manager is closed
	 */
	public TreeResult copyTree(Storager source, String path, Storager target, String targetPath, TreeOptions options) {
		requireNonNull(source, path, target, targetPath, options);
		return transfer(Operation.COPY, source, path, target, targetPath, options);
	}

	/**
	 * Move a tree; see
	 * {@link #moveTree(Storager, String, Storager, String, TreeOptions)}.
	 */
	public TreeResult moveTree(Storager source, String path, Storager target, String targetPath) {
		return moveTree(source, path, target, targetPath, TreeOptions.DEFAULT);
	}

	/**
	 * Move all objects under a path to another storage, or to another place of the same:
	 * each is deleted once its copy is there and verified, see
	 * {@link #move(Storager, String, Storager, String, TransferOptions)}. With
	 * {@code skipEqual}, one whose equal is there already is deleted, too.
	 * @param path a directory of the source; empty means the work dir
	 * @param targetPath a directory of the target; empty means the work dir
	 * @return what became of the objects
	 * @throws RestrictionDissatisfiedException if one tree is within the other, or the
	 * same
	 * @throws IllegalStateException if the manager is closed
	 */
	public TreeResult moveTree(Storager source, String path, Storager target, String targetPath, TreeOptions options) {
		requireNonNull(source, path, target, targetPath, options);
		return transfer(Operation.MOVE, source, path, target, targetPath, options);
	}

	private TreeResult transfer(Operation operation, Storager source, String path, Storager target, String targetPath,
			TreeOptions options) {
		if (options.copy().progress() != null) {
			throw Failures.of(ErrorCode.CAPABILITY_INSUFFICIENT, operation, source, path,
					"the option 'progress' is for one object; allowed: a listener of the tree", null);
		}
		return run(new CopyTask(operation, TreeRoot.of(source, path), TreeRoot.of(target, targetPath), options),
				options);
	}

	/** Delete a tree; see {@link #deleteTree(Storager, String, TreeOptions)}. */
	public TreeResult deleteTree(Storager storager, String path) {
		return deleteTree(storager, path, TreeOptions.DEFAULT);
	}

	/**
	 * Delete all objects under a path, 1,000 with one request: nothing asks back.
	 * @param path a directory; empty means everything under the work dir
	 * @return what became of the objects
	 * @throws IllegalStateException if the manager is closed
	 */
	public TreeResult deleteTree(Storager storager, String path, TreeOptions options) {
		Objects.requireNonNull(storager, "'storager' must not be null");
		Objects.requireNonNull(path, "'path' must not be null");
		Objects.requireNonNull(options, "'options' must not be null");
		return run(new DeleteTask(TreeRoot.of(storager, path)), options);
	}

	/**
	 * Upload a directory; see {@link #uploadTree(Path, Storager, String, TreeOptions)}.
	 */
	public TreeResult uploadTree(Path directory, Storager target, String targetPath) {
		return uploadTree(directory, target, targetPath, TreeOptions.DEFAULT);
	}

	/**
	 * Upload all files under a directory. Each becomes an object whose path ends with
	 * that of the file from the directory, with slashes between the names on every
	 * system. Directories become nothing, also if they are empty. A file that cannot be
	 * read, or that is written to meanwhile, is a failure; pipes, devices and symbolic
	 * links are told as {@link Outcome#IGNORED}.
	 * <p>
	 * Files that go in parts are sent as {@link Storager#upload} does it: those that
	 * fail, or are broken off, leave the parts that have arrived to the next call and a
	 * hidden file beside them, or in the {@code stateDirectory} of the options. Hidden
	 * files of that kind are passed over and not counted. A file in a directory that
	 * cannot be written to is sent anew unless the options have a {@code stateDirectory}.
	 * <p>
	 * Keys are not directories: a file {@code a} is stored beside objects whose paths
	 * start with {@code a/}, and a file {@code a/b} beside an object {@code a}. With
	 * {@code followLinks}, a link that leads nowhere or to a directory that it is in
	 * fails with {@code RESTRICTION_DISSATISFIED}, as does a name that is no text.
	 * @param targetPath a directory of the target; empty means the work dir
	 * @param options {@code upload} for each file; with {@code skipEqual} the service is
	 * asked for each object first
	 * @return what became of the files
	 * @throws RestrictionDissatisfiedException if that is no directory
	 * @throws IllegalStateException if the manager is closed
	 */
	public TreeResult uploadTree(Path directory, Storager target, String targetPath, TreeOptions options) {
		Objects.requireNonNull(directory, "'directory' must not be null");
		Objects.requireNonNull(target, "'target' must not be null");
		Objects.requireNonNull(targetPath, "'targetPath' must not be null");
		Objects.requireNonNull(options, "'options' must not be null");
		return run(new UploadTask(directory, TreeRoot.of(target, targetPath), options), options);
	}

	/**
	 * Download a tree; see {@link #downloadTree(Storager, String, Path, TreeOptions)}.
	 */
	public TreeResult downloadTree(Storager source, String path, Path directory) {
		return downloadTree(source, path, directory, TreeOptions.DEFAULT);
	}

	/**
	 * Download all objects under a path into a directory, which is made if it is not
	 * there. Each file gets all bytes or none, and replaces one that is there. The marker
	 * of a directory becomes a directory.
	 * <p>
	 * No object reaches a file outside the directory: one whose path has {@code ..}, an
	 * empty name or a name that no file can have fails, and so does one behind a symbolic
	 * link. A file does not take the place of a directory, nor a directory that of a
	 * file: the object fails, and what is there stays. Where {@code a} and {@code a/b}
	 * are objects, {@code a} becomes the file and {@code a/b} fails, unless there is a
	 * directory {@code a} already: then {@code a} fails. Names that the file system takes
	 * for the same, as it may in upper and lower case, are not written over each other:
	 * all but the first fail. So does a name that the file system refuses, because it is
	 * too long or has a character that it does not take. All these are told as
	 * {@code RESTRICTION_DISSATISFIED} with the names, and the others go on.
	 * @param path a directory of the source; empty means the work dir
	 * @param options {@code read} for each object; with {@code skipEqual} the service is
	 * asked for the CRC-64 of each object whose file has the same length
	 * @return what became of the objects
	 * @throws RestrictionDissatisfiedException if there is something else where the
	 * directory is to be, or if it would be within a file
	 * @throws StorageException if the directory cannot be made for another reason
	 * @throws IllegalStateException if the manager is closed
	 */
	public TreeResult downloadTree(Storager source, String path, Path directory, TreeOptions options) {
		Objects.requireNonNull(source, "'source' must not be null");
		Objects.requireNonNull(path, "'path' must not be null");
		Objects.requireNonNull(directory, "'directory' must not be null");
		Objects.requireNonNull(options, "'options' must not be null");
		return run(new DownloadTask(TreeRoot.of(source, path), directory, options), options);
	}

	private static void requireNonNull(Storager source, String path, Storager target, String targetPath,
			Object options) {
		Objects.requireNonNull(source, "'source' must not be null");
		Objects.requireNonNull(path, "'path' must not be null");
		Objects.requireNonNull(target, "'target' must not be null");
		Objects.requireNonNull(targetPath, "'targetPath' must not be null");
		Objects.requireNonNull(options, "'options' must not be null");
	}

	private TreeResult run(TreeTask<?> task, TreeOptions options) {
		TreeRun<?> run = new TreeRun<>(task, options, this.places);
		this.running.add(run);
		try {
			requireOpen();
			return run.run();
		}
		catch (RejectedExecutionException ex) {
			requireOpen();
			throw ex;
		}
		finally {
			this.running.remove(run);
		}
	}

	private void requireOpen() {
		if (this.closed) {
			throw new IllegalStateException("The transfer manager is closed");
		}
	}

	/**
	 * End the work on all trees. Whoever waits for one is told what was done; this method
	 * does not wait. Copies and moves of single objects go on.
	 */
	@Override
	public void close() {
		this.closed = true;
		this.running.forEach(TreeRun::close);
		this.places.close();
	}

	/** Collects settings. */
	public static final class Builder {

		private int concurrency = CONCURRENCY;

		private @Nullable ThreadFactory threads;

		private Builder() {
		}

		/**
		 * Set how many objects are worked on at the same time, 1 to 1024. Each needs a
		 * connection of the source's client, or of the target's: more than half of
		 * {@code client.max-connections} is seldom of use.
		 * @throws IllegalArgumentException for any other number
		 */
		public Builder concurrency(int concurrency) {
			if (concurrency < 1 || concurrency > CONCURRENCY_MAXIMUM) {
				throw new IllegalArgumentException(
						"the concurrency is %s; allowed: 1 to %s".formatted(concurrency, CONCURRENCY_MAXIMUM));
			}
			this.concurrency = concurrency;
			return this;
		}

		/**
		 * Set what makes the threads, such as one for virtual threads; without one they
		 * are daemons of the platform.
		 */
		public Builder threads(@Nullable ThreadFactory threads) {
			this.threads = threads;
			return this;
		}

		/** Make the manager. */
		public TransferManager build() {
			return new TransferManager(this);
		}

	}

}
