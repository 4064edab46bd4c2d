package io.storager.samples.quickstart;

import java.io.Console;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Where the output goes.
 *
 * @param out the output
 * @param interactive whether a person looks at it as it comes, so that a line can be
 * drawn again
 */
record Terminal(PrintStream out, boolean interactive) {

	static Terminal ofSystem() {
		return new Terminal(new PrintStream(System.out, true, charset()), isInteractive());
	}

	/** The system's own, unless it has no Chinese letters, as under the POSIX locale. */
	private static Charset charset() {
		Charset charset = Charset.forName(System.getProperty("native.encoding", "UTF-8"));
		return charset.canEncode() && charset.newEncoder().canEncode('中') ? charset : StandardCharsets.UTF_8;
	}

	private static boolean isInteractive() {
		Console console = System.console();
		if (console == null) {
			return false;
		}
		try {
			return (boolean) Console.class.getMethod("isTerminal").invoke(console);
		}
		catch (ReflectiveOperationException ex) {
			// Before Java 22 there was a console only where there was a terminal.
			return true;
		}
	}

	void line(String format, Object... arguments) {
		this.out.println(format.formatted(arguments));
	}

}
