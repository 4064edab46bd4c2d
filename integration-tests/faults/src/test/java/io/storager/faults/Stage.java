package io.storager.faults;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import io.storager.emulator.StorageEmulator;
import io.storager.engine.DriverStorager;
import io.storager.error.ObjectNotExistException;
import org.jspecify.annotations.Nullable;

/**
 * Where a trial takes place: a bucket, a client and a folder of its own.
 *
 * @param service the vendor
 * @param emulator who answers
 * @param bucket the bucket's name
 * @param client who asks
 * @param folder an empty folder
 * @param random decides everything that is left open
 */
record Stage(Service service, StorageEmulator emulator, String bucket, Client client, Path folder, Random random) {

	/** Does what is tried. */
	DriverStorager storager() {
		return this.client.storager();
	}

	/** Prepares it, and looks at what became of it, without a deadline. */
	DriverStorager observer() {
		return this.client.observer();
	}

	/** Random bytes: none, a few, or some parts. */
	byte[] bytes() {
		int partSize = this.service.partSize();
		return bytes(switch (this.random.nextInt(8)) {
			case 0 -> 0;
			case 1, 2 -> 1 + this.random.nextInt(partSize);
			case 3 -> partSize;
			default -> partSize + 1 + this.random.nextInt(partSize * 5 / 2);
		});
	}

	byte[] bytes(int length) {
		byte[] bytes = new byte[length];
		this.random.nextBytes(bytes);
		return bytes;
	}

	/** An object that is there before anything goes wrong, or perhaps is not. */
	byte @Nullable [] earlier(String key) {
		if (this.random.nextInt(4) == 0) {
			return null;
		}
		byte[] bytes = bytes(1000);
		seed(key, bytes);
		return bytes;
	}

	void seed(String key, byte[] bytes) {
		this.service.put(this.emulator, this.bucket, key, bytes);
	}

	/** What is stored at a key, or {@code null} if nothing is. */
	byte @Nullable [] stored(String key) {
		try {
			return observer().readAllBytes(key);
		}
		catch (ObjectNotExistException ex) {
			return null;
		}
	}

	/** Insist that one of some contents is what is stored at a key. */
	void requireOneOf(String key, List<byte @Nullable []> allowed) {
		byte[] stored = stored(key);
		if (allowed.stream().noneMatch((bytes) -> Arrays.equals(bytes, stored))) {
			throw new AssertionError("'%s' is %s; allowed: %s".formatted(key, describe(stored),
					allowed.stream().map(Stage::describe).toList()));
		}
	}

	private static String describe(byte @Nullable [] bytes) {
		return (bytes != null) ? String.format(Locale.ROOT, "%s bytes (%08x)", bytes.length, Arrays.hashCode(bytes))
				: "absent";
	}

}
