package io.storager.engine.upload;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import io.storager.Part;
import io.storager.StorageException;
import io.storager.checksum.Crc64;
import io.storager.driver.PutReply;
import io.storager.driver.PutRequest;
import io.storager.engine.request.ParallelTasks;
import io.storager.engine.request.Progress;
import io.storager.engine.request.ProgressException;
import io.storager.engine.request.StoragerContext;
import org.jspecify.annotations.Nullable;

/** One upload whose parts go side by side. Used by one thread at a time. */
final class PartUpload {

	private final MultipartUploads uploads;

	private final RunningUpload upload;

	private final PartTarget target;

	private final Progress progress;

	private final PartLedger ledger;

	private final ParallelTasks<Part> parts;

	/** By the index of the part: CRC-64 of what was sent last. */
	private final Map<Integer, Long> sentCrc64s = new ConcurrentHashMap<>();

	private int next;

	PartUpload(StoragerContext context, MultipartUploads uploads, RunningUpload upload, PartTarget target,
			Progress progress, PartLedger ledger) {
		this.uploads = uploads;
		this.upload = upload;
		this.target = target;
		this.progress = progress;
		this.ledger = ledger;
		this.parts = new ParallelTasks<>(context.transfers(), target.call());
	}

	/** How many parts were sent so far. */
	int count() {
		return this.next;
	}

	/**
	 * Send the next part, at once or in a while. The payload is closed here.
	 * @throws StorageException if one of the parts so far has failed
	 */
	void send(UploadPayload payload) {
		payload.progress(this.progress.part());
		this.parts.submit(new PartTask(this.next++, payload));
	}

	/**
	 * Wait for the parts.
	 * @return the CRC-64 of what was sent as them, whatever the service tells
	 */
	long sentCrc64() {
		long combined = 0;
		for (Part part : ordered()) {
			combined = Crc64.combine(combined, this.sentCrc64s.getOrDefault(part.index(), 0L), part.size());
		}
		return combined;
	}

	private List<Part> ordered() {
		return this.uploads.inOrder(this.target.call(), this.parts.results());
	}

	/** Wait for the parts and make the object of them. */
	PutReply complete(PutRequest request) {
		return complete(request, Completion.combinedCrc64(ordered()));
	}

	/**
	 * The same with a checksum of one's own.
	 * @param crc64 CRC-64/XZ of the object, if it is known
	 */
	PutReply complete(PutRequest request, @Nullable Long crc64) {
		return this.upload.complete(ordered(), crc64, request.encryption(), request.forbidOverwrite(), request.acl());
	}

	/**
	 * Give the upload up, so that nothing of it stays with the service.
	 * @param reason why; takes a failure to do so as its suppressed
	 */
	void abort(Throwable reason) {
		// A part that arrives after the upload was given up may outlive it.
		this.parts.cancel();
		this.upload.giveUp(reason);
	}

	/** End the parts on their way, and leave those that have arrived to a later call. */
	void leave() {
		this.parts.cancel();
		this.upload.leave();
	}

	/** A part on its way. */
	private final class PartTask implements ParallelTasks.Task<Part> {

		private final int index;

		private final UploadPayload payload;

		PartTask(int index, UploadPayload payload) {
			this.index = index;
			this.payload = payload;
		}

		@Override
		public Part run() {
			Part there = PartUpload.this.ledger.find(this.index, this.payload);
			if (there != null) {
				PartUpload.this.sentCrc64s.put(this.index, Objects.requireNonNull(there.crc64()));
				tellFound();
				return there;
			}
			Part part = PartUpload.this.uploads.upload(PartUpload.this.target.withOwnRetries(), this.index,
					this.payload, null);
			PartUpload.this.sentCrc64s.put(this.index, this.payload.sentCrc64());
			PartUpload.this.ledger.stored(part.withCrc64(this.payload.sentCrc64()));
			return part;
		}

		private void tellFound() {
			try {
				this.payload.progress().at(this.payload.length());
			}
			catch (ProgressException ex) {
				throw PartUpload.this.target.call().translate(ex);
			}
		}

		@Override
		public void cancel() {
			this.payload.failed(new InterruptedException("another part has failed"));
		}

		@Override
		public void close() {
			this.payload.close();
		}

	}

}
