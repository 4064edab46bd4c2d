package io.storager.factory;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import io.storager.engine.DriverStorager;
import io.storager.transfer.RunningUploads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A storager with a client of its own, until it is closed. */
public final class OpenStorager implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final Logger logger = LoggerFactory.getLogger(OpenStorager.class);

	private final StoragerProvider.Made made;

	private final RunningUploads uploads;

	private final Consumer<OpenStorager> afterwards;

	private final AtomicBoolean closed = new AtomicBoolean();

	OpenStorager(StoragerProvider.Made made, RunningUploads uploads, Consumer<OpenStorager> afterwards) {
		this.made = made;
		this.uploads = uploads;
		this.afterwards = afterwards;
	}

	/** The storager; once this is closed its calls fail. */
	public DriverStorager storager() {
		return this.made.storager();
	}

	/**
	 * Give up the uploads in parts that still run, for 30 seconds at most, and shut the
	 * client down. Closing it again does nothing.
	 */
	@Override
	public void close() {
		if (!this.closed.compareAndSet(false, true)) {
			return;
		}
		try {
			if (!this.uploads.end(PATIENCE)) {
				logger.warn("{} uploads could not be given up in time; their parts may stay with the service",
						this.uploads.count());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			try {
				this.made.shutdown().run();
			}
			finally {
				this.afterwards.accept(this);
			}
		}
	}

}
