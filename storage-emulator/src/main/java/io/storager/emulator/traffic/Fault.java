package io.storager.emulator.traffic;

import java.util.Random;
import java.util.concurrent.locks.ReentrantLock;

/** A rule that is in force: which requests it hits and what becomes of them. */
public final class Fault {

	private final Faults owner;

	private final FaultRule rule;

	private final FaultAction action;

	private final ReentrantLock lock = new ReentrantLock();

	private final Random random;

	private int matches;

	private int hits;

	Fault(Faults owner, FaultRule rule, FaultAction action) {
		this.owner = owner;
		this.rule = rule;
		this.action = action;
		this.random = new Random(rule.randomSeed());
	}

	/** Return how many requests the fault has hit so far. */
	public int hits() {
		this.lock.lock();
		try {
			return this.hits;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Take the fault out of force; requests it has hit already stay hit. */
	public void cancel() {
		this.owner.remove(this);
	}

	FaultAction action() {
		return this.action;
	}

	boolean hits(WireRequest request) {
		if (!this.rule.matches(request)) {
			return false;
		}
		this.lock.lock();
		try {
			if (this.matches < this.rule.skipped()) {
				this.matches++;
				return false;
			}
			if (this.hits >= this.rule.limit() || this.random.nextDouble() >= this.rule.chance()) {
				return false;
			}
			this.hits++;
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

}
