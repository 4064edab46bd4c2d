package io.storager.benchmarks.micro;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

import io.storager.checksum.Crc64;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long a mebibyte takes: the checksum of every transfer bounds it. CRC-32C, which the
 * processor computes by itself, is the ceiling.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ChecksumBenchmark {

	/** Whose checksum. */
	@Param
	public Implementation implementation = Implementation.THIS_LIBRARY;

	private final byte[] bytes = new byte[1 << 20];

	/** Fill the bytes. */
	public ChecksumBenchmark() {
		new Random(42).nextBytes(this.bytes);
	}

	/** Compute the checksum of a mebibyte. */
	@Benchmark
	public long mebibyte() {
		Checksum checksum = this.implementation.checksum();
		checksum.update(this.bytes, 0, this.bytes.length);
		return checksum.getValue();
	}

	/** What is compared. */
	public enum Implementation {

		/** CRC-64, ours. */
		THIS_LIBRARY,

		/** CRC-64, the OSS SDK's. */
		OSS_SDK,

		/** CRC-64, the COS SDK's. */
		COS_SDK,

		/** CRC-32C, the JDK's. */
		CRC_32C;

		Checksum checksum() {
			return switch (this) {
				case THIS_LIBRARY -> new Crc64();
				case OSS_SDK -> new com.aliyun.oss.common.utils.CRC64();
				case COS_SDK -> new com.qcloud.cos.utils.CRC64();
				case CRC_32C -> new CRC32C();
			};
		}

	}

}
