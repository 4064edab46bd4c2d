package io.storager.driver;

import java.util.Set;

import io.storager.CreateLinkOptions;
import io.storager.ObjectMode;
import io.storager.Operation;
import io.storager.StorageObject;

/** Creates and tells links. */
final class LinkOperations {

	private final StoragerContext context;

	private final PayloadSender sender;

	LinkOperations(StoragerContext context, PayloadSender sender) {
		this.context = context;
		this.sender = sender;
	}

	StorageObject createLink(String path, String target, CreateLinkOptions options) {
		LinkDriver driver = this.context.capability(Operation.CREATE_LINK, path, LinkDriver.class);
		String key = this.context.objectKey(Operation.CREATE_LINK, path, null);
		String targetKey = this.context.objectKey(Operation.CREATE_LINK, target, null);
		if (key.equals(targetKey)) {
			throw this.context.errors()
				.restrict(Operation.CREATE_LINK, path,
						"the link's target is '%s', which is the link itself; ".formatted(target)
								+ "allowed: another object");
		}
		this.sender.requireHeader(Operation.CREATE_LINK, path, "storage class", options.storageClass());
		String storageClass = (options.storageClass() != null) ? options.storageClass()
				: this.context.settings().storageClass();
		this.context.attempts().call(Operation.CREATE_LINK, path, !options.forbidOverwrite(), () -> {
			driver.putLink(key, targetKey, storageClass, options.forbidOverwrite());
			return Boolean.TRUE;
		});
		return linked(this.context.object(key), targetKey);
	}

	/** What a stat tells of an object that turned out to be a link. */
	StorageObject describe(String key, String path, ObjectHead head) {
		LinkDriver driver = this.context.capability(Operation.STAT, path, LinkDriver.class);
		String targetKey = this.context.attempts().call(Operation.STAT, path, () -> driver.linkTarget(key));
		return linked(this.context.describeAs(key, head), targetKey);
	}

	private StorageObject linked(StorageObject.Builder link, String targetKey) {
		String prefix = this.context.settings().workDir().prefix();
		// A link made by others may point out of the work dir; it is told as it is.
		String target = targetKey.startsWith(prefix) ? this.context.settings().workDir().path(targetKey)
				: "/" + targetKey;
		return link.modes(Set.of(ObjectMode.READ, ObjectMode.LINK)).linkTarget(target).build();
	}

}
