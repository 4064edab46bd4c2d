package io.storager.oss;

import java.net.ProtocolException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSErrorCode;
import com.aliyun.oss.ServiceException;
import com.aliyun.oss.model.AbortMultipartUploadRequest;
import com.aliyun.oss.model.CompleteMultipartUploadRequest;
import com.aliyun.oss.model.CompleteMultipartUploadResult;
import com.aliyun.oss.model.InitiateMultipartUploadRequest;
import com.aliyun.oss.model.ListMultipartUploadsRequest;
import com.aliyun.oss.model.ListPartsRequest;
import com.aliyun.oss.model.MultipartUploadListing;
import com.aliyun.oss.model.ObjectMetadata;
import com.aliyun.oss.model.PartETag;
import com.aliyun.oss.model.PartListing;
import com.aliyun.oss.model.PartSummary;
import com.aliyun.oss.model.UploadPartRequest;
import com.aliyun.oss.model.UploadPartResult;
import io.storager.ObjectAcl;
import io.storager.Part;
import io.storager.driver.CompleteRequest;
import io.storager.driver.KeyMarker;
import io.storager.driver.MultipartDriver;
import io.storager.driver.PartCopyRequest;
import io.storager.driver.PartListRequest;
import io.storager.driver.PartRequest;
import io.storager.driver.Payload;
import io.storager.driver.PutReply;
import io.storager.driver.PutRequest;
import io.storager.driver.UploadListRequest;
import io.storager.driver.support.Answers;

/**
 * Uploads in parts. Encryption is told when an upload starts; OSS answers 400 to it on a
 * part.
 */
final class OssMultipart implements MultipartDriver {

	/**
	 * The SDK counts the bytes of a part with an int: of more it would send others than
	 * it was given.
	 */
	static final long PART_MAXIMUM = Integer.MAX_VALUE;

	private static final int PAGE_SIZE = 1000;

	/** Answers repeat the key, and XML cannot express every key. */
	private static final String ENCODING_TYPE = "encoding-type";

	private static final String ENCODING = "url";

	private final Supplier<OSS> client;

	private final String bucket;

	private final OssCopies copies;

	OssMultipart(Supplier<OSS> client, String bucket, OssCopies copies) {
		this.client = client;
		this.bucket = bucket;
		this.copies = copies;
	}

	@Override
	public String initiate(String key, PutRequest request) throws ProtocolException {
		// The access rule is told when the upload ends.
		ObjectMetadata metadata = OssHeads.toSend(key, 0, request.toBuilder().acl(null).trafficLimit(null).build());
		InitiateMultipartUploadRequest initiate = OssBucketDriver
			.quiet(new InitiateMultipartUploadRequest(this.bucket, key, metadata));
		initiate.addParameter(ENCODING_TYPE, ENCODING);
		return Answers.require(this.client.get().initiateMultipartUpload(initiate).getUploadId(), "upload id");
	}

	@Override
	public Part uploadPart(String key, String uploadId, int index, Payload payload, PartRequest request)
			throws Exception {
		UploadPartRequest upload = OssBucketDriver
			.quiet(new UploadPartRequest(this.bucket, key, uploadId, index + 1, payload.open(), payload.length()));
		upload.setMd5Digest(request.contentMd5());
		if (request.trafficLimit() != null) {
			upload.addHeader(OssHeads.TRAFFIC_LIMIT, request.trafficLimit().toString());
		}
		UploadPartResult result = this.client.get().uploadPart(upload);
		return Part.of(index, payload.length(), Answers.requireTag(result.getETag())).withCrc64(result.getServerCRC());
	}

	@Override
	public Part copyPart(String key, String uploadId, int index, PartCopyRequest request) throws Exception {
		return this.copies.copyPart(key, uploadId, index, request);
	}

	/**
	 * Complete an upload. An answer may begin with status 200 and end with an error: the
	 * SDK takes that for a success without an entity tag.
	 */
	@Override
	public PutReply complete(String key, String uploadId, CompleteRequest request) throws Exception {
		List<PartETag> tags = new ArrayList<>();
		request.parts().forEach((part) -> tags.add(new PartETag(part.index() + 1, part.etag())));
		CompleteMultipartUploadRequest complete = OssBucketDriver
			.quiet(new CompleteMultipartUploadRequest(this.bucket, key, uploadId, tags));
		complete.addParameter(ENCODING_TYPE, ENCODING);
		if (request.acl() != null && request.acl() != ObjectAcl.DEFAULT) {
			complete.addHeader(OssAccess.HEADER, request.acl().toString());
		}
		if (request.forbidOverwrite()) {
			complete.addHeader(OssHeads.FORBID_OVERWRITE, "true");
		}
		CompleteMultipartUploadResult result = this.client.get().completeMultipartUpload(complete);
		return PutReply.of(Answers.requireTag(result.getETag()))
			.withCrc64(result.getServerCRC())
			.withVersionId(result.getVersionId())
			.withRequestId(result.getRequestId());
	}

	@Override
	public void abort(String key, String uploadId) {
		this.client.get()
			.abortMultipartUpload(OssBucketDriver.quiet(new AbortMultipartUploadRequest(this.bucket, key, uploadId)));
	}

	@Override
	public PartPage listParts(PartListRequest request) throws ProtocolException {
		ListPartsRequest list = OssBucketDriver
			.quiet(new ListPartsRequest(this.bucket, request.key(), request.uploadId()));
		list.setMaxParts((request.pageSize() != null) ? request.pageSize() : PAGE_SIZE);
		list.setEncodingType(ENCODING);
		if (request.marker() != null) {
			list.setPartNumberMarker(request.marker() + 1);
		}
		PartListing listing = this.client.get().listParts(list);
		if (listing.isTruncated() && listing.getNextPartNumberMarker() == null) {
			throw new ProtocolException("the listing goes on, but the answer does not say where");
		}
		return PartPage.of(listing.getParts().stream().map(OssMultipart::part).toList(),
				listing.isTruncated() ? listing.getNextPartNumberMarker() - 1 : null);
	}

	/** The SDK leaves out the checksum of a part that is listed. */
	private static Part part(PartSummary part) {
		return Part.of(part.getPartNumber() - 1, part.getSize(), part.getETag());
	}

	@Override
	public UploadPage listUploads(UploadListRequest request) throws ProtocolException {
		ListMultipartUploadsRequest list = OssBucketDriver.quiet(new ListMultipartUploadsRequest(this.bucket));
		list.setEncodingType(ENCODING);
		list.setMaxUploads((request.pageSize() != null) ? request.pageSize() : PAGE_SIZE);
		if (!request.prefix().isEmpty()) {
			list.setPrefix(request.prefix());
		}
		KeyMarker marker = request.marker();
		if (marker != null) {
			list.setUploadIdMarker(marker.id());
			list.setKeyMarker(marker.key());
		}
		MultipartUploadListing listing = this.client.get().listMultipartUploads(list);
		List<Upload> uploads = listing.getMultipartUploads()
			.stream()
			.map((upload) -> Upload.of(decode(upload.getKey()), upload.getUploadId()))
			.toList();
		return UploadPage.of(uploads, listing.isTruncated() ? nextMarker(listing) : null);
	}

	private static KeyMarker nextMarker(MultipartUploadListing listing) throws ProtocolException {
		if (listing.getNextKeyMarker() == null || listing.getNextUploadIdMarker() == null) {
			throw new ProtocolException("the listing goes on, but the answer does not say where");
		}
		return KeyMarker.of(decode(listing.getNextKeyMarker()), listing.getNextUploadIdMarker());
	}

	private static String decode(String text) {
		return URLDecoder.decode(text, StandardCharsets.UTF_8);
	}

	@Override
	public boolean isNoSuchUpload(Throwable error) {
		return error instanceof ServiceException answer && OSSErrorCode.NO_SUCH_UPLOAD.equals(answer.getErrorCode());
	}

}
