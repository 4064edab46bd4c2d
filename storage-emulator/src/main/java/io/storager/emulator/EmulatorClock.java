package io.storager.emulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The time of the emulated services. It can be advanced, so that a test sees in a moment
 * what takes days: links and temporary credentials expire, restored objects go back to
 * the archive, lifecycle rules come due. Clients need not know: the dates that they sign
 * their requests, links and forms with are still compared with the time that was not
 * advanced, which the {@code Date} of answers tells, too. What has an end ends by the
 * advanced time, also a link that was signed since.
 */
public final class EmulatorClock extends Clock {

	private final Clock base;

	private final AtomicLong offsetNanos;

	EmulatorClock(Clock base) {
		this(base, new AtomicLong());
	}

	private EmulatorClock(Clock base, AtomicLong offsetNanos) {
		this.base = base;
		this.offsetNanos = offsetNanos;
	}

	/**
	 * Advance the time.
	 * @param duration by how much; not negative
	 * @throws IllegalArgumentException if the duration is negative
	 */
	public void advance(Duration duration) {
		if (duration.isNegative()) {
			throw new IllegalArgumentException("The clock can only be advanced, not by " + duration);
		}
		this.offsetNanos.addAndGet(duration.toNanos());
	}

	/** Go back to the time that was not advanced. */
	public void reset() {
		this.offsetNanos.set(0);
	}

	/** Return by how much the time is advanced. */
	public Duration offset() {
		return Duration.ofNanos(this.offsetNanos.get());
	}

	/** Return the clock that is not advanced. */
	Clock base() {
		return this.base;
	}

	@Override
	public Instant instant() {
		return this.base.instant().plus(offset());
	}

	@Override
	public ZoneId getZone() {
		return this.base.getZone();
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return new EmulatorClock(this.base.withZone(zone), this.offsetNanos);
	}

}
