package io.storager.driver;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.storager.Content;
import io.storager.CreateDirOptions;
import io.storager.ObjectMode;
import io.storager.Operation;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.StorageOutputStream;
import io.storager.WriteOptions;
import org.jspecify.annotations.Nullable;

/** Stores the bytes of objects. */
final class WriteOperations {

	/** What consoles of both vendors show as a folder. */
	private static final String DIR_CONTENT_TYPE = "application/x-directory";

	private final StoragerContext context;

	private final PayloadSender sender;

	private final ObjectWrites writes;

	WriteOperations(StoragerContext context, PayloadSender sender, MultipartOperations multiparts) {
		this.context = context;
		this.sender = sender;
		this.writes = new ObjectWrites(context, sender, multiparts);
	}

	StorageObject write(String path, Content content, WriteOptions options) {
		Objects.requireNonNull(content, "'content' must not be null");
		WriteTarget target = target(path, options);
		if (!Payloads.isRandomAccess(content)) {
			return collect(target, content);
		}
		try (Payload payload = this.sender.prepare(Operation.WRITE, path, content, this.writes.objectMaximum())) {
			return this.writes.store(target, payload);
		}
	}

	/** Store what can be read only once while it is read. */
	private StorageObject collect(WriteTarget target, Content content) {
		ObjectSink sink = null;
		try {
			sink = new ObjectSink(this.writes, target, LengthRule.of(content.length(), this.writes.objectMaximum()));
			Payloads.feed(content, sink);
			return sink.publish();
		}
		catch (IOException | RuntimeException ex) {
			Exception first = (sink != null && sink.failure() != null) ? sink.failure() : ex;
			StorageException failure = this.writes.failure(target, first);
			if (sink != null) {
				sink.discard(failure);
			}
			throw failure;
		}
		catch (Error ex) {
			if (sink != null) {
				sink.discard(ex);
			}
			throw ex;
		}
	}

	StorageObject write(String path, @Nullable InputStream stream, long size, WriteOptions options) {
		if (stream == null && size != 0) {
			throw this.context.errors()
				.restrict(Operation.WRITE, path,
						"the content is null and the size is %d; allowed: content, or no content and size 0"
							.formatted(size));
		}
		return write(path, (stream != null) ? Content.of(stream, size) : Content.of(new byte[0]), options);
	}

	StorageOutputStream newOutputStream(String path, WriteOptions options) {
		WriteTarget target = target(path, options);
		return new ObjectWriter(new ObjectSink(this.writes, target, new LengthRule(null, this.writes.objectMaximum())),
				(thrown) -> this.writes.failure(target, thrown));
	}

	StorageObject createDir(String path, CreateDirOptions options) {
		String key = this.context.objectKey(Operation.CREATE_DIR, path, ObjectMode.DIR);
		PutRequest request = this.sender.checked(Operation.CREATE_DIR, path, new PutRequest(DIR_CONTENT_TYPE, null,
				null, options.storageClass(), Map.of(), options.encryption(), false));
		try (Payload nothing = Payload.of(new byte[0], 0)) {
			return this.writes
				.put(new WriteTarget(Operation.CREATE_DIR, path, key, request, null), nothing, Progress.NONE)
				.toBuilder()
				.modes(Set.of(ObjectMode.DIR))
				.build();
		}
	}

	private WriteTarget target(String path, WriteOptions options) {
		String key = this.context.objectKey(Operation.WRITE, path, null);
		PutRequest request = this.sender.checked(Operation.WRITE, path,
				new PutRequest(options.contentType(), options.contentMd5(), options.contentDisposition(),
						options.storageClass(), options.userMetadata(), options.encryption(),
						options.forbidOverwrite()));
		return new WriteTarget(Operation.WRITE, path, key, request, options.progress());
	}

}
