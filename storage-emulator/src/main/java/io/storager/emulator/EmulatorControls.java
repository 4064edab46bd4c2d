package io.storager.emulator;

import java.time.Duration;
import java.time.Instant;

import io.storager.emulator.control.Controls;
import io.storager.emulator.traffic.Faults;
import io.storager.emulator.traffic.RequestLog;

/**
 * Lets the control API do what the Java API does.
 *
 * @param emulator the emulator
 */
record EmulatorControls(StorageEmulator emulator) implements Controls {

	@Override
	public RequestLog requests() {
		return this.emulator.requests();
	}

	@Override
	public Faults faults() {
		return this.emulator.faults();
	}

	@Override
	public Instant now() {
		return this.emulator.clock().instant();
	}

	@Override
	public Duration clockOffset() {
		return this.emulator.clock().offset();
	}

	@Override
	public void advanceClock(Duration duration) {
		this.emulator.clock().advance(duration);
	}

	@Override
	public void resetClock() {
		this.emulator.clock().reset();
	}

	@Override
	public Snapshot takeSnapshot() {
		return new NamedSnapshot(this.emulator, this.emulator.snapshot());
	}

	@Override
	public void reset() {
		this.emulator.reset();
	}

	/**
	 * A snapshot and the emulator it is of.
	 *
	 * @param emulator the emulator
	 * @param snapshot the snapshot
	 */
	private record NamedSnapshot(StorageEmulator emulator, EmulatorSnapshot snapshot) implements Snapshot {

		@Override
		public int buckets() {
			return this.snapshot.buckets();
		}

		@Override
		public int objects() {
			return this.snapshot.objects();
		}

		@Override
		public void restore() {
			this.emulator.restore(this.snapshot);
		}

		@Override
		public void close() {
			this.snapshot.close();
		}

	}

}
