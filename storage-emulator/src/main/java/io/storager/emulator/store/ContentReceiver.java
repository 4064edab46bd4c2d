package io.storager.emulator.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Takes content in: collects it into blocks and hands each full block to the blob and to
 * the hasher.
 */
public final class ContentReceiver implements Closeable {

	private final BlobWriter blob;

	private final ContentHasher hasher;

	private final int firstBlockSize;

	private byte[] block;

	private int filled;

	private long size;

	ContentReceiver(BlobWriter blob, ContentHasher hasher, long declaredLength) {
		this.blob = blob;
		this.hasher = hasher;
		boolean small = declaredLength >= 0 && declaredLength < BlockPool.BLOCK_SIZE;
		this.block = small ? new byte[(int) declaredLength] : blob.blocks().take();
		this.firstBlockSize = this.block.length;
	}

	/** Take a piece in. */
	public void take(ByteBuffer piece) throws IOException {
		this.size += piece.remaining();
		while (piece.hasRemaining()) {
			if (this.filled == this.block.length) {
				flush(false);
				this.block = this.blob.blocks().take();
			}
			int count = Math.min(piece.remaining(), this.block.length - this.filled);
			piece.get(this.block, this.filled, count);
			this.filled += count;
		}
	}

	/** Return how many bytes were taken in. */
	public long size() {
		return this.size;
	}

	/** Complete the content. */
	public ReceivedContent finish() throws IOException {
		if (this.filled > 0) {
			flush(this.size <= this.firstBlockSize);
		}
		else {
			this.blob.blocks().give(this.block);
		}
		return this.hasher.finish(SharedBlob.of(this.blob.finish()));
	}

	/** Give up what was not finished. */
	@Override
	public void close() {
		this.blob.close();
	}

	private void flush(boolean only) throws IOException {
		byte[] full = this.block;
		boolean kept = this.blob.write(full, this.filled);
		this.hasher.take(full, this.filled, only, () -> {
			if (!kept) {
				this.blob.blocks().give(full);
			}
		});
		this.filled = 0;
	}

}
