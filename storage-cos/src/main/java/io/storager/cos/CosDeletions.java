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
import com.qcloud.cos.exception.CosClientException;
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
 * Deletes many objects with one request. It and its answer carry the keys as XML: objects
 * with keys that do not come through are deleted one by one.
 *
 * @param client gives the client
 * @param bucket the bucket
 * @param errors says what failures mean
 * @param one deletes a single object
 */
record CosDeletions(Supplier<COSClient> client, String bucket, CosErrors errors, Consumer<String> one) {

	Map<String, Failure> deleteAll(List<String> keys) {
		Map<String, Failure> failures = new LinkedHashMap<>();
		List<String> together = keys.stream().filter(CosDeletions::comesThrough).toList();
		if (!together.isEmpty()) {
			deleteTogether(together, failures);
		}
		for (String key : keys) {
			if (!comesThrough(key)) {
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
		Set<String> open = new HashSet<>(keys);
		try {
			deleted.addAll(this.client.get().deleteObjects(request).getDeletedObjects());
		}
		catch (MultiObjectDeleteException ex) {
			deleted.addAll(ex.getDeletedObjects());
			for (DeleteError error : ex.getErrors()) {
				if (CosErrors.NO_SUCH_KEY.equals(error.getCode())) {
					open.remove(error.getKey());
				}
				else {
					failures.put(error.getKey(), failure(error, ex));
				}
			}
		}
		deleted.forEach((object) -> open.remove(object.getKey()));
		for (String key : open) {
			failures.putIfAbsent(key,
					Failure.of(ErrorCode.SERVICE_INTERNAL, "the service does not say that it was deleted")
						.withAnswer(null, 200, null)
						.temporary(true));
		}
	}

	private void deleteOne(String key, Map<String, Failure> failures) {
		try {
			this.one.accept(key);
		}
		catch (CosClientException ex) {
			Failure failure = this.errors.describe(ex, Operation.DELETE);
			if (failure.code() == ErrorCode.BUCKET_NOT_EXIST || failure.interrupted()) {
				throw ex;
			}
			failures.put(key, failure);
		}
	}

	private Failure failure(DeleteError error, MultiObjectDeleteException answer) {
		CosServiceException single = new CosServiceException((error.getMessage() != null) ? error.getMessage() : "");
		single.setErrorCode(error.getCode());
		single.setStatusCode(answer.getStatusCode());
		single.setRequestId(answer.getRequestId());
		return this.errors.describe(single, Operation.DELETE);
	}

	/**
	 * A carriage return that an answer does not escape is read as a line feed, and then
	 * it tells of another key.
	 */
	private static boolean comesThrough(String key) {
		return CosKeys.fitsXml(key) && key.indexOf('\r') < 0;
	}

}
