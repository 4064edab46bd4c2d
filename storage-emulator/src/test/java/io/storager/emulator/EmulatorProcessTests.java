package io.storager.emulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.HttpsURLConnection;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The emulator as people start it: a process, its output, its end. */
class EmulatorProcessTests {

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void tellsWhatItDoesAndEndsInGoodOrder(@TempDir Path folder) throws Exception {
		Path caFile = folder.resolve("ca.pem");
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
				EmulatorApplication.class.getName(), "--oss-port=0", "--cos-port=0", "--control-port=0",
				"--bucket=photos", "--ca-file", caFile.toString())
			.redirectErrorStream(true)
			.start();
		try (BufferedReader output = process.inputReader()) {
			String ready = output.readLine();
			assertThat(ready).startsWith("storage-emulator is ready: OSS on https://127.0.0.1:");
			int port = URI.create(ready.replaceFirst(".*OSS on ([^,]+),.*", "$1")).getPort();
			List<String> banner = new ArrayList<>();
			for (String line = output.readLine(); !line.contains("health"); line = output.readLine()) {
				banner.add(line);
			}
			assertThat(String.join("\n", banner)).contains("emulator-secret", "OSS photos (oss-cn-hangzhou)",
					"in memory", caFile.toString(), "control    http://127.0.0.1:");
			assertThat(getTrusting(caFile, URI.create("https://127.0.0.1:" + port + "/photos/a"))).isEqualTo(403);
			assertThat(output.readLine()).contains(" OSS GET photos/a 403 AccessDenied in=0 out=");
			assertThat(output.readLine()).contains("reason: ", "The request is not signed.");
			try (RawHttp slow = new RawHttp(port)) {
				slow.send("PUT /photos/a HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 3\r\n\r\nab");
				// Only once another answer came is it certain that this one has begun.
				assertThat(getTrusting(caFile, URI.create("https://127.0.0.1:" + port + "/photos/b"))).isEqualTo(403);
				// Unlike that of the process itself, this leaves the output open.
				process.toHandle().destroy();
				assertThat(process.waitFor(200, TimeUnit.MILLISECONDS)).isFalse();
				slow.send("c");
				assertThat(slow.read(false).status()).isEqualTo(403);
			}
			assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
			assertThat(process.exitValue()).isZero();
			assertThat(output.lines().toList()).last().isEqualTo("storage-emulator has ended");
		}
		finally {
			process.destroyForcibly();
		}
	}

	private static int getTrusting(Path caFile, URI uri) throws Exception {
		X509Certificate authority;
		try (InputStream certificate = Files.newInputStream(caFile)) {
			authority = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(certificate);
		}
		HttpsURLConnection connection = (HttpsURLConnection) uri.toURL().openConnection();
		connection.setSSLSocketFactory(HttpsTests.trusting(authority).getSocketFactory());
		return status(connection);
	}

	private static int status(HttpsURLConnection connection) throws IOException {
		try {
			return connection.getResponseCode();
		}
		finally {
			connection.disconnect();
		}
	}

}
