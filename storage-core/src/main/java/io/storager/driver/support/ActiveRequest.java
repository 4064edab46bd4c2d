package io.storager.driver.support;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The request that a thread waits for, so that a deadline or a failure elsewhere can end
 * the wait: a thread that reads from a socket does not notice an interrupt. A driver that
 * tells of no request can be waited for as long as its client's timeouts allow.
 */
public final class ActiveRequest {

	private static final Logger logger = LoggerFactory.getLogger(ActiveRequest.class);

	private static final ThreadLocal<@Nullable ActiveRequest> CURRENT = new ThreadLocal<>();

	/** The outermost first. */
	private volatile List<InterruptHandle> handles = List.of();

	private volatile @Nullable Runnable abort;

	private ActiveRequest() {
	}

	/**
	 * Tell of a request that the current thread is about to send.
	 * @param abort breaks the request off without waiting; any thread may call it, more
	 * than once, also when the request has ended
	 */
	public static void begin(Runnable abort) {
		replace(abort);
	}

	/**
	 * Tell what the current thread waits for from now on.
	 * @param abort ends it, or {@code null} if it waits for no request
	 * @return what it waited for until now
	 */
	public static @Nullable Runnable replace(@Nullable Runnable abort) {
		ActiveRequest current = CURRENT.get();
		if (current == null) {
			return null;
		}
		Runnable earlier = current.abort;
		current.abort = abort;
		if (abort != null && current.unwanted()) {
			current.abort();
		}
		return earlier;
	}

	/**
	 * The current thread calls a driver. Until the end of the call an interrupt ends it
	 * too: an SDK that somebody else has set up may repeat a request and pauses before it
	 * does, or waits for a thread of its own that sends it.
	 * @return the call, or {@code null} if nobody can want it to end
	 */
	public static @Nullable DriverCall call() {
		ActiveRequest current = CURRENT.get();
		return (current != null) ? new DriverCall(current.handles) : null;
	}

	/** Whether somebody wants the current thread's work to end. */
	public static boolean isUnwanted() {
		ActiveRequest current = CURRENT.get();
		return current != null && current.unwanted();
	}

	/**
	 * Run something in the current thread that nobody is to break off. An interrupt waits
	 * until it has ended.
	 */
	public static void shield(Runnable work) {
		ActiveRequest current = CURRENT.get();
		boolean interrupted = Thread.interrupted();
		CURRENT.remove();
		try {
			work.run();
		}
		finally {
			if (current != null) {
				CURRENT.set(current);
			}
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	static ActiveRequest attach(InterruptHandle handle) {
		ActiveRequest current = CURRENT.get();
		if (current == null) {
			current = new ActiveRequest();
			CURRENT.set(current);
		}
		List<InterruptHandle> handles = new ArrayList<>(current.handles);
		handles.add(handle);
		current.handles = List.copyOf(handles);
		return current;
	}

	void detach(InterruptHandle handle) {
		List<InterruptHandle> handles = new ArrayList<>(this.handles);
		handles.remove(handle);
		this.handles = List.copyOf(handles);
		if (handles.isEmpty()) {
			CURRENT.remove();
		}
	}

	private boolean unwanted() {
		return this.handles.stream().anyMatch(InterruptHandle::fired);
	}

	void abort() {
		Runnable abort = this.abort;
		if (abort == null) {
			return;
		}
		try {
			abort.run();
		}
		catch (RuntimeException ex) {
			logger.debug("A request could not be broken off", ex);
		}
	}

	/** A call into a driver. */
	public static final class DriverCall implements AutoCloseable {

		private final List<InterruptHandle> handles;

		private final @Nullable Runnable earlier = replace(null);

		private DriverCall(List<InterruptHandle> handles) {
			this.handles = handles;
			handles.forEach(InterruptHandle::beginWait);
		}

		/** It has ended. */
		@Override
		public void close() {
			this.handles.forEach(InterruptHandle::endWait);
			replace(this.earlier);
		}

	}

}
