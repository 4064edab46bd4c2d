package io.storager.test.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;

import io.storager.driver.ListPage;
import io.storager.driver.ListRequest;

/** Lists the objects of a bucket. */
final class MemoryListing {

	private MemoryListing() {
	}

	static ListPage page(NavigableMap<String, StoredObject> objects, ListRequest request) {
		int pageSize = Objects.requireNonNullElse(request.pageSize(), 1000);
		String prefix = request.prefix();
		List<String> dirs = new ArrayList<>();
		List<ListPage.Entry> entries = new ArrayList<>();
		String marker = request.marker();
		for (Map.Entry<String, StoredObject> object : objects.tailMap(prefix, true).entrySet()) {
			String key = object.getKey();
			if (!key.startsWith(prefix)) {
				break;
			}
			int slash = request.dirs() ? key.indexOf('/', prefix.length()) : -1;
			String name = (slash >= 0) ? key.substring(0, slash + 1) : key;
			if (marker != null && MemoryService.KEY_ORDER.compare(name, marker) <= 0) {
				continue;
			}
			// A directory counts as one entry of the page, as an object does.
			if (dirs.size() + entries.size() == pageSize) {
				return ListPage.of(dirs, entries, marker);
			}
			if (slash >= 0) {
				dirs.add(name);
			}
			else {
				StoredObject stored = object.getValue();
				entries.add(ListPage.Entry.builder(key, stored.bytes().length)
					.lastModified(stored.lastModified())
					.etag(stored.etag())
					.storageClass(stored.storageClass())
					.appendable(stored.appendable())
					.build());
			}
			marker = name;
		}
		return ListPage.of(dirs, entries, null);
	}

}
