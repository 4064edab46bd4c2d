package io.storager.driver.support;

import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/** Looks at a failure and its causes, which may be a circle. */
public final class Causes {

	private static final int DEPTH_MAXIMUM = 20;

	private Causes() {
	}

	/** The first failure of a type, beginning with the outermost one. */
	public static <T> @Nullable T find(Class<T> type, Throwable error) {
		Throwable cause = error;
		for (int depth = 0; cause != null && depth < DEPTH_MAXIMUM; depth++) {
			if (type.isInstance(cause)) {
				return type.cast(cause);
			}
			cause = cause.getCause();
		}
		return null;
	}

	/** Whether a failure or one of its causes is what is looked for. */
	public static boolean any(Throwable error, Predicate<Throwable> wanted) {
		Throwable cause = error;
		for (int depth = 0; cause != null && depth < DEPTH_MAXIMUM; depth++) {
			if (wanted.test(cause)) {
				return true;
			}
			cause = cause.getCause();
		}
		return false;
	}

}
