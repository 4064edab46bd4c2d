package io.storager.engine;

import java.util.Set;

import io.storager.ObjectMode;
import io.storager.StorageObject;
import io.storager.driver.LinkDriver;
import io.storager.driver.ObjectHead;
import io.storager.driver.PutReply;
import io.storager.driver.PutRequest;
import io.storager.engine.request.Invocation;
import io.storager.engine.request.StoragerContext;
import io.storager.engine.upload.PayloadSender;
import io.storager.options.CreateLinkOptions;
import org.jspecify.annotations.Nullable;

/** Creates and tells links. */
final class LinkOperations {

	private final StoragerContext context;

	private final PayloadSender sender;

	LinkOperations(StoragerContext context, PayloadSender sender) {
		this.context = context;
		this.sender = sender;
	}

	StorageObject createLink(Invocation call, String path, String target, CreateLinkOptions options) {
		LinkDriver driver = this.context.require(call, this.context.driver().links());
		String key = this.context.objectKey(call, path, null);
		String targetKey = this.context.objectKey(call, target, null);
		if (key.equals(targetKey)) {
			throw call.restrict("the link's target is '%s', which is the link itself; ".formatted(target)
					+ "allowed: another object");
		}
		this.context.versions().beforeWrite(call, options.forbidOverwrite());
		this.sender.requireHeader(call, "storage class", options.storageClass());
		String storageClass = (options.storageClass() != null) ? options.storageClass()
				: this.context.settings().storageClass();
		PutRequest request = PutRequest.builder()
			.storageClass(storageClass)
			.forbidOverwrite(options.forbidOverwrite())
			.build();
		PutReply reply = call.request(!options.forbidOverwrite(), () -> driver.putLink(key, targetKey, request));
		this.context.versions().afterWrite(call, key, options.forbidOverwrite(), reply);
		return linked(this.context.object(key).versionId(reply.versionId()), targetKey);
	}

	/** What a stat tells of an object that turned out to be a link. */
	StorageObject describe(Invocation call, String key, @Nullable String versionId, ObjectHead head) {
		LinkDriver driver = this.context.require(call, this.context.driver().links());
		String targetKey = call.request(() -> driver.linkTarget(key, versionId));
		return linked(this.context.describeAs(key, versionId, head), targetKey);
	}

	private StorageObject linked(StorageObject.Builder link, String targetKey) {
		String prefix = this.context.settings().workDir().prefix();
		// A link made by others may point out of the work dir; it is told as it is.
		String target = targetKey.startsWith(prefix) ? this.context.settings().workDir().path(targetKey)
				: "/" + targetKey;
		return link.modes(Set.of(ObjectMode.READ, ObjectMode.LINK)).linkTarget(target).build();
	}

}
