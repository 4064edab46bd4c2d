package io.storager.oss;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import com.aliyun.oss.OSS;
import com.aliyun.oss.internal.OSSHeaders;
import com.aliyun.oss.model.GenericRequest;
import com.aliyun.oss.model.GetObjectRequest;
import com.aliyun.oss.model.PutObjectRequest;
import com.aliyun.oss.model.PutObjectResult;
import com.aliyun.oss.model.WebServiceRequest;
import io.storager.EncryptionInfo;
import io.storager.Operation;
import io.storager.StorageMetadata;
import io.storager.driver.AccessDriver;
import io.storager.driver.AppendDriver;
import io.storager.driver.BucketDriver;
import io.storager.driver.DeleteTarget;
import io.storager.driver.Failure;
import io.storager.driver.GetReply;
import io.storager.driver.GetRequest;
import io.storager.driver.HeadRequest;
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
import org.jspecify.annotations.Nullable;

/**
 * One bucket over the SDK. What else a bucket can do is made when it is asked for: it
 * keeps nothing, and its classes load most of the SDK.
 */
final class OssBucketDriver implements BucketDriver {

	private static final long KIB = 1024;

	private static final long GIB = 1024 * 1024 * KIB;

	/**
	 * Behind the end of whatever OSS can store. Servers ignore a range whose numbers are
	 * too long for them.
	 */
	private static final long FARTHEST = 1L << 56;

	/**
	 * See <a href="https://help.aliyun.com/document_detail/124583.html">the limit of a
	 * connection</a>, whose minimum was lowered once and is told differently since.
	 */
	private static final TrafficLimits TRAFFIC_LIMITS = TrafficLimits.of(245_760, 838_860_800);

	private final Supplier<OSS> client;

	private final Supplier<OSS> signingClient;

	private final String bucket;

	private final OssConnection connection;

	private final @Nullable String location;

	private final OssErrors errors;

	OssBucketDriver(Supplier<OSS> client, Supplier<OSS> signingClient, OssConnection connection, String bucket,
			@Nullable String location) {
		this.client = client;
		this.signingClient = signingClient;
		this.connection = connection;
		this.errors = new OssErrors(connection.credentials());
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

	/** What the client was made from. */
	OssConnection connection() {
		return this.connection;
	}

	@Override
	public StorageMetadata metadata(String workDir) {
		return StorageMetadata.builder(service(), this.bucket)
			.location(this.location)
			.workDir(workDir)
			.writeSizeMaximum(5 * GIB)
			.copySizeMaximum(OssCopies.MAXIMUM)
			.appendTotalSizeMaximum(5 * GIB)
			.multipartNumberMaximum(10_000)
			.multipartSizeMinimum(100 * KIB)
			.multipartSizeMaximum(OssMultipart.PART_MAXIMUM)
			.keyLengthMaximum(1023)
			.userMetadataSizeMaximum((int) (8 * KIB))
			.build();
	}

	@Override
	public Class<OssEncryption> encryptionType() {
		return OssEncryption.class;
	}

	@Override
	public OssEncryption serviceManagedEncryption() {
		return OssEncryption.aes256();
	}

	@Override
	public @Nullable OssEncryption encryptionLike(EncryptionInfo told) {
		return OssEncryption.of(told.algorithm(), told.dataAlgorithm(), told.keyId());
	}

	/**
	 * See
	 * <a href="https://help.aliyun.com/zh/oss/user-guide/object-naming-conventions">how
	 * objects may be named</a>.
	 */
	@Override
	public void checkKey(String key) {
		if (key.startsWith("\\")) {
			throw new IllegalArgumentException(
					"the key would start with a backslash, which OSS refuses; allowed: a backslash elsewhere");
		}
	}

	@Override
	public PutReply put(String key, Payload payload, PutRequest request) throws IOException {
		PutObjectResult result = this.client.get()
			.putObject(quiet(new PutObjectRequest(this.bucket, key, payload.open(),
					OssHeads.toSend(key, payload.length(), request))));
		// The SDK drops the headers that repeat the encryption; OSS refuses what it
		// cannot apply.
		return PutReply.of(Answers.requireTag(result.getETag()))
			.withCrc64(result.getServerCRC())
			.withEncryption(OssHeads.accepted(request.encryption()))
			.withVersionId(result.getVersionId())
			.withRequestId(result.getRequestId());
	}

	@Override
	public GetReply get(String key, GetRequest request) throws IOException {
		GetObjectRequest get = quiet(new GetObjectRequest(this.bucket, key, request.versionId()));
		if (!request.whole()) {
			long first = Math.min(request.offset(), FARTHEST);
			// The SDK writes the numbers with the digits of the default locale.
			get.addHeader(OSSHeaders.RANGE, "bytes=" + first + "-" + lastByte(first, request.size()));
			// Without it OSS answers a range beyond the end with the whole object.
			get.addHeader("x-oss-range-behavior", "standard");
		}
		if (request.trafficLimit() != null) {
			get.addHeader(OssHeads.TRAFFIC_LIMIT, request.trafficLimit().toString());
		}
		get.setProcess(request.process());
		OssConditions.apply(request.conditions(), get);
		return OssGetReply.of(this.client.get().getObject(get));
	}

	/** The last byte of a range, or nothing for all that follow. */
	private static String lastByte(long offset, @Nullable Long size) {
		return (size == null || size > FARTHEST - offset) ? "" : String.valueOf(offset + size - 1);
	}

	@Override
	public TrafficLimits trafficLimits() {
		return TRAFFIC_LIMITS;
	}

	@Override
	public boolean processes() {
		return true;
	}

	@Override
	public ObjectHead head(String key, HeadRequest request) throws IOException {
		return versions().headOf(key, null);
	}

	@Override
	public void delete(String key) {
		deletes().delete(key);
	}

	private OssDeletes deletes() {
		return new OssDeletes(this.client, this.bucket, this.errors);
	}

	@Override
	public Map<DeleteTarget, Failure> deleteAll(List<DeleteTarget> targets) {
		return deletes().deleteAll(targets);
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
	public AppendDriver appends() {
		return new OssAppends(this.client, this.bucket);
	}

	@Override
	public OssCopies copies() {
		return new OssCopies(this.client, this.connection, this.bucket, links());
	}

	@Override
	public OssLinks links() {
		return new OssLinks(this.client, this.bucket);
	}

	@Override
	public MultipartDriver multiparts() {
		return new OssMultipart(this.client, this.bucket, copies());
	}

	@Override
	public SignDriver signatures() {
		return new OssSigner(this.signingClient, this.bucket);
	}

	@Override
	public TagDriver tags() {
		return new OssTags(this.client, this.bucket);
	}

	@Override
	public AccessDriver access() {
		return new OssAccess(this.client, this.bucket);
	}

	@Override
	public RestoreDriver restores() {
		return new OssRestores(this.client, this.bucket);
	}

	@Override
	public OssVersions versions() {
		return new OssVersions(this.client, this.bucket);
	}

	@Override
	public Failure describe(Throwable error, Operation operation) {
		return this.errors.describe(error, operation);
	}

	@Override
	public boolean worthAnotherAttempt(Throwable error) {
		return OssErrors.worthAnotherAttempt(error);
	}

	/** The SDK warns of what becomes an exception anyway, with the same words. */
	static <R extends WebServiceRequest> R quiet(R request) {
		request.setLogEnabled(false);
		return request;
	}

}
