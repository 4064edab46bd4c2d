package io.storager.emulator.traffic;

import java.util.concurrent.atomic.AtomicInteger;

/** A rule that is in force: which requests it hits and what becomes of them. */
public final class Fault {

	private final Faults owner;

	private final FaultRule rule;

	private final FaultAction action;

	private final AtomicInteger matches = new AtomicInteger();

	Fault(Faults owner, FaultRule rule, FaultAction action) {
		this.owner = owner;
		this.rule = rule;
		this.action = action;
	}

	/** Return how many requests the fault has hit so far. */
	public int hits() {
		return Math.max(0, Math.min(this.matches.get() - this.rule.skipped(), this.rule.limit()));
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
		int match = this.matches.incrementAndGet();
		return match > this.rule.skipped() && match - this.rule.skipped() <= this.rule.limit();
	}

}
