package io.storager.manager;

import java.util.Iterator;
import java.util.function.Function;

/**
 * Makes something of each element when it is asked for.
 *
 * @param <S> what there is
 * @param <T> what is made of it
 */
final class MappedIterator<S, T> implements Iterator<T> {

	private final Iterator<S> elements;

	private final Function<S, T> mapping;

	MappedIterator(Iterator<S> elements, Function<S, T> mapping) {
		this.elements = elements;
		this.mapping = mapping;
	}

	@Override
	public boolean hasNext() {
		return this.elements.hasNext();
	}

	@Override
	public T next() {
		return this.mapping.apply(this.elements.next());
	}

}
