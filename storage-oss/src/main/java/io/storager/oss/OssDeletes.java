package io.storager.oss;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import com.aliyun.oss.OSS;
import com.aliyun.oss.model.DeleteObjectsRequest;
import com.aliyun.oss.model.DeleteObjectsResult;
import com.aliyun.oss.model.DeleteVersionRequest;
import com.aliyun.oss.model.DeleteVersionsRequest;
import com.aliyun.oss.model.GenericRequest;
import io.storager.Operation;
import io.storager.driver.DeleteTarget;
import io.storager.driver.Failure;

/** Deletes objects, one or many. */
final class OssDeletes {

	private static final String ENCODING = "url";

	private final Supplier<OSS> client;

	private final String bucket;

	private final OssErrors errors;

	OssDeletes(Supplier<OSS> client, String bucket, OssErrors errors) {
		this.client = client;
		this.bucket = bucket;
		this.errors = errors;
	}

	void delete(String key) {
		this.client.get().deleteObject(OssBucketDriver.quiet(new GenericRequest(this.bucket, key)));
	}

	/** Delete a version for good; it is no error if there is none. */
	void delete(String key, String versionId) {
		this.client.get().deleteVersion(OssBucketDriver.quiet(new DeleteVersionRequest(this.bucket, key, versionId)));
	}

	/**
	 * Delete objects and versions. The SDK drops what OSS says of those that it did not
	 * delete, so what it did not confirm is deleted one by one: that fails with a reason.
	 */
	Map<DeleteTarget, Failure> deleteAll(List<DeleteTarget> targets) {
		Set<DeleteTarget> unconfirmed = new LinkedHashSet<>(targets);
		List<DeleteTarget> expressible = targets.stream().filter((target) -> isXml(target.key())).toList();
		if (!expressible.isEmpty()) {
			boolean versions = expressible.stream().anyMatch((target) -> target.versionId() != null);
			// A set asks a list that is as long as itself about each element: removeAll
			// would.
			(versions ? deleteVersions(expressible) : deleteBatch(expressible)).forEach(unconfirmed::remove);
		}
		Map<DeleteTarget, Failure> failures = new LinkedHashMap<>();
		for (DeleteTarget target : unconfirmed) {
			try {
				deleteOne(target);
			}
			catch (RuntimeException ex) {
				Failure failure = this.errors.describe(ex, Operation.DELETE_ALL);
				if (failure.interrupted()) {
					throw ex;
				}
				failures.put(target, failure);
			}
		}
		return failures;
	}

	private void deleteOne(DeleteTarget target) {
		if (target.versionId() != null) {
			delete(target.key(), target.versionId());
		}
		else {
			delete(target.key());
		}
	}

	private List<DeleteTarget> deleteBatch(List<DeleteTarget> targets) {
		DeleteObjectsRequest request = OssBucketDriver.quiet(new DeleteObjectsRequest(this.bucket));
		request.setKeys(targets.stream().map(DeleteTarget::key).toList());
		request.setEncodingType(ENCODING);
		DeleteObjectsResult result = this.client.get().deleteObjects(request);
		List<DeleteTarget> deleted = new ArrayList<>();
		if (result.getDeletedObjects() != null) {
			boolean encoded = ENCODING.equals(result.getEncodingType());
			result.getDeletedObjects()
				.forEach((key) -> deleted
					.add(DeleteTarget.of(encoded ? URLDecoder.decode(key, StandardCharsets.UTF_8) : key, null)));
		}
		return deleted;
	}

	/** The SDK asks for encoded keys by itself, and decodes them. */
	private List<DeleteTarget> deleteVersions(List<DeleteTarget> targets) {
		DeleteVersionsRequest request = OssBucketDriver.quiet(new DeleteVersionsRequest(this.bucket));
		request.setKeys(targets.stream()
			.map((target) -> new DeleteVersionsRequest.KeyVersion(target.key(), target.versionId()))
			.toList());
		return this.client.get()
			.deleteVersions(request)
			.getDeletedVersions()
			.stream()
			.map((deleted) -> DeleteTarget.of(deleted.getKey(), deleted.getVersionId()))
			.toList();
	}

	/** Whether XML can express a key: it has no way to write most control characters. */
	private static boolean isXml(String key) {
		return key.codePoints()
			.allMatch((point) -> point == '\t' || point == '\n' || point == '\r'
					|| (point >= ' ' && point != 0xFFFE && point != 0xFFFF));
	}

}
