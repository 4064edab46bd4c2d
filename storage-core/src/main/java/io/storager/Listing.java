package io.storager;

import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A listing that is fetched page by page while it is read. Each iteration starts anew and
 * nothing is sent before the first element is asked for.
 *
 * @param <T> the type of the elements
 */
@FunctionalInterface
public interface Listing<T> extends Iterable<T> {

	/** The listing as a sequential stream. */
	default Stream<T> stream() {
		return StreamSupport.stream(spliterator(), false);
	}

}
