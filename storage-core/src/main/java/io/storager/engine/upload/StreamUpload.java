package io.storager.engine.upload;

import java.io.IOException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;

import io.storager.StorageException;
import io.storager.StorageMetadata;
import io.storager.StorageObject;
import io.storager.checksum.Digests;
import io.storager.engine.request.Progress;
import io.storager.transfer.MemoryLease;
import io.storager.transfer.Transfers;
import org.jspecify.annotations.Nullable;

/**
 * Stores bytes that come only once, and perhaps without saying how many: few of them with
 * one request, more in parts that go while others come. The object is there when it is
 * published; before, nothing of it is to be seen, and nothing stays if it is discarded.
 * Any thread may write or discard: a producer may have handed the stream to one that
 * still writes, and the application may end while nobody does.
 */
public final class StreamUpload extends SharedOutputStream {

	/** What fits in here takes no pooled memory. */
	static final int SMALL = 64 * 1024;

	private static final int SMALLEST = 8 * 1024;

	/**
	 * The longest wait for memory. Whoever has it may be waiting for this very thread, so
	 * that after a while the bytes go to the disk instead.
	 */
	private static final Duration PATIENCE = Duration.ofSeconds(2);

	private final ObjectUploads writes;

	private final WriteTarget target;

	private final Transfers transfers;

	private final LengthRule rule;

	private final PartSizes sizes;

	private final Progress progress;

	private final @Nullable MessageDigest md5;

	private byte @Nullable [] small = new byte[SMALLEST];

	private int smallLength;

	private @Nullable UploadBuffer part;

	private long partLength;

	private long partLimit;

	private long sent;

	private @Nullable PartUpload upload;

	private long length;

	public StreamUpload(ObjectUploads writes, WriteTarget target, LengthRule rule) {
		this.writes = writes;
		this.target = target;
		this.transfers = writes.transfers();
		this.rule = rule;
		StorageMetadata limits = writes.limits();
		long partSize = this.transfers.settings().partSize();
		this.sizes = (rule.declared() != null) ? PartSizes.ofLength(rule.declared(), partSize, limits)
				: PartSizes.growing(partSize, limits);
		this.progress = new Progress(target.listener(), (rule.declared() != null) ? rule.declared() : -1);
		this.md5 = (target.request().contentMd5() != null) ? Digests.md5() : null;
	}

	@Override
	void add(byte[] bytes, int offset, int count) throws IOException {
		this.rule.requireAtMost(this.length + count);
		take(bytes, offset, count);
		this.length += count;
		if (this.md5 != null) {
			this.md5.update(bytes, offset, count);
		}
	}

	/**
	 * Store what was written. It takes no bytes from now on.
	 * @throws IOException also if another thread is writing: what it writes may be a part
	 * of the object or not
	 */
	public StorageObject publish() throws IOException {
		return finish(this::store);
	}

	private StorageObject store() throws IOException {
		this.rule.requireAll(this.length);
		requireMd5();
		if (this.upload == null) {
			try (UploadPayload payload = whole()) {
				return this.writes.put(this.target, payload, this.progress);
			}
		}
		if (this.partLength > 0) {
			sendPart(this.upload);
		}
		StorageObject stored = this.writes.complete(this.target, this.upload, this.length, this.progress);
		this.upload = null;
		return stored;
	}

	private void requireMd5() {
		if (this.md5 != null) {
			this.writes.requireMatch(this.target, Base64.getEncoder().encodeToString(this.md5.digest()));
		}
	}

	/**
	 * Give up: nothing is stored, and nothing stays. What another thread is writing is
	 * given up by that thread, as soon as it notices.
	 */
	public void discard(Throwable reason) {
		giveUp(() -> release(reason));
	}

	private void shutDown() {
		StorageException reason = this.target.call().shutDown();
		fail(reason);
		discard(reason);
	}

	private void release(Throwable reason) {
		this.small = null;
		if (this.part != null) {
			this.part.discard();
			this.part = null;
		}
		if (this.upload != null) {
			this.upload.abort(reason);
			this.upload = null;
		}
	}

	private void take(byte[] bytes, int offset, int count) throws IOException {
		if (this.small != null && SpooledBuffer.fits(this.smallLength, count, SMALL)) {
			this.small = withRoom(this.small, this.smallLength + count);
			System.arraycopy(bytes, offset, this.small, this.smallLength, count);
			this.smallLength += count;
			return;
		}
		if (this.small != null) {
			byte[] earlier = this.small;
			this.small = null;
			fill(earlier, 0, this.smallLength);
		}
		fill(bytes, offset, count);
	}

	private static byte[] withRoom(byte[] bytes, int length) {
		return (length <= bytes.length) ? bytes
				: Arrays.copyOf(bytes, Math.min(SMALL, Math.max(length, bytes.length * 2)));
	}

	private void fill(byte[] bytes, int offset, int count) throws IOException {
		int done = 0;
		while (done < count) {
			if (this.part != null && this.partLength == this.partLimit) {
				// More bytes follow, so that this part is not the last one.
				sendPart(beginOnce());
			}
			UploadBuffer part = this.part;
			if (part == null) {
				part = collector();
				this.part = part;
			}
			int step = (int) Math.min(count - done, this.partLimit - this.partLength);
			part.write(bytes, offset + done, step);
			this.partLength += step;
			done += step;
		}
	}

	private UploadBuffer collector() {
		this.partLength = 0;
		if (!this.writes.inParts()) {
			this.partLimit = Long.MAX_VALUE;
			return SpooledBuffer.onDisk();
		}
		int index = (this.upload != null) ? this.upload.count() : 0;
		long size = this.sizes.of(index);
		this.partLimit = size;
		Long declared = this.rule.declared();
		long needed = (declared != null) ? Math.min(size, declared - this.sent) : size;
		MemoryLease lease = lease(Math.max(needed, SMALL));
		return (lease != null) ? new PartBuffer(lease) : SpooledBuffer.onDisk();
	}

	private @Nullable MemoryLease lease(long size) {
		return this.target.call()
			.await(() -> Optional.ofNullable(this.transfers.memory().lease(size, PATIENCE)))
			.orElse(null);
	}

	private PartUpload beginOnce() {
		PartUpload upload = this.upload;
		if (upload == null) {
			upload = this.writes.begin(this.target, this.progress, this::shutDown);
			this.upload = upload;
		}
		return upload;
	}

	private void sendPart(PartUpload upload) throws IOException {
		UploadBuffer part = Objects.requireNonNull(this.part);
		this.part = null;
		this.sent += this.partLength;
		UploadPayload payload;
		try {
			payload = part.toPayload();
		}
		catch (IOException ex) {
			part.discard();
			throw ex;
		}
		this.partLength = 0;
		upload.send(payload);
	}

	/** All bytes, if they are those of one request. */
	private UploadPayload whole() throws IOException {
		if (this.small != null) {
			return UploadPayload.of(this.small, this.smallLength);
		}
		UploadBuffer part = Objects.requireNonNull(this.part);
		UploadPayload payload = part.toPayload();
		this.part = null;
		return payload;
	}

}
