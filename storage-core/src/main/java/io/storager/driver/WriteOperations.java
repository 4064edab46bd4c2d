package io.storager.driver;

import java.io.InputStream;
import java.util.Map;
import java.util.Set;

import io.storager.Content;
import io.storager.CreateDirOptions;
import io.storager.ObjectMode;
import io.storager.Operation;
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

	WriteOperations(StoragerContext context, PayloadSender sender) {
		this.context = context;
		this.sender = sender;
	}

	StorageObject write(String path, @Nullable Content content, WriteOptions options) {
		String key = this.context.objectKey(Operation.WRITE, path, null);
		PutRequest request = request(path, options);
		return this.sender.send(Operation.WRITE, path, content, this.context.metadata().writeSizeMaximum(),
				options.progress(), (payload) -> put(Operation.WRITE, key, path, payload, request).build());
	}

	StorageObject write(String path, @Nullable InputStream stream, long size, WriteOptions options) {
		if (stream == null && size != 0) {
			throw this.context.errors()
				.restrict(Operation.WRITE, path,
						"the content is null and the size is %d; allowed: content, or no content and size 0"
							.formatted(size));
		}
		return write(path, (stream != null) ? Content.of(stream, size) : null, options);
	}

	StorageOutputStream newOutputStream(String path, WriteOptions options) {
		String key = this.context.objectKey(Operation.WRITE, path, null);
		PutRequest request = request(path, options);
		return new ObjectWriter(Spool.ofLimit(this.context.metadata().writeSizeMaximum()),
				(collected) -> this.sender.send(Operation.WRITE, path, collected, options.progress(),
						(payload) -> put(Operation.WRITE, key, path, payload, request)));
	}

	StorageObject createDir(String path, CreateDirOptions options) {
		String key = this.context.objectKey(Operation.CREATE_DIR, path, ObjectMode.DIR);
		PutRequest request = this.sender.checked(Operation.CREATE_DIR, path, new PutRequest(DIR_CONTENT_TYPE, null,
				null, options.storageClass(), Map.of(), options.encryption(), false));
		return this.sender.send(Operation.CREATE_DIR, path, null, 0, null,
				(payload) -> put(Operation.CREATE_DIR, key, path, payload, request).modes(Set.of(ObjectMode.DIR))
					.build());
	}

	private PutRequest request(String path, WriteOptions options) {
		return this.sender.checked(Operation.WRITE, path,
				new PutRequest(options.contentType(), options.contentMd5(), options.contentDisposition(),
						options.storageClass(), options.userMetadata(), options.encryption(),
						options.forbidOverwrite()));
	}

	private StorageObject.Builder put(Operation operation, String key, String path, Payload payload, PutRequest request)
			throws Exception {
		PutReply reply = this.context.driver().put(key, payload, request);
		this.sender.verify(operation, path, payload, reply.crc64(), reply.requestId());
		return this.context.object(key)
			.contentLength(payload.length())
			.etag(reply.etag())
			.contentType(request.contentType())
			.storageClass(request.storageClass())
			.userMetadata(UserMetadata.decode(request.userMetadata()))
			.encryption(reply.encryption());
	}

}
