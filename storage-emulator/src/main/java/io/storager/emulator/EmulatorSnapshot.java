package io.storager.emulator;

import io.storager.emulator.store.StoreSnapshot;

/**
 * The buckets and objects of an emulator as they were at a moment. It lives no longer
 * than the emulator, and until it is closed the bytes of its objects stay, in memory or
 * in the directory, even if the objects are deleted.
 */
public final class EmulatorSnapshot implements AutoCloseable {

	private final StoreSnapshot oss;

	private final StoreSnapshot cos;

	EmulatorSnapshot(StoreSnapshot oss, StoreSnapshot cos) {
		this.oss = oss;
		this.cos = cos;
	}

	StoreSnapshot oss() {
		return this.oss;
	}

	StoreSnapshot cos() {
		return this.cos;
	}

	/** Return how many buckets it has. */
	public int buckets() {
		return this.oss.buckets() + this.cos.buckets();
	}

	/** Return how many objects it has. */
	public int objects() {
		return this.oss.objects() + this.cos.objects();
	}

	/** Let go of the bytes. */
	@Override
	public void close() {
		this.oss.close();
		this.cos.close();
	}

}
