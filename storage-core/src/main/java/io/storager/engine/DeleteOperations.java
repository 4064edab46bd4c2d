package io.storager.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import io.storager.DeleteResult;
import io.storager.Operation;
import io.storager.StorageException;
import io.storager.driver.Failure;
import io.storager.engine.request.Invocation;
import io.storager.engine.request.ParallelTasks;
import io.storager.engine.request.StoragerContext;
import io.storager.options.DeleteOptions;

/** Deletes objects. */
final class DeleteOperations {

	/** Both services take as many in one request. */
	private static final int BATCH_MAXIMUM = 1000;

	private final StoragerContext context;

	DeleteOperations(StoragerContext context) {
		this.context = context;
	}

	void delete(Invocation call, String path, DeleteOptions options) {
		String versionId = this.context.versions().require(call, options.versionId(), options.objectMode(), null);
		String key = this.context.objectKey(call, path, options.objectMode());
		call.run(() -> {
			if (versionId != null) {
				this.context.versions().driver(call).delete(key, versionId);
			}
			else {
				this.context.driver().delete(key);
			}
		});
	}

	DeleteResult deleteAll(Invocation call, Collection<String> paths) {
		if (paths.isEmpty() || paths.size() > BATCH_MAXIMUM) {
			throw call.restrict("there are %s paths; allowed: 1 to %s, or a stream of any number"
				.formatted(paths.size(), BATCH_MAXIMUM));
		}
		// Two paths may name the same object.
		Map<String, String> keys = new LinkedHashMap<>();
		for (String path : paths) {
			keys.put(path, this.context.objectKey(call, path, null));
		}
		Map<String, Failure> failures = call
			.request(() -> this.context.driver().deleteAll(keys.values().stream().distinct().toList()));
		this.context.bucketSeen();
		Map<String, StorageException> failed = new LinkedHashMap<>();
		keys.forEach((path, key) -> {
			Failure failure = failures.get(key);
			if (failure != null) {
				failed.put(path, call.at(path).failure(failure, null));
			}
		});
		return DeleteResult.of(keys.size() - failed.size(), failed);
	}

	/** Delete any number of objects, batch by batch and some batches side by side. */
	DeleteResult deleteAll(Stream<String> paths) {
		AtomicLong deleted = new AtomicLong();
		Object parent = this.context.transfers().observer().current();
		Map<String, StorageException> failed = new ConcurrentHashMap<>();
		ParallelTasks<Boolean> batches = new ParallelTasks<>(this.context.transfers(),
				this.context.invocation(Operation.DELETE_ALL, null));
		try (paths) {
			List<String> batch = new ArrayList<>();
			for (Iterator<String> rest = paths.iterator(); rest.hasNext();) {
				batch.add(rest.next());
				if (batch.size() == BATCH_MAXIMUM || !rest.hasNext()) {
					List<String> full = batch;
					batch = new ArrayList<>();
					batches.submit(() -> {
						DeleteResult done = this.context.perform(Operation.DELETE_ALL, null, parent,
								(call) -> deleteAll(call, full));
						deleted.addAndGet(done.deletedCount());
						failed.putAll(done.failed());
						return true;
					});
				}
			}
			batches.results();
		}
		catch (Throwable ex) {
			batches.cancel();
			throw ex;
		}
		return DeleteResult.of(deleted.get(), failed);
	}

}
