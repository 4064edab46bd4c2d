package io.storager.cos;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.internal.Constants;
import com.qcloud.cos.model.ListMultipartUploadsRequest;
import com.qcloud.cos.model.ListPartsRequest;
import com.qcloud.cos.model.MultipartUploadListing;
import com.qcloud.cos.model.PartListing;
import com.qcloud.cos.utils.UrlEncoderUtils;
import io.storager.Part;
import io.storager.driver.MultipartDriver.PartPage;
import io.storager.driver.MultipartDriver.Upload;
import io.storager.driver.MultipartDriver.UploadPage;
import org.jspecify.annotations.Nullable;

/**
 * Lists uploads and their parts. Keys are asked for in their encoded form, for XML cannot
 * hold all of them; other than for objects the SDK does not decode them here.
 */
final class CosUploadListings {

	private CosUploadListings() {
	}

	static PartPage parts(COSClient client, String bucket, String key, String uploadId, @Nullable String marker) {
		ListPartsRequest request = new ListPartsRequest(bucket, key, uploadId);
		request.setEncodingType(Constants.URL_ENCODING);
		if (marker != null) {
			request.setPartNumberMarker(Integer.valueOf(marker));
		}
		PartListing listing = client.listParts(request);
		return new PartPage(listing.getParts()
			.stream()
			.map((part) -> Part.of(part.getPartNumber() - 1, part.getSize(), part.getETag()))
			.toList(), listing.isTruncated() ? String.valueOf(listing.getNextPartNumberMarker()) : null);
	}

	/** A marker is the id of the last upload, a line feed and its key. */
	static UploadPage uploads(COSClient client, String bucket, String prefix, @Nullable String marker,
			@Nullable Integer pageSize) {
		ListMultipartUploadsRequest request = new ListMultipartUploadsRequest(bucket);
		request.setEncodingType(Constants.URL_ENCODING);
		request.setPrefix(prefix);
		request.setMaxUploads(pageSize);
		if (marker != null) {
			int end = marker.indexOf('\n');
			request.setUploadIdMarker(marker.substring(0, end));
			request.setKeyMarker(marker.substring(end + 1));
		}
		MultipartUploadListing listing = client.listMultipartUploads(request);
		return new UploadPage(
				listing.getMultipartUploads()
					.stream()
					.map((upload) -> new Upload(UrlEncoderUtils.urlDecode(upload.getKey()), upload.getUploadId()))
					.toList(),
				listing.isTruncated() ? "%s\n%s".formatted(listing.getNextUploadIdMarker(),
						UrlEncoderUtils.urlDecode(listing.getNextKeyMarker())) : null);
	}

}
