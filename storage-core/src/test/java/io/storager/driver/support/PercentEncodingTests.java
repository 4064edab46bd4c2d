package io.storager.driver.support;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link PercentEncoding}. */
class PercentEncodingTests {

	@Test
	void leavesUnreservedCharactersAsTheyAre() {
		String unreserved = "ABCXYZabcxyz0189-._~";
		assertThat(PercentEncoding.encode(unreserved)).isSameAs(unreserved);
		assertThat(PercentEncoding.encode("")).isEmpty();
		assertThat(PercentEncoding.encodePath("/bucket/a-~/b")).isEqualTo("/bucket/a-~/b");
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			'a b', a%20b
			a*b, a%2Ab
			a+b, a%2Bb
			a/b, a%2Fb
			100%, 100%25
			a~ b, a~%20b
			é, %C3%A9
			１, %EF%BC%91
			发票, %E5%8F%91%E7%A5%A8
			😀, %F0%9F%98%80
			""")
	void encodesAllOthers(String text, String encoded) {
		assertThat(PercentEncoding.encode(text)).isEqualTo(encoded);
		assertThat(PercentEncoding.encodePath("/" + text)).isEqualTo("/" + encoded.replace("%2F", "/"));
	}

}
