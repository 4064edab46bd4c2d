package io.storager.emulator.http;

import org.jspecify.annotations.Nullable;

/**
 * What shall go wrong while bodies move. Offsets count body bytes; {@code null} means
 * never.
 *
 * @param bytesPerSecond the most that either direction may move
 * @param resetRequestAfter where the connection is reset while the request body is read
 * @param corruptRequestAt which byte of the request body is inverted
 * @param cutResponseAfter where the response body ends early
 * @param cutByReset whether that end is a reset rather than an orderly close
 * @param corruptResponseAt which byte of the response body is inverted
 * @param loseReply whether the connection is reset instead of replying
 * @param hangUp whether the connection is closed behind the reply
 */
public record Disturbance(@Nullable Long bytesPerSecond, @Nullable Long resetRequestAfter,
		@Nullable Long corruptRequestAt, @Nullable Long cutResponseAfter, boolean cutByReset,
		@Nullable Long corruptResponseAt, boolean loseReply, boolean hangUp) {

	/** Nothing goes wrong. */
	public static final Disturbance NONE = new Disturbance(null, null, null, null, false, null, false, false);

	/** Return the same, with bodies that move no faster than this either. */
	Disturbance within(long rate) {
		long slower = (this.bytesPerSecond != null) ? Math.min(this.bytesPerSecond, rate) : rate;
		return new Disturbance(slower, this.resetRequestAfter, this.corruptRequestAt, this.cutResponseAfter,
				this.cutByReset, this.corruptResponseAt, this.loseReply, this.hangUp);
	}

	@Nullable Pace pace() {
		return (this.bytesPerSecond != null) ? new Pace(this.bytesPerSecond) : null;
	}

}
