package io.storager.emulator.store;

import org.jspecify.annotations.Nullable;

/**
 * Which versions to list.
 *
 * @param prefix what the keys begin with; may be empty
 * @param delimiter where keys are cut into common prefixes; empty for not at all
 * @param afterKey the key or common prefix after which the page begins; may be empty
 * @param afterId of that key, the version after which the page begins; empty to pass over
 * all of its versions
 * @param limit the most entries of the page; a common prefix counts as one
 */
public record VersionQuery(String prefix, String delimiter, String afterKey, String afterId, int limit) {

	/** Return where a key is cut, or {@code null} if it is not. */
	@Nullable String commonPrefix(String key) {
		if (this.delimiter.isEmpty() || !key.startsWith(this.prefix)) {
			return null;
		}
		int end = key.indexOf(this.delimiter, this.prefix.length());
		return (end >= 0) ? key.substring(0, end + this.delimiter.length()) : null;
	}

}
