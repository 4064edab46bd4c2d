package io.storager.benchmarks.scenario;

import io.storager.benchmarks.contender.Role;

/**
 * What this library has to reach.
 *
 * @param aspect what is compared
 * @param against with whom
 * @param atLeast how many times as good this library has to be
 */
public record Goal(Aspect aspect, Role against, double atLeast) {

	/** What can be compared. */
	public enum Aspect {

		/** More in a second is better. */
		SPEED,

		/** Fewer bytes allocated are better. */
		ALLOCATION

	}

}
