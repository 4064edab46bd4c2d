package io.storager.cos;

import java.io.InputStream;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.exception.CosServiceException;
import com.qcloud.cos.model.COSObject;
import com.qcloud.cos.model.GetObjectMetadataRequest;
import com.qcloud.cos.model.GetObjectRequest;
import com.qcloud.cos.model.HeadBucketRequest;
import com.qcloud.cos.model.ListObjectsRequest;
import com.qcloud.cos.model.PutObjectResult;
import com.qcloud.cos.model.SSECustomerKey;
import io.storager.Encryption;
import io.storager.Feature;
import io.storager.InvalidSettingException;
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

/** One bucket in COS. */
final class CosBucketDriver implements BucketDriver {

	static final String SERVICE = "cos";

	private static final long KIB = 1024;

	private static final long MIB = 1024 * KIB;

	private static final long GIB = 1024 * MIB;

	private static final int PARTS_MAXIMUM = 10_000;

	private static final long PART_SIZE_MAXIMUM = 5 * GIB;

	private static final long OBJECT_SIZE_MAXIMUM = PARTS_MAXIMUM * PART_SIZE_MAXIMUM;

	private final Supplier<COSClient> client;

	private final CosConnection connection;

	private final String bucket;

	private final String location;

	private final CosErrors errors;

	CosBucketDriver(Supplier<COSClient> client, CosConnection connection, String bucket, @Nullable String location) {
		CosBucketNames.check(bucket);
		this.client = client;
		this.connection = connection;
		this.bucket = bucket;
		this.location = (location != null) ? location : connection.location();
		this.errors = new CosErrors(connection.location());
	}

	@Override
	public String service() {
		return SERVICE;
	}

	@Override
	public String bucket() {
		return this.bucket;
	}

	@Override
	public String location() {
		return this.location;
	}

	@Override
	public Set<Feature> features() {
		return EnumSet.of(Feature.ENCRYPTION);
	}

	@Override
	public StorageMetadata metadata(String workDir) {
		return new StorageMetadata(SERVICE, this.bucket, this.location, workDir, 5 * GIB, 5 * GIB, PARTS_MAXIMUM, MIB,
				PART_SIZE_MAXIMUM, 850, (int) (2 * KIB));
	}

	@Override
	public Class<? extends Encryption> encryptionType() {
		return CosEncryption.class;
	}

	/** COS takes customer keys over https only, and nobody else shall see them. */
	@Override
	public void check(Encryption encryption) {
		if (encryption instanceof CosEncryption.CustomerKey && !this.connection.confidential()) {
			throw new InvalidSettingException("server-side-encryption-customer-key", "***",
					"a customer key with an https endpoint, or with this machine itself, and not with '%s'"
						.formatted(this.connection.endpoint()));
		}
	}

	@Override
	public PutReply put(String key, Payload payload, PutRequest request) throws Exception {
		CosKeys.requireTransportable(key);
		try (InputStream content = payload.open()) {
			PutObjectResult result = this.client.get()
				.putObject(CosPuts.request(this.bucket, key, payload, content, request));
			return new PutReply(result.getETag(), CosHeads.crc64(result.getMetadata()),
					CosHeads.encryption(result.getMetadata()), result.getRequestId());
		}
	}

	@Override
	public GetReply get(String key, GetRequest request) {
		CosKeys.requireTransportable(key);
		GetObjectRequest get = new GetObjectRequest(this.bucket, key);
		if (!request.whole()) {
			range(get, request.offset(), request.size());
		}
		get.setSSECustomerKey(customerKey(request.encryption()));
		COSObject object = withKey(request.encryption(), () -> this.client.get().getObject(get));
		if (object == null) {
			// So answers a client that was told to hide 304 and 412.
			CosServiceException failed = new CosServiceException("a condition of the request does not hold");
			failed.setStatusCode(412);
			throw failed;
		}
		return CosGetReply.of(object);
	}

	/**
	 * No object is larger, and who counts further on the wire risks that the range is
	 * taken for nonsense and answered with the whole object.
	 */
	private static void range(GetObjectRequest get, long offset, @Nullable Long size) {
		long first = Math.min(offset, OBJECT_SIZE_MAXIMUM);
		if (size != null && size <= OBJECT_SIZE_MAXIMUM) {
			get.setRange(first, first + size - 1);
		}
		else {
			get.setRangeStart(first);
		}
	}

	@Override
	public ObjectHead head(String key, @Nullable Encryption encryption) {
		CosKeys.requireTransportable(key);
		GetObjectMetadataRequest head = new GetObjectMetadataRequest(this.bucket, key);
		head.setSSECustomerKey(customerKey(encryption));
		return CosHeads.head(withKey(encryption, () -> this.client.get().getObjectMetadata(head)));
	}

	/** What a 400 or a 403 means depends on whether a key was given. */
	private static <T> T withKey(@Nullable Encryption encryption, Supplier<T> call) {
		if (encryption == null) {
			return call.get();
		}
		try {
			return call.get();
		}
		catch (CosServiceException ex) {
			throw new CustomerKeyException(ex);
		}
	}

	private static @Nullable SSECustomerKey customerKey(@Nullable Encryption encryption) {
		return (encryption instanceof CosEncryption.CustomerKey customerKey) ? new SSECustomerKey(customerKey.key())
				: null;
	}

	@Override
	public void delete(String key) {
		CosKeys.requireTransportable(key);
		try {
			this.client.get().deleteObject(this.bucket, key);
		}
		catch (CosServiceException ex) {
			if (!CosErrors.isMissingObject(ex)) {
				throw ex;
			}
		}
	}

	@Override
	public ListPage list(ListRequest request) {
		return CosListings.page(this.client.get()
			.listObjects(new ListObjectsRequest(this.bucket, request.prefix(), request.marker(),
					request.dirs() ? "/" : null, request.pageSize())));
	}

	@Override
	public void headBucket() {
		this.client.get().headBucket(new HeadBucketRequest(this.bucket));
	}

	@Override
	public Failure describe(Throwable error, Operation operation) {
		return this.errors.describe(error, operation);
	}

}
