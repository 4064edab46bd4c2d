package io.storager.emulator;

import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/** Runs an emulator on its own until it is told to end. */
public final class EmulatorApplication {

	private static final int USAGE_ERROR = 2;

	private EmulatorApplication() {
	}

	/**
	 * Run.
	 * @param arguments see {@code --help}
	 * @throws InterruptedException if the main thread is interrupted
	 */
	public static void main(String... arguments) throws InterruptedException {
		if (Arrays.asList(arguments).contains("--help")) {
			System.out.print(EmulatorArguments.HELP);
			return;
		}
		StorageEmulator emulator;
		try {
			emulator = EmulatorArguments.parse(arguments).start();
		}
		catch (IllegalArgumentException | UncheckedIOException ex) {
			System.err.println("storage-emulator: " + ex.getMessage());
			System.exit(USAGE_ERROR);
			return;
		}
		CountDownLatch ended = new CountDownLatch(1);
		Runtime.getRuntime().addShutdownHook(new Thread(() -> {
			emulator.close();
			ended.countDown();
		}, "storage-emulator-shutdown"));
		System.out.println(
				"storage-emulator is ready: OSS on " + emulator.ossEndpoint() + ", COS on " + emulator.cosEndpoint());
		ended.await();
	}

}
