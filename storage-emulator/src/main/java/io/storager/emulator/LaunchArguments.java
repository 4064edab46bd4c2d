package io.storager.emulator;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The options of the command line and of the configuration files that it names. What the
 * command line says counts more; of what may be repeated, all counts.
 */
final class LaunchArguments {

	private final Map<LaunchOption, List<Value>> values = new EnumMap<>(LaunchOption.class);

	private LaunchArguments() {
	}

	/**
	 * Read the command line.
	 * @throws IllegalArgumentException with one line for the user that repeats no secret
	 */
	static LaunchArguments parse(String... arguments) {
		LaunchArguments parsed = new LaunchArguments();
		for (int i = 0; i < arguments.length; i++) {
			String argument = arguments[i];
			if (argument.equals("-h")) {
				argument = "--help";
			}
			if (!argument.startsWith("--")) {
				throw new IllegalArgumentException(
						"options begin with two hyphens, not as '" + withoutValue(argument) + "' (try --help)");
			}
			int equals = argument.indexOf('=');
			String name = argument.substring(2, (equals < 0) ? argument.length() : equals);
			LaunchOption option = LaunchOption.named(name);
			if (option == null) {
				throw new IllegalArgumentException("unknown option --" + name + " (try --help)");
			}
			String value = (equals < 0) ? null : argument.substring(equals + 1);
			boolean takesNext = value == null && !option.isSwitch() && !option.isQuestion() && i + 1 < arguments.length
					&& !arguments[i + 1].startsWith("--");
			parsed.add(new Value(option, takesNext ? arguments[++i] : value, "--" + name));
		}
		List<Value> files = parsed.values.getOrDefault(LaunchOption.CONFIG, List.of());
		for (Value file : files) {
			parsed.readFile(file);
		}
		return parsed;
	}

	/** Say of what is no option only the beginning: the rest may be a secret. */
	private static String withoutValue(String argument) {
		return argument.replaceFirst("[=:].*", "");
	}

	private void readFile(Value file) {
		String path = file.text();
		LaunchArguments inFile = new LaunchArguments();
		List<String> lines;
		try {
			lines = Files.readAllLines(Path.of(path));
		}
		catch (NoSuchFileException ex) {
			throw file.wrong("there is no file '" + path + "'");
		}
		catch (MalformedInputException ex) {
			throw file.wrong("'" + path + "' is not UTF-8 text");
		}
		catch (IOException ex) {
			throw file.wrong("'" + path + "' cannot be read: " + ex.getMessage());
		}
		for (int number = 1; number <= lines.size(); number++) {
			String line = lines.get(number - 1).strip();
			if (!line.isEmpty() && !line.startsWith("#")) {
				inFile.add(lineOf(path + ":" + number, line));
			}
		}
		inFile.values.forEach((option, found) -> {
			if (option.isRepeatable()) {
				this.values.computeIfAbsent(option, (key) -> new ArrayList<>()).addAll(found);
			}
			else {
				this.values.putIfAbsent(option, found);
			}
		});
	}

	private static Value lineOf(String place, String line) {
		int equals = line.indexOf('=');
		String name = ((equals < 0) ? line : line.substring(0, equals)).strip();
		LaunchOption option = LaunchOption.named(name);
		if (option == null || option == LaunchOption.CONFIG || option.isQuestion()) {
			throw new IllegalArgumentException(
					place + ": unknown option '" + withoutValue(name) + "'; a line is name=value (try --help)");
		}
		return new Value(option, (equals < 0) ? null : line.substring(equals + 1).strip(), place + ": " + name);
	}

	private void add(Value value) {
		List<Value> earlier = this.values.computeIfAbsent(value.option(), (key) -> new ArrayList<>());
		if (!earlier.isEmpty() && !value.option().isRepeatable() && !value.option().isQuestion()) {
			throw value.wrong("is given twice");
		}
		earlier.add(value);
	}

	boolean has(LaunchOption option) {
		return this.values.containsKey(option);
	}

	/** Return all values of an option, in order. */
	List<Value> all(LaunchOption option) {
		return this.values.getOrDefault(option, List.of());
	}

	/** Return the value of an option, or {@code null} if it is not given. */
	@Nullable Value get(LaunchOption option) {
		List<Value> found = all(option);
		return found.isEmpty() ? null : found.get(0);
	}

	/**
	 * A value that was given.
	 *
	 * @param option the option
	 * @param given the value, {@code null} if there was none
	 * @param place where it stands, for messages
	 */
	record Value(LaunchOption option, @Nullable String given, String place) {

		/** Return what to throw. */
		IllegalArgumentException wrong(String problem) {
			return new IllegalArgumentException(this.place + ": " + problem);
		}

		private IllegalArgumentException wrongForm() {
			boolean secret = this.option == LaunchOption.ACCOUNT;
			return wrong("needs " + this.option.form()
					+ ((this.given != null && !secret) ? ", not '" + this.given + "'" : ""));
		}

		String text() {
			if (this.given == null || this.given.isBlank()) {
				throw wrongForm();
			}
			return this.given;
		}

		Path path() {
			try {
				return Path.of(text());
			}
			catch (InvalidPathException ex) {
				throw wrongForm();
			}
		}

		boolean isTrue() {
			if (this.given == null || this.given.equals("true")) {
				return true;
			}
			if (this.given.equals("false")) {
				return false;
			}
			throw wrongForm();
		}

		int number(int from, int to) {
			try {
				int number = Integer.parseInt(text());
				if (number >= from && number <= to) {
					return number;
				}
			}
			catch (NumberFormatException ex) {
				// falls through to the message for any value that is out of range
			}
			throw wrong("needs a number between " + from + " and " + to + ", not '" + this.given + "'");
		}

		/** Return what stands in front of the colon and what behind it. */
		String[] pair(@Nullable String defaultSecond) {
			String text = text();
			int colon = text.indexOf(':');
			String first = (colon < 0) ? text : text.substring(0, colon);
			String second = (colon < 0) ? defaultSecond : text.substring(colon + 1);
			if (first.isBlank() || second == null || second.isBlank()) {
				throw wrongForm();
			}
			return new String[] { first, second };
		}

		<E extends Enum<E>> E choice(Class<E> choices) {
			for (E choice : choices.getEnumConstants()) {
				if (choice.name().toLowerCase(Locale.ROOT).equals(this.given)) {
					return choice;
				}
			}
			throw wrongForm();
		}

	}

}
