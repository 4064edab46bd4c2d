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

		/** A shorter time within which 99 % of the operations are done is better. */
		P99,

		/** Fewer bytes allocated are better; 1 KB more for each operation is forgiven. */
		ALLOCATION

	}

}
