package io.storager.cos;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

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
import io.storager.driver.DeleteTarget;
import io.storager.driver.Failure;
import org.jspecify.annotations.Nullable;

/**
 * Deletes many objects or versions with one request. It and its answer carry the keys as
 * XML: objects with keys that do not come through are deleted one by one.
 *
 * @param client gives the client
 * @param bucket the bucket
 * @param errors says what failures mean
 * @param one deletes a single object or version
 */
record CosDeletions(Supplier<COSClient> client, String bucket, CosErrors errors, Consumer<DeleteTarget> one) {

	/** What is not there need not be deleted. */
	private static final Set<String> MISSING = Set.of(CosErrors.NO_SUCH_KEY, "NoSuchVersion");

	Map<DeleteTarget, Failure> deleteAll(List<DeleteTarget> targets) {
		Map<DeleteTarget, Failure> failures = new LinkedHashMap<>();
		Map<Boolean, List<DeleteTarget>> parted = targets.stream()
			.collect(Collectors.partitioningBy(CosDeletions::comesThrough));
		List<DeleteTarget> together = parted.getOrDefault(true, List.of());
		if (!together.isEmpty()) {
			deleteTogether(together, failures);
		}
		parted.getOrDefault(false, List.of()).forEach((target) -> deleteOne(target, failures));
		return failures;
	}

	private void deleteTogether(List<DeleteTarget> targets, Map<DeleteTarget, Failure> failures) {
		DeleteObjectsRequest request = new DeleteObjectsRequest(this.bucket);
		request.setKeys(targets.stream().map((target) -> new KeyVersion(target.key(), target.versionId())).toList());
		// Only a reply that names each key tells of each that it is gone.
		request.setQuiet(false);
		Set<DeleteTarget> open = new LinkedHashSet<>(targets);
		List<DeletedObject> deleted;
		try {
			deleted = this.client.get().deleteObjects(request).getDeletedObjects();
		}
		catch (MultiObjectDeleteException ex) {
			deleted = ex.getDeletedObjects();
			takeErrors(ex, open, failures);
		}
		deleted.forEach((object) -> open.remove(target(object.getKey(), object.getVersionId())));
		for (DeleteTarget target : open) {
			failures.putIfAbsent(target,
					Failure.of(ErrorCode.SERVICE_INTERNAL, "the service does not say that it was deleted")
						.withAnswer(null, 200, null)
						.temporary(true));
		}
	}

	private void takeErrors(MultiObjectDeleteException answer, Set<DeleteTarget> open,
			Map<DeleteTarget, Failure> failures) {
		Map<String, List<DeleteTarget>> ofKey = open.stream().collect(Collectors.groupingBy(DeleteTarget::key));
		for (DeleteError error : answer.getErrors()) {
			DeleteTarget told = target(error.getKey(), error.getVersionId());
			for (DeleteTarget target : ofKey.getOrDefault(told.key(), List.of())) {
				// An error without a version is about whatever was to be deleted of the
				// key.
				if (told.versionId() != null && !target.equals(told)) {
					continue;
				}
				if (MISSING.contains(error.getCode())) {
					open.remove(target);
				}
				else {
					failures.put(target, failure(error, answer));
				}
			}
		}
	}

	private static DeleteTarget target(String key, @Nullable String versionId) {
		return DeleteTarget.of(key, (versionId != null && !versionId.isEmpty()) ? versionId : null);
	}

	private void deleteOne(DeleteTarget target, Map<DeleteTarget, Failure> failures) {
		try {
			this.one.accept(target);
		}
		catch (CosClientException ex) {
			Failure failure = this.errors.describe(ex, Operation.DELETE);
			if (failure.code() == ErrorCode.BUCKET_NOT_EXIST || failure.interrupted()) {
				throw ex;
			}
			failures.put(target, failure);
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
	private static boolean comesThrough(DeleteTarget target) {
		return CosKeys.fitsXml(target.key()) && target.key().indexOf('\r') < 0;
	}

}
