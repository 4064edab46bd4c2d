package io.storager.manager;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import io.storager.DeleteResult;
import io.storager.ErrorCode;
import io.storager.Operation;
import io.storager.ProgressListener;
import io.storager.StorageException;
import io.storager.StorageObject;
import org.jspecify.annotations.Nullable;

/** Deletes a tree of objects, as many with one request as a service takes. */
final class DeleteTask implements TreeTask<List<StorageObject>> {

	private static final int BATCH = 1000;

	private final TreeRoot root;

	DeleteTask(TreeRoot root) {
		this.root = root;
	}

	@Override
	public Iterator<List<StorageObject>> members() {
		Iterator<StorageObject> objects = this.root.members(Operation.DELETE_ALL);
		return new Iterator<>() {

			@Override
			public boolean hasNext() {
				return objects.hasNext();
			}

			@Override
			public List<StorageObject> next() {
				List<StorageObject> batch = new ArrayList<>();
				do {
					batch.add(objects.next());
				}
				while (batch.size() < BATCH && objects.hasNext());
				return batch;
			}

		};
	}

	@Override
	public int objects(List<StorageObject> batch) {
		return batch.size();
	}

	@Override
	public long bytes(List<StorageObject> batch) {
		return batch.stream().mapToLong(DeleteTask::bytes).sum();
	}

	private static long bytes(StorageObject object) {
		Long length = object.contentLength();
		return (length != null) ? length : 0;
	}

	@Override
	public List<ObjectResult> perform(List<StorageObject> batch, ProgressListener progress) {
		DeleteResult deleted = this.root.storager().deleteAll(batch.stream().map(StorageObject::path).toList());
		Map<String, StorageException> failures = new HashMap<>();
		deleted.failures().forEach((failed) -> failures.put(failed.path(), failed.exception()));
		List<ObjectResult> results = new ArrayList<>(batch.size());
		for (StorageObject object : batch) {
			StorageException failure = failures.get(object.path());
			results.add((failure != null) ? ObjectResult.failed(object.path(), null, failure)
					: ObjectResult.of(object.path(), null, Outcome.DONE, bytes(object)));
		}
		return results;
	}

	@Override
	public List<ObjectResult> failed(List<StorageObject> batch, StorageException failure) {
		return batch.stream().map((object) -> ObjectResult.failed(object.path(), null, failure)).toList();
	}

	@Override
	public StorageException failure(String reason, @Nullable Throwable cause) {
		return Failures.of(ErrorCode.UNEXPECTED, Operation.DELETE_ALL, this.root.storager(), this.root.path(), reason,
				cause);
	}

}
