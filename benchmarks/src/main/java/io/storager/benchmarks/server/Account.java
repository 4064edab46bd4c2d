package io.storager.benchmarks.server;

/** What every client needs to know of the emulator but its addresses. */
public final class Account {

	/** Who calls. */
	public static final String ACCESS_KEY = "benchmark-access-key";

	/** The key's secret. */
	public static final String SECRET_KEY = "benchmark-secret-key";

	/** The bucket of OSS. */
	public static final String OSS_BUCKET = "benchmark";

	/** The region of the bucket of OSS, as signatures name it. */
	public static final String OSS_REGION = "cn-hangzhou";

	/** The bucket of COS. */
	public static final String COS_BUCKET = "benchmark-1250000000";

	/** The region of the bucket of COS. */
	public static final String COS_REGION = "ap-guangzhou";

	private Account() {
	}

}
