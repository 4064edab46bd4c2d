package io.storager.faults;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

import io.storager.StorageException;
import io.storager.engine.DriverStorager;
import io.storager.settings.ClientSettings;

/**
 * A storager with a client of its own, and one that looks at what it did.
 *
 * @param storager the storager
 * @param observer another one through the same client, which has no deadline
 * @param settings the client's
 * @param shutdown shuts the client down
 */
record Client(DriverStorager storager, DriverStorager observer, ClientSettings settings,
		Runnable shutdown) implements AutoCloseable {

	/**
	 * Use all connections at the same time: that fails if one of them never came back.
	 */
	void requireAllConnections(String path) throws IOException {
		List<InputStream> open = new ArrayList<>();
		try {
			for (int i = 0; i < this.settings.maxConnections(); i++) {
				open.add(this.observer.newInputStream(path));
			}
		}
		catch (StorageException ex) {
			throw new AssertionError(
					"only %s of %s connections are free".formatted(open.size(), this.settings.maxConnections()), ex);
		}
		finally {
			for (InputStream stream : open) {
				stream.close();
			}
		}
	}

	@Override
	public void close() {
		this.shutdown.run();
	}

}
