package io.storager.engine.request;

import java.util.Map;

import io.storager.StorageMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class UserMetadataTests {

	private static StorageMetadata limits(int maximum) {
		return StorageMetadata.builder("memory", "photos").userMetadataSizeMaximum(maximum).build();
	}

	@ParameterizedTest
	@CsvSource({ "plain, plain", "'a b', 'a b'", "' a ', '%20a%20'", "' ', '%20'", "'   ', '%20 %20'", "100%, 100%25",
			"%41, %2541", "报, %E6%8A%A5", "é, %C3%A9", "a+b, a+b", "'', ''" })
	void sendsPrintableAscii(String value, String sent) {
		assertThat(UserMetadata.encode(Map.of("name", value), limits(100))).isEqualTo(Map.of("name", sent));
		assertThat(UserMetadata.decode(Map.of("name", sent))).isEqualTo(Map.of("name", value));
	}

	@Test
	void bringsBackEveryCharacter() {
		StringBuilder all = new StringBuilder();
		for (int c = 0; c < 0x3000; c++) {
			all.appendCodePoint(c);
		}
		all.appendCodePoint(0x1F600);
		Map<String, String> sent = UserMetadata.encode(Map.of("n", all.toString()), limits(1_000_000));
		assertThat(sent.get("n")).matches("[ -~]*");
		assertThat(UserMetadata.decode(sent)).isEqualTo(Map.of("n", all.toString()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "100%", "%", "%4", "%zz", "a%4zb", "%FF", "%C3", "%E6%8A", "%ED%A0%80", "é%41" })
	void leavesWhatOthersStoredAsItIs(String value) {
		assertThat(UserMetadata.decode(Map.of("name", value))).isEqualTo(Map.of("name", value));
	}

	@Test
	void tellsNamesInLowerCase() {
		assertThat(UserMetadata.encode(Map.of("Order-ID", "1"), limits(100))).isEqualTo(Map.of("order-id", "1"));
		assertThat(UserMetadata.decode(Map.of("Order-ID", "1"))).isEqualTo(Map.of("order-id", "1"));
	}

	@Test
	void countsWhatIsSent() {
		assertThat(UserMetadata.encode(Map.of("name", "报"), limits(13))).hasSize(1);
		assertThatIllegalArgumentException().isThrownBy(() -> UserMetadata.encode(Map.of("name", "报"), limits(12)))
			.withMessageContaining("13 bytes")
			.withMessageContaining("at most 12");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> UserMetadata.encode(Map.of("a", "12", "b", "34"), limits(5)))
			.withMessageContaining("6 bytes");
	}

	@Test
	void countsOnePieceToo() {
		StorageMetadata limits = limits(100).toBuilder().userMetadataEntrySizeMaximum(10).build();
		assertThat(UserMetadata.encode(Map.of("name", "123456", "other", "12345"), limits)).hasSize(2);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> UserMetadata.encode(Map.of("name", "1234567", "other", "1"), limits))
			.withMessageContaining("'name' has 11 bytes")
			.withMessageContaining("at most 10");
	}

}
