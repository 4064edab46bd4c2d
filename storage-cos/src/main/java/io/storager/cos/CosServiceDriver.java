package io.storager.cos;

import java.util.function.Supplier;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.exception.CosServiceException;
import com.qcloud.cos.model.ListBucketsRequest;
import com.qcloud.cos.model.ListBucketsResult;
import io.storager.Operation;
import io.storager.driver.BucketListRequest;
import io.storager.driver.BucketPage;
import io.storager.driver.Failure;
import io.storager.driver.ServiceDriver;
import io.storager.error.InvalidSettingException;
import io.storager.options.BucketOptions;

/** The buckets of an account in COS. */
final class CosServiceDriver implements ServiceDriver {

	private final Supplier<COSClient> client;

	private final String location;

	private final CosErrors errors;

	CosServiceDriver(Supplier<COSClient> client, CosConnection connection) {
		this.client = client;
		this.location = connection.location();
		this.errors = new CosErrors(connection);
	}

	@Override
	public String service() {
		return CosBucketDriver.SERVICE;
	}

	@Override
	public void checkName(String bucket) {
		CosBucketNames.require(bucket);
	}

	@Override
	public void create(String bucket, BucketOptions options) {
		String location = options.location();
		String storageClass = options.storageClass();
		if (location != null && !location.equals(this.location)) {
			throw new InvalidSettingException("location", location,
					"'%s', where this client is at home; another region needs a client of its own"
						.formatted(this.location));
		}
		if (storageClass != null) {
			throw new InvalidSettingException("storage-class", storageClass,
					"none: in COS objects have storage classes and buckets have not");
		}
		this.client.get().createBucket(bucket);
	}

	@Override
	public boolean isOwnBucket(Throwable error) {
		return error instanceof CosServiceException answer && "BucketAlreadyOwnedByYou".equals(answer.getErrorCode());
	}

	@Override
	public void delete(String bucket) {
		this.client.get().deleteBucket(bucket);
	}

	@Override
	public BucketPage list(BucketListRequest request) {
		ListBucketsRequest list = new ListBucketsRequest();
		if (request.marker() != null) {
			list.setMarker(request.marker());
		}
		ListBucketsResult result = this.client.get().getService(list);
		String next = result.isTruncated() ? result.getNextMarker() : null;
		return BucketPage.of(result.getBuckets()
			.stream()
			.map((bucket) -> BucketPage.Bucket.of(bucket.getName(), bucket.getLocation()))
			.toList(), (next != null && !next.isEmpty()) ? next : null);
	}

	@Override
	public Failure describe(Throwable error, Operation operation) {
		return this.errors.describe(error, operation);
	}

}
