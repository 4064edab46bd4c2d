package io.storager.driver;

import org.jspecify.annotations.Nullable;

/**
 * The thread that works on something, for whoever wants to interrupt it: only while it
 * works on that.
 */
final class Pilot {

	private @Nullable Thread thread;

	private boolean unwanted;

	/** The current thread starts. */
	synchronized void board() {
		this.thread = Thread.currentThread();
		if (this.unwanted) {
			this.thread.interrupt();
		}
	}

	/** The current thread has done its work. */
	synchronized void leave() {
		this.thread = null;
		if (this.unwanted) {
			// What is left of the interrupt is not meant for the thread's next work.
			Thread.interrupted();
		}
	}

	/** Whether somebody wanted the work to end. */
	synchronized boolean unwanted() {
		return this.unwanted;
	}

	/** Interrupt whoever works, or will start to. */
	synchronized void interrupt() {
		this.unwanted = true;
		if (this.thread != null) {
			this.thread.interrupt();
		}
	}

}
