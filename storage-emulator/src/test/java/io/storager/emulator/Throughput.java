package io.storager.emulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;

/**
 * Measures put and get of one client on loopback, in this process. The MD5 of one content
 * cannot be shared out to cores, so its rate, printed first, bounds every put. Run by
 * hand: {@code Throughput [folder]}.
 */
final class Throughput {

	private static final int SIZE = 256 << 20;

	private static final int ROUNDS = 6;

	private static final byte[] CONTENT = new byte[1 << 20];

	private static long processorTimeBefore;

	private Throughput() {
	}

	public static void main(String... arguments) throws IOException, NoSuchAlgorithmException {
		new Random(1).nextBytes(CONTENT);
		MessageDigest md5 = MessageDigest.getInstance("MD5");
		for (int round = 0; round < 2; round++) {
			long start = System.nanoTime();
			for (int written = 0; written < SIZE; written += CONTENT.length) {
				md5.update(CONTENT);
			}
			report("MD5 alone", start);
		}
		StorageEmulator.Builder builder = StorageEmulator.builder();
		if (arguments.length > 0) {
			builder.directory(Path.of(arguments[0]));
		}
		try (TestEmulator test = new TestEmulator(builder)) {
			for (int round = 0; round < ROUNDS; round++) {
				URI link = PresignedLinks.oss(test, "PUT", "big");
				long start = System.nanoTime();
				put(link);
				report("put", start);
				link = PresignedLinks.oss(test, "GET", "big");
				start = System.nanoTime();
				get(link);
				report("get", start);
			}
		}
	}

	private static void put(URI link) throws IOException {
		HttpURLConnection connection = (HttpURLConnection) link.toURL().openConnection();
		connection.setRequestMethod("PUT");
		connection.setDoOutput(true);
		connection.setFixedLengthStreamingMode(SIZE);
		try (OutputStream out = connection.getOutputStream()) {
			for (int written = 0; written < SIZE; written += CONTENT.length) {
				out.write(CONTENT);
			}
		}
		if (connection.getResponseCode() != 200) {
			throw new IOException("Answered " + connection.getResponseCode());
		}
	}

	private static void get(URI link) throws IOException {
		byte[] buffer = new byte[256 * 1024];
		long total = 0;
		try (InputStream in = link.toURL().openStream()) {
			for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
				total += count;
			}
		}
		if (total != SIZE) {
			throw new IOException("Got " + total + " bytes");
		}
	}

	/**
	 * The processor time, of client and emulator together, tells more on a busy machine.
	 */
	private static void report(String what, long start) {
		long processorTime = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
		System.out.printf(Locale.ROOT, "%-10s %6.0f MB/s %8.2f s of processor time for a GB%n", what,
				SIZE / 1e6 / ((System.nanoTime() - start) / 1e9), (processorTime - processorTimeBefore) / (SIZE / 1e6));
		processorTimeBefore = processorTime;
	}

}
