package io.storager.manager;

/** What became of an object, or of a file. */
public enum Outcome {

	/** It was copied, moved, uploaded, downloaded or deleted, and verified. */
	DONE,

	/**
	 * The target had the same length and the same CRC-64 already, so nothing was
	 * transferred; see {@link TreeOptions#skipEqual}.
	 */
	EQUAL,

	/** It is no file: a pipe, a device, or a symbolic link that is not followed. */
	IGNORED,

	/**
	 * It failed. What was at the target before is there still; if the answer of the
	 * service was lost, the complete new object may be.
	 */
	FAILED

}
