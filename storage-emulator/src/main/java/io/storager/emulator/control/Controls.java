package io.storager.emulator.control;

import java.time.Duration;
import java.time.Instant;

import io.storager.emulator.traffic.Faults;
import io.storager.emulator.traffic.RequestLog;

/** What the control API steers: the emulator, as far as it needs to know it. */
public interface Controls {

	/** Return what has arrived on the wire. */
	RequestLog requests();

	/** Return what may go wrong on purpose. */
	Faults faults();

	/** Return the time of the services. */
	Instant now();

	/** Return by how much it is advanced. */
	Duration clockOffset();

	/** Advance the time of the services. */
	void advanceClock(Duration duration);

	/** Go back to the time that was not advanced. */
	void resetClock();

	/** Remember all buckets and objects as they are. */
	Snapshot takeSnapshot();

	/** Be as after a start with an empty directory. */
	void reset();

	/** Buckets and objects as they were. */
	interface Snapshot extends AutoCloseable {

		int buckets();

		int objects();

		void restore();

		@Override
		void close();

	}

}
