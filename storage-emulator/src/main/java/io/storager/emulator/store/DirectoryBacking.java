package io.storager.emulator.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps everything below a directory, for one emulator at a time:
 *
 * <pre>
 * emulator.lock
 * bucket-photos/bucket.properties       what the bucket is
 * bucket-photos/data/(random)           the bytes of an object
 * bucket-photos/objects/(hash of key)   its record, which names the data
 * </pre>
 *
 * An object exists from the moment its record is renamed into place, whole, so an
 * interrupted put leaves nothing but files without a record, swept at the next start.
 * That holds when the process is killed; files are not forced to disk, so after a power
 * failure recent objects may be missing.
 */
public final class DirectoryBacking implements Backing, Closeable {

	private static final Logger logger = LoggerFactory.getLogger(DirectoryBacking.class);

	private static final String BUCKET_PREFIX = "bucket-";

	private static final String BUCKET_FILE = "bucket.properties";

	private static final String UNFINISHED = ".new";

	private final Path root;

	private final FileChannel lockFile;

	private final FileLock lock;

	/**
	 * Take the directory, creating it if it is missing.
	 * @param root the directory
	 * @throws IOException if it cannot be used or another emulator has it
	 */
	public DirectoryBacking(Path root) throws IOException {
		Files.createDirectories(root);
		this.root = root;
		this.lockFile = FileChannel.open(root.resolve("emulator.lock"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE);
		FileLock taken = tryLock(this.lockFile);
		if (taken == null) {
			this.lockFile.close();
			throw new IOException("Another emulator uses the directory " + root);
		}
		this.lock = taken;
	}

	private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
		try {
			return file.tryLock();
		}
		catch (OverlappingFileLockException ex) {
			return null;
		}
	}

	@Override
	public List<BucketInfo> loadBuckets() throws IOException {
		List<BucketInfo> buckets = new ArrayList<>();
		for (Path folder : children(this.root, BUCKET_PREFIX + "*")) {
			if (Files.exists(folder.resolve(BUCKET_FILE))) {
				buckets.add(ObjectRecords.bucket(ObjectRecords.read(folder.resolve(BUCKET_FILE))));
			}
			else {
				// The creation or the deletion of a bucket was interrupted.
				deleteTree(folder);
			}
		}
		return buckets;
	}

	@Override
	public List<StoredObject> loadObjects(String bucket) throws IOException {
		List<StoredObject> objects = new ArrayList<>();
		Set<Path> data = new HashSet<>();
		for (Path file : children(objects(bucket), "*")) {
			if (file.toString().endsWith(UNFINISHED)) {
				Files.delete(file);
				continue;
			}
			Properties properties = ObjectRecords.read(file);
			Path content = data(bucket).resolve(ObjectRecords.dataFile(properties));
			if (Files.exists(content) && Files.size(content) == ObjectRecords.size(properties)) {
				data.add(content);
				objects.add(ObjectRecords.object(properties, new FileBlob(content, Files.size(content))));
			}
			else {
				logger.warn("The object {} has lost its content and is dropped", ObjectRecords.key(properties));
				Files.delete(file);
			}
		}
		for (Path file : children(data(bucket), "*")) {
			if (!data.contains(file)) {
				Files.delete(file);
			}
		}
		return objects;
	}

	@Override
	public void bucketCreated(BucketInfo bucket) throws IOException {
		Files.createDirectories(data(bucket.name()));
		Files.createDirectories(objects(bucket.name()));
		replace(folder(bucket.name()).resolve(BUCKET_FILE), ObjectRecords.of(bucket));
	}

	@Override
	public void bucketDeleted(String bucket) throws IOException {
		Files.delete(folder(bucket).resolve(BUCKET_FILE));
		deleteTree(folder(bucket));
	}

	@Override
	public BlobWriter newBlob(String bucket) throws IOException {
		return new FileBlob.Writer(data(bucket).resolve(UUID.randomUUID().toString()));
	}

	@Override
	public void objectStored(String bucket, StoredObject object) throws IOException {
		replace(objects(bucket).resolve(ObjectRecords.fileName(object.key())), ObjectRecords.of(object));
	}

	@Override
	public void objectDeleted(String bucket, String key) throws IOException {
		Files.deleteIfExists(objects(bucket).resolve(ObjectRecords.fileName(key)));
	}

	/** Let another emulator have the directory. */
	@Override
	public void close() {
		try (FileChannel file = this.lockFile) {
			this.lock.release();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The directory " + this.root + " stays locked", ex);
		}
	}

	private static void replace(Path file, Properties content) throws IOException {
		Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
		ObjectRecords.write(unfinished, content);
		Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
	}

	private Path folder(String bucket) {
		return this.root.resolve(BUCKET_PREFIX + bucket);
	}

	private Path data(String bucket) {
		return folder(bucket).resolve("data");
	}

	private Path objects(String bucket) {
		return folder(bucket).resolve("objects");
	}

	private static List<Path> children(Path folder, String pattern) throws IOException {
		List<Path> children = new ArrayList<>();
		if (Files.isDirectory(folder)) {
			try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, pattern)) {
				entries.forEach(children::add);
			}
		}
		return children;
	}

	private static void deleteTree(Path path) throws IOException {
		if (Files.isDirectory(path)) {
			for (Path child : children(path, "*")) {
				deleteTree(child);
			}
		}
		Files.deleteIfExists(path);
	}

}
