package io.storager.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Objects;

import io.storager.Encryption;
import io.storager.ErrorCode;
import io.storager.Operation;
import io.storager.StorageException;
import io.storager.driver.Conditions;
import io.storager.driver.GetReply;
import io.storager.driver.GetRequest;
import io.storager.driver.ObjectHead;
import io.storager.engine.download.AtomicFile;
import io.storager.engine.download.EmptyReply;
import io.storager.engine.download.ObjectReader;
import io.storager.engine.download.PinnedObject;
import io.storager.engine.request.Invocation;
import io.storager.engine.request.StoragerContext;
import io.storager.options.ReadOptions;
import org.jspecify.annotations.Nullable;

/** Reads the bytes of objects. */
final class ReadOperations {

	static final int BUFFER_SIZE = 128 * 1024;

	private final StoragerContext context;

	ReadOperations(StoragerContext context) {
		this.context = context;
	}

	long read(Invocation call, String path, OutputStream output, ReadOptions options) {
		Objects.requireNonNull(output, "'output' must not be null");
		try (ObjectReader reader = open(call, path, options, true)) {
			byte[] buffer = new byte[(int) Math.min(BUFFER_SIZE, Math.max(1, reader.length()))];
			for (int count = reader.fetch(buffer, 0, buffer.length); count >= 0; count = reader.fetch(buffer, 0,
					buffer.length)) {
				write(call, output, buffer, count);
			}
			return reader.length();
		}
		catch (IOException ex) {
			throw call.translate(ex);
		}
	}

	private void write(Invocation call, OutputStream output, byte[] buffer, int count) {
		try {
			call.runForeign(() -> {
				output.write(buffer, 0, count);
				return true;
			});
		}
		catch (IOException ex) {
			throw call.failedHere("the output cannot be written: " + ex, ex);
		}
	}

	long read(Invocation call, String path, Path file, ReadOptions options) {
		Objects.requireNonNull(file, "'file' must not be null");
		try (AtomicFile pending = pending(call, file)) {
			long length = read(call, path, pending.output(), options);
			publish(call, pending);
			return length;
		}
		catch (IOException ex) {
			throw unwritable(call, file, ex);
		}
	}

	static StorageException unwritable(Invocation call, Path file, @Nullable Exception reason) {
		return call.failedHere("the file '%s' cannot be written: %s".formatted(file, reason), reason);
	}

	AtomicFile pending(Invocation call, Path file) throws IOException {
		try {
			return new AtomicFile(file);
		}
		catch (IllegalArgumentException ex) {
			throw call.restrict(ex);
		}
		catch (UnsupportedOperationException ex) {
			// A file system that cannot be written to at all.
			throw new IOException(ex.toString(), ex);
		}
	}

	/** Put a file that is complete in its place. */
	static void publish(Invocation call, AtomicFile pending) throws IOException {
		try {
			pending.publish();
		}
		catch (IllegalArgumentException ex) {
			throw call.restrict(ex);
		}
	}

	byte[] readAllBytes(Invocation call, String path, ReadOptions options) {
		try (ObjectReader reader = open(call, path, options, true)) {
			if (reader.length() > Integer.MAX_VALUE - 8) {
				throw call.restrict("there are %s bytes; allowed: at most %s in one array".formatted(reader.length(),
						Integer.MAX_VALUE - 8));
			}
			byte[] bytes = new byte[(int) reader.length()];
			int position = 0;
			do {
				position += reader.fetch(bytes, position, bytes.length - position);
			}
			while (position < bytes.length);
			return bytes;
		}
		catch (IOException ex) {
			throw call.translate(ex);
		}
	}

	/** Open an object to read some of it, or perhaps all. */
	ObjectReader open(Invocation call, String path, ReadOptions options) {
		return open(call, path, options, false);
	}

	/**
	 * The same.
	 * @param eager whether all of it is going to be read
	 */
	ObjectReader open(Invocation call, String path, ReadOptions options, boolean eager) {
		String key = this.context.objectKey(call, path, null);
		long offset = options.offset();
		Long size = options.size();
		if (offset < 0) {
			throw call.restrict("the offset is %s; allowed: 0 or more".formatted(offset));
		}
		if (size != null && size < 0) {
			throw call.restrict("the size is %s; allowed: 0 or more".formatted(size));
		}
		String versionId = this.context.versions().require(call, options.versionId());
		Encryption encryption = this.context.encryption(call, Operation.READ, options.encryption());
		if (size != null && size > Long.MAX_VALUE - offset) {
			// The last byte's position would overflow.
			size = null;
		}
		requireHandling(call, options);
		GetRequest request = GetRequest.builder()
			.offset(offset)
			.size(size)
			.conditions(conditions(options))
			.encryption(encryption)
			.versionId(versionId)
			.trafficLimit(options.trafficLimit())
			.process(options.process())
			.build();
		GetReply reply = (size != null && size == 0) ? nothing(call, key, request) : get(call, key, request);
		PinnedObject source = new PinnedObject(this.context, call, key, request, reply.head());
		return new ObjectReader(source, reply, this.context.describeAs(key, versionId, reply.head()).build(),
				options.progress(), eager);
	}

	private static Conditions conditions(ReadOptions options) {
		return Conditions.builder()
			.ifMatch(options.ifMatch())
			.ifNoneMatch(options.ifNoneMatch())
			.ifModifiedSince(options.ifModifiedSince())
			.ifUnmodifiedSince(options.ifUnmodifiedSince())
			.build();
	}

	private void requireHandling(Invocation call, ReadOptions options) {
		this.context.requireTrafficLimit(call, options.trafficLimit());
		this.context.requireProcess(call, options.process());
		if (options.process() != null && (options.offset() != 0 || options.size() != null)) {
			throw call.restrict("there are a 'process' and an 'offset' or a 'size'; allowed: one or the other");
		}
	}

	private GetReply get(Invocation call, String key, GetRequest request) {
		GetReply reply;
		try {
			reply = call.request(() -> this.context.driver().get(key, request));
		}
		catch (StorageException ex) {
			if (ex.httpStatus() != 416) {
				throw this.context.versions().told(call, ex, request.versionId());
			}
			// A range may start right behind the last byte, as it does in every empty
			// object.
			GetReply nothing = lookedAt(call, key, request);
			if (nothing.head().contentLength() > request.offset()) {
				// The object has grown since, or the service contradicts itself.
				throw ex;
			}
			return nothing;
		}
		this.context.bucketSeen();
		this.context.versions().seen(reply.head().versionId());
		requireRange(call, request, reply);
		return reply;
	}

	/** No bytes, if the conditions hold: only a request for bytes can ask that. */
	private GetReply nothing(Invocation call, String key, GetRequest request) {
		if (request.conditions().none()) {
			return lookedAt(call, key, request);
		}
		GetReply reply = get(call, key, request.toBuilder().size(1L).trafficLimit(null).process(null).build());
		call.run(reply::abort);
		return new EmptyReply(reply.head(), request.offset());
	}

	/** A service or a proxy may answer with other bytes than those asked for. */
	private void requireRange(Invocation call, GetRequest request, GetReply reply) {
		long left = reply.head().contentLength() - request.offset();
		long expected = (request.size() != null) ? Math.min(request.size(), left) : left;
		if (reply.offset() == request.offset() && reply.length() == expected) {
			return;
		}
		StorageException wrong = call.refuse(ErrorCode.INTEGRITY,
				"the service answered with %s bytes from %s on, asked for were %s from %s on of an object of %s bytes"
					.formatted(reply.length(), reply.offset(), (request.size() != null) ? request.size() : "all",
							request.offset(), reply.head().contentLength()),
				null);
		try {
			reply.abort();
		}
		catch (IOException ex) {
			wrong.addSuppressed(ex);
		}
		throw wrong;
	}

	/** No bytes of an object that is there, from an offset that it has. */
	private GetReply lookedAt(Invocation call, String key, GetRequest request) {
		ObjectHead head = this.context.head(call, key, request.versionId(), request.encryption());
		if (request.offset() > head.contentLength()) {
			throw call.restrict("the offset is %s; allowed: at most the object's length, %s".formatted(request.offset(),
					head.contentLength()));
		}
		return new EmptyReply(head, request.offset());
	}

}
