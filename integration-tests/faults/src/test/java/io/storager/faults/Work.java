package io.storager.faults;

import java.io.IOException;
import java.util.List;

/** An operation and what may become of it. */
interface Work {

	/** Do it, while faults strike. */
	void perform() throws IOException;

	/**
	 * Insist on the right bytes, when no fault is in force any more.
	 * @param done whether it has said that it succeeded
	 */
	void check(boolean done) throws IOException;

	/** What it sends. */
	List<Aim> aims();

	/** About how many bytes it moves. */
	int length();

	/** Whether it has to succeed if fewer requests fail than there are retries. */
	default boolean survives() {
		return true;
	}

	/** Whether it has to notice that a byte which it reads has changed. */
	default boolean verifiesWhatItReads() {
		return false;
	}

}
