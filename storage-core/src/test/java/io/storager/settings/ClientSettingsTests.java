package io.storager.settings;

import java.time.Duration;
import java.util.stream.Stream;

import io.storager.error.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ClientSettingsTests {

	private static final Duration SECOND = Duration.ofSeconds(1);

	@Test
	void neverWaitsForEverByDefault() {
		assertThat(ClientSettings.DEFAULT.connectionRequestTimeout()).isBetween(SECOND, Duration.ofSeconds(10));
		assertThat(ClientSettings.DEFAULT.proxy()).isNull();
	}

	static Stream<Duration> badTimeouts() {
		return Stream.of(Duration.ZERO, Duration.ofNanos(1), Duration.ofSeconds(-1), Duration.ofDays(25),
				Duration.ofSeconds(Long.MAX_VALUE), Duration.ofSeconds(Long.MIN_VALUE));
	}

	@ParameterizedTest
	@MethodSource("badTimeouts")
	void refusesATimeoutThatNoClientTakes(Duration timeout) {
		refuses("client.connect-timeout", timeout,
				() -> ClientSettings.builder()
					.connectTimeout(timeout)
					.readTimeout(SECOND)
					.connectionRequestTimeout(SECOND)
					.maxConnections(1)
					.maxRetries(0)
					.build());
		refuses("client.read-timeout", timeout,
				() -> ClientSettings.builder()
					.connectTimeout(SECOND)
					.readTimeout(timeout)
					.connectionRequestTimeout(SECOND)
					.maxConnections(1)
					.maxRetries(0)
					.build());
		refuses("client.connection-request-timeout", timeout,
				() -> ClientSettings.builder()
					.connectTimeout(SECOND)
					.readTimeout(SECOND)
					.connectionRequestTimeout(timeout)
					.maxConnections(1)
					.maxRetries(0)
					.build());
	}

	@Test
	void takesTheShortestAndTheLongestTimeout() {
		Duration longest = Duration.ofDays(24);
		assertThat(ClientSettings.builder()
			.connectTimeout(Duration.ofMillis(1))
			.readTimeout(longest)
			.connectionRequestTimeout(longest)
			.maxConnections(1)
			.maxRetries(10)
			.build()
			.readTimeout()
			.toMillis()).isLessThan(Integer.MAX_VALUE);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, -1 })
	void refusesAPoolWithoutConnections(int connections) {
		refuses("client.max-connections", connections,
				() -> ClientSettings.builder()
					.connectTimeout(SECOND)
					.readTimeout(SECOND)
					.connectionRequestTimeout(SECOND)
					.maxConnections(connections)
					.maxRetries(0)
					.build());
	}

	@ParameterizedTest
	@ValueSource(ints = { -1, 11 })
	void refusesOddNumbersOfRetries(int retries) {
		refuses("client.max-retries", retries,
				() -> ClientSettings.builder()
					.connectTimeout(SECOND)
					.readTimeout(SECOND)
					.connectionRequestTimeout(SECOND)
					.maxConnections(1)
					.maxRetries(retries)
					.build());
	}

	@Test
	void refusesAProxyThatIsNone() {
		refuses("client.proxy.host", " ", () -> ClientSettings.Proxy.of(" ", 80));
		refuses("client.proxy.port", 0, () -> ClientSettings.Proxy.of("proxy", 0));
		refuses("client.proxy.port", 65536, () -> ClientSettings.Proxy.of("proxy", 65536));
	}

	@Test
	void doesNotShowTheSecretsOfAProxy() {
		ClientSettings.Proxy proxy = ClientSettings.Proxy.of("proxy", 8080).withUser("user", "SECRET");
		assertThat(proxy).hasToString("proxy:8080 with a user");
		assertThat(ClientSettings.builder()
			.connectTimeout(SECOND)
			.readTimeout(SECOND)
			.connectionRequestTimeout(SECOND)
			.maxConnections(1)
			.maxRetries(0)
			.proxy(proxy)
			.build()
			.toString()).doesNotContain("SECRET");
	}

	private static void refuses(String setting, Object given, Runnable call) {
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(call::run)
			.withMessageContaining("'%s' is '%s'".formatted(setting, given))
			.satisfies((ex) -> assertThat(ex.setting()).isEqualTo(setting));
	}

}
