package io.storager.oss;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;

import com.aliyun.oss.OSS;
import com.aliyun.oss.model.GenericRequest;
import com.aliyun.oss.model.GetObjectRequest;
import com.aliyun.oss.model.ObjectMetadata;
import com.aliyun.oss.model.PutObjectRequest;
import com.aliyun.oss.model.PutObjectResult;
import com.aliyun.oss.model.WebServiceRequest;
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

	/**
	 * Behind the end of whatever OSS can store. Servers ignore a range whose numbers are
	 * too long for them.
	 */
	private static final long FARTHEST = 1L << 56;

	private final Supplier<OSS> client;

	private final String bucket;

	private final @Nullable String location;

	private final OssErrors errors;

	OssBucketDriver(Supplier<OSS> client, OssErrors errors, String bucket, @Nullable String location) {
		this.client = client;
		this.errors = errors;
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
		PutObjectResult result = this.client.get()
			.putObject(quiet(new PutObjectRequest(this.bucket, key, payload.open(),
					OssHeads.toSend(payload.length(), request))));
		// The SDK drops the headers of this answer that repeat the encryption. OSS
		// refuses
		// what it cannot apply.
		return new PutReply(result.getETag(), result.getServerCRC(), OssHeads.accepted(request.encryption()),
				result.getRequestId());
	}

	@Override
	public GetReply get(String key, GetRequest request) throws IOException {
		GetObjectRequest get = quiet(new GetObjectRequest(this.bucket, key));
		if (!request.whole()) {
			long first = Math.min(request.offset(), FARTHEST);
			get.setRange(first, lastByte(first, request.size()));
			// Without it OSS answers a range beyond the end with the whole object.
			get.addHeader("x-oss-range-behavior", "standard");
		}
		return OssGetReply.of(this.client.get().getObject(get));
	}

	/** The last byte of a range, or -1 for all that follow. */
	private static long lastByte(long offset, @Nullable Long size) {
		return (size == null || size > FARTHEST - offset) ? -1 : offset + size - 1;
	}

	@Override
	public ObjectHead head(String key, @Nullable Encryption encryption) throws IOException {
		ObjectMetadata metadata = this.client.get().getObjectMetadata(quiet(new GenericRequest(this.bucket, key)));
		return OssHeads.told(metadata, OssHeads.contentLength(metadata));
	}

	@Override
	public void delete(String key) {
		this.client.get().deleteObject(quiet(new GenericRequest(this.bucket, key)));
	}

	@Override
	public ListPage list(ListRequest request) throws IOException {
		return OssLists.page(this.client.get().listObjects(quiet(OssLists.request(this.bucket, request))));
	}

	/**
	 * The bucket's information: {@code doesBucketExist} says yes to every 403 and 404
	 * without a body.
	 */
	@Override
	public void headBucket() {
		this.client.get().getBucketInfo(quiet(new GenericRequest(this.bucket)));
	}

	@Override
	public Failure describe(Throwable error, Operation operation) {
		return this.errors.describe(error, operation);
	}

	/** The SDK warns of what becomes an exception anyway, with the same words. */
	static <R extends WebServiceRequest> R quiet(R request) {
		request.setLogEnabled(false);
		return request;
	}

}
