package io.storager.samples.filemanager;

import java.util.List;

import io.storager.ListMode;
import io.storager.Page;
import io.storager.StorageObject;
import io.storager.Storager;
import io.storager.options.ListOptions;
import org.jspecify.annotations.Nullable;

/**
 * A page of a listing.
 *
 * @param items the objects
 * @param next what to ask the next page with, {@code null} on the last one
 */
record ObjectPage(List<ObjectItem> items, @Nullable String next) {

	private static final int SIZE = 200;

	/**
	 * Ask for a page, with one request.
	 * @param token what the page before gave, {@code null} for the first one
	 */
	static ObjectPage of(Storager storager, String path, ListMode mode, @Nullable String token) {
		Page<StorageObject> page = storager.listPage(path,
				ListOptions.builder().listMode(mode).pageSize(SIZE).continuationToken(token).build());
		return new ObjectPage(page.elements().stream().map(ObjectItem::of).toList(), page.nextToken());
	}

}
