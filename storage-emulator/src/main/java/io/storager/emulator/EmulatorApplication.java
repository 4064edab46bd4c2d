package io.storager.emulator;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import io.storager.emulator.http.HttpFront;
import io.storager.emulator.traffic.AnsweredRequest;

/**
 * Runs an emulator on its own until it is told to end. Exit codes: 0 after a graceful
 * end, {@value #CANNOT_START} if it could not start, {@value #WRONG_ARGUMENT} for a wrong
 * argument.
 */
public final class EmulatorApplication {

	static final int CANNOT_START = 1;

	static final int WRONG_ARGUMENT = 2;

	private static final int MAX_BUCKETS = 10;

	private final PrintStream out;

	private final PrintStream err;

	EmulatorApplication(PrintStream out, PrintStream err) {
		this.out = out;
		this.err = err;
	}

	/**
	 * Run.
	 * @param arguments see {@code --help}
	 * @throws InterruptedException if the main thread is interrupted
	 */
	public static void main(String... arguments) throws InterruptedException {
		int status = new EmulatorApplication(System.out, System.err).run(arguments);
		if (status != 0) {
			System.exit(status);
		}
	}

	/** Run until the end and return the exit code. */
	int run(String... arguments) throws InterruptedException {
		Launch launch;
		try {
			LaunchArguments parsed = LaunchArguments.parse(arguments);
			if (parsed.has(LaunchOption.HELP)) {
				this.out.print(help());
				return 0;
			}
			if (parsed.has(LaunchOption.VERSION)) {
				this.out.println("storage-emulator " + version());
				return 0;
			}
			launch = Launch.of(parsed);
		}
		catch (IllegalArgumentException ex) {
			return failed(ex, WRONG_ARGUMENT);
		}
		StorageEmulator emulator;
		try {
			emulator = launch.builder().start();
		}
		catch (IllegalArgumentException ex) {
			// Such as a bucket name that the service does not allow.
			return failed(ex, WRONG_ARGUMENT);
		}
		catch (UncheckedIOException ex) {
			return failed(ex, CANNOT_START);
		}
		printRequests(launch, emulator);
		CountDownLatch ended = new CountDownLatch(1);
		Runtime.getRuntime()
			.addShutdownHook(new Thread(() -> stop(emulator, launch, ended), "storage-emulator-shutdown"));
		this.out.print(banner(launch, emulator));
		this.out.flush();
		ended.await();
		return 0;
	}

	private int failed(RuntimeException failure, int status) {
		String message = String.valueOf(failure.getMessage());
		this.err.println("storage-emulator: " + message + (message.endsWith(HttpFront.PORT_IN_USE)
				? " (--oss-port, --cos-port and --control-port name others, 0 takes any free one)" : ""));
		return status;
	}

	private void printRequests(Launch launch, StorageEmulator emulator) {
		RequestLines lines = new RequestLines(ZoneId.systemDefault(), launch.accounts());
		if (launch.log() != Launch.LogChoice.NONE) {
			emulator.requests().onAnswer((answer) -> {
				if (launch.log() == Launch.LogChoice.ALL || isRefused(answer)) {
					this.out.print(lines.of(answer));
				}
			});
		}
	}

	private static boolean isRefused(AnsweredRequest answer) {
		return answer.status() == 0 || answer.status() >= 400 || answer.abort() != null;
	}

	private void stop(StorageEmulator emulator, Launch launch, CountDownLatch ended) {
		if (!emulator.close(launch.stopTimeout())) {
			this.out.println("storage-emulator has cut requests that took longer than "
					+ launch.stopTimeout().toSeconds() + " s");
		}
		this.out.println("storage-emulator has ended");
		this.out.flush();
		ended.countDown();
		// A signal that was obeyed is no failure, and without this the code would say so.
		Runtime.getRuntime().halt(0);
	}

	static String help() {
		StringBuilder help = new StringBuilder("""
				Speaks the Aliyun OSS and the Tencent COS wire protocol, for tests and demonstrations.
				Without any option it starts, too: OSS on port 9300, COS on port 9301, everything in memory.

				""");
		for (LaunchOption option : LaunchOption.values()) {
			help.append(option.help());
		}
		return help.append("""

				Exit codes: 0 after Ctrl-C or SIGTERM, 1 if it cannot start, 2 for a wrong option.
				""").toString();
	}

	private static String version() {
		String version = EmulatorApplication.class.getPackage().getImplementationVersion();
		return (version != null) ? version : "of an unpackaged build";
	}

	private static String banner(Launch launch, StorageEmulator emulator) {
		StringBuilder banner = new StringBuilder("storage-emulator is ready: OSS on " + emulator.ossEndpoint()
				+ ", COS on " + emulator.cosEndpoint() + System.lineSeparator());
		line(banner, "accounts", String.join(", ", launch.accounts()) + (launch.defaultAccount()
				? " (secret key: " + Launch.DEFAULT_SECRET_KEY + ", which everybody knows; others with --account)"
				: ""));
		if (launch.loose()) {
			line(banner, "signatures", "not looked at (--loose)");
		}
		line(banner, "buckets", buckets(emulator.describeBuckets()));
		line(banner, "objects", (launch.directory() != null) ? "in " + launch.directory().toAbsolutePath()
				: "in memory: gone at the end; kept with --directory=<folder>");
		if (launch.caFile() != null) {
			line(banner, "trust", "the certificate in " + launch.caFile().toAbsolutePath());
		}
		if (emulator.controlEndpoint() != null) {
			line(banner, "control", String.valueOf(emulator.controlEndpoint()));
		}
		if (launch.defaultAccount() && !isLoopback(emulator.ossEndpoint())) {
			line(banner, "caution", "other machines reach it with the account that everybody knows");
		}
		line(banner, "health", emulator.ossEndpoint() + "/_emulator/health");
		return banner.toString();
	}

	private static boolean isLoopback(URI endpoint) {
		return new InetSocketAddress(endpoint.getHost(), endpoint.getPort()).getAddress().isLoopbackAddress();
	}

	private static String buckets(List<String> all) {
		if (all.isEmpty()) {
			return "none yet: clients create them, or --bucket=<name>";
		}
		String more = (all.size() > MAX_BUCKETS) ? " and " + (all.size() - MAX_BUCKETS) + " more" : "";
		return String.join(", ", all.subList(0, Math.min(all.size(), MAX_BUCKETS))) + more;
	}

	private static void line(StringBuilder banner, String name, String text) {
		banner.append("  %-10s ".formatted(name)).append(text).append(System.lineSeparator());
	}

}
