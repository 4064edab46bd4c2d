package io.storager.engine.request;

import org.jspecify.annotations.Nullable;

/**
 * What callers without null checks of their own give by mistake. There is a method for
 * each number of arguments, so that a call allocates nothing.
 */
public final class Arguments {

	private Arguments() {
	}

	/**
	 * Refuse {@code null}.
	 * @throws NullPointerException that names the parameter
	 */
	public static void requireNonNull(String name, @Nullable Object value) {
		if (value == null) {
			throw new NullPointerException("'%s' must not be null".formatted(name));
		}
	}

	/** Refuse {@code null}. */
	public static void requireNonNull(String first, @Nullable Object firstValue, String second,
			@Nullable Object secondValue) {
		requireNonNull(first, firstValue);
		requireNonNull(second, secondValue);
	}

	/** Refuse {@code null}. */
	public static void requireNonNull(String first, @Nullable Object firstValue, String second,
			@Nullable Object secondValue, String third, @Nullable Object thirdValue) {
		requireNonNull(first, firstValue, second, secondValue);
		requireNonNull(third, thirdValue);
	}

}
