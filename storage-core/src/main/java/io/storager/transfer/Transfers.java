package io.storager.transfer;

import io.storager.observation.CallObserver;

/** What the transfers of one storager may use, and who sees its calls. */
public final class Transfers {

	private static final int CONNECTIONS = 64;

	private static final long FAST_CONNECTION = 256 * 1024 * 1024;

	private static final Transfers DEFAULT = of(TransferSettings.DEFAULT, TransferPool.shared(), CONNECTIONS);

	private final TransferSettings settings;

	private final TransferMemory memory;

	private final WorkerPermits workers;

	private final RunningUploads uploads;

	private final long fastConnection;

	private final CallObserver observer;

	private Transfers(TransferSettings settings, TransferMemory memory, WorkerPermits workers, RunningUploads uploads,
			long fastConnection, CallObserver observer) {
		this.settings = settings;
		this.memory = memory;
		this.workers = workers;
		this.uploads = uploads;
		this.fastConnection = fastConnection;
		this.observer = observer;
	}

	/**
	 * Threads and memory of a pool.
	 * @param maxConnections how many connections the client has
	 */
	public static Transfers of(TransferSettings settings, TransferPool pool, int maxConnections) {
		WorkerPermits workers = pool.workers(maxConnections);
		return new Transfers(settings, pool.memory(), workers, new RunningUploads(workers), FAST_CONNECTION,
				CallObserver.NONE);
	}

	/** What suits most applications, in the JVM's shared pool. */
	public static Transfers byDefault() {
		return DEFAULT;
	}

	/** The same with other settings. */
	public Transfers with(TransferSettings settings) {
		return new Transfers(settings, this.memory, this.workers, this.uploads, this.fastConnection, this.observer);
	}

	/** How transfers are cut and repeated. */
	public TransferSettings settings() {
		return this.settings;
	}

	/** The memory for buffers, shared by all of the application. */
	public TransferMemory memory() {
		return this.memory;
	}

	/** The threads, shared by all storagers of one client. */
	public WorkerPermits workers() {
		return this.workers;
	}

	/**
	 * The uploads that run, of all storagers of one client: to be ended before the client
	 * is closed.
	 */
	public RunningUploads uploads() {
		return this.uploads;
	}

	/**
	 * Bytes a second that more connections would hardly make more of: a read that one
	 * connection serves so fast gets no others; {@code Long.MAX_VALUE} for all reads to
	 * get them at once.
	 */
	public long fastConnection() {
		return this.fastConnection;
	}

	/** The same with another notion of a fast connection. */
	public Transfers withFastConnection(long bytesPerSecond) {
		return new Transfers(this.settings, this.memory, this.workers, this.uploads, bytesPerSecond, this.observer);
	}

	/** Who sees the calls. */
	public CallObserver observer() {
		return this.observer;
	}

	/** The same with somebody who sees the calls. */
	public Transfers observedBy(CallObserver observer) {
		return new Transfers(this.settings, this.memory, this.workers, this.uploads, this.fastConnection, observer);
	}

}
