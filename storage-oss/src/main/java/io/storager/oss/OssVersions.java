package io.storager.oss;

import java.io.IOException;
import java.net.ProtocolException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

import com.aliyun.oss.OSS;
import com.aliyun.oss.model.BucketVersioningConfiguration;
import com.aliyun.oss.model.DeleteVersionRequest;
import com.aliyun.oss.model.GenericRequest;
import com.aliyun.oss.model.ListVersionsRequest;
import com.aliyun.oss.model.OSSVersionSummary;
import com.aliyun.oss.model.ObjectMetadata;
import com.aliyun.oss.model.SetBucketVersioningRequest;
import com.aliyun.oss.model.VersionListing;
import io.storager.BucketVersioning;
import io.storager.driver.HeadRequest;
import io.storager.driver.KeyMarker;
import io.storager.driver.KeyOrder;
import io.storager.driver.ObjectHead;
import io.storager.driver.VersionDriver;
import io.storager.driver.VersionListRequest;
import io.storager.driver.support.VersioningStatus;
import org.jspecify.annotations.Nullable;

/**
 * Versions of objects, and whether the bucket keeps them.
 *
 * @param client gives the client
 * @param bucket the bucket
 */
record OssVersions(Supplier<OSS> client, String bucket) implements VersionDriver {

	/** The most that OSS gives; its default is 100. */
	private static final int PAGE_SIZE = 1000;

	/** XML cannot express every key. The SDK decodes them. */
	private static final String ENCODING = "url";

	/**
	 * The SDK puts the delete markers of a page behind its versions. What was written in
	 * one second cannot be brought back into its order, but for the latest.
	 */
	private static final Comparator<Version> ORDER = Comparator.comparing(Version::key, KeyOrder.UTF_8)
		.thenComparing(Version::latest, Comparator.reverseOrder())
		.thenComparing(OssVersions::written, Comparator.reverseOrder());

	@Override
	public ObjectHead head(String key, String versionId, HeadRequest request) throws IOException {
		return headOf(key, versionId);
	}

	/**
	 * What OSS tells of an object.
	 * @param versionId the version, or {@code null} for the latest
	 */
	ObjectHead headOf(String key, @Nullable String versionId) throws IOException {
		ObjectMetadata metadata = this.client.get()
			.getObjectMetadata(OssBucketDriver.quiet(new GenericRequest(this.bucket, key, versionId)));
		return OssHeads.told(metadata, OssHeads.contentLength(metadata));
	}

	@Override
	public void delete(String key, String versionId) {
		this.client.get().deleteVersion(OssBucketDriver.quiet(new DeleteVersionRequest(this.bucket, key, versionId)));
	}

	@Override
	public VersionPage listVersions(VersionListRequest request) throws ProtocolException {
		ListVersionsRequest list = OssBucketDriver.quiet(new ListVersionsRequest());
		list.setBucketName(this.bucket);
		list.setEncodingType(ENCODING);
		list.setMaxResults((request.pageSize() != null) ? request.pageSize() : PAGE_SIZE);
		if (!request.prefix().isEmpty()) {
			list.setPrefix(request.prefix());
		}
		KeyMarker marker = request.marker();
		if (marker != null) {
			list.setKeyMarker(marker.key());
			list.setVersionIdMarker(marker.id());
		}
		VersionListing listing = this.client.get().listVersions(list);
		List<Version> versions = listing.getVersionSummaries()
			.stream()
			.map(OssVersions::version)
			.sorted(ORDER)
			.toList();
		return VersionPage.of(versions, nextMarker(listing));
	}

	@Override
	public BucketVersioning versioning() throws ProtocolException {
		return VersioningStatus.parse(this.client.get()
			.getBucketVersioning(OssBucketDriver.quiet(new GenericRequest(this.bucket)))
			.getStatus());
	}

	@Override
	public void setVersioning(BucketVersioning versioning) {
		BucketVersioningConfiguration setting = new BucketVersioningConfiguration(VersioningStatus.of(versioning));
		this.client.get()
			.setBucketVersioning(OssBucketDriver.quiet(new SetBucketVersioningRequest(this.bucket, setting)));
	}

	private static Version version(OSSVersionSummary summary) {
		boolean deleted = summary.isDeleteMarker();
		return Version.builder(summary.getKey(), summary.getVersionId())
			.latest(summary.isLatest())
			.deleteMarker(deleted)
			.contentLength(deleted ? null : summary.getSize())
			.lastModified(OssHeads.instant(summary.getLastModified()))
			.etag(summary.getETag())
			.storageClass(summary.getStorageClass())
			.build();
	}

	private static Instant written(Version version) {
		Instant written = version.lastModified();
		return (written != null) ? written : Instant.EPOCH;
	}

	private static @Nullable KeyMarker nextMarker(VersionListing listing) throws ProtocolException {
		if (!listing.isTruncated()) {
			return null;
		}
		if (listing.getNextKeyMarker() == null) {
			throw new ProtocolException("the listing goes on, but the answer does not say where");
		}
		return KeyMarker.of(listing.getNextKeyMarker(), listing.getNextVersionIdMarker());
	}

}
