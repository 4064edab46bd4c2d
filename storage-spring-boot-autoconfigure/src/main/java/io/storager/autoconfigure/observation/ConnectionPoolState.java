package io.storager.autoconfigure.observation;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * The connections of one client, which may not be made yet.
 *
 * @param service the service, such as {@code oss}
 * @param counts tells how many there are, or {@code null} if that is not known
 */
public record ConnectionPoolState(String service, Supplier<@Nullable Counts> counts) {

	/**
	 * How many connections there are.
	 *
	 * @param leased those that are in use
	 * @param waiting the threads that wait for one
	 * @param maximum the most that there can be
	 */
	public record Counts(int leased, int waiting, int maximum) {

		/** No connection was ever needed. */
		static final Counts NONE = new Counts(0, 0, 0);

	}

	Counts now() {
		Counts now = this.counts.get();
		return (now != null) ? now : Counts.NONE;
	}

}
