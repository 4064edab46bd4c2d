package io.storager.cos;

import java.io.InputStream;
import java.net.ProtocolException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.model.COSObject;
import com.qcloud.cos.model.GetObjectRequest;
import com.qcloud.cos.model.HeadBucketRequest;
import com.qcloud.cos.model.ListObjectsRequest;
import com.qcloud.cos.model.PutObjectResult;
import io.storager.Encryption;
import io.storager.EncryptionInfo;
import io.storager.Operation;
import io.storager.StorageMetadata;
import io.storager.checksum.Digests;
import io.storager.driver.AccessDriver;
import io.storager.driver.AppendDriver;
import io.storager.driver.BucketDriver;
import io.storager.driver.Conditions;
import io.storager.driver.DeleteTarget;
import io.storager.driver.Failure;
import io.storager.driver.GetReply;
import io.storager.driver.GetRequest;
import io.storager.driver.HeadRequest;
import io.storager.driver.LinkDriver;
import io.storager.driver.ListPage;
import io.storager.driver.ListRequest;
import io.storager.driver.MultipartDriver;
import io.storager.driver.ObjectHead;
import io.storager.driver.Payload;
import io.storager.driver.PutReply;
import io.storager.driver.PutRequest;
import io.storager.driver.RestoreDriver;
import io.storager.driver.SignDriver;
import io.storager.driver.TagDriver;
import io.storager.driver.TrafficLimits;
import io.storager.driver.support.Answers;
import io.storager.error.InvalidSettingException;
import org.jspecify.annotations.Nullable;

/**
 * One bucket over the SDK. What else a bucket can do is made when it is asked for: it
 * keeps nothing, and its classes load most of the SDK.
 */
final class CosBucketDriver implements BucketDriver {

	static final String SERVICE = "cos";

	private static final long KIB = 1024;

	private static final long MIB = 1024 * KIB;

	private static final long GIB = 1024 * MIB;

	private static final int PARTS_MAXIMUM = 10_000;

	private static final long PART_SIZE_MAXIMUM = 5 * GIB;

	/** The service copies 5 GiB at once, but nobody waits so long for an answer. */
	private static final long COPY_SIZE_MAXIMUM = GIB;

	private static final long OBJECT_SIZE_MAXIMUM = PARTS_MAXIMUM * PART_SIZE_MAXIMUM;

	private final Supplier<COSClient> client;

	private final CosConnection connection;

	private final String bucket;

	private final String location;

	private final CosErrors errors;

	CosBucketDriver(Supplier<COSClient> client, CosConnection connection, String bucket, @Nullable String location) {
		this.client = client;
		this.connection = connection;
		this.bucket = bucket;
		this.location = (location != null) ? location : connection.location();
		this.errors = new CosErrors(connection);
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

	/** What the client was made from. */
	CosConnection connection() {
		return this.connection;
	}

	@Override
	public StorageMetadata metadata(String workDir) {
		return StorageMetadata.builder(SERVICE, this.bucket)
			.location(this.location)
			.workDir(workDir)
			.writeSizeMaximum(5 * GIB)
			.copySizeMaximum(COPY_SIZE_MAXIMUM)
			.appendTotalSizeMaximum(5 * GIB)
			.multipartNumberMaximum(PARTS_MAXIMUM)
			.multipartSizeMinimum(MIB)
			.multipartSizeMaximum(PART_SIZE_MAXIMUM)
			.keyLengthMaximum(850)
			.userMetadataSizeMaximum((int) (4 * KIB))
			.userMetadataEntrySizeMaximum((int) (2 * KIB))
			.build();
	}

	/** Of a customer's key it tells too little to find the key by. */
	@Override
	public String fingerprint(Encryption encryption) {
		return Digests.sha256(CosSse.headers(encryption).toString()).substring(0, 8);
	}

	@Override
	public Class<? extends Encryption> encryptionType() {
		return CosEncryption.class;
	}

	@Override
	public CosEncryption serviceManagedEncryption() {
		return CosEncryption.cos();
	}

	/** The context of a key of the key management is not told. */
	@Override
	public @Nullable CosEncryption encryptionLike(EncryptionInfo told) {
		return CosEncryption.of(told.algorithm(), told.keyId(), null, null, null);
	}

	/** COS takes customer keys over https only, and nobody else shall see them. */
	@Override
	public void check(Encryption encryption) {
		if (encryption instanceof SseCustomerKey && !this.connection.confidential()) {
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
			return PutReply.of(Answers.requireTag(result.getETag()))
				.withCrc64(CosHeads.crc64(result.getMetadata()))
				.withEncryption(CosHeads.encryption(result.getMetadata()))
				.withVersionId(result.getVersionId())
				.withRequestId(result.getRequestId());
		}
	}

	@Override
	public GetReply get(String key, GetRequest request) throws ProtocolException {
		CosKeys.requireTransportable(key);
		GetObjectRequest get = new GetObjectRequest(this.bucket, key, request.versionId());
		if (!request.whole()) {
			range(get, request.offset(), request.size());
		}
		if (request.trafficLimit() != null) {
			get.putCustomRequestHeader(CosHandling.TRAFFIC_LIMIT, request.trafficLimit().toString());
		}
		CosHandling.query(request.process()).forEach(get::putCustomQueryParameter);
		conditions(get, request.conditions());
		get.setSSECustomerKey(CosSse.customerKey(request.encryption()));
		COSObject object = CosSse.withKey(request.encryption(), () -> this.client.get().getObject(get));
		if (object == null) {
			// So answers a client that was told to hide 304 and 412.
			throw CosErrors.preconditionFailed();
		}
		return CosGetReply.of(object);
	}

	private static void conditions(GetObjectRequest get, Conditions conditions) {
		if (conditions.ifMatch() != null) {
			get.setMatchingETagConstraints(List.of(CosHeads.quoted(conditions.ifMatch())));
		}
		if (conditions.ifNoneMatch() != null) {
			get.setNonmatchingETagConstraints(List.of(CosHeads.quoted(conditions.ifNoneMatch())));
		}
		get.setModifiedSinceConstraint(date(conditions.ifModifiedSince()));
		get.setUnmodifiedSinceConstraint(date(conditions.ifUnmodifiedSince()));
	}

	@Override
	public TrafficLimits trafficLimits() {
		return CosHandling.TRAFFIC_LIMITS;
	}

	@Override
	public boolean processes() {
		return true;
	}

	private static @Nullable Date date(@Nullable Instant instant) {
		return (instant != null) ? Date.from(instant) : null;
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
	public ObjectHead head(String key, HeadRequest request) throws ProtocolException {
		return versions().headOf(key, null, request);
	}

	@Override
	public void delete(String key) {
		versions().deleteOf(key, null);
	}

	@Override
	public Map<DeleteTarget, Failure> deleteAll(List<DeleteTarget> targets) {
		targets.forEach((target) -> CosKeys.requireTransportable(target.key()));
		return new CosDeletions(this.client, this.bucket, this.errors,
				(target) -> versions().deleteOf(target.key(), target.versionId()))
			.deleteAll(targets);
	}

	@Override
	public ListPage list(ListRequest request) throws ProtocolException {
		return CosListings.page(this.client.get()
			.listObjects(new ListObjectsRequest(this.bucket, request.prefix(), request.marker(),
					request.dirs() ? "/" : null, request.pageSize())));
	}

	@Override
	public void headBucket() {
		this.client.get().headBucket(new HeadBucketRequest(this.bucket));
	}

	@Override
	public AppendDriver appends() {
		return new CosAppends(this.client, this.bucket);
	}

	@Override
	public CosCopies copies() {
		return new CosCopies(this.client, this.connection, this.bucket);
	}

	@Override
	public LinkDriver links() {
		return new CosLinks(this.client, this.bucket);
	}

	@Override
	public MultipartDriver multiparts() {
		return new CosMultipart(this.client, this.bucket, copies());
	}

	@Override
	public SignDriver signatures() {
		return new CosSigner(this.client, this.connection, this.bucket);
	}

	@Override
	public TagDriver tags() {
		return new CosTags(this.client, this.bucket);
	}

	@Override
	public AccessDriver access() {
		return new CosAccess(this.client, this.connection, this.bucket);
	}

	@Override
	public RestoreDriver restores() {
		return new CosRestores(this.client, this.bucket);
	}

	@Override
	public CosVersions versions() {
		return new CosVersions(this.client, this.bucket);
	}

	@Override
	public Failure describe(Throwable error, Operation operation) {
		return this.errors.describe(error, operation);
	}

	/** A wait for the pool has taken its time already. */
	@Override
	public boolean worthAnotherAttempt(Throwable error) {
		return !CosErrors.TRANSPORT.poolExhausted(error);
	}

}
