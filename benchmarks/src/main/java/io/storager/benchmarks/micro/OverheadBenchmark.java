package io.storager.benchmarks.micro;

import java.util.concurrent.TimeUnit;

import io.storager.Content;
import io.storager.StorageObject;
import io.storager.Storager;
import io.storager.benchmarks.server.Service;
import io.storager.cos.CosConnection;
import io.storager.cos.CosStorager;
import io.storager.oss.OssConnection;
import io.storager.oss.OssStorager;
import io.storager.settings.Endpoint;
import io.storager.settings.HmacCredential;
import io.storager.settings.StoragerSettings;
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
 * What this library adds to an operation of an SDK, integrity included: the SDK answers
 * at once, so that what is left is ours. With {@code -prof gc} also what it allocates.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class OverheadBenchmark {

	private static final HmacCredential CREDENTIAL = HmacCredential.of("access-key", "secret-key");

	private static final byte[] BYTES = new byte[4096];

	/** The service. */
	@Param
	public Service service = Service.OSS;

	private final Storager oss;

	private final Storager cos;

	/** Make the storagers of both services. */
	public OverheadBenchmark() {
		InstantOss ossClient = new InstantOss(BYTES);
		this.oss = new OssStorager(() -> ossClient,
				OssConnection.of(Endpoint.parse("http://127.0.0.1"), CREDENTIAL, "cn-hangzhou"), "bucket",
				StoragerSettings.DEFAULT);
		InstantCos cosClient = new InstantCos(BYTES);
		this.cos = new CosStorager(() -> cosClient, CosConnection.of(null, CREDENTIAL, "ap-guangzhou"),
				"bucket-1250000000", StoragerSettings.DEFAULT);
	}

	private Storager storager() {
		return switch (this.service) {
			case OSS -> this.oss;
			case COS -> this.cos;
		};
	}

	/** Write 4 KiB. */
	@Benchmark
	public StorageObject put() {
		return storager().write("a/small/object", Content.of(BYTES));
	}

	/** Read 4 KiB. */
	@Benchmark
	public byte[] get() {
		return storager().readAllBytes("a/small/object");
	}

	/** Ask for the metadata. */
	@Benchmark
	public StorageObject stat() {
		return storager().stat("a/small/object");
	}

}
