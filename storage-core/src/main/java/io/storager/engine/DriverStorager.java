package io.storager.engine;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import io.storager.AccessController;
import io.storager.Appender;
import io.storager.BucketVersioning;
import io.storager.Content;
import io.storager.Copier;
import io.storager.DeleteResult;
import io.storager.Direr;
import io.storager.ErrorCode;
import io.storager.Feature;
import io.storager.HttpSigner;
import io.storager.Linker;
import io.storager.Listing;
import io.storager.MetadataUpdater;
import io.storager.Mover;
import io.storager.Multiparter;
import io.storager.ObjectAcl;
import io.storager.Operation;
import io.storager.Page;
import io.storager.Part;
import io.storager.Restorer;
import io.storager.SignedPost;
import io.storager.SignedRequest;
import io.storager.StorageException;
import io.storager.StorageInputStream;
import io.storager.StorageMetadata;
import io.storager.StorageObject;
import io.storager.StorageOutputStream;
import io.storager.Storager;
import io.storager.Tagger;
import io.storager.Versioner;
import io.storager.driver.BucketDriver;
import io.storager.driver.SignDriver;
import io.storager.engine.request.Arguments;
import io.storager.engine.request.Invocation;
import io.storager.engine.request.StoragerContext;
import io.storager.options.CopyOptions;
import io.storager.options.CreateAppendOptions;
import io.storager.options.CreateDirOptions;
import io.storager.options.CreateLinkOptions;
import io.storager.options.CreateMultipartOptions;
import io.storager.options.CreateOptions;
import io.storager.options.DeleteOptions;
import io.storager.options.DownloadOptions;
import io.storager.options.ListMultipartOptions;
import io.storager.options.ListOptions;
import io.storager.options.ListVersionsOptions;
import io.storager.options.ReadOptions;
import io.storager.options.RestoreOptions;
import io.storager.options.SignOptions;
import io.storager.options.SignPostOptions;
import io.storager.options.StatOptions;
import io.storager.options.UploadOptions;
import io.storager.options.WriteAppendOptions;
import io.storager.options.WriteMultipartOptions;
import io.storager.options.WriteOptions;
import io.storager.settings.StoragerSettings;
import org.jspecify.annotations.Nullable;

/**
 * The portable half of a storager: paths, option checks, integrity, errors. A vendor's
 * storager extends it and brings a {@link BucketDriver}.
 */
public abstract class DriverStorager implements Storager, Appender, Copier, Direr, HttpSigner, Linker, MetadataUpdater,
		Mover, Multiparter, AccessController, Restorer, Tagger, Versioner {

	private final StoragerContext context;

	// Made when the first operation asks for them: their classes are a good part of what
	// would make an application start later.
	private volatile @Nullable StoragerOperations operations;

	/**
	 * Create a storager.
	 * @throws IllegalArgumentException if the default encryption does not fit the driver
	 */
	protected DriverStorager(BucketDriver driver, StoragerSettings settings) {
		this.context = new StoragerContext(driver, settings);
	}

	private StoragerOperations operations() {
		StoragerOperations made = this.operations;
		if (made == null) {
			// Made twice by two threads, they do the same: what they share is the
			// context's.
			made = StoragerOperations.of(this.context);
			this.operations = made;
		}
		return made;
	}

	private <T> T perform(Operation operation, @Nullable String path,
			BiFunction<StoragerOperations, Invocation, T> work) {
		Invocation call = this.context.call(operation, path);
		return call.perform(() -> work.apply(operations(), call));
	}

	private void run(Operation operation, @Nullable String path, BiConsumer<StoragerOperations, Invocation> work) {
		perform(operation, path, (ops, call) -> {
			work.accept(ops, call);
			return Boolean.TRUE;
		});
	}

	@Override
	public StorageMetadata metadata() {
		return this.context.metadata();
	}

	@Override
	public Set<Feature> features() {
		return this.context.features();
	}

	/**
	 * Look at the bucket itself.
	 * @throws StorageException if it is not there or may not be looked at
	 */
	public void verifyBucket() {
		run(Operation.GET_BUCKET, null, (ops, call) -> {
			call.run(() -> this.context.driver().headBucket());
			this.context.bucketSeen();
		});
	}

	@Override
	public StorageObject create(String path, CreateOptions options) {
		Arguments.requireNonNull("path", path, "options", options);
		return operations().stats().create(this.context.invocation(Operation.CREATE, path), path, options);
	}

	@Override
	public void delete(String path, DeleteOptions options) {
		Arguments.requireNonNull("path", path, "options", options);
		run(Operation.DELETE, path, (ops, call) -> {
			this.context.versions().require(call, options.versionId(), options.objectMode(), options.multipartId());
			if (options.multipartId() != null) {
				ops.multiparts().delete(call, path, options.multipartId(), options.objectMode());
			}
			else {
				ops.deletes().delete(call, path, options);
			}
		});
	}

	@Override
	public void delete(StorageObject object) {
		Arguments.requireNonNull("object", object);
		run(Operation.DELETE, object.path(), (ops, call) -> {
			String key = this.context.ownKey(call, object);
			if (ObjectHandles.isUpload(object)) {
				ops.uploads().abort(call, key, ops.multiparts().uploadId(call, object));
			}
			else {
				ops.deletes()
					.delete(call, object.path(),
							DeleteOptions.builder().versionId(ObjectHandles.version(call, object, null)).build());
			}
		});
	}

	@Override
	public DeleteResult deleteAll(Collection<String> paths) {
		Arguments.requireNonNull("paths", paths);
		return perform(Operation.DELETE_ALL, null, (ops, call) -> ops.deletes().deleteAll(call, paths));
	}

	@Override
	public DeleteResult deleteAll(Stream<String> paths) {
		Arguments.requireNonNull("paths", paths);
		return operations().deletes().deleteAll(paths);
	}

	@Override
	public DeleteResult deleteObjects(Collection<StorageObject> objects) {
		Arguments.requireNonNull("objects", objects);
		return perform(Operation.DELETE_ALL, null, (ops, call) -> ops.deletes().deleteObjects(call, objects));
	}

	@Override
	public DeleteResult deleteObjects(Stream<StorageObject> objects) {
		Arguments.requireNonNull("objects", objects);
		return operations().deletes().deleteObjects(objects);
	}

	@Override
	public DeleteResult deletePrefix(String prefix) {
		Arguments.requireNonNull("prefix", prefix);
		return deleteAll(list(prefix, ListOptions.DEFAULT).stream().map(StorageObject::path));
	}

	@Override
	public Listing<StorageObject> list(String path, ListOptions options) {
		Arguments.requireNonNull("path", path, "options", options);
		Invocation call = this.context.invocation(Operation.LIST, path);
		return operations().lists().list(call, path, options).all(this.context, call);
	}

	@Override
	public Page<StorageObject> listPage(String path, ListOptions options) {
		Arguments.requireNonNull("path", path, "options", options);
		return perform(Operation.LIST, path, (ops, call) -> ops.lists().list(call, path, options).one(call));
	}

	@Override
	public long read(String path, OutputStream output, ReadOptions options) {
		Arguments.requireNonNull("path", path, "output", output, "options", options);
		return perform(Operation.READ, path, (ops, call) -> ops.reads().read(call, path, output, options));
	}

	@Override
	public long read(String path, Path file, ReadOptions options) {
		Arguments.requireNonNull("path", path, "file", file, "options", options);
		return perform(Operation.READ, path, (ops, call) -> ops.reads().read(call, path, file, options));
	}

	@Override
	public byte[] readAllBytes(String path, ReadOptions options) {
		Arguments.requireNonNull("path", path, "options", options);
		return perform(Operation.READ, path, (ops, call) -> ops.reads().readAllBytes(call, path, options));
	}

	@Override
	public StorageInputStream newInputStream(String path, ReadOptions options) {
		Arguments.requireNonNull("path", path, "options", options);
		Invocation call = this.context.call(Operation.READ, path);
		return call.performFirst(() -> operations().reads().open(call, path, options));
	}

	@Override
	public long read(StorageObject object, OutputStream output, ReadOptions options) {
		Arguments.requireNonNull("object", object, "output", output, "options", options);
		return read(operations().handles().path(Operation.READ, object), output,
				operations().handles().reading(object, options));
	}

	@Override
	public long read(StorageObject object, Path file, ReadOptions options) {
		Arguments.requireNonNull("object", object, "file", file, "options", options);
		return read(operations().handles().path(Operation.READ, object), file,
				operations().handles().reading(object, options));
	}

	@Override
	public byte[] readAllBytes(StorageObject object, ReadOptions options) {
		Arguments.requireNonNull("object", object, "options", options);
		return readAllBytes(operations().handles().path(Operation.READ, object),
				operations().handles().reading(object, options));
	}

	@Override
	public StorageInputStream newInputStream(StorageObject object, ReadOptions options) {
		Arguments.requireNonNull("object", object, "options", options);
		return newInputStream(operations().handles().path(Operation.READ, object),
				operations().handles().reading(object, options));
	}

	@Override
	public StorageObject stat(StorageObject object, StatOptions options) {
		Arguments.requireNonNull("object", object, "options", options);
		Invocation call = this.context.invocation(Operation.STAT, object.path());
		return stat(object.path(), operations().stats().of(call, object, options));
	}

	@Override
	public StorageObject stat(String path, StatOptions options) {
		Arguments.requireNonNull("path", path, "options", options);
		return perform(Operation.STAT, path, (ops, call) -> ops.stats().stat(call, path, options));
	}

	@Override
	public StorageObject write(String path, Content content, WriteOptions options) {
		Arguments.requireNonNull("path", path, "content", content, "options", options);
		return perform(Operation.WRITE, path, (ops, call) -> ops.writes().write(call, path, content, options));
	}

	@Override
	public StorageObject write(String path, @Nullable InputStream stream, long size, WriteOptions options) {
		Arguments.requireNonNull("path", path, "options", options);
		return perform(Operation.WRITE, path, (ops, call) -> ops.writes().write(call, path, stream, size, options));
	}

	@Override
	public StorageOutputStream newOutputStream(String path, WriteOptions options) {
		Arguments.requireNonNull("path", path, "options", options);
		Invocation call = this.context.call(Operation.WRITE, path);
		return call.performFirst(() -> operations().writes().newOutputStream(call, path, options));
	}

	@Override
	public StorageObject upload(Path file, String path, UploadOptions options) {
		Arguments.requireNonNull("file", file, "path", path, "options", options);
		return perform(Operation.UPLOAD, path, (ops, call) -> ops.writes().upload(call, file, path, options));
	}

	@Override
	public StorageObject download(String path, Path file, DownloadOptions options) {
		Arguments.requireNonNull("path", path, "file", file, "options", options);
		return perform(Operation.DOWNLOAD, path, (ops, call) -> ops.downloads().download(call, path, file, options));
	}

	@Override
	public StorageObject download(StorageObject object, Path file, DownloadOptions options) {
		Arguments.requireNonNull("object", object, "file", file, "options", options);
		String path = operations().handles().path(Operation.DOWNLOAD, object);
		return download(path, file,
				options.toBuilder()
					.versionId(operations().handles().version(Operation.DOWNLOAD, object, options.versionId()))
					.build());
	}

	@Override
	public StorageObject createDir(String path, CreateDirOptions options) {
		Arguments.requireNonNull("path", path, "options", options);
		return perform(Operation.CREATE_DIR, path, (ops, call) -> ops.writes().createDir(call, path, options));
	}

	@Override
	public StorageObject copy(String source, String target, CopyOptions options) {
		Arguments.requireNonNull("source", source, "target", target, "options", options);
		return perform(Operation.COPY, source, (ops, call) -> ops.copies().copy(call, source, target, options));
	}

	@Override
	public StorageObject copy(StorageObject source, String target, CopyOptions options) {
		Arguments.requireNonNull("source", source, "target", target, "options", options);
		return copy(operations().handles().path(Operation.COPY, source), target,
				operations().handles().copying(Operation.COPY, source, options));
	}

	@Override
	public boolean copiesFrom(Storager source) {
		Arguments.requireNonNull("source", source);
		return source instanceof DriverStorager other && operations().copies().copiesFrom(other.context);
	}

	@Override
	public StorageObject copyFrom(Storager source, String path, String target, CopyOptions options) {
		Arguments.requireNonNull("source", source, "path", path);
		Arguments.requireNonNull("target", target, "options", options);
		return perform(Operation.COPY, path, (ops, call) -> {
			if (!(source instanceof DriverStorager other && ops.copies().copiesFrom(other.context))) {
				throw call.refuse(ErrorCode.CAPABILITY_INSUFFICIENT,
						"%s cannot copy from the bucket '%s' of %s; allowed: a bucket of the same service, endpoint and region, with the same credential"
							.formatted(metadata().service(), source.metadata().bucket(), source.metadata().service()),
						null);
			}
			return ops.copies().copyFrom(call, other.context, path, target, options);
		});
	}

	@Override
	public StorageObject move(StorageObject source, String target, CopyOptions options) {
		Arguments.requireNonNull("source", source, "target", target, "options", options);
		return move(operations().handles().path(Operation.MOVE, source), target,
				operations().handles().copying(Operation.MOVE, source, options));
	}

	@Override
	public StorageObject move(String source, String target, CopyOptions options) {
		Arguments.requireNonNull("source", source, "target", target, "options", options);
		return perform(Operation.MOVE, source, (ops, call) -> ops.copies().move(call, source, target, options));
	}

	@Override
	public StorageObject updateMetadata(StorageObject object, CopyOptions options) {
		Arguments.requireNonNull("object", object, "options", options);
		return updateMetadata(operations().handles().path(Operation.UPDATE_METADATA, object),
				operations().handles().copying(Operation.UPDATE_METADATA, object, options));
	}

	@Override
	public StorageObject updateMetadata(String path, CopyOptions options) {
		Arguments.requireNonNull("path", path, "options", options);
		return perform(Operation.UPDATE_METADATA, path,
				(ops, call) -> ops.copies().updateMetadata(call, path, options));
	}

	@Override
	public Map<String, String> tags(String path) {
		Arguments.requireNonNull("path", path);
		return perform(Operation.GET_TAGS, path, (ops, call) -> ops.objectSettings().tags(call, path, null));
	}

	@Override
	public Map<String, String> tags(StorageObject object) {
		Arguments.requireNonNull("object", object);
		String path = operations().handles().path(Operation.GET_TAGS, object);
		return perform(Operation.GET_TAGS, path,
				(ops, call) -> ops.objectSettings().tags(call, path, ObjectHandles.version(call, object, null)));
	}

	@Override
	public void setTags(String path, Map<String, String> tags) {
		Arguments.requireNonNull("path", path, "tags", tags);
		run(Operation.SET_TAGS, path, (ops, call) -> ops.objectSettings().setTags(call, path, null, tags));
	}

	@Override
	public void setTags(StorageObject object, Map<String, String> tags) {
		Arguments.requireNonNull("object", object, "tags", tags);
		String path = operations().handles().path(Operation.SET_TAGS, object);
		run(Operation.SET_TAGS, path, (ops, call) -> ops.objectSettings()
			.setTags(call, path, ObjectHandles.version(call, object, null), tags));
	}

	@Override
	public void deleteTags(String path) {
		Arguments.requireNonNull("path", path);
		run(Operation.DELETE_TAGS, path, (ops, call) -> ops.objectSettings().deleteTags(call, path, null));
	}

	@Override
	public void deleteTags(StorageObject object) {
		Arguments.requireNonNull("object", object);
		String path = operations().handles().path(Operation.DELETE_TAGS, object);
		run(Operation.DELETE_TAGS, path,
				(ops, call) -> ops.objectSettings().deleteTags(call, path, ObjectHandles.version(call, object, null)));
	}

	@Override
	public ObjectAcl acl(String path) {
		Arguments.requireNonNull("path", path);
		return perform(Operation.GET_ACL, path, (ops, call) -> ops.objectSettings().acl(call, path));
	}

	@Override
	public void setAcl(String path, ObjectAcl acl) {
		Arguments.requireNonNull("path", path, "acl", acl);
		run(Operation.SET_ACL, path, (ops, call) -> ops.objectSettings().setAcl(call, path, acl));
	}

	@Override
	public URI publicUrl(String path) {
		Arguments.requireNonNull("path", path);
		return operations().objectSettings().publicUrl(this.context.invocation(Operation.PUBLIC_URL, path), path);
	}

	@Override
	public void restore(String path, RestoreOptions options) {
		Arguments.requireNonNull("path", path, "options", options);
		run(Operation.RESTORE, path, (ops, call) -> ops.objectSettings().restore(call, path, null, options));
	}

	@Override
	public void restore(StorageObject object, RestoreOptions options) {
		Arguments.requireNonNull("object", object, "options", options);
		String path = operations().handles().path(Operation.RESTORE, object);
		run(Operation.RESTORE, path, (ops, call) -> ops.objectSettings()
			.restore(call, path, ObjectHandles.version(call, object, null), options));
	}

	@Override
	public Listing<StorageObject> versions(String path) {
		Arguments.requireNonNull("path", path);
		Invocation call = this.context.invocation(Operation.LIST_VERSIONS, path);
		return operations().versions().of(call, path).all(this.context, call);
	}

	@Override
	public Listing<StorageObject> listVersions(String path, ListVersionsOptions options) {
		Arguments.requireNonNull("path", path, "options", options);
		Invocation call = this.context.invocation(Operation.LIST_VERSIONS, path);
		return operations().versions().list(call, path, options).all(this.context, call);
	}

	@Override
	public Page<StorageObject> listVersionsPage(String path, ListVersionsOptions options) {
		Arguments.requireNonNull("path", path, "options", options);
		return perform(Operation.LIST_VERSIONS, path,
				(ops, call) -> ops.versions().list(call, path, options).one(call));
	}

	@Override
	public BucketVersioning versioning() {
		return perform(Operation.GET_VERSIONING, null, (ops, call) -> ops.versions().versioning(call));
	}

	@Override
	public void setVersioning(BucketVersioning versioning) {
		Arguments.requireNonNull("versioning", versioning);
		run(Operation.SET_VERSIONING, null, (ops, call) -> ops.versions().setVersioning(call, versioning));
	}

	@Override
	public StorageObject createLink(String path, String target, CreateLinkOptions options) {
		Arguments.requireNonNull("path", path, "target", target, "options", options);
		return perform(Operation.CREATE_LINK, path, (ops, call) -> ops.links().createLink(call, path, target, options));
	}

	@Override
	public StorageObject createAppend(String path, CreateAppendOptions options) {
		Arguments.requireNonNull("path", path, "options", options);
		return perform(Operation.CREATE_APPEND, path, (ops, call) -> ops.appends().createAppend(call, path, options));
	}

	@Override
	public StorageObject writeAppend(StorageObject object, Content content, WriteAppendOptions options) {
		Arguments.requireNonNull("object", object, "content", content, "options", options);
		return perform(Operation.WRITE_APPEND, object.path(),
				(ops, call) -> ops.appends().writeAppend(call, object, content, options));
	}

	@Override
	public void commitAppend(StorageObject object) {
		Arguments.requireNonNull("object", object);
		operations().appends().commitAppend(this.context.invocation(Operation.COMMIT_APPEND, object.path()), object);
	}

	@Override
	public StorageObject createMultipart(String path, CreateMultipartOptions options) {
		Arguments.requireNonNull("path", path, "options", options);
		return perform(Operation.CREATE_MULTIPART, path, (ops, call) -> ops.multiparts().create(call, path, options));
	}

	@Override
	public Part writeMultipart(StorageObject object, Content content, int index, WriteMultipartOptions options) {
		Arguments.requireNonNull("object", object, "content", content, "options", options);
		return perform(Operation.WRITE_MULTIPART, object.path(),
				(ops, call) -> ops.multiparts().write(call, object, content, index, options));
	}

	@Override
	public StorageObject completeMultipart(StorageObject object, List<Part> parts) {
		Arguments.requireNonNull("object", object, "parts", parts);
		return perform(Operation.COMPLETE_MULTIPART, object.path(),
				(ops, call) -> ops.multiparts().complete(call, object, parts));
	}

	@Override
	public void abortMultipart(StorageObject object) {
		Arguments.requireNonNull("object", object);
		run(Operation.ABORT_MULTIPART, object.path(), (ops, call) -> ops.multiparts().abort(call, object));
	}

	@Override
	public Listing<Part> listMultipart(StorageObject object, ListMultipartOptions options) {
		Arguments.requireNonNull("object", object, "options", options);
		Invocation call = this.context.invocation(Operation.LIST_MULTIPART, object.path());
		return operations().multiparts().parts(call, object, options).all(this.context, call);
	}

	@Override
	public Page<Part> listMultipartPage(StorageObject object, ListMultipartOptions options) {
		Arguments.requireNonNull("object", object, "options", options);
		return perform(Operation.LIST_MULTIPART, object.path(),
				(ops, call) -> ops.multiparts().parts(call, object, options).one(call));
	}

	@Override
	public SignedRequest signRead(String path, Duration expiry, SignOptions options) {
		Arguments.requireNonNull("path", path, "expiry", expiry, "options", options);
		return operations().signatures().sign(signing(path), SignDriver.Kind.READ, path, expiry, options);
	}

	@Override
	public SignedRequest signRead(StorageObject object, Duration expiry, SignOptions options) {
		Arguments.requireNonNull("object", object, "expiry", expiry, "options", options);
		return signRead(operations().handles().path(Operation.SIGN, object), expiry,
				options.toBuilder()
					.versionId(operations().handles().version(Operation.SIGN, object, options.versionId()))
					.build());
	}

	@Override
	public SignedRequest signDelete(StorageObject object, Duration expiry) {
		Arguments.requireNonNull("object", object, "expiry", expiry);
		String path = operations().handles().path(Operation.SIGN, object);
		return operations().signatures()
			.sign(signing(path), SignDriver.Kind.DELETE, path, expiry,
					SignOptions.builder()
						.versionId(operations().handles().version(Operation.SIGN, object, null))
						.build());
	}

	@Override
	public SignedRequest signWrite(String path, Duration expiry, SignOptions options) {
		Arguments.requireNonNull("path", path, "expiry", expiry, "options", options);
		return operations().signatures().sign(signing(path), SignDriver.Kind.WRITE, path, expiry, options);
	}

	@Override
	public SignedRequest signDelete(String path, Duration expiry) {
		Arguments.requireNonNull("path", path, "expiry", expiry);
		return operations().signatures().sign(signing(path), SignDriver.Kind.DELETE, path, expiry, SignOptions.DEFAULT);
	}

	@Override
	public SignedRequest signCreateMultipart(String path, Duration expiry, SignOptions options) {
		Arguments.requireNonNull("path", path, "expiry", expiry, "options", options);
		return operations().signatures().sign(signing(path), SignDriver.Kind.CREATE_MULTIPART, path, expiry, options);
	}

	@Override
	public SignedRequest signWriteMultipart(StorageObject object, int index, Duration expiry, SignOptions options) {
		Arguments.requireNonNull("object", object, "expiry", expiry, "options", options);
		return operations().signatures()
			.sign(signing(object.path()), SignDriver.Kind.WRITE_MULTIPART, object, index, List.of(), expiry, options);
	}

	@Override
	public SignedRequest signListMultipart(StorageObject object, Duration expiry) {
		Arguments.requireNonNull("object", object, "expiry", expiry);
		return operations().signatures()
			.sign(signing(object.path()), SignDriver.Kind.LIST_MULTIPART, object, -1, List.of(), expiry,
					SignOptions.DEFAULT);
	}

	@Override
	public SignedRequest signCompleteMultipart(StorageObject object, List<Part> parts, Duration expiry) {
		Arguments.requireNonNull("object", object, "parts", parts, "expiry", expiry);
		return operations().signatures()
			.sign(signing(object.path()), SignDriver.Kind.COMPLETE_MULTIPART, object, -1,
					operations().uploads().inOrder(signing(object.path()), parts), expiry,
					SignOptions.builder().acl(object.multipartAcl()).build());
	}

	@Override
	public SignedPost signPost(String path, Duration expiry, SignPostOptions options) {
		Arguments.requireNonNull("path", path, "expiry", expiry, "options", options);
		return operations().signatures().post(signing(path), path, expiry, options);
	}

	private Invocation signing(String path) {
		return this.context.invocation(Operation.SIGN, path);
	}

}
