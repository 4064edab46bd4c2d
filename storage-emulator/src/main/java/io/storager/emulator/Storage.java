package io.storager.emulator;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

import io.storager.emulator.store.Backing;
import io.storager.emulator.store.ChecksumMemory;
import io.storager.emulator.store.ComputingHasher;
import io.storager.emulator.store.ContentHasher;
import io.storager.emulator.store.DirectoryBacking;
import io.storager.emulator.store.DiskSync;
import io.storager.emulator.store.MemoryBacking;
import io.storager.emulator.store.ObjectStore;
import org.jspecify.annotations.Nullable;

/** The stores of both services, in memory or below one directory, and their threads. */
final class Storage implements Closeable {

	private final Deque<DirectoryBacking> directories = new ArrayDeque<>();

	private final ExecutorService threads = Executors.newCachedThreadPool((task) -> {
		Thread thread = new Thread(task, "storage-emulator-md5");
		thread.setDaemon(true);
		return thread;
	});

	private final ObjectStore oss;

	private final ObjectStore cos;

	private final DiskSync sync;

	Storage(@Nullable Path directory, boolean syncsDisk, boolean remembersChecksums) throws IOException {
		this.sync = syncsDisk ? new DiskSync() : DiskSync.NONE;
		Supplier<ContentHasher> hashers = remembersChecksums ? new ChecksumMemory()::newHasher
				: () -> new ComputingHasher(this.threads);
		try {
			Backing memory = new MemoryBacking();
			this.oss = new ObjectStore((directory != null) ? open(directory.resolve("oss")) : memory, hashers);
			this.cos = new ObjectStore((directory != null) ? open(directory.resolve("cos")) : memory, hashers);
		}
		catch (IOException | RuntimeException ex) {
			close();
			throw ex;
		}
	}

	private Backing open(Path directory) throws IOException {
		DirectoryBacking backing;
		try {
			backing = new DirectoryBacking(directory, this.sync);
		}
		catch (FileSystemException ex) {
			throw new IOException("Cannot use the directory " + directory + ": " + reason(ex), ex);
		}
		this.directories.push(backing);
		return backing;
	}

	private static String reason(FileSystemException failure) {
		if (failure instanceof AccessDeniedException) {
			return "no permission to write there";
		}
		if (failure instanceof FileAlreadyExistsException) {
			return failure.getFile() + " is no directory";
		}
		if (failure instanceof NoSuchFileException) {
			return failure.getFile() + " cannot be created";
		}
		return (failure.getReason() != null) ? failure.getReason() : failure.toString();
	}

	ObjectStore oss() {
		return this.oss;
	}

	ObjectStore cos() {
		return this.cos;
	}

	@Override
	public void close() {
		this.threads.shutdown();
		while (!this.directories.isEmpty()) {
			this.directories.pop().close();
		}
	}

}
