package io.storager.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import io.storager.DeleteFailure;
import io.storager.DeleteResult;
import io.storager.ErrorCode;
import io.storager.Operation;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.driver.DeleteTarget;
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
		requireCount(call, "paths", paths.size());
		// Two paths may name the same object.
		Set<Wanted> wanted = new LinkedHashSet<>();
		for (String path : paths) {
			wanted.add(new Wanted(path, DeleteTarget.of(this.context.objectKey(call, path, null), null)));
		}
		return delete(call, wanted);
	}

	DeleteResult deleteObjects(Invocation call, Collection<StorageObject> objects) {
		requireCount(call, "objects", objects.size());
		Set<Wanted> wanted = new LinkedHashSet<>();
		for (StorageObject object : objects) {
			Invocation one = call.at(object.path());
			if (ObjectHandles.isUpload(object)) {
				throw one.refuse(ErrorCode.OBJECT_MODE_INVALID,
						"the object is an upload in parts; allowed: 'delete', which gives one up", null);
			}
			String versionId = this.context.versions().require(one, ObjectHandles.version(one, object, null));
			wanted.add(new Wanted(object.path(), DeleteTarget.of(this.context.ownKey(one, object), versionId)));
		}
		return delete(call, wanted);
	}

	private static void requireCount(Invocation call, String what, int count) {
		if (count == 0 || count > BATCH_MAXIMUM) {
			throw call.restrict("there are %s %s; allowed: 1 to %s, or a stream of any number".formatted(count, what,
					BATCH_MAXIMUM));
		}
	}

	/**
	 * What is to be deleted.
	 *
	 * @param path the path as it was given
	 * @param target what it names
	 */
	private record Wanted(String path, DeleteTarget target) {
	}

	private DeleteResult delete(Invocation call, Set<Wanted> wanted) {
		List<DeleteTarget> targets = wanted.stream().map(Wanted::target).distinct().toList();
		Map<DeleteTarget, Failure> failures = call.request(() -> this.context.driver().deleteAll(targets));
		this.context.bucketSeen();
		List<DeleteFailure> failed = new ArrayList<>();
		for (Wanted each : wanted) {
			Failure failure = failures.get(each.target());
			if (failure != null) {
				failed.add(failure(call.at(each.path()), each, failure));
			}
		}
		return DeleteResult.of(wanted.size() - failed.size(), failed);
	}

	private static DeleteFailure failure(Invocation call, Wanted wanted, Failure failure) {
		StorageException told = call.failure(failure, null);
		String versionId = wanted.target().versionId();
		return (versionId == null) ? DeleteFailure.of(wanted.path(), told)
				: DeleteFailure
					.of(wanted.path(),
							call.retell(told, told.code(),
									"the version '%s' may still be there: %s".formatted(versionId, told.reason())))
					.withVersionId(versionId);
	}

	/** Delete any number of objects, batch by batch and some batches side by side. */
	DeleteResult deleteAll(Stream<String> paths) {
		return delete(paths, this::deleteAll);
	}

	/** The same for what was listed. */
	DeleteResult deleteObjects(Stream<StorageObject> objects) {
		return delete(objects, this::deleteObjects);
	}

	/**
	 * A batch that is deleted.
	 *
	 * @param index its place among the batches
	 * @param result what became of it
	 */
	private record Batch(int index, DeleteResult result) {
	}

	private <T> DeleteResult delete(Stream<T> all, BiFunction<Invocation, List<T>, DeleteResult> delete) {
		Object parent = this.context.transfers().observer().current();
		ParallelTasks<Batch> batches = new ParallelTasks<>(this.context.transfers(),
				this.context.invocation(Operation.DELETE_ALL, null));
		try (all) {
			int count = 0;
			List<T> batch = new ArrayList<>();
			for (Iterator<T> rest = all.iterator(); rest.hasNext();) {
				batch.add(rest.next());
				if (batch.size() == BATCH_MAXIMUM || !rest.hasNext()) {
					List<T> full = batch;
					int index = count++;
					batch = new ArrayList<>();
					batches.submit(() -> new Batch(index, this.context.perform(Operation.DELETE_ALL, null, parent,
							(call) -> delete.apply(call, full))));
				}
			}
			return together(batches.results());
		}
		catch (Throwable ex) {
			batches.cancel();
			throw ex;
		}
	}

	private static DeleteResult together(List<Batch> batches) {
		long deleted = 0;
		List<DeleteFailure> failures = new ArrayList<>();
		for (Batch batch : batches.stream().sorted(Comparator.comparingInt(Batch::index)).toList()) {
			deleted += batch.result().deletedCount();
			failures.addAll(batch.result().failures());
		}
		return DeleteResult.of(deleted, failures);
	}

}
