package io.storager.benchmarks.scenario;

/** Where bytes go. */
enum Direction {

	/** To the service. */
	WRITE("write"),

	/** From the service. */
	READ("read");

	final String verb;

	Direction(String verb) {
		this.verb = verb;
	}

}
