package io.storager.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Set;

import io.storager.Content;
import io.storager.Encryption;
import io.storager.ErrorCode;
import io.storager.ObjectHeaders;
import io.storager.ObjectMode;
import io.storager.Operation;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.checksum.Crc64;
import io.storager.driver.AppendDriver;
import io.storager.driver.AppendDriver.AppendReply;
import io.storager.driver.GetReply;
import io.storager.driver.GetRequest;
import io.storager.driver.PutRequest;
import io.storager.engine.request.Invocation;
import io.storager.engine.request.StoragerContext;
import io.storager.engine.upload.PayloadSender;
import io.storager.engine.upload.UploadPayload;
import io.storager.options.CreateAppendOptions;
import io.storager.options.WriteAppendOptions;

/** Appends to objects. */
final class AppendOperations {

	private final StoragerContext context;

	private final PayloadSender sender;

	AppendOperations(StoragerContext context, PayloadSender sender) {
		this.context = context;
		this.sender = sender;
	}

	StorageObject createAppend(Invocation call, String path, CreateAppendOptions options) {
		AppendDriver driver = this.context.require(call, this.context.driver().appends());
		String key = this.context.objectKey(call, path, null);
		PutRequest request = this.sender.checked(call,
				PutRequest.builder()
					.headers(options.headers())
					.storageClass(options.storageClass())
					.userMetadata(options.userMetadata())
					.encryption(options.encryption())
					.build());
		requireDefaultEncryption(call, options);
		call.run(() -> this.context.driver().delete(key));
		AppendReply reply = this.sender.collect(call, null, 0, null,
				(payload) -> call.request(false, () -> driver.append(key, 0, payload, request)));
		this.context.versions().seen(reply.versionId());
		return appendable(this.context.object(key), 0).versionId(reply.versionId())
			.contentType(options.contentType())
			.storageClass(request.storageClass())
			.userMetadata(options.userMetadata())
			.build();
	}

	/**
	 * What is to be encrypted by default is not stored in clear because appending cannot
	 * do it.
	 */
	private void requireDefaultEncryption(Invocation call, CreateAppendOptions options) {
		Encryption byDefault = this.context.defaultEncryption();
		if (options.encryption() == null && byDefault != null && !byDefault.appliesTo(Operation.CREATE_APPEND)) {
			throw call.refuse(ErrorCode.CAPABILITY_INSUFFICIENT,
					"create append does not take the default encryption %s; allowed: another one, or Encryption.none()"
						.formatted(byDefault),
					null);
		}
	}

	StorageObject writeAppend(Invocation call, StorageObject object, Content content, WriteAppendOptions options) {
		Objects.requireNonNull(content, "'content' must not be null");
		AppendDriver driver = this.context.require(call, this.context.driver().appends());
		String key = this.context.ownKey(call, object);
		Long offset = object.appendOffset();
		if (object.isVersion()) {
			throw call.refuse(ErrorCode.OBJECT_MODE_INVALID,
					"the object stands for one version, which does not change; allowed: what createAppend, writeAppend or stat without a version id gave",
					null);
		}
		if (offset == null) {
			throw call.refuse(ErrorCode.OBJECT_MODE_INVALID,
					"the object has no append offset; allowed: what createAppend, writeAppend or stat of an "
							+ "appendable object gave",
					null);
		}
		PutRequest request = this.sender.checked(call,
				PutRequest.builder()
					.headers(ObjectHeaders.builder().contentType(object.contentType()).build())
					.contentMd5(options.contentMd5())
					.trafficLimit(options.trafficLimit())
					.build());
		long limit = this.context.metadata().appendTotalSizeMaximum() - offset;
		return this.sender.collect(call, content, limit, options.progress(), (payload) -> {
			String md5 = this.sender.md5(call, payload);
			if (options.contentMd5() != null) {
				this.sender.requireMatch(call, md5, options.contentMd5());
			}
			PutRequest verified = request.withContentMd5(md5);
			return appended(object, call.request(false, () -> append(call, driver, key, offset, payload, verified)));
		});
	}

	private AppendReply append(Invocation call, AppendDriver driver, String key, long offset, UploadPayload payload,
			PutRequest request) {
		if (payload.length() == 0) {
			return AppendReply.of(offset, null);
		}
		try {
			AppendReply reply = driver.append(key, offset, payload, request);
			if (reply.nextPosition() != offset + payload.length()) {
				throw call.refuse(ErrorCode.INTEGRITY, "%s bytes were appended at %s and the object ends at %s"
					.formatted(payload.length(), offset, reply.nextPosition()), null);
			}
			if (offset == 0) {
				this.sender.verify(call, payload, reply.crc64(), null);
			}
			return reply;
		}
		catch (Exception ex) {
			StorageException failure = call.translate(ex);
			// A service that asks for patience did nothing. Otherwise it may have
			// appended although no answer arrived. A conflict leaves no doubt, for a
			// driver never repeats an append: equal bytes there are another's.
			boolean lost = payload.failure() == null && failure.isTemporary()
					&& failure.code() != ErrorCode.REQUEST_THROTTLED;
			throw lost ? afterLostAnswer(call, key, offset, payload, failure) : failure;
		}
	}

	/**
	 * What is known of an append whose answer was lost. It is never told as a success:
	 * the bytes that are there may be equal ones of another writer.
	 */
	private StorageException afterLostAnswer(Invocation call, String key, long offset, UploadPayload payload,
			StorageException failure) {
		long end;
		boolean possible;
		try {
			end = this.context.head(call, key, null).contentLength();
			if (end == offset) {
				return failure;
			}
			possible = end >= offset + payload.length() && isEqual(key, offset, payload);
		}
		catch (Exception ex) {
			failure.addSuppressed(ex);
			return failure;
		}
		return possible ? call.refuse(failure.code(),
				"whether the bytes were appended is not known: the object ends at %s now and has them at %s, but they may be another writer's; allowed: a stat to go on from where the object ends (%s)"
					.formatted(end, offset, failure.reason()),
				failure)
				: call.refuse(ErrorCode.APPEND_CONFLICT,
						"the object ends at %s now and does not have the bytes at %s; allowed: to append where the object ends (%s)"
							.formatted(end, offset, failure.reason()),
						failure);
	}

	/** Whether the payload's bytes are those behind an offset. */
	private boolean isEqual(String key, long offset, UploadPayload payload) throws Exception {
		GetReply reply = this.context.driver()
			.get(key, GetRequest.builder().offset(offset).size(payload.length()).build());
		try (InputStream stored = reply.body(); InputStream sent = payload.open()) {
			return crc64(stored) == crc64(sent);
		}
	}

	private static long crc64(InputStream stream) throws IOException {
		Crc64 crc64 = new Crc64();
		byte[] buffer = new byte[64 * 1024];
		for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
			crc64.update(buffer, 0, count);
		}
		return crc64.getValue();
	}

	void commitAppend(Invocation call, StorageObject object) {
		this.context.require(call, this.context.driver().appends());
		this.context.ownKey(call, object);
	}

	private StorageObject appended(StorageObject object, AppendReply reply) {
		this.context.versions().seen(reply.versionId());
		String versionId = (reply.versionId() != null) ? reply.versionId() : object.versionId();
		return appendable(object.toBuilder(), reply.nextPosition()).versionId(versionId).build();
	}

	private static StorageObject.Builder appendable(StorageObject.Builder object, long end) {
		return object.modes(Set.of(ObjectMode.READ, ObjectMode.APPEND)).contentLength(end).appendOffset(end);
	}

}
