package io.storager.emulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What the command line and the configuration file ask for. */
class LaunchTests {

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	private int run(String... arguments) throws InterruptedException {
		return new EmulatorApplication(new PrintStream(this.out, true, StandardCharsets.UTF_8),
				new PrintStream(this.err, true, StandardCharsets.UTF_8))
			.run(arguments);
	}

	private static Launch launch(String... arguments) {
		return Launch.of(LaunchArguments.parse(arguments));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "--account=secretvalue | --account: needs <access-key>:<secret-key>",
					"--account=a: | --account: needs <access-key>:<secret-key>", "--account | --account: needs",
					"--oss-port=x | --oss-port: needs a number between 0 and 65535, not 'x'",
					"--cos-port=65536 | --cos-port: needs a number between 0 and 65535",
					"--oss-port | --oss-port: needs <port>", "--directory= | --directory: needs <folder>",
					"--cos-bucket=:a | --cos-bucket: needs <name>", "--what=secretvalue | unknown option --what",
					"secretkey=secretvalue | options begin with two hyphens",
					"--loose=maybe | --loose: needs true|false, not 'maybe'", "--log=x | --log: needs all|refused|none",
					"--control-host=0.0.0.0 | --control-host: needs --control-port too",
					"--config=none.conf | --config: there is no file 'none.conf'" })
	void saysInOneLineWhatIsWrongWithAnArgument(String argument, String message) throws InterruptedException {
		assertThat(run(argument)).isEqualTo(EmulatorApplication.WRONG_ARGUMENT);
		assertThat(this.err.toString(StandardCharsets.UTF_8)).startsWith("storage-emulator: " + message)
			.doesNotContain("secretvalue")
			.hasLineCount(1);
	}

	@Test
	void refusesABucketNameTheServiceRefuses() throws InterruptedException {
		assertThat(run("--oss-port=0", "--cos-port=0", "--bucket=No")).isEqualTo(EmulatorApplication.WRONG_ARGUMENT);
		assertThat(this.err.toString(StandardCharsets.UTF_8)).contains("OSS does not allow a bucket named 'No'");
	}

	@Test
	void saysWhatKeepsItFromStarting(@TempDir Path folder) throws Exception {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			assertThat(run("--oss-port=" + taken.getLocalPort(), "--cos-port=0"))
				.isEqualTo(EmulatorApplication.CANNOT_START);
			assertThat(this.err.toString(StandardCharsets.UTF_8)).contains(
					"Cannot listen on 127.0.0.1:" + taken.getLocalPort() + ": another program uses the port",
					"--oss-port");
		}
		this.err.reset();
		Path file = Files.createFile(folder.resolve("file"));
		assertThat(run("--directory=" + file, "--oss-port=0", "--cos-port=0"))
			.isEqualTo(EmulatorApplication.CANNOT_START);
		assertThat(this.err.toString(StandardCharsets.UTF_8)).contains("Cannot use the directory " + file)
			.hasLineCount(1);
		this.err.reset();
		assertThat(run("--seed=" + file, "--oss-port=0", "--cos-port=0")).isEqualTo(EmulatorApplication.CANNOT_START);
		assertThat(this.err.toString(StandardCharsets.UTF_8)).contains("Cannot seed from " + file);
		this.err.reset();
		assertThat(run("--ca-file=" + file.resolve("ca.pem"), "--oss-port=0", "--cos-port=0"))
			.isEqualTo(EmulatorApplication.CANNOT_START);
		assertThat(this.err.toString(StandardCharsets.UTF_8)).contains(file.resolve("ca.pem").toString());
	}

	@Test
	void helpsWithEveryOption() throws InterruptedException {
		assertThat(run("--oss-port=nonsense", "--help")).isZero();
		String help = this.out.toString(StandardCharsets.UTF_8);
		for (LaunchOption option : LaunchOption.values()) {
			assertThat(help).contains("--" + option.optionName());
		}
		assertThat(help.lines()).allMatch((line) -> line.length() <= 120);
		assertThat(run("-h")).isZero();
		assertThat(run("--version")).isZero();
	}

	@Test
	void startsWithoutAnyOption() {
		Launch launch = launch();
		assertThat(launch.accounts()).containsExactly("emulator");
		assertThat(launch.defaultAccount()).isTrue();
		assertThat(launch.directory()).isNull();
		assertThat(launch.log()).isEqualTo(Launch.LogChoice.ALL);
		assertThat(launch.stopTimeout()).isEqualTo(Duration.ofSeconds(10));
	}

	@Test
	void readsAConfigurationFileAndLetsTheCommandLineCountMore(@TempDir Path folder) throws IOException {
		Path file = folder.resolve("emulator.conf");
		Files.writeString(file, """
				# A comment, and an empty line

				account = first:secret=with:signs
				account=second:secret
				log=none
				https
				""");
		Launch launch = launch("--config", file.toString(), "--log", "refused", "--account=third:secret");
		assertThat(launch.accounts()).containsExactly("third", "first", "second");
		assertThat(launch.defaultAccount()).isFalse();
		assertThat(launch.log()).isEqualTo(Launch.LogChoice.REFUSED);
	}

	@ParameterizedTest
	@CsvSource({ "acount=a:secretvalue, 1: unknown option 'acount'", "config=x, 1: unknown option 'config'",
			"oss-port=x, 1: oss-port: needs a number", "just a:secretvalue, 1: unknown option 'just a'" })
	void saysWhichLineOfAConfigurationFileIsWrong(String line, String message, @TempDir Path folder)
			throws IOException {
		Path file = folder.resolve("emulator.conf");
		Files.writeString(file, line);
		assertThatIllegalArgumentException().isThrownBy(() -> launch("--config=" + file))
			.withMessageStartingWith(file + ":" + message)
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("secretvalue"));
	}

	@Test
	void createsBucketsAndCopiesTheSeed(@TempDir Path folder) throws IOException {
		Path seed = Files.createDirectories(folder.resolve("seed/photos/2026/ü"));
		Files.writeString(seed.resolve("page.html"), "<p>a page</p>");
		Path kept = folder.resolve("kept");
		String[] arguments = { "--oss-port=0", "--cos-port=0", "--bucket=docs", "--oss-bucket=more:oss-cn-beijing",
				"--cos-bucket=more-1250000001", "--seed=" + folder.resolve("seed"), "--directory=" + kept, "--loose" };
		try (StorageEmulator emulator = launch(arguments).builder().start()) {
			assertThat(emulator.describeBuckets()).containsExactly("OSS docs (oss-cn-hangzhou)",
					"OSS more (oss-cn-beijing)", "OSS photos (oss-cn-hangzhou)", "COS docs-1250000000 (ap-guangzhou)",
					"COS more-1250000001 (ap-guangzhou)", "COS photos-1250000000 (ap-guangzhou)");
			for (String target : List.of("GET /photos/2026/%C3%BC/page.html 127.0.0.1 " + emulator.ossPort(),
					"GET /2026/%C3%BC/page.html photos-1250000000.localhost " + emulator.cosPort())) {
				RawHttp.Answer answer = send(target, "");
				assertThat(answer.body()).isEqualTo("<p>a page</p>");
				assertThat(answer.header("Content-Type")).isEqualTo("text/html");
			}
			send("PUT /photos/2026/%C3%BC/page.html 127.0.0.1 " + emulator.ossPort(), "changed");
		}
		try (StorageEmulator emulator = launch(arguments).builder().start()) {
			String target = "GET /photos/2026/%C3%BC/page.html 127.0.0.1 " + emulator.ossPort();
			assertThat(send(target, "").body()).isEqualTo("changed");
			emulator.reset();
			assertThat(send(target, "").body()).isEqualTo("<p>a page</p>");
			assertThat(emulator.describeBuckets()).hasSize(6);
		}
	}

	private static RawHttp.Answer send(String request, String body) throws IOException {
		String[] words = request.split(" ", -1);
		try (RawHttp http = new RawHttp(Integer.parseInt(words[3]))) {
			http.send(words[0] + " " + words[1] + " HTTP/1.1\r\nHost: " + words[2] + "\r\nContent-Length: "
					+ body.length() + "\r\n\r\n" + body);
			return http.read(false);
		}
	}

}
