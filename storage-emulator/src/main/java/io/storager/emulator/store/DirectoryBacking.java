package io.storager.emulator.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps everything below a directory, for one emulator at a time:
 *
 * <pre>
 * emulator.lock
 * bucket-photos/bucket.properties       what the bucket is
 * bucket-photos/objects/(hash of key)   the record of an object, which names its data
 * bucket-photos/versions/(hash)-(nr)    the records of older versions and delete markers
 * bucket-photos/uploads/(id)/           the records of an upload and its parts
 * data/(random)                         bytes of objects and parts
 * </pre>
 *
 * An object exists from the moment its record is renamed into place, whole, so an
 * interrupted put leaves nothing but files without a record, swept at the next start.
 * That holds when the process is killed. With a {@link DiskSync} the bytes and names of a
 * change are on disk, in this order, before it is acknowledged, so that it holds after a
 * power failure as well.
 */
public final class DirectoryBacking implements Backing, Closeable {

	private static final Logger logger = LoggerFactory.getLogger(DirectoryBacking.class);

	private static final String BUCKET_PREFIX = "bucket-";

	private static final String BUCKET_FILE = "bucket.properties";

	private final Path root;

	private final DataFiles data;

	private final DiskSync sync;

	private final FileChannel lockFile;

	private final FileLock lock;

	/**
	 * Take the directory, creating it if it is missing.
	 * @param root the directory
	 * @param sync forces changes to disk
	 * @throws IOException if it cannot be used or another emulator has it
	 */
	public DirectoryBacking(Path root, DiskSync sync) throws IOException {
		RecordFiles.createFolder(root, sync);
		this.root = root;
		this.sync = sync;
		this.data = new DataFiles(root.resolve("data"), sync);
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
		for (Path folder : RecordFiles.children(this.root, BUCKET_PREFIX + "*")) {
			if (Files.exists(folder.resolve(BUCKET_FILE))) {
				buckets.add(ObjectRecords.bucket(ObjectRecords.read(folder.resolve(BUCKET_FILE))));
			}
			else {
				// The creation or the deletion of a bucket was interrupted.
				RecordFiles.deleteTree(folder);
			}
		}
		return buckets;
	}

	@Override
	public List<StoredObject> loadObjects(String bucket) throws IOException {
		return load(objects(bucket));
	}

	@Override
	public List<StoredObject> loadVersions(String bucket) throws IOException {
		return load(versions(bucket));
	}

	private List<StoredObject> load(Path folder) throws IOException {
		List<StoredObject> objects = new ArrayList<>();
		for (Path file : RecordFiles.records(folder, "*")) {
			Properties properties = ObjectRecords.read(file);
			SharedBlob content = this.data.load(ObjectRecords.data(properties));
			if (content != null) {
				objects.add(ObjectRecords.object(properties, content));
			}
			else {
				logger.warn("The object {} has lost its content and is dropped", ObjectRecords.key(properties));
				Files.delete(file);
			}
		}
		return objects;
	}

	@Override
	public List<SavedUpload> loadUploads(String bucket) throws IOException {
		return uploads(bucket).load();
	}

	@Override
	public void loaded() throws IOException {
		this.data.loaded();
	}

	@Override
	public void bucketCreated(BucketInfo bucket) throws IOException {
		RecordFiles.createFolder(objects(bucket.name()), this.sync);
		RecordFiles.replace(folder(bucket.name()).resolve(BUCKET_FILE), ObjectRecords.of(bucket), this.sync);
	}

	@Override
	public void bucketChanged(BucketInfo bucket) throws IOException {
		RecordFiles.replace(folder(bucket.name()).resolve(BUCKET_FILE), ObjectRecords.of(bucket), this.sync);
	}

	@Override
	public void bucketDeleted(String bucket) throws IOException {
		RecordFiles.delete(folder(bucket).resolve(BUCKET_FILE), this.sync);
		RecordFiles.deleteTree(folder(bucket));
	}

	@Override
	public BlobWriter newBlob(String bucket) throws IOException {
		return this.data.newBlob();
	}

	@Override
	public void objectStored(String bucket, StoredObject object) throws IOException {
		this.data.sync();
		RecordFiles.replace(objects(bucket).resolve(ObjectRecords.fileName(object.key())), ObjectRecords.of(object),
				this.sync);
	}

	@Override
	public void objectDeleted(String bucket, String key) throws IOException {
		RecordFiles.delete(objects(bucket).resolve(ObjectRecords.fileName(key)), this.sync);
	}

	@Override
	public void versionStored(String bucket, StoredObject version) throws IOException {
		RecordFiles.createFolder(versions(bucket), this.sync);
		RecordFiles.replace(versionFile(bucket, version), ObjectRecords.of(version), this.sync);
	}

	@Override
	public void versionDeleted(String bucket, StoredObject version) throws IOException {
		RecordFiles.delete(versionFile(bucket, version), this.sync);
	}

	private Path versionFile(String bucket, StoredObject version) {
		return versions(bucket)
			.resolve(ObjectRecords.fileName(version.key()) + "-" + Long.toHexString(version.version().sequence()));
	}

	@Override
	public void uploadStarted(String bucket, String id, StoredObject draft) throws IOException {
		uploads(bucket).started(id, draft);
	}

	@Override
	public void partStored(String bucket, String id, UploadPart part) throws IOException {
		uploads(bucket).partStored(id, part);
	}

	@Override
	public void uploadEnded(String bucket, String id) throws IOException {
		uploads(bucket).ended(id);
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

	private Path folder(String bucket) {
		return this.root.resolve(BUCKET_PREFIX + bucket);
	}

	private UploadFolders uploads(String bucket) {
		return new UploadFolders(folder(bucket).resolve("uploads"), this.data, this.sync);
	}

	private Path versions(String bucket) {
		return folder(bucket).resolve("versions");
	}

	private Path objects(String bucket) {
		return folder(bucket).resolve("objects");
	}

}
