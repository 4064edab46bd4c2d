package io.storager.autoconfigure;

import java.time.Duration;

import io.storager.transfer.RunningUploads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

/**
 * Gives the uploads in parts up that still run when a context closes, before it shuts the
 * client down: what is not given up stays with the service. It comes after the web server
 * and the executors, which may end them well, and takes as long as
 * {@code spring.lifecycle.timeout-per-shutdown-phase} allows.
 */
public final class TransferLifecycle implements SmartLifecycle {

	/** Almost last: what the phases above do may still upload something. */
	static final int PHASE = Integer.MIN_VALUE + 1024;

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final Logger logger = LoggerFactory.getLogger(TransferLifecycle.class);

	private final RunningUploads uploads;

	private volatile boolean running;

	public TransferLifecycle(RunningUploads uploads) {
		this.uploads = uploads;
	}

	@Override
	public void start() {
		this.uploads.reopen();
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		try {
			int left = this.uploads.count();
			if (left > 0) {
				logger.info("Giving up {} uploads that still run", left);
			}
			if (!this.uploads.end(PATIENCE)) {
				logger.warn("{} uploads could not be given up in time; their parts may stay with the service",
						this.uploads.count());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** In a thread of its own: the context goes on when it has waited long enough. */
	@Override
	public void stop(Runnable callback) {
		Thread thread = new Thread(() -> {
			try {
				stop();
			}
			finally {
				callback.run();
			}
		}, "storage-shutdown");
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}
