package io.storager.test;

import io.storager.Storager;

/** Assertions on what is stored; each looks when it is called. */
public final class StorageAssertions {

	private StorageAssertions() {
	}

	/** Assert on the objects of a storager. */
	public static StoragerAssert assertThat(Storager storager) {
		return new StoragerAssert(storager);
	}

}
