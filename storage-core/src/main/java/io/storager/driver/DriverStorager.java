package io.storager.driver;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.storager.Appender;
import io.storager.DeleteResult;
import io.storager.Content;
import io.storager.Copier;
import io.storager.CopyOptions;
import io.storager.CreateAppendOptions;
import io.storager.CreateDirOptions;
import io.storager.CreateLinkOptions;
import io.storager.CreateMultipartOptions;
import io.storager.CreateOptions;
import io.storager.DeleteOptions;
import io.storager.Direr;
import io.storager.Encryption;
import io.storager.Feature;
import io.storager.HttpSigner;
import io.storager.Linker;
import io.storager.ListOptions;
import io.storager.Listing;
import io.storager.Mover;
import io.storager.Multiparter;
import io.storager.ObjectMode;
import io.storager.ObjectNotExistException;
import io.storager.Operation;
import io.storager.Part;
import io.storager.ReadOptions;
import io.storager.SignOptions;
import io.storager.SignedRequest;
import io.storager.StatOptions;
import io.storager.StorageException;
import io.storager.StorageInputStream;
import io.storager.StorageMetadata;
import io.storager.StorageObject;
import io.storager.StorageOutputStream;
import io.storager.Storager;
import io.storager.WriteAppendOptions;
import io.storager.WriteMultipartOptions;
import io.storager.WriteOptions;
import org.jspecify.annotations.Nullable;

/**
 * The portable half of a storager: paths, option checks, integrity, errors. A vendor's
 * storager extends it and brings a {@link BucketDriver}.
 */
public abstract class DriverStorager
		implements Storager, Appender, Copier, Direr, HttpSigner, Linker, Mover, Multiparter {

	private final StoragerContext context;

	private final ReadOperations reads;

	private final WriteOperations writes;

	private final ListOperations lists;

	private final DeleteOperations deletes;

	private final CopyOperations copies;

	private final LinkOperations links;

	private final AppendOperations appends;

	private final MultipartOperations multiparts;

	private final SignOperations signatures;

	/**
	 * Create a storager.
	 * @throws IllegalArgumentException if the default encryption does not fit the driver
	 */
	protected DriverStorager(BucketDriver driver, StoragerSettings settings) {
		this.context = new StoragerContext(driver, settings);
		this.reads = new ReadOperations(this.context);
		PayloadSender sender = new PayloadSender(this.context);
		this.appends = new AppendOperations(this.context, sender);
		this.multiparts = new MultipartOperations(this.context, sender);
		this.writes = new WriteOperations(this.context, sender, this.multiparts);
		this.signatures = new SignOperations(this.context, this.multiparts, sender);
		this.lists = new ListOperations(this.context, this.multiparts);
		this.deletes = new DeleteOperations(this.context);
		this.copies = new CopyOperations(this.context, this.multiparts, sender);
		this.links = new LinkOperations(this.context, sender);
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
		this.context.attempts().run(Operation.GET_BUCKET, null, () -> this.context.driver().headBucket());
		this.context.bucketSeen();
	}

	@Override
	public StorageObject create(String path, CreateOptions options) {
		if (options.multipartId() != null) {
			return this.multiparts.handle(path, options.multipartId(), options.objectMode());
		}
		String key = this.context.objectKey(Operation.CREATE, path, options.objectMode());
		return this.context.object(key)
			.modes(Set.of((options.objectMode() != null) ? options.objectMode() : ObjectMode.READ))
			.build();
	}

	@Override
	public void delete(String path, DeleteOptions options) {
		if (options.multipartId() != null) {
			this.multiparts.delete(path, options.multipartId(), options.objectMode());
		}
		else {
			this.deletes.delete(path, options);
		}
	}

	@Override
	public DeleteResult deleteAll(Collection<String> paths) {
		return this.deletes.deleteAll(paths);
	}

	@Override
	public DeleteResult deleteAll(Stream<String> paths) {
		return this.deletes.deleteAll(paths);
	}

	@Override
	public DeleteResult deletePrefix(String prefix) {
		Listing<StorageObject> listing = this.lists.list(prefix, ListOptions.DEFAULT);
		return this.deletes.deleteAll(listing.stream().map(StorageObject::path));
	}

	@Override
	public Listing<StorageObject> list(String path, ListOptions options) {
		return this.lists.list(path, options);
	}

	@Override
	public long read(String path, OutputStream output, ReadOptions options) {
		return this.context.within(Operation.READ, path, () -> this.reads.read(path, output, options));
	}

	@Override
	public long read(String path, Path file, ReadOptions options) {
		return this.context.within(Operation.READ, path, () -> this.reads.read(path, file, options));
	}

	@Override
	public byte[] readAllBytes(String path, ReadOptions options) {
		return this.context.within(Operation.READ, path, () -> this.reads.readAllBytes(path, options));
	}

	@Override
	public StorageInputStream newInputStream(String path, ReadOptions options) {
		return this.reads.open(path, options);
	}

	@Override
	public StorageObject stat(String path, StatOptions options) {
		if (options.multipartId() != null) {
			return this.multiparts.stat(path, options.multipartId(), options.objectMode());
		}
		String key = this.context.objectKey(Operation.STAT, path, options.objectMode());
		Encryption encryption = this.context.encryption(Operation.STAT, path, options.encryption());
		try {
			ObjectHead head = this.context.head(Operation.STAT, key, path, encryption);
			return head.link() ? this.links.describe(key, path, head) : this.context.describe(key, head);
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
	public StorageObject write(String path, Content content, WriteOptions options) {
		return this.context.within(Operation.WRITE, path, () -> this.writes.write(path, content, options));
	}

	@Override
	public StorageObject write(String path, @Nullable InputStream stream, long size, WriteOptions options) {
		return this.context.within(Operation.WRITE, path, () -> this.writes.write(path, stream, size, options));
	}

	@Override
	public StorageOutputStream newOutputStream(String path, WriteOptions options) {
		return this.writes.newOutputStream(path, options);
	}

	@Override
	public StorageObject createDir(String path, CreateDirOptions options) {
		return this.writes.createDir(path, options);
	}

	@Override
	public StorageObject copy(String source, String target, CopyOptions options) {
		return this.context.within(Operation.COPY, source, () -> this.copies.copy(source, target, options));
	}

	@Override
	public StorageObject move(String source, String target, CopyOptions options) {
		return this.context.within(Operation.MOVE, source, () -> this.copies.move(source, target, options));
	}

	@Override
	public StorageObject createLink(String path, String target, CreateLinkOptions options) {
		return this.links.createLink(path, target, options);
	}

	@Override
	public StorageObject createAppend(String path, CreateAppendOptions options) {
		return this.appends.createAppend(path, options);
	}

	@Override
	public StorageObject writeAppend(StorageObject object, Content content, WriteAppendOptions options) {
		return this.context.within(Operation.WRITE_APPEND, object.path(),
				() -> this.appends.writeAppend(object, content, options));
	}

	@Override
	public void commitAppend(StorageObject object) {
		this.appends.commitAppend(object);
	}

	@Override
	public StorageObject createMultipart(String path, CreateMultipartOptions options) {
		return this.multiparts.create(path, options);
	}

	@Override
	public Part writeMultipart(StorageObject object, Content content, int index, WriteMultipartOptions options) {
		return this.context.within(Operation.WRITE_MULTIPART, object.path(),
				() -> this.multiparts.write(object, content, index, options));
	}

	@Override
	public StorageObject completeMultipart(StorageObject object, List<Part> parts) {
		return this.multiparts.complete(object, parts);
	}

	@Override
	public Listing<Part> listMultipart(StorageObject object) {
		return this.multiparts.list(object);
	}

	@Override
	public SignedRequest signRead(String path, Duration expiry, SignOptions options) {
		return this.signatures.sign(SignDriver.Kind.READ, path, expiry, options);
	}

	@Override
	public SignedRequest signWrite(String path, Duration expiry, SignOptions options) {
		return this.signatures.sign(SignDriver.Kind.WRITE, path, expiry, options);
	}

	@Override
	public SignedRequest signDelete(String path, Duration expiry) {
		return this.signatures.sign(SignDriver.Kind.DELETE, path, expiry, SignOptions.DEFAULT);
	}

	@Override
	public SignedRequest signCreateMultipart(String path, Duration expiry, SignOptions options) {
		return this.signatures.sign(SignDriver.Kind.CREATE_MULTIPART, path, expiry, options);
	}

	@Override
	public SignedRequest signWriteMultipart(StorageObject object, int index, Duration expiry, SignOptions options) {
		return this.signatures.sign(SignDriver.Kind.WRITE_MULTIPART, object, index, List.of(), expiry, options);
	}

	@Override
	public SignedRequest signListMultipart(StorageObject object, Duration expiry) {
		return this.signatures.sign(SignDriver.Kind.LIST_MULTIPART, object, -1, List.of(), expiry, SignOptions.DEFAULT);
	}

	@Override
	public SignedRequest signCompleteMultipart(StorageObject object, List<Part> parts, Duration expiry) {
		return this.signatures.sign(SignDriver.Kind.COMPLETE_MULTIPART, object, -1,
				this.multiparts.inOrder(Operation.SIGN, object.path(), parts), expiry, SignOptions.DEFAULT);
	}

}
