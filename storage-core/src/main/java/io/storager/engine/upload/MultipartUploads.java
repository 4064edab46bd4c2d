package io.storager.engine.upload;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.storager.ErrorCode;
import io.storager.Part;
import io.storager.StorageException;
import io.storager.StorageMetadata;
import io.storager.driver.CompleteRequest;
import io.storager.driver.MultipartDriver;
import io.storager.driver.ObjectHead;
import io.storager.driver.PartListRequest;
import io.storager.driver.PartRequest;
import io.storager.driver.PutReply;
import io.storager.driver.PutRequest;
import io.storager.engine.request.DetachedRequest;
import io.storager.engine.request.Invocation;
import io.storager.engine.request.StoragerContext;
import io.storager.transfer.RunningUploads;
import org.jspecify.annotations.Nullable;

/** Sends the requests of uploads in parts, and checks what became of them. */
public final class MultipartUploads {

	private final StoragerContext context;

	private final PayloadSender sender;

	public MultipartUploads(StoragerContext context, PayloadSender sender) {
		this.context = context;
		this.sender = sender;
	}

	/**
	 * Start an upload that this call ends: it makes an object of it or gives it up, also
	 * when the application is shutting down.
	 * @param giveUp makes the call end soon
	 * @throws StorageException also if the application is shutting down
	 */
	RunningUpload open(Invocation call, String key, PutRequest request, Runnable giveUp) {
		RunningUploads.Entry entry = register(call, giveUp);
		String uploadId = begin(call, key, request, entry::close);
		return new RunningUpload(this, call, key, uploadId, entry);
	}

	/** Go on with an upload that another call has started. */
	RunningUpload resume(Invocation call, String key, String uploadId) {
		return new RunningUpload(this, call, key, uploadId, register(call, call::shutDown));
	}

	private RunningUploads.Entry register(Invocation call, Runnable giveUp) {
		call.watch();
		RunningUploads.Entry entry = this.context.transfers().uploads().add(giveUp);
		if (entry == null) {
			throw call.refuse(ErrorCode.UNEXPECTED,
					"the application is shutting down; allowed: what is sent with one request", null);
		}
		return entry;
	}

	/** All parts of an upload, or {@code null} if there is no such upload any more. */
	@Nullable List<Part> parts(Invocation call, String key, String uploadId) {
		MultipartDriver driver = driver(call);
		List<Part> parts = new ArrayList<>();
		Integer marker = null;
		do {
			Integer behind = marker;
			Optional<MultipartDriver.PartPage> page = call.request(() -> {
				try {
					return Optional.of(driver.listParts(PartListRequest.builder(key, uploadId).marker(behind).build()));
				}
				catch (Exception ex) {
					if (driver.isNoSuchUpload(ex)) {
						return Optional.empty();
					}
					throw ex;
				}
			});
			if (page.isEmpty()) {
				return null;
			}
			parts.addAll(page.get().parts());
			marker = page.get().nextMarker();
		}
		while (marker != null);
		return parts;
	}

	/** The same for a call whose thread does nothing but send requests. */
	public RunningUpload open(Invocation call, String key, PutRequest request) {
		return open(call, key, request, call::shutDown);
	}

	/**
	 * Start an upload and return its id. If the caller cannot wait for the id, the upload
	 * is given up as soon as the id is known.
	 */
	public String begin(Invocation call, String key, PutRequest request) {
		return begin(call, key, request, () -> {
		});
	}

	private String begin(Invocation call, String key, PutRequest request, Runnable ended) {
		return DetachedRequest.send(this.context.transfers().workers(), call, () -> {
			try {
				MultipartDriver driver = driver(call);
				return call.request(() -> driver.initiate(key, request));
			}
			catch (Throwable ex) {
				ended.run();
				throw ex;
			}
		}, (uploadId) -> {
			try {
				abort(call.withoutDeadline(), key, uploadId);
			}
			finally {
				ended.run();
			}
		});
	}

	/** Upload a part and check that the service has what it was sent. */
	public Part upload(PartTarget target, int index, UploadPayload payload, @Nullable String contentMd5) {
		Invocation call = target.call();
		MultipartDriver driver = driver(call);
		return call.requestVerified(() -> this.sender.send(call, payload, (sent) -> {
			Part part = upload(driver, target, index, sent, contentMd5);
			this.sender.verify(call, sent, part.crc64(), null);
			return part;
		}));
	}

	private Part upload(MultipartDriver driver, PartTarget target, int index, UploadPayload payload,
			@Nullable String contentMd5) {
		try {
			return driver.uploadPart(target.key(), target.uploadId(), index, payload,
					PartRequest.builder()
						.contentMd5(contentMd5)
						.encryption(target.encryption())
						.trafficLimit(target.trafficLimit())
						.build());
		}
		catch (Exception ex) {
			throw failure(target.call(), target.uploadId(), ex);
		}
	}

	/** Complete an upload and check what became of it. */
	public PutReply complete(Invocation call, Completion completion) {
		MultipartDriver driver = driver(call);
		PutReply reply;
		try {
			reply = call.request(!completion.forbidOverwrite(), () -> completeOnce(driver, call, completion));
		}
		catch (StorageException ex) {
			PutReply earlier = mayHaveCompleted(ex) && isGone(driver, completion, ex)
					? earlierReply(call, completion, ex) : null;
			if (earlier == null) {
				throw ex;
			}
			reply = earlier;
		}
		this.context.bucketSeen();
		Long crc64 = completion.crc64();
		if (reply.crc64() != null && crc64 != null && !reply.crc64().equals(crc64)) {
			throw call.corrupt("the parts have the CRC-64 %s, the service stored %s"
				.formatted(Long.toUnsignedString(crc64), Long.toUnsignedString(reply.crc64())), reply.requestId());
		}
		return reply;
	}

	private PutReply completeOnce(MultipartDriver driver, Invocation call, Completion completion) {
		try {
			return driver.complete(completion.key(), completion.uploadId(),
					CompleteRequest.builder(completion.parts())
						.forbidOverwrite(completion.forbidOverwrite())
						.acl(completion.acl())
						.build());
		}
		catch (Exception ex) {
			StorageException failure = failure(call, completion.uploadId(), ex);
			// A 404 whose body broke off does not tell what there is none of.
			boolean mute = failure.httpStatus() == 404 && failure.vendorCode() == null;
			PutReply earlier = (mute || driver.isNoSuchUpload(ex)) ? earlierReply(call, completion, failure) : null;
			if (earlier == null) {
				throw failure;
			}
			return earlier;
		}
	}

	/**
	 * Whether the service may have completed an upload although it does not say so: the
	 * answer was lost or cannot be understood, or it fails after it has begun.
	 */
	private static boolean mayHaveCompleted(StorageException failure) {
		return failure.isTemporary() && failure.code() != ErrorCode.REQUEST_THROTTLED;
	}

	/**
	 * Whether the service has the upload no longer. Without this look, an older object of
	 * the same content would pass for the new one. An upload of which the service has
	 * said that it must not overwrite is still there.
	 */
	private static boolean isGone(MultipartDriver driver, Completion completion, StorageException failure) {
		try {
			driver.listParts(PartListRequest.builder(completion.key(), completion.uploadId()).pageSize(1).build());
			return false;
		}
		catch (Exception ex) {
			if (driver.isNoSuchUpload(ex)) {
				return true;
			}
			failure.addSuppressed(ex);
			return false;
		}
	}

	/**
	 * An earlier completion whose answer was lost leaves no upload behind: it has
	 * succeeded if what is at the key is what these parts make, and only then.
	 */
	@Nullable PutReply earlierReply(Invocation call, Completion completion, StorageException failure) {
		try {
			ObjectHead head = this.context.head(call, completion.key(), completion.encryption());
			Long crc64 = completion.crc64();
			boolean same = head.contentLength() == Completion.size(completion.parts()) && crc64 != null
					&& crc64.equals(head.crc64());
			return same ? PutReply.of(head.etag()).withCrc64(head.crc64()).withEncryption(head.encryption()) : null;
		}
		catch (StorageException ex) {
			failure.addSuppressed(ex);
			return null;
		}
	}

	/**
	 * Give up an upload because of a failure, so that nothing of it stays.
	 * @param reason stays the failure to be told; takes another one as its suppressed
	 */
	void giveUp(Invocation call, String key, String uploadId, RunningUploads.Entry entry, Throwable reason) {
		try {
			DetachedRequest.send(this.context.transfers().workers(), call, () -> {
				try {
					return abort(call.withoutDeadline(), key, uploadId);
				}
				finally {
					entry.close();
				}
			}, (done) -> {
			});
		}
		catch (StorageException ex) {
			reason.addSuppressed(ex);
		}
	}

	/**
	 * Give an upload up.
	 * @return whether there was one
	 */
	public boolean abort(Invocation call, String key, String uploadId) {
		MultipartDriver driver = driver(call);
		return call.request(() -> {
			try {
				driver.abort(key, uploadId);
				return true;
			}
			catch (Exception ex) {
				if (driver.isNoSuchUpload(ex)) {
					return false;
				}
				throw ex;
			}
		});
	}

	/** What the driver has thrown for an upload that may not be there. */
	public StorageException failure(Invocation call, String uploadId, Exception thrown) {
		StorageException failure = call.translate(thrown);
		return driver(call).isNoSuchUpload(thrown) ? call.retell(failure, ErrorCode.RESTRICTION_DISSATISFIED,
				"there is no upload with the id '%s'; allowed: one to this path that is neither complete nor deleted"
					.formatted(uploadId))
				: failure;
	}

	/** The driver, if it can do uploads in parts. */
	public MultipartDriver driver(Invocation call) {
		return this.context.require(call, this.context.driver().multiparts());
	}

	/** Refuse an index that no part can have. */
	public void requireIndex(Invocation call, int index) {
		int maximum = this.context.metadata().multipartNumberMaximum();
		if (index < 0 || index >= maximum) {
			throw call.restrict("the part index is %s; allowed: 0 to %s".formatted(index, maximum - 1));
		}
	}

	/** The parts of a completion in their order, checked. */
	public List<Part> inOrder(Invocation call, List<Part> given) {
		if (given.isEmpty()) {
			throw call.restrict("there are no parts; allowed: at least one");
		}
		List<Part> parts = new ArrayList<>(given);
		parts.sort(Comparator.comparingInt(Part::index));
		StorageMetadata limits = this.context.metadata();
		for (int i = 0; i < parts.size(); i++) {
			Part part = parts.get(i);
			if (part.index() != i) {
				throw call.restrict("the part indexes are %s; allowed: each from 0 to %s once"
					.formatted(parts.stream().map(Part::index).toList(), parts.size() - 1));
			}
			if (i < parts.size() - 1 && part.size() < limits.multipartSizeMinimum()) {
				throw call.restrict("part %s has %s bytes; allowed: at least %s in all but the last".formatted(i,
						part.size(), limits.multipartSizeMinimum()));
			}
		}
		requireIndex(call, parts.size() - 1);
		return parts;
	}

}
