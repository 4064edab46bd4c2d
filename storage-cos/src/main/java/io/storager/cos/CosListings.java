package io.storager.cos;

import java.net.ProtocolException;
import java.util.List;

import com.qcloud.cos.model.COSObjectSummary;
import com.qcloud.cos.model.ObjectListing;
import io.storager.driver.KeyOrder;
import io.storager.driver.ListPage;
import org.jspecify.annotations.Nullable;

/** Reads what COS tells of the objects of a bucket. */
final class CosListings {

	private CosListings() {
	}

	static ListPage page(ObjectListing listing) throws ProtocolException {
		List<ListPage.Entry> objects = listing.getObjectSummaries().stream().map(CosListings::entry).toList();
		return ListPage.of(List.copyOf(listing.getCommonPrefixes()), objects, nextMarker(listing));
	}

	private static ListPage.Entry entry(COSObjectSummary summary) {
		return ListPage.Entry.builder(summary.getKey(), summary.getSize())
			.lastModified((summary.getLastModified() != null) ? summary.getLastModified().toInstant() : null)
			.etag(summary.getETag())
			.storageClass(summary.getStorageClass())
			.build();
	}

	/**
	 * COS may leave the marker out, and the SDK then takes the last key, even if a common
	 * prefix comes behind it and would be told twice.
	 */
	private static @Nullable String nextMarker(ObjectListing listing) throws ProtocolException {
		if (!listing.isTruncated()) {
			return null;
		}
		String marker = listing.getNextMarker();
		for (String prefix : listing.getCommonPrefixes()) {
			marker = (marker == null || KeyOrder.UTF_8.compare(prefix, marker) > 0) ? prefix : marker;
		}
		if (marker == null) {
			throw new ProtocolException("the listing goes on, but the answer does not say where");
		}
		return marker;
	}

}
