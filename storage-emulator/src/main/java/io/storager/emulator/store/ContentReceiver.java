package io.storager.emulator.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/**
 * Takes content in: collects it into blocks, hands each full block to the blob and hashes
 * it. Of a long content the MD5, the slowest step, runs on another thread while this one
 * reads on, by at most {@value #BLOCKS_AHEAD} blocks.
 */
public final class ContentReceiver implements Closeable {

	private static final int BLOCKS_AHEAD = 8;

	private final BlobWriter blob;

	private final Executor hashers;

	private final MessageDigest md5 = md5();

	private final Crc64 crc64 = new Crc64();

	private final Semaphore ahead = new Semaphore(BLOCKS_AHEAD);

	private CompletableFuture<?> hashed = CompletableFuture.completedFuture(null);

	private final int firstBlockSize;

	private byte[] block;

	private int filled;

	private long size;

	ContentReceiver(BlobWriter blob, Executor hashers, long declaredLength) {
		this.blob = blob;
		this.hashers = hashers;
		boolean small = declaredLength >= 0 && declaredLength < BlockPool.BLOCK_SIZE;
		this.block = small ? new byte[(int) declaredLength] : blob.blocks().take();
		this.firstBlockSize = this.block.length;
	}

	/** Take a piece in. */
	public void take(ByteBuffer piece) throws IOException {
		this.size += piece.remaining();
		while (piece.hasRemaining()) {
			if (this.filled == this.block.length) {
				flush();
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
		if (this.size <= this.firstBlockSize) {
			this.md5.update(this.block, 0, this.filled);
			if (this.filled == 0 || !store()) {
				this.blob.blocks().give(this.block);
			}
		}
		else {
			flush();
			this.hashed.join();
		}
		return new ReceivedContent(SharedBlob.of(this.blob.finish()), this.md5.digest(), this.crc64.value());
	}

	/** Give up what was not finished. */
	@Override
	public void close() {
		this.blob.close();
	}

	private void flush() throws IOException {
		byte[] full = this.block;
		int length = this.filled;
		boolean kept = store();
		this.filled = 0;
		this.ahead.acquireUninterruptibly();
		this.hashed = this.hashed.thenRunAsync(() -> {
			this.md5.update(full, 0, length);
			this.ahead.release();
			if (!kept) {
				this.blob.blocks().give(full);
			}
		}, this.hashers);
	}

	private boolean store() throws IOException {
		this.crc64.update(this.block, 0, this.filled);
		return this.blob.write(this.block, this.filled);
	}

	static MessageDigest md5() {
		try {
			return MessageDigest.getInstance("MD5");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has MD5", ex);
		}
	}

}
