package io.storager.engine.upload;

import java.io.IOException;

import io.storager.Encryption;
import io.storager.ErrorCode;
import io.storager.Operation;
import io.storager.StorageException;
import io.storager.StorageMetadata;
import io.storager.StorageObject;
import io.storager.driver.PutReply;
import io.storager.driver.PutRequest;
import io.storager.engine.request.ErrorContext;
import io.storager.engine.request.Invocation;
import io.storager.engine.request.Progress;
import io.storager.engine.request.StoragerContext;
import io.storager.engine.request.UserMetadata;
import io.storager.transfer.Transfers;
import org.jspecify.annotations.Nullable;

/** Stores objects: with one request, or with an upload whose parts go side by side. */
public final class ObjectUploads {

	private final StoragerContext context;

	private final PayloadSender sender;

	private final MultipartUploads uploads;

	public ObjectUploads(StoragerContext context, PayloadSender sender, MultipartUploads uploads) {
		this.context = context;
		this.sender = sender;
		this.uploads = uploads;
	}

	Transfers transfers() {
		return this.context.transfers();
	}

	StorageMetadata limits() {
		return this.context.metadata();
	}

	/** Whether objects can be stored in parts at all. */
	boolean inParts() {
		return this.context.driver().multiparts() != null;
	}

	/** The largest object that can be stored. */
	public long objectMaximum() {
		return inParts() ? PartSizes.objectMaximum(limits()) : limits().writeSizeMaximum();
	}

	/** Store bytes that can be read again. */
	public StorageObject store(WriteTarget target, UploadPayload payload) {
		Invocation call = target.call();
		Progress progress = new Progress(target.listener(), payload.length());
		long partSize = transfers().settings().partSize();
		if (payload.length() <= partSize || !inParts()) {
			return put(target, payload, progress);
		}
		this.sender.requireMatch(call, payload, target.request().contentMd5());
		long size = PartSizes.ofLength(payload.length(), partSize, limits()).of(0);
		PartUpload upload = begin(target, progress, call::shutDown);
		try {
			for (long start = 0; start < payload.length(); start += size) {
				upload.send(payload.slice(start, Math.min(size, payload.length() - start)));
			}
			this.sender.requireSame(call, payload, upload.sentCrc64());
			return complete(target, upload, payload.length(), progress);
		}
		catch (Throwable ex) {
			upload.abort(ex);
			throw ex;
		}
	}

	/**
	 * Store bytes with one request. It carries their MD5: a checksum in the answer tells
	 * only afterwards that something else has taken the place of the object.
	 */
	public StorageObject put(WriteTarget target, UploadPayload payload, Progress progress) {
		Invocation call = target.call();
		payload.progress(progress.part());
		String md5 = this.sender.md5(call, payload);
		if (target.request().contentMd5() != null) {
			this.sender.requireMatch(call, md5, target.request().contentMd5());
		}
		PutRequest request = target.request().withContentMd5(md5);
		ErrorContext.DriverCall<PutReply> put = () -> this.sender.send(call, payload, (sent) -> {
			PutReply reply = this.context.driver().put(target.key(), sent, request);
			this.sender.verify(call, sent, reply.crc64(), reply.requestId());
			return reply;
		});
		PutReply reply = request.forbidOverwrite() ? call.request(false, put) : call.requestVerified(put);
		return stored(target, reply, payload.length(), progress);
	}

	/**
	 * Start an upload.
	 * @param giveUp makes the call end soon when the application is shutting down
	 */
	PartUpload begin(WriteTarget target, Progress progress, Runnable giveUp) {
		return parts(target, open(target, giveUp), progress, PartLedger.NONE);
	}

	/** The same without its parts. */
	RunningUpload open(WriteTarget target, Runnable giveUp) {
		// The MD5 is that of the object, not of the request that starts the upload.
		PutRequest request = target.request().withContentMd5(null);
		return this.uploads.open(target.call(), target.key(), request, giveUp);
	}

	/** The parts of an upload. */
	PartUpload parts(WriteTarget target, RunningUpload upload, Progress progress, PartLedger ledger) {
		Encryption encryption = target.request().encryption();
		boolean onParts = encryption != null && encryption.appliesTo(Operation.WRITE_MULTIPART);
		return new PartUpload(this.context, this.uploads, upload,
				upload.target(onParts ? encryption : null, target.request().trafficLimit()), progress, ledger);
	}

	/** Make the object of the parts of an upload. */
	StorageObject complete(WriteTarget target, PartUpload upload, long length, Progress progress) {
		PutReply reply = upload.complete(target.request());
		return stored(target, reply, length, progress);
	}

	StorageObject stored(WriteTarget target, PutReply reply, long length, Progress progress) {
		PutRequest request = target.request();
		this.context.versions().afterWrite(target.call(), target.key(), request.forbidOverwrite(), reply);
		PayloadSender.tellEnd(progress, length);
		return this.context.object(target.key())
			.contentLength(length)
			.etag(reply.etag())
			.headers(request.headers())
			.crc64(reply.crc64())
			.versionId(reply.versionId())
			.storageClass(request.storageClass())
			.userMetadata(UserMetadata.decode(request.userMetadata()))
			.encryption(reply.encryption())
			.build();
	}

	/** Insist on the MD5 that the caller has given. */
	void requireMatch(WriteTarget target, String md5) {
		if (target.request().contentMd5() != null) {
			this.sender.requireMatch(target.call(), md5, target.request().contentMd5());
		}
	}

	/** A write that is given up on this side of the wire. */
	StorageException refuse(WriteTarget target, ErrorCode code, String reason, @Nullable Throwable cause) {
		return target.call().refuse(code, reason, cause);
	}

	/** What went wrong while a content was collected. */
	public StorageException failure(WriteTarget target, Throwable thrown) {
		if (thrown instanceof StorageException ours) {
			return ours;
		}
		if (thrown instanceof ContentLengthException broken) {
			return target.call().restrict(String.valueOf(broken.getMessage()));
		}
		if (thrown instanceof IOException && thrown.getCause() instanceof StorageException ours) {
			return ours;
		}
		return this.sender.unreadable(target.call(), thrown);
	}

}
