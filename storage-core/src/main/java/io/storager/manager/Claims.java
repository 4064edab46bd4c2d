package io.storager.manager;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one thread at a time work on files whose names a file system may take for the
 * same: the second one finds what the first has made.
 */
final class Claims {

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition released = this.lock.newCondition();

	private final Set<String> names = new HashSet<>();

	/** Wait until nobody works on such a file. */
	String take(String name) throws InterruptedException {
		String claim = Normalizer.normalize(name, Normalizer.Form.NFC)
			.toUpperCase(Locale.ROOT)
			.toLowerCase(Locale.ROOT);
		this.lock.lock();
		try {
			while (!this.names.add(claim)) {
				this.released.await();
			}
			return claim;
		}
		finally {
			this.lock.unlock();
		}
	}

	void giveBack(String claim) {
		this.lock.lock();
		try {
			this.names.remove(claim);
			this.released.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

}
