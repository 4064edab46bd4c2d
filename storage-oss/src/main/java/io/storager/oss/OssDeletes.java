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
import com.aliyun.oss.model.GenericRequest;
import io.storager.Operation;
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

	/**
	 * Delete keys. The SDK drops what OSS says of the keys that it did not delete, so
	 * those that it did not confirm are deleted one by one: that fails with a reason.
	 */
	Map<String, Failure> deleteAll(List<String> keys) {
		Set<String> unconfirmed = new LinkedHashSet<>(keys);
		List<String> expressible = keys.stream().filter(OssDeletes::isXml).toList();
		if (!expressible.isEmpty()) {
			unconfirmed.removeAll(deleteBatch(expressible));
		}
		Map<String, Failure> failures = new LinkedHashMap<>();
		for (String key : unconfirmed) {
			try {
				delete(key);
			}
			catch (RuntimeException ex) {
				Failure failure = this.errors.describe(ex, Operation.DELETE_ALL);
				if (failure.interrupted()) {
					throw ex;
				}
				failures.put(key, failure);
			}
		}
		return failures;
	}

	private List<String> deleteBatch(List<String> keys) {
		DeleteObjectsRequest request = OssBucketDriver.quiet(new DeleteObjectsRequest(this.bucket));
		request.setKeys(keys);
		request.setEncodingType(ENCODING);
		DeleteObjectsResult result = this.client.get().deleteObjects(request);
		List<String> deleted = new ArrayList<>();
		if (result.getDeletedObjects() != null) {
			boolean encoded = ENCODING.equals(result.getEncodingType());
			result.getDeletedObjects()
				.forEach((key) -> deleted.add(encoded ? URLDecoder.decode(key, StandardCharsets.UTF_8) : key));
		}
		return deleted;
	}

	/** Whether XML can express a key: it has no way to write most control characters. */
	private static boolean isXml(String key) {
		return key.codePoints()
			.allMatch((point) -> point == '\t' || point == '\n' || point == '\r'
					|| (point >= ' ' && point != 0xFFFE && point != 0xFFFF));
	}

}
