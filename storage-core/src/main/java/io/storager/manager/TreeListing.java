package io.storager.manager;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

import io.storager.StorageObject;
import org.jspecify.annotations.Nullable;

/**
 * Looks for objects of a tree in the order in which all storages list them: one listing
 * serves all, and no object that is not there costs a request. Used by one thread.
 */
final class TreeListing {

	private final TreeRoot root;

	private final Iterator<StorageObject> objects;

	private @Nullable StorageObject next;

	/**
	 * List a tree.
	 * @param wanted whether to look at all: if not, nothing is found
	 */
	TreeListing(TreeRoot root, boolean wanted) {
		this.root = root;
		this.objects = wanted ? root.list() : List.<StorageObject>of().iterator();
	}

	/**
	 * The object at a path, which is behind all that were asked for before.
	 * @return {@code null} if there was none when this part of the tree was listed
	 */
	@Nullable StorageObject find(String relative) {
		while (this.next != null || this.objects.hasNext()) {
			if (this.next == null) {
				this.next = this.objects.next();
			}
			StorageObject next = this.next;
			int order = compare(this.root.relative(next), relative);
			if (order > 0) {
				return null;
			}
			this.next = null;
			if (order == 0) {
				return next;
			}
		}
		return null;
	}

	private static int compare(String left, String right) {
		return Arrays.compareUnsigned(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
	}

}
