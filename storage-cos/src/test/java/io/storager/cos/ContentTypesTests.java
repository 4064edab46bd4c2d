package io.storager.cos;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ContentTypesTests {

	@ParameterizedTest
	@CsvSource({ "a.txt, text/plain", "a/b.PNG, image/png", "报告.pdf, application/pdf", "a.tar.gz, application/gzip",
			"a.txt/b, application/octet-stream", "a, application/octet-stream", "a., application/octet-stream",
			".json, application/json", "a.unknown, application/octet-stream", "dir.d/, application/octet-stream",
			"png, application/octet-stream" })
	void followsTheEndingOfTheKey(String key, String contentType) {
		assertThat(ContentTypes.of(key)).isEqualTo(contentType);
	}

}
