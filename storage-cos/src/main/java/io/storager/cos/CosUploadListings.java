package io.storager.cos;

import java.net.ProtocolException;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.internal.Constants;
import com.qcloud.cos.model.ListMultipartUploadsRequest;
import com.qcloud.cos.model.ListPartsRequest;
import com.qcloud.cos.model.MultipartUploadListing;
import com.qcloud.cos.model.PartListing;
import com.qcloud.cos.utils.UrlEncoderUtils;
import io.storager.Part;
import io.storager.driver.KeyMarker;
import io.storager.driver.MultipartDriver.PartPage;
import io.storager.driver.MultipartDriver.Upload;
import io.storager.driver.MultipartDriver.UploadPage;
import io.storager.driver.PartListRequest;
import io.storager.driver.UploadListRequest;
import org.jspecify.annotations.Nullable;

/**
 * Lists uploads and their parts. Keys are asked for in their encoded form, for XML cannot
 * hold all of them; other than for objects the SDK does not decode them here.
 */
final class CosUploadListings {

	private CosUploadListings() {
	}

	static PartPage parts(COSClient client, String bucket, PartListRequest request) throws ProtocolException {
		ListPartsRequest list = new ListPartsRequest(bucket, request.key(), request.uploadId());
		list.setEncodingType(Constants.URL_ENCODING);
		if (request.marker() != null) {
			list.setPartNumberMarker(request.marker() + 1);
		}
		if (request.pageSize() != null) {
			list.setMaxParts(request.pageSize());
		}
		PartListing listing = client.listParts(list);
		requireMarker(listing.isTruncated(), listing.getNextPartNumberMarker());
		return PartPage.of(listing.getParts()
			.stream()
			.map((part) -> Part.of(part.getPartNumber() - 1, part.getSize(), part.getETag()))
			.toList(), listing.isTruncated() ? Integer.valueOf(listing.getNextPartNumberMarker() - 1) : null);
	}

	static UploadPage uploads(COSClient client, String bucket, UploadListRequest request) throws ProtocolException {
		ListMultipartUploadsRequest list = new ListMultipartUploadsRequest(bucket);
		list.setEncodingType(Constants.URL_ENCODING);
		list.setPrefix(request.prefix());
		list.setMaxUploads(request.pageSize());
		KeyMarker marker = request.marker();
		if (marker != null) {
			list.setUploadIdMarker(marker.id());
			list.setKeyMarker(marker.key());
		}
		MultipartUploadListing listing = client.listMultipartUploads(list);
		requireMarker(listing.isTruncated(), listing.getNextKeyMarker());
		return UploadPage.of(
				listing.getMultipartUploads()
					.stream()
					.map((upload) -> Upload.of(UrlEncoderUtils.urlDecode(upload.getKey()), upload.getUploadId()))
					.toList(),
				listing.isTruncated() ? KeyMarker.of(UrlEncoderUtils.urlDecode(listing.getNextKeyMarker()),
						listing.getNextUploadIdMarker()) : null);
	}

	private static void requireMarker(boolean truncated, @Nullable Object marker) throws ProtocolException {
		if (truncated && marker == null) {
			throw new ProtocolException("the listing goes on, but the answer does not say where");
		}
	}

}
