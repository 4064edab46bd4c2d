package io.storager.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.storager.Content;
import io.storager.ObjectHeaders;
import io.storager.ObjectMode;
import io.storager.Operation;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.StorageOutputStream;
import io.storager.driver.PutRequest;
import io.storager.engine.request.Invocation;
import io.storager.engine.request.Progress;
import io.storager.engine.request.StoragerContext;
import io.storager.engine.upload.LengthRule;
import io.storager.engine.upload.MultipartUploads;
import io.storager.engine.upload.ObjectUploads;
import io.storager.engine.upload.PayloadSender;
import io.storager.engine.upload.Payloads;
import io.storager.engine.upload.ResumableUploads;
import io.storager.engine.upload.StreamUpload;
import io.storager.engine.upload.UploadOutputStream;
import io.storager.engine.upload.UploadPayload;
import io.storager.engine.upload.WriteTarget;
import io.storager.options.CreateDirOptions;
import io.storager.options.UploadOptions;
import io.storager.options.WriteOptions;
import org.jspecify.annotations.Nullable;

/** Stores the bytes of objects. */
final class WriteOperations {

	/** What consoles of both vendors show as a folder. */
	private static final String DIR_CONTENT_TYPE = "application/x-directory";

	private final StoragerContext context;

	private final PayloadSender sender;

	private final ObjectUploads writes;

	private final ResumableUploads resumables;

	WriteOperations(StoragerContext context, PayloadSender sender, MultipartUploads uploads) {
		this.context = context;
		this.sender = sender;
		this.writes = new ObjectUploads(context, sender, uploads);
		this.resumables = new ResumableUploads(context, sender, uploads, this.writes);
	}

	StorageObject write(Invocation call, String path, Content content, WriteOptions options) {
		Objects.requireNonNull(content, "'content' must not be null");
		WriteTarget target = target(call, path, options);
		if (!Payloads.isRandomAccess(content)) {
			return collect(target, content);
		}
		try (UploadPayload payload = this.sender.prepare(call, content, this.writes.objectMaximum())) {
			return this.writes.store(target, payload);
		}
	}

	StorageObject upload(Invocation call, Path file, String path, UploadOptions options) {
		return this.resumables.upload(target(call, path, options.toWriteOptions()), file, options.stateDirectory());
	}

	/** Store what can be read only once while it is read. */
	private StorageObject collect(WriteTarget target, Content content) {
		LengthRule rule;
		try {
			rule = LengthRule.of(content.length(), this.writes.objectMaximum());
		}
		catch (IOException ex) {
			throw this.writes.failure(target, ex);
		}
		StreamUpload sink = new StreamUpload(this.writes, target, rule);
		// So that the producer can be ended too, once it has made an upload begin.
		target.call().watch();
		try {
			target.call().runForeign(() -> {
				Payloads.feed(content, sink);
				return true;
			});
			return sink.publish();
		}
		catch (Error ex) {
			sink.discard(ex);
			throw ex;
		}
		catch (Throwable ex) {
			// Other languages throw checked exceptions that nobody has declared.
			StorageException failure = this.writes.failure(target, (sink.failure() != null) ? sink.failure() : ex);
			sink.discard(failure);
			throw failure;
		}
	}

	StorageObject write(Invocation call, String path, @Nullable InputStream stream, long size, WriteOptions options) {
		if (stream == null && size != 0) {
			throw call.restrict("the content is null and the size is %s; allowed: content, or no content and size 0"
				.formatted(size));
		}
		return write(call, path, (stream != null) ? Content.of(stream, size) : Content.of(new byte[0]), options);
	}

	StorageOutputStream newOutputStream(Invocation call, String path, WriteOptions options) {
		WriteTarget target = target(call, path, options);
		return new UploadOutputStream(call,
				new StreamUpload(this.writes, target, new LengthRule(null, this.writes.objectMaximum())),
				(thrown) -> this.writes.failure(target, thrown));
	}

	StorageObject createDir(Invocation call, String path, CreateDirOptions options) {
		String key = this.context.objectKey(call, path, ObjectMode.DIR);
		PutRequest request = this.sender.checked(call,
				PutRequest.builder()
					.headers(ObjectHeaders.builder().contentType(DIR_CONTENT_TYPE).build())
					.storageClass(options.storageClass())
					.encryption(options.encryption())
					.build());
		try (UploadPayload nothing = UploadPayload.of(new byte[0], 0)) {
			return this.writes.put(new WriteTarget(call, key, request, null), nothing, Progress.NONE)
				.toBuilder()
				.modes(Set.of(ObjectMode.DIR))
				.build();
		}
	}

	private WriteTarget target(Invocation call, String path, WriteOptions options) {
		this.context.versions().beforeWrite(call, options.forbidOverwrite());
		String key = this.context.objectKey(call, path, null);
		PutRequest request = this.sender.checked(call, Operation.WRITE,
				PutRequest.builder()
					.headers(options.headers())
					.contentMd5(options.contentMd5())
					.storageClass(options.storageClass())
					.userMetadata(options.userMetadata())
					.tags(Objects.requireNonNullElse(options.tags(), Map.of()))
					.acl(options.acl())
					.trafficLimit(options.trafficLimit())
					.encryption(options.encryption())
					.forbidOverwrite(options.forbidOverwrite())
					.build());
		return new WriteTarget(call, key, request, options.progress());
	}

}
