package io.storager.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

import com.aliyun.oss.common.utils.CRC64;
import io.storager.driver.Crc64;

/**
 * How fast the checksum of every transfer is: ours, the OSS SDK's and, as the ceiling,
 * the CRC-32C that the processor computes by itself. The rounds alternate, so that
 * whatever else the machine does hits all alike; the best round counts.
 */
public final class ChecksumBenchmark {

	private static final int SIZE = 8 * 1024 * 1024;

	private static final int ROUNDS = 30;

	private ChecksumBenchmark() {
	}

	/** Print a line for each checksum. */
	public static void main(String[] args) {
		byte[] bytes = new byte[SIZE];
		new Random(42).nextBytes(bytes);
		Map<String, LongSupplier> checksums = new LinkedHashMap<>();
		checksums.put("CRC-64, ours", () -> value(new Crc64(), bytes));
		checksums.put("CRC-64, OSS SDK", () -> value(new CRC64(), bytes));
		checksums.put("CRC-32C, JDK", () -> value(new CRC32C(), bytes));
		requireEqual(checksums.get("CRC-64, ours"), checksums.get("CRC-64, OSS SDK"));
		Map<String, Long> best = new LinkedHashMap<>();
		for (int round = 0; round < ROUNDS; round++) {
			checksums.forEach((name, checksum) -> best.merge(name, nanoseconds(checksum), Math::min));
		}
		best.forEach((name, time) -> System.out.printf("%-16s %8.0f MB/s%n", name, SIZE / 1e6 / (time / 1e9)));
	}

	private static long value(Checksum checksum, byte[] bytes) {
		checksum.update(bytes, 0, bytes.length);
		return checksum.getValue();
	}

	private static long nanoseconds(LongSupplier checksum) {
		long start = System.nanoTime();
		long value = checksum.getAsLong();
		long time = System.nanoTime() - start;
		if (value == 0) {
			throw new IllegalStateException("A checksum of random bytes is not 0");
		}
		return time;
	}

	private static void requireEqual(LongSupplier ours, LongSupplier theirs) {
		if (ours.getAsLong() != theirs.getAsLong()) {
			throw new IllegalStateException("The two checksums differ");
		}
	}

}
