package io.storager.manager;

/**
 * Hears of work on a tree, in the thread that has asked for it, one call after the other.
 * What it throws ends the work, and is thrown to whoever has asked.
 */
public interface TreeListener {

	/** One object has had its turn. Called for each, in the order in which they end. */
	default void onResult(ObjectResult result) {
	}

	/** The work gets on. Called at most about ten times a second, and at the end. */
	default void onProgress(TreeProgress progress) {
	}

}
