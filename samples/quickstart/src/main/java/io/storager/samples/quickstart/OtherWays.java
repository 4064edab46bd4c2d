package io.storager.samples.quickstart;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.storager.Appender;
import io.storager.Content;
import io.storager.SignedRequest;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.Storager;

/** What a storage can do beside writing and reading, each tried once. */
final class OtherWays {

	private static final String TEXT = "Hello";

	private final Storager storager;

	private final String folder;

	private final List<String> done = new ArrayList<>();

	private final List<String> differences = new ArrayList<>();

	OtherWays(Storager storager, String folder) {
		this.storager = storager;
		this.folder = folder + "/other-ways/";
	}

	/** Try all that there are. */
	void run() throws IOException, InterruptedException {
		try (WrittenObjects written = new WrittenObjects(this.storager)) {
			List.of("original", "copy", "moved", "log").forEach((name) -> written.add(path(name)));
			this.storager.write(path("original"), Content.ofText(TEXT));
			this.storager.copy(path("original"), path("copy"));
			compare("copied", TEXT, text("copy"));
			this.storager.move(path("copy"), path("moved"));
			compare("moved", TEXT, text("moved"));
			if (this.storager instanceof Appender appender) {
				StorageObject log = appender.createAppend(path("log"));
				log = appender.writeAppend(log, Content.ofText(TEXT));
				appender.writeAppend(log, Content.ofText(", clouds"));
				compare("appended to", TEXT + ", clouds", text("log"));
			}
			SignedRequest signed = this.storager.signRead(path("original"), Duration.ofMinutes(1));
			compare("fetched by a signed URL", TEXT, fetch(signed));
		}
		catch (StorageException ex) {
			this.differences.add(ex.getMessage());
		}
	}

	private String path(String name) {
		return this.folder + name + ".txt";
	}

	private String text(String name) {
		return new String(this.storager.readAllBytes(path(name)), StandardCharsets.UTF_8);
	}

	private void compare(String what, String expected, String actual) {
		if (expected.equals(actual)) {
			this.done.add(what);
		}
		else {
			this.differences.add("what was %s should be '%s' and is '%s'".formatted(what, expected, actual));
		}
	}

	/** Send a signed request as anyone can who has no credential. */
	private static String fetch(SignedRequest signed) throws IOException, InterruptedException {
		HttpClient.Builder client = HttpClient.newBuilder();
		if (signed.uri().getHost().endsWith(".localhost")) {
			// Unlike browsers, Java may not find the emulator there: it is taken for a
			// proxy.
			client.proxy(
					ProxySelector.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), signed.uri().getPort())));
		}
		HttpRequest.Builder request = HttpRequest.newBuilder(signed.uri()).timeout(Duration.ofMinutes(1));
		signed.headers().forEach(request::header);
		return client.version(HttpClient.Version.HTTP_1_1)
			.build()
			.send(request.build(), BodyHandlers.ofString())
			.body();
	}

	/** What has worked, in a few words. */
	String done() {
		return String.join(", ", this.done);
	}

	/** What was not as it should be, in sentences; empty if all is well. */
	List<String> differences() {
		return this.differences;
	}

}
