package io.storager.boot.test;

import java.util.concurrent.atomic.AtomicBoolean;

import io.storager.emulator.StorageEmulator;

/**
 * Starts an emulator in the background and ends it at once, so that its classes are there
 * when the first context needs one: Spring leaves a second processor little to do
 * meanwhile. The emulator of a context has nothing to do with it.
 */
final class EmulatorPreloader {

	private static final AtomicBoolean STARTED = new AtomicBoolean();

	private EmulatorPreloader() {
	}

	/** Do it, once in a JVM and only if there is a processor to spare. */
	static void start() {
		if (Runtime.getRuntime().availableProcessors() > 1 && STARTED.compareAndSet(false, true)) {
			Thread thread = new Thread(EmulatorPreloader::preload, "storage-emulator-preloader");
			thread.setDaemon(true);
			thread.start();
		}
	}

	static void preload() {
		try {
			StorageEmulator.builder().credential("preloader", "preloader").start().close();
		}
		catch (RuntimeException | LinkageError ex) {
			// Whoever needs an emulator is told why there is none.
		}
	}

}
