package io.storager.emulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.storager.emulator.cos.CosVendor;
import io.storager.emulator.oss.OssVendor;
import io.storager.emulator.service.Credentials;
import io.storager.emulator.service.Routes;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the services do and the emulator does not: it says so, and so does its page. */
class NotImplementedTests {

	private static final Credentials NOBODY = new Credentials(Map.of());

	private static SortedSet<String> documented(String row) throws IOException {
		String line = Files.readAllLines(Path.of("../docs/emulator.md"))
			.stream()
			.filter((candidate) -> candidate.startsWith("| " + row + " |"))
			.findFirst()
			.orElseThrow();
		SortedSet<String> names = new TreeSet<>();
		Matcher name = Pattern.compile("`([^`]+)`").matcher(line);
		while (name.find()) {
			names.add(name.group(1));
		}
		return names;
	}

	@Test
	void isWhatThePageLists() throws IOException {
		Routes oss = new OssVendor(NOBODY, true, false).routes();
		Routes cos = new CosVendor(NOBODY).routes();
		assertThat(documented("OSS parameters")).isEqualTo(oss.missing());
		assertThat(documented("OSS headers")).isEqualTo(oss.missingHeaders());
		assertThat(documented("COS parameters")).isEqualTo(cos.missing());
		assertThat(documented("COS headers")).isEqualTo(cos.missingHeaders());
	}

	@Test
	void isAnsweredAsSuch() throws IOException {
		try (TestEmulator test = new TestEmulator()) {
			for (String name : new OssVendor(NOBODY, true, false).routes().missing()) {
				// Version 1 signs only some of them.
				RawHttp.Answer signed = SignedRequest.oss(test, "GET", "/photos/").query(name, name).send();
				RawHttp.Answer unsigned = SignedRequest.oss(test, "GET", "/photos/").query(name, "").send();
				assertThat(List.of(signed.code(), unsigned.code())).as(name).contains("NotImplemented");
			}
			for (String name : new CosVendor(NOBODY).routes().missing()) {
				assertThat(SignedRequest.cos(test, "GET", "/").query(name, "").send().code()).as(name)
					.isEqualTo("NotImplemented");
			}
			assertThat(SignedRequest.oss(test, "PUT", "/photos/a")
				.query("tagging&uploads", "tagging&uploads")
				.body("")
				.send()
				.code()).isEqualTo("InvalidArgument");
			assertThat(SignedRequest.oss(test, "POST", "/photos/").query("stat", "stat").body("").send().code())
				.isEqualTo("NotImplemented");
		}
	}

}
