package io.storager.engine.upload;

import io.storager.Part;
import org.jspecify.annotations.Nullable;

/** Knows which parts of an upload need not be sent again. Used by many threads. */
interface PartLedger {

	/** Of an upload that has just been started. */
	PartLedger NONE = new PartLedger() {

		@Override
		public @Nullable Part find(int index, UploadPayload payload) {
			return null;
		}

		@Override
		public void stored(Part part) {
		}

	};

	/**
	 * The part that has arrived already with these very bytes and carries their CRC-64,
	 * or {@code null} if they have to be sent.
	 */
	@Nullable Part find(int index, UploadPayload payload);

	/**
	 * A part was sent.
	 * @param part with the CRC-64 of what was sent
	 */
	void stored(Part part);

}
