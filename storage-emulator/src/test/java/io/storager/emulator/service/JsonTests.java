package io.storager.emulator.service;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What is JSON, and what it says. */
class JsonTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { " { \"a\" : [ 1 , -2.5e3 , true , null ] } | {\"a\":[1,-2.5E+3,true,null]}",
					"\"\\u00fc\\n\\\"\\/\\\\\" | \"ü\\u000a\\\"/\\\\\"", "{} | {}", "[] | []", "[[],{}] | [[],{}]",
					"{\"a\":{\"b\":\"c\"}} | {\"a\":{\"b\":\"c\"}}", "\"\\ud83d\\ude00\" | \"\\ud83d\\ude00\"" })
	void readsAndWrites(String text, String printed) {
		assertThat(Json.print(Json.parse(text))).isEqualTo(printed);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "[1,]", "{\"a\"}", "{\"a\":1,}", "{a:1}", "01", "1.", "+1", "nul", "\"a",
			"\"\\x\"", "\"\t\"", "{} {}", "1e99999" })
	void refusesWhatIsNone(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> Json.parse(text)).withMessageContaining("not JSON");
	}

	@Test
	void refusesWhatIsTooDeep() {
		assertThat(Json.isObject("{\"a\":" + "[".repeat(60) + "]".repeat(60) + "}")).isTrue();
		assertThat(Json.isObject("{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}")).isFalse();
	}

}
