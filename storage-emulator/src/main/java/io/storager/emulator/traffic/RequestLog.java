package io.storager.emulator.traffic;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * The latest requests, oldest first; what arrived beyond the capacity pushes out the
 * oldest.
 */
public final class RequestLog {

	private static final int CAPACITY = 10_000;

	private final ReentrantLock lock = new ReentrantLock();

	private final Deque<WireRequest> requests = new ArrayDeque<>();

	private long arrived;

	/** Return a snapshot of everything that is still remembered. */
	public List<WireRequest> all() {
		return matching((request) -> true);
	}

	/** Return a snapshot of the requests that satisfy the condition. */
	public List<WireRequest> matching(Predicate<? super WireRequest> condition) {
		List<WireRequest> snapshot;
		this.lock.lock();
		try {
			snapshot = new ArrayList<>(this.requests);
		}
		finally {
			this.lock.unlock();
		}
		snapshot.removeIf(condition.negate());
		return List.copyOf(snapshot);
	}

	/** Count what is remembered. */
	public int count() {
		return all().size();
	}

	/** Count the requests that satisfy the condition. */
	public int count(Predicate<? super WireRequest> condition) {
		return matching(condition).size();
	}

	/** Count what has arrived since the last {@link #clear()}, remembered or not. */
	public long arrived() {
		this.lock.lock();
		try {
			return this.arrived;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Forget everything. */
	public void clear() {
		this.lock.lock();
		try {
			this.requests.clear();
			this.arrived = 0;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Remember a request; the emulator calls this before anything else can go wrong. */
	public void add(WireRequest request) {
		this.lock.lock();
		try {
			if (this.requests.size() == CAPACITY) {
				this.requests.removeFirst();
			}
			this.requests.addLast(request);
			this.arrived++;
		}
		finally {
			this.lock.unlock();
		}
	}

}
