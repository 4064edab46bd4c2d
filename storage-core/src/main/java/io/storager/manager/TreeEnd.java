package io.storager.manager;

/** Why work on a tree has ended. */
public enum TreeEnd {

	/** Everything that is in the tree had its turn. */
	COMPLETE,

	/**
	 * The objects could not be listed any further, or the path is an object and no
	 * directory; those listed before had their turn.
	 */
	LISTING_FAILED,

	/** One object failed, and the options say that this is the end. */
	STOPPED,

	/** The deadline of the options has passed. */
	DEADLINE,

	/** The thread that waited was interrupted; its flag is set. */
	INTERRUPTED,

	/** The manager was closed. */
	CLOSED

}
