package io.storager.emulator.store;

import java.time.Instant;

/**
 * The copy of an archived object that can be read for a while.
 *
 * @param ready when it can be read
 * @param until until when
 */
public record Restoration(Instant ready, Instant until) {

	/** Return whether the copy is still being made. */
	public boolean isUnderWay(Instant now) {
		return now.isBefore(this.ready);
	}

	/** Return whether the copy can be read. */
	public boolean isReadable(Instant now) {
		return !isUnderWay(now) && now.isBefore(this.until);
	}

}
