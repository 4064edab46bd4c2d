package io.storager.clients;

import java.util.Arrays;
import java.util.Objects;

/** Runs checks of one client, prints those that fail, and counts. */
final class Checks {

	private int passed;

	private int failed;

	/** What may throw anything. */
	@FunctionalInterface
	interface Check {

		void run() throws Throwable;

	}

	void check(String name, Check check) {
		try {
			check.run();
			this.passed++;
		}
		catch (Throwable ex) {
			this.failed++;
			System.out.println("  not ok: " + name + ": " + String.valueOf(ex).lines().findFirst().orElse(""));
		}
	}

	/** Expect a call to be refused with a code, which stands in the exception's message. */
	void refused(String name, String code, Check check) {
		check(name, () -> {
			try {
				check.run();
			}
			catch (Exception ex) {
				for (Throwable each = ex; each != null; each = each.getCause()) {
					if (String.valueOf(each).contains(code)) {
						return;
					}
				}
				throw ex;
			}
			throw new AssertionError("not refused with " + code);
		});
	}

	static void same(Object expected, Object actual) {
		boolean same = (expected instanceof byte[] left && actual instanceof byte[] right) ? Arrays.equals(left, right)
				: Objects.equals(expected, actual);
		if (!same) {
			throw new AssertionError("expected " + expected + " but was " + actual);
		}
	}

	static void holds(boolean condition) {
		if (!condition) {
			throw new AssertionError("does not hold");
		}
	}

	/** The last line, which the script reads. */
	void tell() {
		System.out.println("passed " + this.passed + " of " + (this.passed + this.failed));
	}

}
