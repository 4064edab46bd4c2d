package io.storager.cos;

import java.io.InputStream;
import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.Headers;
import com.qcloud.cos.model.AbortMultipartUploadRequest;
import com.qcloud.cos.model.CompleteMultipartUploadRequest;
import com.qcloud.cos.model.CompleteMultipartUploadResult;
import com.qcloud.cos.model.InitiateMultipartUploadRequest;
import com.qcloud.cos.model.ObjectMetadata;
import com.qcloud.cos.model.PartETag;
import com.qcloud.cos.model.SSECustomerKey;
import com.qcloud.cos.model.UploadPartRequest;
import com.qcloud.cos.model.UploadPartResult;
import io.storager.Part;
import io.storager.driver.CompleteRequest;
import io.storager.driver.MultipartDriver;
import io.storager.driver.PartCopyRequest;
import io.storager.driver.PartListRequest;
import io.storager.driver.PartRequest;
import io.storager.driver.Payload;
import io.storager.driver.PutReply;
import io.storager.driver.PutRequest;
import io.storager.driver.UploadListRequest;
import io.storager.driver.support.Answers;
import org.jspecify.annotations.Nullable;

/**
 * Uploads in parts.
 *
 * @param client gives the client
 * @param bucket the bucket
 * @param copies copies into parts
 */
record CosMultipart(Supplier<COSClient> client, String bucket, CosCopies copies) implements MultipartDriver {

	@Override
	public String initiate(String key, PutRequest request) throws ProtocolException {
		CosKeys.requireTransportable(key);
		CosKeys.requireXml(key);
		ObjectMetadata metadata = CosPuts.metadata(key, request);
		CosSse.describe(metadata, request.encryption());
		InitiateMultipartUploadRequest initiate = new InitiateMultipartUploadRequest(this.bucket, key, metadata);
		initiate.setSSECOSKeyManagementParams(CosSse.kms(request.encryption()));
		initiate.setSSECustomerKey(CosSse.customerKey(request.encryption()));
		String storageClass = request.storageClass();
		if (storageClass != null) {
			// The SDK's own option takes no class that is younger than the SDK.
			initiate.putCustomRequestHeader(Headers.STORAGE_CLASS, storageClass);
		}
		CosOverwrites.apply(initiate, request.forbidOverwrite());
		CosPuts.settings(initiate, request);
		return Answers.require(this.client.get().initiateMultipartUpload(initiate).getUploadId(), "upload id");
	}

	@Override
	public Part uploadPart(String key, String uploadId, int index, Payload payload, PartRequest request)
			throws Exception {
		CosKeys.requireTransportable(key);
		SSECustomerKey customerKey = CosSse.customerKey(request.encryption());
		try (InputStream content = payload.open()) {
			UploadPartRequest part = new UploadPartRequest().withBucketName(this.bucket)
				.withKey(key)
				.withUploadId(uploadId)
				.withPartNumber(index + 1)
				.withPartSize(payload.length())
				.withInputStream(content)
				.withMD5Digest(request.contentMd5())
				.withSSECustomerKey((customerKey != null) ? customerKey : new IncomparableEtag());
			if (request.trafficLimit() != null) {
				part.putCustomRequestHeader(CosHandling.TRAFFIC_LIMIT, request.trafficLimit().toString());
			}
			UploadPartResult result = CosSse.withKey(request.encryption(), () -> this.client.get().uploadPart(part));
			return Part.of(index, payload.length(), Answers.requireTag(result.getETag()))
				.withCrc64(CosHeads.crc64(result.getCrc64Ecma()));
		}
	}

	@Override
	public Part copyPart(String key, String uploadId, int index, PartCopyRequest request) throws ProtocolException {
		return this.copies.copyPart(key, uploadId, index, request);
	}

	@Override
	public PutReply complete(String key, String uploadId, CompleteRequest request) throws ProtocolException {
		CosKeys.requireTransportable(key);
		CompleteMultipartUploadRequest complete = new CompleteMultipartUploadRequest(this.bucket, key, uploadId,
				etags(request.parts()));
		CosOverwrites.apply(complete, request.forbidOverwrite());
		CompleteMultipartUploadResult result = this.client.get().completeMultipartUpload(complete);
		return PutReply.of(Answers.requireTag(result.getETag()))
			.withCrc64(CosHeads.crc64(result.getCrc64Ecma()))
			.withEncryption(CosHeads.encryption(result))
			.withVersionId(result.getVersionId())
			.withRequestId(result.getRequestId());
	}

	/** The parts as the SDK takes them, which sorts the list itself. */
	static List<PartETag> etags(List<Part> parts) {
		List<PartETag> etags = new ArrayList<>();
		parts.forEach((part) -> etags.add(new PartETag(part.index() + 1, part.etag())));
		return etags;
	}

	@Override
	public void abort(String key, String uploadId) {
		CosKeys.requireTransportable(key);
		this.client.get().abortMultipartUpload(new AbortMultipartUploadRequest(this.bucket, key, uploadId));
	}

	@Override
	public PartPage listParts(PartListRequest request) throws ProtocolException {
		CosKeys.requireTransportable(request.key());
		return CosUploadListings.parts(this.client.get(), this.bucket, request);
	}

	@Override
	public UploadPage listUploads(UploadListRequest request) throws ProtocolException {
		return CosUploadListings.uploads(this.client.get(), this.bucket, request);
	}

	/**
	 * Keeps the SDK from comparing ETag and MD5, without a header of its own: in an
	 * upload under a key of the key management an ETag is no MD5, and the SDK would
	 * report parts that are stored as failed. What was stored is verified by its CRC-64.
	 */
	private static final class IncomparableEtag extends SSECustomerKey {

		IncomparableEtag() {
			super("none");
		}

		@Override
		public @Nullable String getKey() {
			return null;
		}

		@Override
		public @Nullable String getAlgorithm() {
			return null;
		}

	}

	@Override
	public boolean isNoSuchUpload(Throwable error) {
		return CosErrors.isMissingUpload(error);
	}

}
