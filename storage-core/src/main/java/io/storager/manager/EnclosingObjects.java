package io.storager.manager;

import java.util.ArrayDeque;
import java.util.Deque;

import org.jspecify.annotations.Nullable;

/**
 * Finds, among the objects of a tree in the order in which they are listed, those that
 * need another object to be a directory. No more paths are held than one path has
 * beginnings. Used by one thread.
 */
final class EnclosingObjects {

	/** What the path before begins with, the longest last. */
	private final Deque<String> beginnings = new ArrayDeque<>();

	/**
	 * The outermost object of whose path a path is a member.
	 * @param relative the next path, from the root of the tree
	 * @return that object's path, or {@code null} if there is none
	 */
	@Nullable String find(String relative) {
		while (!this.beginnings.isEmpty() && !relative.startsWith(this.beginnings.getLast())) {
			this.beginnings.removeLast();
		}
		String found = null;
		for (String beginning : this.beginnings) {
			if (relative.startsWith("/", beginning.length())) {
				found = beginning;
				break;
			}
		}
		if (!relative.isEmpty() && !relative.endsWith("/")) {
			this.beginnings.addLast(relative);
		}
		return found;
	}

}
