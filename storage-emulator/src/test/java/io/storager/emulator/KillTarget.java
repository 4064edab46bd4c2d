package io.storager.emulator;

import java.io.IOException;
import java.nio.file.Path;

/** The process that {@link KillTests} kills. */
final class KillTarget {

	private KillTarget() {
	}

	public static void main(String... arguments) throws IOException {
		StorageEmulator emulator = StorageEmulator.builder()
			.directory(Path.of(arguments[0]))
			.credential(TestEmulator.ACCESS_KEY, TestEmulator.SECRET_KEY)
			.ossBucket(TestEmulator.OSS_BUCKET, "oss-" + TestEmulator.OSS_REGION)
			.loose(true)
			.start();
		System.out.println(emulator.ossPort());
		// Ends with its parent, should that end first.
		System.in.read();
		emulator.close();
	}

}
