package io.storager.emulator.store;

import java.io.IOException;

/** The store has reached its bound. */
public final class StoreFullException extends IOException {

	private static final long serialVersionUID = 1L;

	StoreFullException(long capacity) {
		super("The emulator keeps at most " + capacity / (1024 * 1024)
				+ " MiB in memory: delete objects, give it more heap, or a directory.");
	}

}
