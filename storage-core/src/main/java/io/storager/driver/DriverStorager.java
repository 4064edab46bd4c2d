package io.storager.driver;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

import io.storager.Content;
import io.storager.CreateOptions;
import io.storager.DeleteOptions;
import io.storager.Encryption;
import io.storager.Feature;
import io.storager.ListOptions;
import io.storager.Listing;
import io.storager.ObjectMode;
import io.storager.ObjectNotExistException;
import io.storager.Operation;
import io.storager.ReadOptions;
import io.storager.StatOptions;
import io.storager.StorageException;
import io.storager.StorageInputStream;
import io.storager.StorageMetadata;
import io.storager.StorageObject;
import io.storager.StorageOutputStream;
import io.storager.Storager;
import io.storager.WriteOptions;
import org.jspecify.annotations.Nullable;

/**
 * The portable half of a storager: paths, option checks, integrity, errors. A vendor's
 * storager extends it and brings a {@link BucketDriver}.
 */
public abstract class DriverStorager implements Storager {

	private final StoragerContext context;

	private final ReadOperations reads;

	private final WriteOperations writes;

	private final ListOperations lists;

	/**
	 * Create a storager.
	 * @throws IllegalArgumentException if the default encryption does not fit the driver
	 */
	protected DriverStorager(BucketDriver driver, StoragerSettings settings) {
		this.context = new StoragerContext(driver, settings);
		this.reads = new ReadOperations(this.context);
		this.writes = new WriteOperations(this.context);
		this.lists = new ListOperations(this.context);
	}

	@Override
	public StorageMetadata metadata() {
		return this.context.metadata();
	}

	@Override
	public Set<Feature> features() {
		Set<Feature> features = EnumSet.noneOf(Feature.class);
		features.addAll(this.context.driver().features());
		if (this.context.settings().virtualDir()) {
			features.add(Feature.VIRTUAL_DIR);
		}
		return features;
	}

	/**
	 * Look at the bucket itself.
	 * @throws StorageException if it is not there or may not be looked at
	 */
	public void verifyBucket() {
		this.context.errors().run(Operation.GET_BUCKET, null, () -> this.context.driver().headBucket());
		this.context.bucketSeen();
	}

	@Override
	public StorageObject create(String path, CreateOptions options) {
		this.context.refuseMultipart(Operation.CREATE, path, options.multipartId());
		String key = this.context.objectKey(Operation.CREATE, path, options.objectMode());
		return this.context.object(key)
			.modes(Set.of((options.objectMode() != null) ? options.objectMode() : ObjectMode.READ))
			.build();
	}

	@Override
	public void delete(String path, DeleteOptions options) {
		this.context.refuseMultipart(Operation.DELETE, path, options.multipartId());
		String key = this.context.objectKey(Operation.DELETE, path, options.objectMode());
		this.context.errors().run(Operation.DELETE, path, () -> this.context.driver().delete(key));
	}

	@Override
	public Listing<StorageObject> list(String path, ListOptions options) {
		return this.lists.list(path, options);
	}

	@Override
	public long read(String path, OutputStream output, ReadOptions options) {
		return this.reads.read(path, output, options);
	}

	@Override
	public long read(String path, Path file, ReadOptions options) {
		return this.reads.read(path, file, options);
	}

	@Override
	public byte[] readAllBytes(String path, ReadOptions options) {
		return this.reads.readAllBytes(path, options);
	}

	@Override
	public StorageInputStream newInputStream(String path, ReadOptions options) {
		return this.reads.open(path, options);
	}

	@Override
	public StorageObject stat(String path, StatOptions options) {
		this.context.refuseMultipart(Operation.STAT, path, options.multipartId());
		String key = this.context.objectKey(Operation.STAT, path, options.objectMode());
		Encryption encryption = this.context.encryption(Operation.STAT, path, options.encryption());
		try {
			return this.context.describe(key, this.context.head(Operation.STAT, key, path, encryption));
		}
		catch (ObjectNotExistException ex) {
			// A directory need not have an object of its own.
			if (options.objectMode() == ObjectMode.DIR && this.lists.hasMembers(key, path)) {
				return this.context.object(key).modes(Set.of(ObjectMode.DIR)).build();
			}
			throw ex;
		}
	}

	@Override
	public StorageObject write(String path, @Nullable Content content, WriteOptions options) {
		return this.writes.write(path, content, options);
	}

	@Override
	public StorageObject write(String path, @Nullable InputStream stream, long size, WriteOptions options) {
		return this.writes.write(path, stream, size, options);
	}

	@Override
	public StorageOutputStream newOutputStream(String path, WriteOptions options) {
		return this.writes.newOutputStream(path, options);
	}

}
