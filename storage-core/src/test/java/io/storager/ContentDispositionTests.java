package io.storager;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ContentDispositionTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "report.pdf | attachment; filename=\"report.pdf\"",
					"my report.pdf | attachment; filename=\"my report.pdf\"",
					"报.pdf | attachment; filename=\"_.pdf\"; filename*=UTF-8''%E6%8A%A5.pdf",
					"a\"b\\c%d/e.txt | attachment; filename=\"a_b_c_d_e.txt\"; filename*=UTF-8''a%22b%5Cc%25d%2Fe.txt",
					"é'(1).txt | attachment; filename=\"_'(1).txt\"; filename*=UTF-8''%C3%A9%27%281%29.txt",
					"😀 | attachment; filename=\"_\"; filename*=UTF-8''%F0%9F%98%80" })
	void namesAFileInAnyLanguage(String name, String value) {
		assertThat(ContentDisposition.attachment(name)).isEqualTo(value);
	}

	@Test
	void lineBreaksDoNotGetOut() {
		assertThat(ContentDisposition.inline("a\r\nb"))
			.isEqualTo("inline; filename=\"a__b\"; filename*=UTF-8''a%0D%0Ab");
	}

	@Test
	void refusesWhatIsNoName() {
		assertThatIllegalArgumentException().isThrownBy(() -> ContentDisposition.attachment(""))
			.withMessageContaining("allowed: at least one character");
		assertThatIllegalArgumentException().isThrownBy(() -> ContentDisposition.attachment("\ud83d"))
			.withMessageContaining("surrogate");
	}

}
