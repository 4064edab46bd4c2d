package io.storager.engine;

import java.util.Set;

import io.storager.Encryption;
import io.storager.ErrorCode;
import io.storager.ObjectMode;
import io.storager.StorageObject;
import io.storager.driver.ObjectHead;
import io.storager.engine.request.Invocation;
import io.storager.engine.request.StoragerContext;
import io.storager.error.ObjectNotExistException;
import io.storager.options.CreateOptions;
import io.storager.options.StatOptions;

/** Tells of objects, directories, links and uploads. */
final class StatOperations {

	private final StoragerContext context;

	private final ListOperations lists;

	private final LinkOperations links;

	private final MultipartOperations multiparts;

	StatOperations(StoragerContext context, ListOperations lists, LinkOperations links,
			MultipartOperations multiparts) {
		this.context = context;
		this.lists = lists;
		this.links = links;
		this.multiparts = multiparts;
	}

	/** A handle of what may be there or not. Nothing is sent. */
	StorageObject create(Invocation call, String path, CreateOptions options) {
		String versionId = this.context.versions()
			.require(call, options.versionId(), options.objectMode(), options.multipartId());
		if (options.multipartId() != null) {
			return this.multiparts.handle(call, path, options.multipartId(), options.objectMode());
		}
		String key = this.context.objectKey(call, path, options.objectMode());
		return this.context.object(key)
			.modes(Set.of((options.objectMode() != null) ? options.objectMode() : ObjectMode.READ))
			.versionId(versionId)
			.version(versionId != null)
			.build();
	}

	/** The options to look at what an object stands for that was handed back. */
	StatOptions of(Invocation call, StorageObject object, StatOptions options) {
		this.context.ownKey(call, object);
		if (options.objectMode() != null || options.multipartId() != null) {
			throw call.restrict(
					"the options have an object mode or a multipart id; allowed: none, as the object has its own");
		}
		String uploadId = ObjectHandles.isUpload(object) ? this.multiparts.uploadId(call, object) : null;
		String versionId = ObjectHandles.version(call, object, options.versionId());
		boolean dir = object.isDir() && versionId == null && this.context.settings().virtualDir();
		return options.toBuilder()
			.multipartId(uploadId)
			.versionId(versionId)
			.objectMode(dir ? ObjectMode.DIR : null)
			.build();
	}

	StorageObject stat(Invocation call, String path, StatOptions options) {
		String versionId = this.context.versions()
			.require(call, options.versionId(), options.objectMode(), options.multipartId());
		if (options.multipartId() != null) {
			return upload(call, path, options.multipartId(), options);
		}
		String key = this.context.objectKey(call, path, options.objectMode());
		Encryption encryption = this.context.encryption(call, options.encryption());
		try {
			ObjectHead head = this.context.head(call, key, versionId, encryption);
			return head.link() ? this.links.describe(call, key, versionId, head)
					: this.context.describeAs(key, versionId, head).build();
		}
		catch (ObjectNotExistException ex) {
			// A directory need not have an object of its own.
			if (options.objectMode() == ObjectMode.DIR && this.lists.hasMembers(call, key)) {
				return this.context.object(key).modes(Set.of(ObjectMode.DIR)).build();
			}
			throw ex;
		}
	}

	private StorageObject upload(Invocation call, String path, String uploadId, StatOptions options) {
		if (options.encryption() != null && options.encryption() != Encryption.none()) {
			throw call.refuse(ErrorCode.CAPABILITY_INSUFFICIENT,
					"an upload in parts is found without its encryption; allowed with a multipart id: no encryption",
					null);
		}
		return this.multiparts.stat(call, path, uploadId, options.objectMode());
	}

}
