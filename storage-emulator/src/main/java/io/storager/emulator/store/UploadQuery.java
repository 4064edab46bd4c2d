package io.storager.emulator.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Which multipart uploads to list.
 *
 * @param prefix what the keys begin with; may be empty
 * @param delimiter where keys are cut into common prefixes; empty for not at all
 * @param afterKey the key or common prefix after which the page begins; may be empty
 * @param afterId of that key, the id after which the page begins; empty to pass over all
 * of its uploads
 * @param limit the most entries of the page; a common prefix counts as one
 */
public record UploadQuery(String prefix, String delimiter, String afterKey, String afterId, int limit) {

	UploadPage run(Iterable<MultipartUpload> uploads) {
		List<MultipartUpload> found = new ArrayList<>();
		List<String> commonPrefixes = new ArrayList<>();
		String lastKey = this.afterKey;
		String lastId = this.afterId;
		for (MultipartUpload upload : uploads) {
			String key = upload.draft().key();
			String common = commonPrefix(key);
			if (!key.startsWith(this.prefix) || !isBehind(key, upload.id()) || lastKey.equals(common)) {
				continue;
			}
			if (found.size() + commonPrefixes.size() == this.limit) {
				return new UploadPage(found, commonPrefixes, true, lastKey, lastId);
			}
			if (common != null) {
				commonPrefixes.add(common);
			}
			else {
				found.add(upload);
			}
			lastKey = (common != null) ? common : key;
			lastId = (common != null) ? "" : upload.id();
		}
		return new UploadPage(found, commonPrefixes, false, "", "");
	}

	private boolean isBehind(String key, String id) {
		int order = Arrays.compareUnsigned(utf8(key), utf8(this.afterKey));
		return order > 0 || (order == 0 && !this.afterId.isEmpty() && id.compareTo(this.afterId) > 0);
	}

	private @Nullable String commonPrefix(String key) {
		if (this.delimiter.isEmpty() || !key.startsWith(this.prefix)) {
			return null;
		}
		int end = key.indexOf(this.delimiter, this.prefix.length());
		return (end >= 0) ? key.substring(0, end + this.delimiter.length()) : null;
	}

	private static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
