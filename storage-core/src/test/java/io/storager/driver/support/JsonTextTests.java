package io.storager.driver.support;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JsonTextTests {

	@Test
	void findsTextsAndNumbersWhereverTheyAreNested() {
		String document = "{ \"Response\" : {\"Credentials\":{\"Token\":\"a\\\"b\\u4E2D\\/\\n\"},\"ExpiredTime\": 1543914376}}";
		assertThat(JsonText.find(document, "Token")).isEqualTo("a\"b中/\n");
		assertThat(JsonText.find(document, "ExpiredTime")).isEqualTo("1543914376");
		assertThat(JsonText.find(document, "Credentials")).isNull();
		assertThat(JsonText.find(document, "Code")).isNull();
	}

	@Test
	void takesNoValueForAName() {
		assertThat(JsonText.find("{\"Message\":\"\\\"Code\\\":\\\"x\\\"\",\"Code\":\"y\"}", "Code")).isEqualTo("y");
		assertThat(JsonText.find("no json", "Code")).isNull();
	}

}
