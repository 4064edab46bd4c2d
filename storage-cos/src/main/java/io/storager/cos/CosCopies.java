package io.storager.cos;

import java.net.ProtocolException;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.model.CopyObjectRequest;
import com.qcloud.cos.model.CopyObjectResult;
import com.qcloud.cos.model.CopyPartRequest;
import com.qcloud.cos.model.CopyPartResult;
import com.qcloud.cos.model.ObjectMetadata;
import com.qcloud.cos.utils.UrlEncoderUtils;
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

/**
 * Copies objects, whole or in parts, if they still are what the caller knows of them.
 *
 * @param client gives the client
 * @param connection what the client was made from
 * @param bucket the bucket
 */
record CosCopies(Supplier<COSClient> client, CosConnection connection, String bucket) implements CopyDriver {

	/** What a request to keep or to replace the metadata is called. */
	private static final String KEEP = "Copy";

	private static final String REPLACE = "Replaced";

	/**
	 * COS copies between the buckets of one region, if the caller may read the one and
	 * write to the other.
	 */
	@Override
	public boolean copiesFrom(BucketDriver source) {
		return source instanceof CosBucketDriver other && this.connection.reaches(other.connection());
	}

	@Override
	public PutReply copy(String source, String target, CopyRequest request) throws ProtocolException {
		CosKeys.requireTransportable(source);
		CosKeys.requireTransportable(target);
		CopyObjectRequest copy = new CopyObjectRequest(bucket(request), source, this.bucket, target);
		copy.setSourceVersionId(versionId(request));
		boolean anew = (request.sourceBucket() == null && source.equals(target)) || request.headers() != null;
		ObjectMetadata metadata = anew ? metadata(target, request) : new ObjectMetadata();
		copy.setMetadataDirective(anew ? REPLACE : KEEP);
		CosSse.describe(metadata, request.encryption());
		copy.setNewObjectMetadata(metadata);
		// Left out it is the standard class, whatever the source has.
		copy.setStorageClass(
				(request.storageClass() != null) ? request.storageClass() : request.source().storageClass());
		copy.setSSECOSKeyManagementParams(CosSse.kms(request.encryption()));
		copy.setDestinationSSECustomerKey(CosSse.customerKey(request.encryption()));
		copy.setSourceSSECustomerKey(CosSse.customerKey(request.sourceEncryption()));
		String etag = request.source().etag();
		if (etag != null) {
			copy.setMatchingETagConstraints(List.of(CosHeads.quoted(etag)));
		}
		CosOverwrites.apply(copy, request.forbidOverwrite());
		if (request.tags() != null) {
			copy.putCustomRequestHeader("x-cos-tagging-directive", REPLACE);
			if (!request.tags().isEmpty()) {
				copy.putCustomRequestHeader(CosTags.HEADER, TagRules.header(request.tags()));
			}
		}
		if (request.acl() != null) {
			copy.putCustomRequestHeader(CosAccess.HEADER, request.acl().toString());
		}
		CopyObjectResult result = CosSse.withKey(request.sourceEncryption(), () -> this.client.get().copyObject(copy));
		if (result == null) {
			throw CosErrors.preconditionFailed();
		}
		return PutReply.of(Answers.requireTag(result.getETag()))
			.withCrc64(CosHeads.crc64(result.getCrc64Ecma()))
			.withEncryption(CosHeads.encryption(result))
			.withVersionId(result.getVersionId())
			.withRequestId(result.getRequestId());
	}

	/** The bucket of the source. */
	private String bucket(CopyRequest request) {
		return Objects.requireNonNullElse(request.sourceBucket(), this.bucket);
	}

	/**
	 * COS keeps all metadata or takes all anew. Onto itself it copies only with the
	 * metadata sent anew.
	 */
	private static ObjectMetadata metadata(String target, CopyRequest request) {
		ObjectMetadata metadata = new ObjectMetadata();
		ObjectHeaders headers = request.headers();
		CosPuts.served(metadata, target, (headers != null) ? headers : request.source().headers());
		metadata.setUserMetadata((headers != null) ? request.userMetadata() : request.source().userMetadata());
		return metadata;
	}

	/** The SDK puts it behind the source as it is. */
	private static @Nullable String versionId(CopyRequest request) {
		String versionId = request.sourceVersionId();
		return (versionId != null) ? UrlEncoderUtils.encode(versionId) : null;
	}

	Part copyPart(String key, String uploadId, int index, PartCopyRequest part) throws ProtocolException {
		CopyRequest request = part.copy();
		CosKeys.requireTransportable(part.source());
		CosKeys.requireTransportable(key);
		CopyPartRequest copy = new CopyPartRequest().withSourceBucketName(bucket(request))
			.withSourceKey(part.source())
			.withSourceVersionId(versionId(request))
			.withDestinationBucketName(this.bucket)
			.withDestinationKey(key)
			.withUploadId(uploadId)
			.withPartNumber(index + 1)
			.withFirstByte(part.offset())
			.withLastByte(part.offset() + part.size() - 1);
		copy.setSourceSSECustomerKey(CosSse.customerKey(request.sourceEncryption()));
		copy.setDestinationSSECustomerKey(CosSse.customerKey(request.encryption()));
		String etag = request.source().etag();
		if (etag != null) {
			copy.setMatchingETagConstraints(List.of(CosHeads.quoted(etag)));
		}
		CopyPartResult result = CosSse.withKey(request.sourceEncryption(), () -> this.client.get().copyPart(copy));
		if (result == null) {
			throw CosErrors.preconditionFailed();
		}
		return Part.of(index, part.size(), Answers.requireTag(result.getETag()))
			.withCrc64(CosHeads.crc64(result.getCrc64Ecma()));
	}

}
