package io.storager.benchmarks.server;

/** What the emulator's process can be told: the name and its arguments make a line. */
enum Command {

	/** Every request waits; argument: milliseconds. */
	DELAY,

	/** Every connection is slow; argument: bytes per second. */
	BANDWIDTH,

	/** Nothing is slow any more. */
	UNDISTURBED,

	/**
	 * A bucket gets objects; arguments: service, prefix of the keys, number, size in
	 * bytes.
	 */
	FILL;

	static final String DONE = "done";

	String line(Object... arguments) {
		StringBuilder line = new StringBuilder(name());
		for (Object argument : arguments) {
			line.append(' ').append(argument);
		}
		return line.toString();
	}

}
