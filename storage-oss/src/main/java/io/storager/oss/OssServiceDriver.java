package io.storager.oss;

import java.util.function.Supplier;

import com.aliyun.oss.OSS;
import io.storager.Operation;
import io.storager.driver.BucketPage;
import io.storager.driver.Failure;
import io.storager.driver.ServiceDriver;
import org.jspecify.annotations.Nullable;

/** The account's buckets over the SDK. */
final class OssServiceDriver implements ServiceDriver {

	static final String SERVICE = "oss";

	OssServiceDriver(Supplier<OSS> client, OssConnection connection) {
	}

	@Override
	public String service() {
		return SERVICE;
	}

	@Override
	public void checkName(String bucket) {
		OssBucketNames.require(bucket);
	}

	@Override
	public void create(String bucket, @Nullable String location, @Nullable String storageClass) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void delete(String bucket) {
		throw new UnsupportedOperationException();
	}

	@Override
	public BucketPage list(@Nullable String marker) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Failure describe(Throwable error, Operation operation) {
		throw new UnsupportedOperationException();
	}

}
