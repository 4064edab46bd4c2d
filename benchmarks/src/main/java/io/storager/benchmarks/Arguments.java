package io.storager.benchmarks;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import org.jspecify.annotations.Nullable;

/**
 * The command line.
 *
 * @param only which scenarios to run, by their names and services such as
 * {@code write-file/OSS}; {@code null} for all
 * @param rounds how many rounds count, {@code null} for what suits each scenario
 * @param update whether the rows that are measured replace those of the last complete run
 * @param quick whether a smoke test is enough
 * @param help whether to tell how it is used, and nothing else
 */
record Arguments(@Nullable Pattern only, @Nullable Integer rounds, boolean update, boolean quick, boolean help) {

	static final String HELP = """
			Compares this library with the vendors' SDKs, x-file-storage and OpenDAL, against an emulator in a process
			of its own. Prints tables and writes benchmarks/results.json; with --only or --quick, which do not tell
			all, benchmarks/target/results.json. Run it in the project's root folder. OpenDAL takes part with
			http_proxy=http://127.0.0.1:18080 (or another free port) in the environment: the emulator takes that port.

			  --only <pattern>  run what the regular expression is found in, such as 'write' or 'list/COS'
			  --update          with --only: replace these rows in benchmarks/results.json and print all of them
			  --rounds <n>      measure everything n times, 1 to 100
			  --quick           do so little that it takes a minute; the figures mean nothing then
			  --help            this text
			  report            print the tables of benchmarks/results.json, judged by the targets as they are now, and
			                    put them into docs/performance.md
			  jmh ...           measure the inner parts; what follows goes to JMH, -h tells its own arguments

			""";

	private static final int MOST_ROUNDS = 100;

	/**
	 * Read the command line.
	 * @throws IllegalArgumentException with one line for the user
	 */
	static Arguments parse(String... arguments) {
		Pattern only = null;
		Integer rounds = null;
		boolean update = false;
		boolean quick = false;
		boolean help = false;
		for (int i = 0; i < arguments.length; i++) {
			switch (arguments[i]) {
				case "--only" -> only = pattern(value(arguments, i++));
				case "--rounds" -> rounds = rounds(value(arguments, i++));
				case "--update" -> update = true;
				case "--quick" -> quick = true;
				case "--help" -> help = true;
				default -> throw new IllegalArgumentException("unknown argument '" + arguments[i] + "' (try --help)");
			}
		}
		if (update && (only == null || quick)) {
			throw new IllegalArgumentException("--update needs --only, and goes not with --quick (try --help)");
		}
		return new Arguments(only, rounds, update, quick, help);
	}

	private static String value(String[] arguments, int name) {
		if (name + 1 == arguments.length) {
			throw new IllegalArgumentException(arguments[name] + " needs a value (try --help)");
		}
		return arguments[name + 1];
	}

	private static Pattern pattern(String text) {
		try {
			return Pattern.compile(text, Pattern.CASE_INSENSITIVE);
		}
		catch (PatternSyntaxException ex) {
			throw new IllegalArgumentException(
					"--only needs a regular expression, not '" + text + "': " + ex.getDescription(), ex);
		}
	}

	private static int rounds(String text) {
		try {
			int rounds = Integer.parseInt(text);
			if (rounds >= 1 && rounds <= MOST_ROUNDS) {
				return rounds;
			}
		}
		catch (NumberFormatException ex) {
			// falls through to the message for any value that is no number of rounds
		}
		throw new IllegalArgumentException("--rounds needs a number from 1 to " + MOST_ROUNDS + ", not '" + text + "'");
	}

	/** Return whether all is to be measured, and properly. */
	boolean complete() {
		return this.only == null && !this.quick;
	}

}
