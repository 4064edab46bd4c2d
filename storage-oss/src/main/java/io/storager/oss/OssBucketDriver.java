package io.storager.oss;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;

import com.aliyun.oss.OSS;
import io.storager.Encryption;
import io.storager.Feature;
import io.storager.Operation;
import io.storager.StorageMetadata;
import io.storager.driver.BucketDriver;
import io.storager.driver.Failure;
import io.storager.driver.GetReply;
import io.storager.driver.GetRequest;
import io.storager.driver.ListPage;
import io.storager.driver.ListRequest;
import io.storager.driver.ObjectHead;
import io.storager.driver.Payload;
import io.storager.driver.PutReply;
import io.storager.driver.PutRequest;
import org.jspecify.annotations.Nullable;

/** One bucket over the SDK. */
final class OssBucketDriver implements BucketDriver {

	private static final long KIB = 1024;

	private static final long GIB = 1024 * 1024 * KIB;

	private final Supplier<OSS> client;

	private final String bucket;

	private final @Nullable String location;

	OssBucketDriver(Supplier<OSS> client, String bucket, @Nullable String location) {
		this.client = client;
		this.bucket = bucket;
		this.location = location;
	}

	@Override
	public String service() {
		return OssServiceDriver.SERVICE;
	}

	@Override
	public String bucket() {
		return this.bucket;
	}

	@Override
	public @Nullable String location() {
		return this.location;
	}

	@Override
	public Set<Feature> features() {
		return EnumSet.of(Feature.ENCRYPTION);
	}

	@Override
	public StorageMetadata metadata(String workDir) {
		return new StorageMetadata(service(), this.bucket, this.location, workDir, 5 * GIB, 5 * GIB, 10_000, 100 * KIB,
				5 * GIB, 1023, (int) (8 * KIB));
	}

	@Override
	public Class<OssEncryption> encryptionType() {
		return OssEncryption.class;
	}

	@Override
	public void check(Encryption encryption) {
		// Whatever OssEncryption can express may travel over any connection.
	}

	@Override
	public PutReply put(String key, Payload payload, PutRequest request) {
		throw new UnsupportedOperationException();
	}

	@Override
	public GetReply get(String key, GetRequest request) {
		throw new UnsupportedOperationException();
	}

	@Override
	public ObjectHead head(String key, @Nullable Encryption encryption) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void delete(String key) {
		throw new UnsupportedOperationException();
	}

	@Override
	public ListPage list(ListRequest request) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void headBucket() {
		throw new UnsupportedOperationException();
	}

	@Override
	public Failure describe(Throwable error, Operation operation) {
		throw new UnsupportedOperationException(String.valueOf(this.client));
	}

}
