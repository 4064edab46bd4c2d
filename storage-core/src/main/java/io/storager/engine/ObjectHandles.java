package io.storager.engine;

import io.storager.ErrorCode;
import io.storager.ObjectMode;
import io.storager.Operation;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.engine.request.Invocation;
import io.storager.engine.request.StoragerContext;
import io.storager.options.CopyOptions;
import io.storager.options.ReadOptions;
import org.jspecify.annotations.Nullable;

/**
 * What an object stands for that the caller got from this storager and hands back: its
 * path, one version of it, or an upload in parts.
 */
final class ObjectHandles {

	private final StoragerContext context;

	ObjectHandles(StoragerContext context) {
		this.context = context;
	}

	/**
	 * The path of an object of this storager.
	 * @throws StorageException if it is an upload
	 */
	String path(Operation operation, StorageObject object) {
		Invocation call = this.context.invocation(operation, object.path());
		this.context.ownKey(call, object);
		if (isUpload(object)) {
			throw call.refuse(ErrorCode.OBJECT_MODE_INVALID,
					"the object is an upload in parts, which is no object until it is complete; allowed: an object that can be read",
					null);
		}
		return object.path();
	}

	static boolean isUpload(StorageObject object) {
		return object.multipartId() != null || object.modes().contains(ObjectMode.PART);
	}

	/** The version that an object stands for, or that the options name. */
	static @Nullable String version(Invocation call, StorageObject object, @Nullable String given) {
		if (!object.isVersion()) {
			return given;
		}
		if (given != null && !given.equals(object.versionId())) {
			throw call.restrict(
					"the options have the version id '%s', and the object stands for the version '%s'; allowed: no version id, as the object has its own"
						.formatted(given, object.versionId()));
		}
		return object.versionId();
	}

	@Nullable String version(Operation operation, StorageObject object, @Nullable String given) {
		return version(this.context.invocation(operation, object.path()), object, given);
	}

	/** Options to read the version that an object stands for, if it stands for one. */
	ReadOptions reading(StorageObject object, ReadOptions options) {
		return object.isVersion()
				? options.toBuilder().versionId(version(Operation.READ, object, options.versionId())).build() : options;
	}

	/** Options to copy the version that an object stands for, if it stands for one. */
	CopyOptions copying(Operation operation, StorageObject source, CopyOptions options) {
		return source.isVersion()
				? options.toBuilder().sourceVersionId(version(operation, source, options.sourceVersionId())).build()
				: options;
	}

}
