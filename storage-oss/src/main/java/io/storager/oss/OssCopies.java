package io.storager.oss;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import com.aliyun.oss.OSS;
import com.aliyun.oss.internal.OSSHeaders;
import com.aliyun.oss.model.CopyObjectRequest;
import com.aliyun.oss.model.CopyObjectResult;
import com.aliyun.oss.model.ObjectMetadata;
import com.aliyun.oss.model.UploadPartCopyRequest;
import com.aliyun.oss.model.UploadPartCopyResult;
import com.aliyun.oss.model.WebServiceRequest;
import io.storager.ObjectHeaders;
import io.storager.Part;
import io.storager.driver.BucketDriver;
import io.storager.driver.CopyDriver;
import io.storager.driver.CopyRequest;
import io.storager.driver.PartCopyRequest;
import io.storager.driver.PutReply;
import io.storager.driver.support.Answers;
import io.storager.driver.support.TagRules;
import org.jspecify.annotations.Nullable;

/** Copies into a bucket, whole or into a part. */
final class OssCopies implements CopyDriver {

	/**
	 * The most bytes that OSS copies with one request.
	 *
	 * @see <a href=
	 * "https://www.alibabacloud.com/help/en/oss/developer-reference/copyobject">CopyObject</a>
	 */
	static final long MAXIMUM = 1L << 30;

	private final Supplier<OSS> client;

	private final OssConnection connection;

	private final String bucket;

	private final OssLinks links;

	OssCopies(Supplier<OSS> client, OssConnection connection, String bucket, OssLinks links) {
		this.client = client;
		this.connection = connection;
		this.bucket = bucket;
		this.links = links;
	}

	/**
	 * OSS copies between the buckets of one region, if the caller may read the one and
	 * write to the other.
	 */
	@Override
	public boolean copiesFrom(BucketDriver source) {
		return source instanceof OssBucketDriver other && this.connection.reaches(other.connection());
	}

	@Override
	public PutReply copy(String source, String target, CopyRequest request) throws Exception {
		String from = resolve(source, request);
		CopyObjectRequest copy = OssBucketDriver
			.quiet(new CopyObjectRequest(bucket(request), from, this.bucket, target));
		copy.setSourceVersionId(versionId(request));
		if (request.source().etag() != null) {
			copy.setMatchingETagConstraints(List.of(request.source().etag()));
		}
		if ((request.sourceBucket() == null && from.equals(target)) || request.headers() != null) {
			// OSS replaces the metadata of a copy onto itself, whatever it is asked for.
			copy.setNewObjectMetadata(metadata(target, request));
		}
		// The SDK's setters know nothing of the algorithm for the data.
		OssHeads.encryptionHeaders(request.encryption()).forEach(copy::addHeader);
		String storageClass = storageClass(request);
		if (storageClass != null) {
			copy.addHeader(OSSHeaders.OSS_STORAGE_CLASS, storageClass);
		}
		if (request.tags() != null) {
			copy.addHeader("x-oss-tagging-directive", "Replace");
			if (!request.tags().isEmpty()) {
				copy.addHeader(OssTags.HEADER, TagRules.header(request.tags()));
			}
		}
		if (request.acl() != null) {
			copy.addHeader(OssAccess.HEADER, request.acl().toString());
		}
		if (request.forbidOverwrite()) {
			copy.addHeader(OssHeads.FORBID_OVERWRITE, "true");
		}
		limit(copy, request);
		CopyObjectResult result = this.client.get().copyObject(copy);
		return PutReply.of(Answers.requireTag(result.getETag()))
			.withCrc64(OssAnswers.crc64(result.getResponse()))
			.withEncryption(OssHeads.accepted(request.encryption()))
			.withVersionId(result.getVersionId())
			.withRequestId(result.getRequestId());
	}

	private static void limit(WebServiceRequest copy, CopyRequest request) {
		if (request.trafficLimit() != null) {
			copy.addHeader(OssHeads.TRAFFIC_LIMIT, request.trafficLimit().toString());
		}
	}

	@Override
	public boolean limitsTraffic() {
		return true;
	}

	/** Copy a range of an object into a part. */
	Part copyPart(String key, String uploadId, int index, PartCopyRequest part) throws Exception {
		CopyRequest request = part.copy();
		UploadPartCopyRequest copy = OssBucketDriver
			.quiet(new UploadPartCopyRequest(bucket(request), resolve(part.source(), request), this.bucket, key));
		copy.setSourceVersionId(versionId(request));
		copy.setUploadId(uploadId);
		copy.setPartNumber(index + 1);
		copy.setBeginIndex(part.offset());
		copy.setPartSize(part.size());
		if (request.source().etag() != null) {
			copy.setMatchingETagConstraints(List.of(request.source().etag()));
		}
		limit(copy, request);
		UploadPartCopyResult result = this.client.get().uploadPartCopy(copy);
		return Part.of(index, part.size(), Answers.requireTag(result.getETag()))
			.withCrc64(OssAnswers.crc64(result.getResponse()));
	}

	/** The bucket of the source. */
	private String bucket(CopyRequest request) {
		return Objects.requireNonNullElse(request.sourceBucket(), this.bucket);
	}

	/** The copy of a link would be a link, not what the caller knows the source to be. */
	private String resolve(String source, CopyRequest request) throws Exception {
		return request.source().link() ? this.links.linkTarget(source, request.sourceVersionId()) : source;
	}

	/**
	 * The SDK puts it behind the source as it is; a link's version is not its target's.
	 */
	private static @Nullable String versionId(CopyRequest request) {
		String versionId = request.sourceVersionId();
		return (versionId == null || request.source().link()) ? null
				: URLEncoder.encode(versionId, StandardCharsets.UTF_8);
	}

	/** Without a word on it a copy gets the bucket's storage class, not the source's. */
	private static @Nullable String storageClass(CopyRequest request) {
		return (request.storageClass() != null) ? request.storageClass() : request.source().storageClass();
	}

	/** OSS keeps all metadata or takes all anew. */
	private static ObjectMetadata metadata(String target, CopyRequest request) {
		ObjectMetadata metadata = new ObjectMetadata();
		ObjectHeaders headers = request.headers();
		OssHeads.served(metadata, target, (headers != null) ? headers : request.source().headers());
		metadata.setUserMetadata((headers != null) ? request.userMetadata() : request.source().userMetadata());
		return metadata;
	}

}
