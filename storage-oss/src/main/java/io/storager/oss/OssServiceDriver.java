package io.storager.oss;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

import com.aliyun.oss.OSS;
import com.aliyun.oss.model.BucketList;
import com.aliyun.oss.model.CreateBucketRequest;
import com.aliyun.oss.model.GenericRequest;
import com.aliyun.oss.model.ListBucketsRequest;
import com.aliyun.oss.model.StorageClass;
import io.storager.Operation;
import io.storager.driver.BucketListRequest;
import io.storager.driver.BucketPage;
import io.storager.driver.Failure;
import io.storager.driver.ServiceDriver;
import io.storager.options.BucketOptions;

/** The account's buckets over the SDK. */
final class OssServiceDriver implements ServiceDriver {

	static final String SERVICE = "oss";

	private static final int PAGE_SIZE = 1000;

	private final Supplier<OSS> client;

	private final OssConnection connection;

	OssServiceDriver(Supplier<OSS> client, OssConnection connection) {
		this.client = client;
		this.connection = connection;
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
	public void create(String bucket, BucketOptions options) {
		if (options.location() != null) {
			requireOwn(options.location());
		}
		CreateBucketRequest request = OssBucketDriver.quiet(new CreateBucketRequest(bucket));
		if (options.storageClass() != null) {
			request.setStorageClass(storageClass(options.storageClass()));
		}
		this.client.get().createBucket(request);
	}

	/** An endpoint creates buckets in its own region and nowhere else. */
	private void requireOwn(String location) {
		String own = this.connection.region();
		if (own == null || (!location.equals(own) && !location.equals("oss-" + own))) {
			throw new IllegalArgumentException("the location is '%s'; allowed: %s".formatted(location,
					(own != null) ? "'%s', the region of the endpoint '%s'".formatted(own, this.connection.endpoint())
							: "none, the endpoint '%s' decides".formatted(this.connection.endpoint())));
		}
	}

	private static StorageClass storageClass(String storageClass) {
		List<StorageClass> known = Arrays.stream(StorageClass.values())
			.filter((each) -> each != StorageClass.Unknown)
			.toList();
		return known.stream()
			.filter((each) -> each.toString().equals(storageClass))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(
					"the storage class is '%s'; allowed: %s".formatted(storageClass, known)));
	}

	@Override
	public void delete(String bucket) {
		this.client.get().deleteBucket(OssBucketDriver.quiet(new GenericRequest(bucket)));
	}

	@Override
	public BucketPage list(BucketListRequest request) {
		BucketList page = this.client.get()
			.listBuckets(OssBucketDriver.quiet(new ListBucketsRequest(null, request.marker(), PAGE_SIZE)));
		return BucketPage.of(page.getBucketList()
			.stream()
			.map((bucket) -> BucketPage.Bucket.of(bucket.getName(), bucket.getLocation()))
			.toList(), page.isTruncated() ? page.getNextMarker() : null);
	}

	@Override
	public Failure describe(Throwable error, Operation operation) {
		return new OssErrors(this.connection.credentials()).describe(error, operation);
	}

}
