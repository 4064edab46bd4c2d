package io.storager;

import java.util.List;
import java.util.Objects;

import io.storager.internal.ValueProperties;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing, and where the next one starts.
 *
 * @param <T> the type of the elements
 */
public final class Page<T> {

	private final List<T> elements;

	private final @Nullable String nextToken;

	private Page(List<T> elements, @Nullable String nextToken) {
		this.elements = List.copyOf(elements);
		this.nextToken = nextToken;
	}

	/**
	 * Make a page.
	 * @param nextToken where the next page starts, or {@code null} if this is the last
	 */
	public static <T> Page<T> of(List<T> elements, @Nullable String nextToken) {
		return new Page<>(Objects.requireNonNull(elements, "'elements' must not be null"), nextToken);
	}

	/** What is on the page: nothing is possible, even if other pages follow. */
	public List<T> elements() {
		return this.elements;
	}

	/**
	 * The continuation token for the next page, or {@code null} if this is the last. It
	 * has letters, digits, {@code -} and {@code _} only, so it can be part of an address
	 * as it is. It is no secret: it contains the key of an object.
	 */
	public @Nullable String nextToken() {
		return this.nextToken;
	}

	/** Whether a page follows. */
	public boolean hasNext() {
		return this.nextToken != null;
	}

	private ValueProperties properties() {
		return new ValueProperties().with("elements", this.elements).with("nextToken", this.nextToken);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Page<?> that && properties().equals(that.properties());
	}

	@Override
	public int hashCode() {
		return properties().hashCode();
	}

	@Override
	public String toString() {
		return properties().toString("Page");
	}

}
