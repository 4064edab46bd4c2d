package io.storager.oss;

import java.net.ProtocolException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

import com.aliyun.oss.model.ListObjectsRequest;
import com.aliyun.oss.model.OSSObjectSummary;
import com.aliyun.oss.model.ObjectListing;
import io.storager.driver.ListPage;
import io.storager.driver.ListRequest;

/**
 * Pages of listings. They come in version 1: it is documented that its marker comes back
 * encoded like the keys, for the token of version 2 that is an open question.
 */
final class OssLists {

	/** The most that OSS gives; its default is 100. */
	private static final int PAGE_SIZE = 1000;

	/** XML cannot express every key, so they come encoded, and the SDK leaves them so. */
	private static final String ENCODING = "url";

	private OssLists() {
	}

	static ListObjectsRequest request(String bucket, ListRequest request) {
		return new ListObjectsRequest(bucket, request.prefix().isEmpty() ? null : request.prefix(), request.marker(),
				request.dirs() ? "/" : null, (request.pageSize() != null) ? request.pageSize() : PAGE_SIZE)
			.withEncodingType(ENCODING);
	}

	static ListPage page(ObjectListing listing) throws ProtocolException {
		UnaryOperator<String> decode = ENCODING.equals(listing.getEncodingType())
				? (text) -> URLDecoder.decode(text, StandardCharsets.UTF_8) : UnaryOperator.identity();
		if (listing.isTruncated() && listing.getNextMarker() == null) {
			throw new ProtocolException("the listing goes on, but the answer does not say where");
		}
		return ListPage.of(listing.getCommonPrefixes().stream().map(decode).toList(),
				listing.getObjectSummaries().stream().map((summary) -> entry(summary, decode)).toList(),
				listing.isTruncated() ? decode.apply(listing.getNextMarker()) : null);
	}

	private static ListPage.Entry entry(OSSObjectSummary summary, UnaryOperator<String> decode) {
		return ListPage.Entry.builder(decode.apply(summary.getKey()), summary.getSize())
			.lastModified(OssHeads.instant(summary.getLastModified()))
			.etag(summary.getETag())
			.storageClass(summary.getStorageClass())
			.appendable(OssHeads.appendable(summary.getType()))
			.build();
	}

}
