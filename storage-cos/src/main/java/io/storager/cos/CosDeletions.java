package io.storager.cos;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.exception.CosServiceException;
import com.qcloud.cos.exception.MultiObjectDeleteException;
import com.qcloud.cos.exception.MultiObjectDeleteException.DeleteError;
import com.qcloud.cos.model.DeleteObjectsRequest;
import com.qcloud.cos.model.DeleteObjectsRequest.KeyVersion;
import com.qcloud.cos.model.DeleteObjectsResult.DeletedObject;
import io.storager.ErrorCode;
import io.storager.Operation;
import io.storager.driver.Failure;

/**
 * Deletes many objects with one request. It carries the keys as XML, which has no form
 * for some characters: objects with such keys are deleted one by one.
 *
 * @param client gives the client
 * @param bucket the bucket
 * @param errors says what failures mean
 * @param one deletes a single object
 */
record CosDeletions(Supplier<COSClient> client, String bucket, CosErrors errors, Consumer<String> one) {

	Map<String, Failure> deleteAll(List<String> keys) {
		Map<String, Failure> failures = new LinkedHashMap<>();
		List<String> together = keys.stream().filter(CosDeletions::fitsXml).toList();
		if (!together.isEmpty()) {
			deleteTogether(together, failures);
		}
		for (String key : keys) {
			if (!fitsXml(key)) {
				deleteOne(key, failures);
			}
		}
		return failures;
	}

	private void deleteTogether(List<String> keys, Map<String, Failure> failures) {
		DeleteObjectsRequest request = new DeleteObjectsRequest(this.bucket);
		request.setKeys(keys.stream().map(KeyVersion::new).toList());
		// Only a reply that names each key tells of each that it is gone.
		request.setQuiet(false);
		List<DeletedObject> deleted = new ArrayList<>();
		try {
			deleted.addAll(this.client.get().deleteObjects(request).getDeletedObjects());
		}
		catch (MultiObjectDeleteException ex) {
			deleted.addAll(ex.getDeletedObjects());
			ex.getErrors().forEach((error) -> failures.put(error.getKey(), failure(error, ex)));
		}
		Set<String> open = new HashSet<>(keys);
		deleted.forEach((object) -> open.remove(object.getKey()));
		for (String key : open) {
			failures.putIfAbsent(key, new Failure(ErrorCode.SERVICE_INTERNAL,
					"the service does not say that it was deleted", null, 200, null, true, false));
		}
	}

	private void deleteOne(String key, Map<String, Failure> failures) {
		try {
			this.one.accept(key);
		}
		catch (CosServiceException ex) {
			if (CosErrors.NO_SUCH_BUCKET.equals(ex.getErrorCode())) {
				throw ex;
			}
			failures.put(key, this.errors.describe(ex, Operation.DELETE));
		}
	}

	private Failure failure(DeleteError error, MultiObjectDeleteException answer) {
		CosServiceException single = new CosServiceException(String.valueOf(error.getMessage()));
		single.setErrorCode(error.getCode());
		single.setStatusCode(answer.getStatusCode());
		single.setRequestId(answer.getRequestId());
		return this.errors.describe(single, Operation.DELETE);
	}

	/** What XML 1.0 has characters for. */
	private static boolean fitsXml(String key) {
		return key.codePoints()
			.allMatch((c) -> (c >= ' ' && c <= 0xd7ff) || c == '\t' || c == '\n' || c == '\r'
					|| (c >= 0xe000 && c <= 0xfffd) || c >= 0x10000);
	}

}
