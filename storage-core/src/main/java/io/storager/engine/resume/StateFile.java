package io.storager.engine.resume;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a transfer keeps for a later call. It is locked from its opening on, within this
 * JVM and between processes, so that one call at a time goes on with a transfer; and it
 * stays when it is closed, unless it was deleted. Its owner alone can read it.
 * <p>
 * Lines are added at its end. After a crash those count that are as they were written, up
 * to the first that is not.
 * <p>
 * Whoever has opened the file just before it was deleted locks a file that has no name
 * any more, so a file that is deleted is marked first, and whoever finds the mark opens
 * the file anew.
 */
public final class StateFile implements Closeable {

	private static final Logger logger = LoggerFactory.getLogger(StateFile.class);

	/**
	 * POSIX gives a lock of a process up as soon as the process closes any channel of the
	 * file, so nobody here may open a file twice.
	 */
	private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

	/** More than this was written by somebody else. */
	private static final int LONGEST = 64 * 1024 * 1024;

	private static final StateLine DELETED = StateLine.of("deleted");

	private static final int ATTEMPTS = 3;

	private final Path path;

	/** Other than a channel, it outlives an interrupt of a thread that uses it. */
	private final RandomAccessFile file;

	/** Whoever does not keep it may lose it. */
	private final FileLock fileLock;

	private final ReentrantLock lock = new ReentrantLock();

	private final List<StateLine> lines;

	private long end;

	private boolean closed;

	private StateFile(Path path, RandomAccessFile file, FileLock fileLock) throws IOException {
		this.path = path;
		this.file = file;
		this.fileLock = fileLock;
		this.lines = read();
	}

	/**
	 * Open and lock a file, which is made if it is not there.
	 * @return {@code null} if somebody else has it
	 * @throws IOException if that cannot be done
	 */
	public static @Nullable StateFile lock(Path path) throws IOException {
		Path absolute = path.toAbsolutePath();
		Path place = Objects.requireNonNullElse(absolute.getParent(), absolute)
			.toRealPath()
			.resolve(path.getFileName());
		if (!OPEN.add(place)) {
			return null;
		}
		StateFile locked = null;
		try {
			locked = lockPlace(place);
			return locked;
		}
		finally {
			if (locked == null) {
				OPEN.remove(place);
			}
		}
	}

	private static @Nullable StateFile lockPlace(Path place) throws IOException {
		for (int attempt = 1;; attempt++) {
			RandomAccessFile file = open(place);
			StateFile locked = null;
			try {
				FileLock fileLock = tryLock(file);
				if (fileLock == null) {
					return null;
				}
				StateFile state = new StateFile(place, file, fileLock);
				// A mark that stays is what a crash has left.
				if (!state.isDeleted() || attempt == ATTEMPTS) {
					locked = state;
					return state;
				}
			}
			finally {
				if (locked == null) {
					file.close();
				}
			}
		}
	}

	private static RandomAccessFile open(Path place) throws IOException {
		try {
			Files.createFile(place, forTheOwner(place));
		}
		catch (FileAlreadyExistsException ex) {
			if (!Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)) {
				throw new IOException("'%s' is no regular file".formatted(place), ex);
			}
		}
		try {
			return new RandomAccessFile(place.toFile(), "rw");
		}
		catch (UnsupportedOperationException ex) {
			throw new IOException("'%s' is not in the file system of this machine".formatted(place), ex);
		}
	}

	private static FileAttribute<?>[] forTheOwner(Path place) {
		boolean posix = place.getFileSystem().supportedFileAttributeViews().contains("posix");
		return posix
				? new FileAttribute<?>[] {
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")) }
				: new FileAttribute<?>[0];
	}

	private static @Nullable FileLock tryLock(RandomAccessFile file) throws IOException {
		try {
			return file.getChannel().tryLock();
		}
		catch (OverlappingFileLockException ex) {
			// Another copy of this class in the same JVM.
			return null;
		}
	}

	private List<StateLine> read() throws IOException {
		List<StateLine> lines = new ArrayList<>();
		long length = this.file.length();
		if (length > LONGEST) {
			return lines;
		}
		byte[] bytes = new byte[(int) length];
		this.file.readFully(bytes);
		int start = 0;
		for (int i = 0; i < bytes.length; i++) {
			if (bytes[i] == '\n') {
				StateLine line = StateLine.decode(new String(bytes, start, i - start, StandardCharsets.UTF_8));
				if (line == null) {
					break;
				}
				lines.add(line);
				start = i + 1;
			}
		}
		this.end = start;
		return lines;
	}

	private boolean isDeleted() {
		return !this.lines.isEmpty() && this.lines.get(0).encode().equals(DELETED.encode());
	}

	/** Where it is. */
	public Path path() {
		return this.path;
	}

	/** What it told when it was opened. */
	public List<StateLine> lines() {
		return isDeleted() ? List.of() : List.copyOf(this.lines);
	}

	/** Forget everything and begin with this. */
	public void restart(StateLine first) throws IOException {
		this.lock.lock();
		try {
			this.end = 0;
			write(first);
			this.file.getFD().sync();
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Add a line. */
	public void add(StateLine line) throws IOException {
		this.lock.lock();
		try {
			write(line);
		}
		finally {
			this.lock.unlock();
		}
	}

	private void write(StateLine line) throws IOException {
		byte[] bytes = (line.encode() + "\n").getBytes(StandardCharsets.UTF_8);
		if (this.file.length() > this.end) {
			this.file.setLength(this.end);
		}
		this.file.seek(this.end);
		this.file.write(bytes);
		this.end += bytes.length;
	}

	/**
	 * Close it, and leave nothing to go on with. Never fails: what was transferred is
	 * transferred.
	 */
	public void delete() {
		boolean deleted = false;
		try {
			restart(DELETED);
			deleted = Files.deleteIfExists(this.path);
		}
		catch (IOException ex) {
			// Not every system deletes a file that is open.
			logger.debug("{} is deleted once it is closed", this.path, ex);
		}
		try {
			if (!deleted) {
				this.file.close();
				Files.deleteIfExists(this.path);
			}
		}
		catch (IOException ex) {
			logger.warn("{} could not be deleted", this.path, ex);
		}
		close();
	}

	/** Never fails. */
	@Override
	public void close() {
		this.lock.lock();
		try {
			if (this.closed) {
				return;
			}
			this.closed = true;
			if (this.fileLock.isValid()) {
				this.fileLock.release();
			}
			this.file.close();
		}
		catch (IOException ex) {
			logger.warn("{} could not be closed", this.path, ex);
		}
		finally {
			this.lock.unlock();
			OPEN.remove(this.path);
		}
	}

}
