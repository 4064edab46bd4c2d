package io.storager.engine.upload;

import java.util.Objects;

import io.storager.transfer.MemoryLease;

/** Collects the bytes of one part in pooled memory. */
final class PartBuffer implements UploadBuffer {

	private final MemoryLease lease;

	private long length;

	PartBuffer(MemoryLease lease) {
		this.lease = lease;
	}

	@Override
	public void write(byte[] bytes, int offset, int count) {
		Objects.checkIndex(this.length + count - 1, this.lease.size());
		int done = 0;
		while (done < count) {
			byte[] segment = this.lease.segment(this.length);
			int at = (int) (this.length % MemoryLease.SEGMENT_SIZE);
			int step = Math.min(count - done, segment.length - at);
			System.arraycopy(bytes, offset + done, segment, at, step);
			done += step;
			this.length += step;
		}
	}

	@Override
	public UploadPayload toPayload() {
		return UploadPayload.of(this.lease, this.length);
	}

	@Override
	public void discard() {
		this.lease.close();
	}

}
