package io.storager.emulator.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/**
 * Computes the checksums while the content comes in. Of a long content the MD5, the
 * slowest step, runs on another thread while this one reads on, by at most
 * {@value #BLOCKS_AHEAD} blocks.
 */
public final class ComputingHasher implements ContentHasher {

	private static final int BLOCKS_AHEAD = 8;

	private final Executor threads;

	private final MessageDigest md5 = md5();

	private final Crc64 crc64 = new Crc64();

	private final Semaphore ahead = new Semaphore(BLOCKS_AHEAD);

	private CompletableFuture<?> hashed = CompletableFuture.completedFuture(null);

	/**
	 * Begin with a content.
	 * @param threads runs the MD5 beside the reading; must not be bounded
	 */
	public ComputingHasher(Executor threads) {
		this.threads = threads;
	}

	@Override
	public void take(byte[] block, int length, boolean only, Runnable done) {
		this.crc64.update(block, 0, length);
		if (only) {
			this.md5.update(block, 0, length);
			done.run();
			return;
		}
		this.ahead.acquireUninterruptibly();
		this.hashed = this.hashed.thenRunAsync(() -> {
			this.md5.update(block, 0, length);
			this.ahead.release();
			done.run();
		}, this.threads);
	}

	@Override
	public ReceivedContent finish(SharedBlob blob) {
		this.hashed.join();
		return new ReceivedContent(blob, this.md5.digest(), this.crc64.value());
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
