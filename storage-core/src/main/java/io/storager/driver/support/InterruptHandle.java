package io.storager.driver.support;

import org.jspecify.annotations.Nullable;

/**
 * Ends what a thread does for somebody who does not want it any more: breaks off the
 * request that the thread waits for, and interrupts it in waits that end so. It does
 * nothing to the thread before or after that work.
 */
public final class InterruptHandle {

	private @Nullable Thread thread;

	private @Nullable ActiveRequest request;

	private int waits;

	private boolean sent;

	private volatile boolean fired;

	/** The current thread starts to work. */
	public void attach() {
		ActiveRequest request = ActiveRequest.attach(this);
		synchronized (this) {
			this.thread = Thread.currentThread();
			this.request = request;
		}
	}

	/** The current thread has done its work. */
	public void detach() {
		ActiveRequest request;
		synchronized (this) {
			request = this.request;
			this.request = null;
			this.thread = null;
		}
		if (request != null) {
			request.detach(this);
		}
	}

	/** Whether somebody wanted the work to end. */
	public boolean fired() {
		return this.fired;
	}

	/**
	 * From now on an interrupt ends what the current thread does.
	 * @return whether this handle is for the current thread at all
	 */
	public synchronized boolean beginWait() {
		if (this.thread != Thread.currentThread()) {
			return false;
		}
		this.waits++;
		if (this.fired) {
			send();
		}
		return true;
	}

	/**
	 * An interrupt is no longer of use: what is left of the one that was sent here is not
	 * meant for what the thread does next.
	 */
	public synchronized void endWait() {
		this.waits--;
		if (this.waits == 0 && takeInterrupt()) {
			Thread.interrupted();
		}
	}

	/**
	 * Whether an interrupt that has just ended a wait was sent here, and by nobody else.
	 */
	public synchronized boolean takeInterrupt() {
		boolean taken = this.sent;
		this.sent = false;
		return taken;
	}

	/** End what the thread does, or will do. */
	public void fire() {
		ActiveRequest request;
		synchronized (this) {
			this.fired = true;
			if (this.waits > 0) {
				send();
			}
			request = this.request;
		}
		if (request != null) {
			request.abort();
		}
	}

	private void send() {
		Thread thread = this.thread;
		// Of two interrupts only one is seen: an earlier one is somebody else's.
		if (thread != null && !thread.isInterrupted()) {
			this.sent = true;
			thread.interrupt();
		}
	}

}
