package io.storager.cos;

import java.net.ProtocolException;
import java.util.Date;
import java.util.List;
import java.util.function.Supplier;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.exception.CosServiceException;
import com.qcloud.cos.model.BucketVersioningConfiguration;
import com.qcloud.cos.model.COSVersionSummary;
import com.qcloud.cos.model.DeleteObjectRequest;
import com.qcloud.cos.model.GetObjectMetadataRequest;
import com.qcloud.cos.model.ListVersionsRequest;
import com.qcloud.cos.model.ObjectMetadata;
import com.qcloud.cos.model.SetBucketVersioningConfigurationRequest;
import com.qcloud.cos.model.VersionListing;
import io.storager.BucketVersioning;
import io.storager.Encryption;
import io.storager.driver.HeadRequest;
import io.storager.driver.KeyMarker;
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
record CosVersions(Supplier<COSClient> client, String bucket) implements VersionDriver {

	@Override
	public ObjectHead head(String key, String versionId, HeadRequest request) throws ProtocolException {
		return headOf(key, versionId, request);
	}

	/**
	 * What COS tells of an object.
	 * @param versionId the version, or {@code null} for the latest
	 */
	ObjectHead headOf(String key, @Nullable String versionId, HeadRequest request) throws ProtocolException {
		CosKeys.requireTransportable(key);
		Encryption encryption = request.encryption();
		GetObjectMetadataRequest head = new GetObjectMetadataRequest(this.bucket, key, versionId);
		head.setSSECustomerKey(CosSse.customerKey(encryption));
		ObjectMetadata metadata = CosSse.withKey(encryption, () -> this.client.get().getObjectMetadata(head));
		CosHeads.contentLength(metadata);
		return CosHeads.head(metadata);
	}

	@Override
	public void delete(String key, String versionId) {
		deleteOf(key, versionId);
	}

	/**
	 * Delete an object, or one version of it for good.
	 * @param versionId the version, or {@code null} for the object
	 */
	void deleteOf(String key, @Nullable String versionId) {
		CosKeys.requireTransportable(key);
		DeleteObjectRequest request = new DeleteObjectRequest(this.bucket, key);
		request.setVersionId(versionId);
		try {
			this.client.get().deleteObject(request);
		}
		catch (CosServiceException ex) {
			if (!CosErrors.isMissingObject(ex)) {
				throw ex;
			}
		}
	}

	@Override
	public VersionPage listVersions(VersionListRequest request) throws ProtocolException {
		ListVersionsRequest list = new ListVersionsRequest().withBucketName(this.bucket)
			.withPrefix(request.prefix())
			.withMaxResults(request.pageSize());
		KeyMarker marker = request.marker();
		if (marker != null) {
			list.setKeyMarker(marker.key());
			list.setVersionIdMarker(marker.id());
		}
		VersionListing listing = this.client.get().listVersions(list);
		List<Version> versions = listing.getVersionSummaries().stream().map(CosVersions::version).toList();
		return VersionPage.of(versions, nextMarker(listing));
	}

	@Override
	public BucketVersioning versioning() throws ProtocolException {
		String status = this.client.get().getBucketVersioningConfiguration(this.bucket).getStatus();
		// What the SDK makes of an answer without a status.
		return VersioningStatus.parse(BucketVersioningConfiguration.OFF.equals(status) ? null : status);
	}

	@Override
	public void setVersioning(BucketVersioning versioning) {
		BucketVersioningConfiguration setting = new BucketVersioningConfiguration(VersioningStatus.of(versioning));
		this.client.get()
			.setBucketVersioningConfiguration(new SetBucketVersioningConfigurationRequest(this.bucket, setting));
	}

	private static Version version(COSVersionSummary summary) {
		boolean deleted = summary.isDeleteMarker();
		Date written = summary.getLastModified();
		return Version.builder(summary.getKey(), summary.getVersionId())
			.latest(summary.isLatest())
			.deleteMarker(deleted)
			.contentLength(deleted ? null : summary.getSize())
			.lastModified((written != null) ? written.toInstant() : null)
			.etag(summary.getETag())
			.storageClass(summary.getStorageClass())
			.build();
	}

	private static @Nullable KeyMarker nextMarker(VersionListing listing) throws ProtocolException {
		if (!listing.isTruncated()) {
			return null;
		}
		if (listing.getNextKeyMarker() == null) {
			throw new ProtocolException("the listing goes on, but the answer does not say where");
		}
		String id = listing.getNextVersionIdMarker();
		return KeyMarker.of(listing.getNextKeyMarker(), (id == null || id.isEmpty()) ? null : id);
	}

}
