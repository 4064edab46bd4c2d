package io.storager.transfer;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.storager.error.InvalidSettingException;

/**
 * The threads and the memory that the transfers of an application share. Threads are
 * daemons, start when they are needed and end a few seconds after that. Closing the pool
 * interrupts the transfers that still use it.
 */
public final class TransferPool implements AutoCloseable {

	private static final long IDLE_SECONDS = 5;

	private static final long MEMORY_MAXIMUM = 64L * 1024 * 1024;

	private final TransferMemory memory;

	private final ThreadPoolExecutor threads;

	/**
	 * Create a pool.
	 * @param memory the most bytes of buffers, for all transfers together
	 * @throws InvalidSettingException if that is less than 1 KiB
	 */
	public TransferPool(long memory) {
		this(memory, daemons());
	}

	/**
	 * Create a pool with threads of another kind, such as virtual ones.
	 * @param memory the most bytes of buffers, for all transfers together
	 * @param threads makes the threads, which must not keep the JVM from ending
	 * @throws InvalidSettingException if that is less than 1 KiB
	 */
	public TransferPool(long memory, ThreadFactory threads) {
		if (memory < 1024) {
			throw new InvalidSettingException("transfer.memory", memory + " bytes", "at least the size of one part");
		}
		this.memory = new TransferMemory(memory);
		this.threads = new ThreadPoolExecutor(0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS,
				new SynchronousQueue<>(), threads);
	}

	private static ThreadFactory daemons() {
		AtomicInteger number = new AtomicInteger();
		return (task) -> {
			Thread thread = new Thread(task, "storager-transfer-" + number.incrementAndGet());
			thread.setDaemon(true);
			return thread;
		};
	}

	/**
	 * Bytes of buffers if nobody says otherwise: 64 MiB, or a quarter of a small heap.
	 */
	public static long defaultMemory() {
		return Math.max(TransferSettings.DEFAULT.partSize(),
				Math.min(MEMORY_MAXIMUM, Runtime.getRuntime().maxMemory() / 4));
	}

	/** The pool of storagers that were given none. It lives as long as the JVM. */
	public static TransferPool shared() {
		return Shared.POOL;
	}

	/** How many threads send requests at the moment. */
	public int activeThreads() {
		return this.threads.getActiveCount();
	}

	/** The memory for buffers. */
	public TransferMemory memory() {
		return this.memory;
	}

	/**
	 * Threads for the transfers through one client: as many as half its connections, so
	 * that requests which are alone find a connection too.
	 */
	public WorkerPermits workers(int maxConnections) {
		return new WorkerPermits(this.threads, maxConnections / 2);
	}

	@Override
	public void close() {
		this.threads.shutdownNow();
	}

	private static final class Shared {

		private static final TransferPool POOL = new TransferPool(defaultMemory());

		private Shared() {
		}

	}

}
