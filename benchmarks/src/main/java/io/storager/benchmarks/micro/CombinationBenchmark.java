package io.storager.benchmarks.micro;

import java.util.concurrent.TimeUnit;

import com.aliyun.oss.common.utils.CRC64;
import io.storager.checksum.Crc64;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long it takes to tell the checksum of an object from those of two parts, once for
 * each part of a transfer.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CombinationBenchmark {

	private long first = 0x123456789abcdefL;

	private long second = 0xfedcba987654321L;

	private long length = 8 << 20;

	/** Combine with this library. */
	@Benchmark
	public long thisLibrary() {
		return Crc64.combine(this.first, this.second, this.length);
	}

	/** Combine with the OSS SDK, whose class the COS SDK has too. */
	@Benchmark
	public long ossSdk() {
		return CRC64.combine(this.first, this.second, this.length);
	}

}
