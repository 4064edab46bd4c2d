package io.storager.transfer;

/**
 * What the transfers of one storager may use.
 *
 * @param settings how they are cut and repeated
 * @param memory the memory for buffers, shared by all of the application
 * @param lanes the threads, shared by all storagers of one client
 * @param fastConnection bytes a second that more connections would hardly make more of: a
 * read that one connection serves so fast gets no others; {@code Long.MAX_VALUE} for all
 * reads to get them at once
 */
public record Transfers(TransferSettings settings, TransferMemory memory, WorkerPermits lanes, long fastConnection) {

	private static final int CONNECTIONS = 64;

	private static final long FAST_CONNECTION = 256 * 1024 * 1024;

	private static final Transfers DEFAULT = of(TransferSettings.DEFAULT, TransferPool.shared(), CONNECTIONS);

	/**
	 * Threads and memory of a pool.
	 * @param maxConnections how many connections the client has
	 */
	public static Transfers of(TransferSettings settings, TransferPool pool, int maxConnections) {
		return new Transfers(settings, pool.memory(), pool.lanes(maxConnections), FAST_CONNECTION);
	}

	/** What suits most applications, in the JVM's shared pool. */
	public static Transfers byDefault() {
		return DEFAULT;
	}

	/** The same with other settings. */
	public Transfers with(TransferSettings settings) {
		return new Transfers(settings, this.memory, this.lanes, this.fastConnection);
	}

	/** The same with another notion of a fast connection. */
	public Transfers withFastConnection(long bytesPerSecond) {
		return new Transfers(this.settings, this.memory, this.lanes, bytesPerSecond);
	}

}
