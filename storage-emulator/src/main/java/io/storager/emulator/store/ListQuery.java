package io.storager.emulator.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentNavigableMap;

import org.jspecify.annotations.Nullable;

/**
 * What to list.
 *
 * @param prefix what the keys begin with; may be empty
 * @param delimiter where keys are cut into common prefixes; empty for not at all
 * @param after the key or common prefix after which the page begins; may be empty
 * @param limit the most entries of the page; a common prefix counts as one
 */
public record ListQuery(String prefix, String delimiter, String after, int limit) {

	ListPage run(ConcurrentNavigableMap<byte[], StoredObject> objects) {
		List<StoredObject> found = new ArrayList<>();
		List<String> commonPrefixes = new ArrayList<>();
		String last = null;
		Map.Entry<byte[], StoredObject> entry = (this.limit > 0) ? first(objects) : null;
		while (entry != null && entry.getValue().key().startsWith(this.prefix)) {
			if (found.size() + commonPrefixes.size() == this.limit) {
				return new ListPage(found, commonPrefixes, true, last);
			}
			String common = commonPrefix(entry.getValue().key());
			if (common == null) {
				found.add(entry.getValue());
				last = entry.getValue().key();
				entry = objects.higherEntry(entry.getKey());
			}
			else {
				commonPrefixes.add(common);
				last = common;
				entry = objects.ceilingEntry(behind(common));
			}
		}
		return new ListPage(found, commonPrefixes, false, null);
	}

	private Map.@Nullable Entry<byte[], StoredObject> first(ConcurrentNavigableMap<byte[], StoredObject> objects) {
		byte[] prefixBytes = utf8(this.prefix);
		byte[] afterBytes = utf8(this.after);
		if (Arrays.compareUnsigned(afterBytes, prefixBytes) < 0) {
			return objects.ceilingEntry(prefixBytes);
		}
		// A page that ended with a common prefix is followed by what lies behind all of
		// it.
		return this.after.equals(commonPrefix(this.after)) ? objects.ceilingEntry(behind(this.after))
				: objects.higherEntry(afterBytes);
	}

	private @Nullable String commonPrefix(String key) {
		if (this.delimiter.isEmpty() || !key.startsWith(this.prefix)) {
			return null;
		}
		int end = key.indexOf(this.delimiter, this.prefix.length());
		return (end >= 0) ? key.substring(0, end + this.delimiter.length()) : null;
	}

	/** UTF-8 has no byte 0xFF, so the last byte can always be counted up. */
	private static byte[] behind(String common) {
		byte[] bytes = utf8(common);
		bytes[bytes.length - 1]++;
		return bytes;
	}

	private static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
