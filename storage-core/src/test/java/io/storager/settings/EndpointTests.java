package io.storager.settings;

import io.storager.error.InvalidSettingException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EndpointTests {

	@ParameterizedTest
	@CsvSource({ "https:oss-cn-hangzhou.aliyuncs.com, true, oss-cn-hangzhou.aliyuncs.com, -1",
			"https:example.com:8443, true, example.com, 8443", "http:127.0.0.1:9300, false, 127.0.0.1, 9300",
			"http:localhost, false, localhost, -1", "https://example.com, true, example.com, -1",
			"https://example.com/, true, example.com, -1", "http://example.com:80/, false, example.com, 80",
			"HTTPS://Example.COM, true, example.com, -1", "http:[::1]:9300, false, [::1], 9300",
			"' https:example.com ', true, example.com, -1", "https:example.com/, true, example.com, -1" })
	void readsBothNotations(String text, boolean secure, String host, int port) {
		assertThat(Endpoint.parse(text)).isEqualTo(Endpoint.of(secure, host, port));
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", " ", "https:", "https://", "http://:80", "https:/example.com", "localhost",
			"ftp:example.com", "s3:example.com", "https:example.com/path", "https://example.com/a/",
			"https://example.com?a", "https://example.com#a", "https:example.com:0", "https:example.com:65536",
			"https:example.com:port", "https:a b", "https:under_score.com" })
	void refusesEverythingElse(@Nullable String text) {
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> Endpoint.parse(text))
			.withMessageContaining("'endpoint'")
			.withMessageContaining((text == null) ? "missing" : text.strip())
			.withMessageContaining("https:<host>[:<port>]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "example.com", "oss-cn-hangzhou.aliyuncs.com:443", " 127.0.0.1:9300" })
	void saysThatTheProtocolIsMissing(String text) {
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> Endpoint.parse(text))
			.withMessageContaining("'https:" + text.strip() + "', with the protocol in front");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://user:SECRET@example.com", "ftp://user:SECRET@example.com", "hmac:AK:SECRET",
			" HMAC:AK:SECRET" })
	void showsNoSecretThatDoesNotBelongThere(String text) {
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> Endpoint.parse(text))
			.withMessageContaining("***")
			.withMessageNotContaining("SECRET")
			.withNoCause();
	}

	@ParameterizedTest
	@ValueSource(strings = { "http:localhost", "http:bucket.localhost:80", "http:127.0.0.1", "http:127.1.2.3:80",
			"http:[::1]:80" })
	void knowsThisMachine(String text) {
		assertThat(Endpoint.parse(text).loopback()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "http:example.com", "http:localhost.example.com", "http:notlocalhost", "http:128.0.0.1",
			"http:127.0.0.1.example.com", "http:10.0.0.1", "http:0.0.0.0", "http:[::2]" })
	void knowsOtherMachines(String text) {
		assertThat(Endpoint.parse(text).loopback()).isFalse();
	}

	@Test
	void knowsHostsThatTakeNoBucketInFront() {
		assertThat(Endpoint.parse("http:10.0.0.1").address()).isTrue();
		assertThat(Endpoint.parse("http:localhost:1").address()).isTrue();
		assertThat(Endpoint.parse("http:[::1]").address()).isTrue();
		assertThat(Endpoint.parse("http:example.com").address()).isFalse();
		assertThat(Endpoint.parse("http:bucket.localhost").address()).isFalse();
	}

	@Test
	void isAnOrdinaryUrl() {
		assertThat(Endpoint.parse("https:example.com:8443")).hasToString("https://example.com:8443");
		assertThat(Endpoint.parse("http:example.com").uri()).hasToString("http://example.com");
		assertThat(Endpoint.parse("http:[::1]:81").authority()).isEqualTo("[::1]:81");
	}

	@ParameterizedTest
	@CsvSource({ "https:example.com:443, https://example.com", "http:example.com:80, http://example.com",
			"https:example.com:80, https://example.com:80", "http:example.com:443, http://example.com:443" })
	void leavesTheProtocolsOwnPortOutAsBrowsersDo(String text, String url) {
		assertThat(Endpoint.parse(text)).hasToString(url).isEqualTo(Endpoint.parse(url));
	}

}
