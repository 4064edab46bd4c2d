package io.storager.emulator.service.lifecycle;

import java.util.Map;

import io.storager.emulator.store.StoredObject;
import org.jspecify.annotations.Nullable;

/**
 * Which objects a rule is about.
 *
 * @param prefix what their keys begin with
 * @param tags the tags that they all have
 * @param notPrefix what their keys do not begin with, or {@code null} for no exception
 * @param notTags the tags of the exception
 * @param largerThan the bytes that they have more than, or -1
 * @param smallerThan the bytes that they have less than
 */
public record Filter(String prefix, Map<String, String> tags, @Nullable String notPrefix, Map<String, String> notTags,
		long largerThan, long smallerThan) {

	/** Return whether a rule is about the object. */
	boolean matches(StoredObject object) {
		long size = object.content().size();
		return object.key().startsWith(this.prefix) && has(object, this.tags) && !isExcepted(object)
				&& size > this.largerThan && size < this.smallerThan;
	}

	private boolean isExcepted(StoredObject object) {
		return this.notPrefix != null && object.key().startsWith(this.notPrefix) && has(object, this.notTags);
	}

	private static boolean has(StoredObject object, Map<String, String> tags) {
		return object.tags().entrySet().containsAll(tags.entrySet());
	}

	/** Return whether a rule is about the upload of a key. */
	boolean matches(String key) {
		return key.startsWith(this.prefix) && (this.notPrefix == null || !key.startsWith(this.notPrefix));
	}

	/** Return whether the prefix is all there is. */
	public boolean isPlain() {
		return this.tags.isEmpty() && this.notPrefix == null && this.largerThan < 0
				&& this.smallerThan == Long.MAX_VALUE;
	}

}
