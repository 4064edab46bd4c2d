package io.storager.driver.support;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** One spelling for each name, whoever wrote it. */
class HeaderNamesTests {

	@ParameterizedTest
	@ValueSource(strings = { "Content-Length", "Content-Type", "Content-Range", "Content-MD5", "ETag", "Last-Modified",
			"Expires", "x-oss-hash-crc64ecma", "x-oss-meta-title", "x-cos-meta-my-title", "x-oss-meta-content-md5",
			"x-cos-server-side-encryption-customer-key-MD5", "x-cos-request-id", "-", "" })
	void findsTheSpellingThatTheSdksKnow(String name) {
		assertThat(Stream.of(name, name.toLowerCase(Locale.ROOT), name.toUpperCase(Locale.ROOT), capitalized(name))
			.map(HeaderNames::canonical)
			.distinct()).containsExactly(name);
	}

	private static String capitalized(String name) {
		return Pattern.compile("\\b[a-z]")
			.matcher(name.toLowerCase(Locale.ROOT))
			.replaceAll((letter) -> letter.group().toUpperCase(Locale.ROOT));
	}

}
