package io.storager.emulator.store;

import java.nio.file.NoSuchFileException;
import java.util.concurrent.atomic.AtomicInteger;

/** A blob with several holders; the last one to let go of it releases it. */
final class Extent {

	private final Blob blob;

	private final AtomicInteger holders = new AtomicInteger(1);

	/** Begin with one holder. */
	Extent(Blob blob) {
		this.blob = blob;
	}

	/** Return the bytes, good as long as the caller holds them. */
	Blob blob() {
		return this.blob;
	}

	/** Add a holder. */
	void hold() throws NoSuchFileException {
		int before = this.holders.getAndUpdate((count) -> (count > 0) ? count + 1 : 0);
		if (before == 0) {
			throw new NoSuchFileException("The content was released");
		}
	}

	/** Remove a holder. */
	void letGo() {
		if (this.holders.decrementAndGet() == 0) {
			this.blob.release();
		}
	}

}
