package io.storager.emulator.traffic;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The latest requests, oldest first; what arrived beyond the capacity pushes out the
 * oldest.
 */
public final class RequestLog {

	private static final int CAPACITY = 10_000;

	private final ReentrantLock lock = new ReentrantLock();

	private final Deque<WireRequest> requests = new ArrayDeque<>();

	private final Deque<AnsweredRequest> answers = new ArrayDeque<>();

	private final List<Consumer<AnsweredRequest>> listeners = new CopyOnWriteArrayList<>();

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
			this.answers.clear();
			this.arrived = 0;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Return a snapshot of the latest requests that were answered, in the order in which
	 * their answers ended.
	 */
	public List<AnsweredRequest> answers() {
		this.lock.lock();
		try {
			return List.copyOf(this.answers);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Tell every request that is answered from here on.
	 * @param listener is called on the thread that served the request, after the answer
	 */
	public void onAnswer(Consumer<AnsweredRequest> listener) {
		this.listeners.add(listener);
	}

	/** Remember an answer; the emulator calls this once a request is done with. */
	public void add(AnsweredRequest answer) {
		this.lock.lock();
		try {
			if (this.answers.size() == CAPACITY) {
				this.answers.removeFirst();
			}
			this.answers.addLast(answer);
		}
		finally {
			this.lock.unlock();
		}
		this.listeners.forEach((listener) -> listener.accept(answer));
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
