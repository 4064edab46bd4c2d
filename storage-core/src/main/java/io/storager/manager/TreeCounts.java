package io.storager.manager;

import java.util.ArrayList;
import java.util.List;

/** Counts what becomes of a tree. Used by one thread. */
final class TreeCounts {

	long done;

	long equal;

	long ignored;

	long failed;

	long bytes;

	final List<ObjectResult> failures = new ArrayList<>();

	void add(ObjectResult result) {
		switch (result.outcome()) {
			case DONE -> {
				this.done++;
				this.bytes += result.bytes();
			}
			case EQUAL -> this.equal++;
			case IGNORED -> this.ignored++;
			case FAILED -> {
				this.failed++;
				if (this.failures.size() < TreeResult.FAILURES_MAXIMUM) {
					this.failures.add(result);
				}
			}
		}
	}

	long objects() {
		return this.done + this.equal + this.ignored + this.failed;
	}

}
