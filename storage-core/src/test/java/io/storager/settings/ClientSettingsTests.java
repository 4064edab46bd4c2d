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
		refuses("client.connect-timeout", timeout, () -> new ClientSettings(timeout, SECOND, SECOND, 1, 0, null));
		refuses("client.read-timeout", timeout, () -> new ClientSettings(SECOND, timeout, SECOND, 1, 0, null));
		refuses("client.connection-request-timeout", timeout,
				() -> new ClientSettings(SECOND, SECOND, timeout, 1, 0, null));
	}

	@Test
	void takesTheShortestAndTheLongestTimeout() {
		Duration longest = Duration.ofDays(24);
		assertThat(new ClientSettings(Duration.ofMillis(1), longest, longest, 1, 10, null).readTimeout().toMillis())
			.isLessThan(Integer.MAX_VALUE);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, -1 })
	void refusesAPoolWithoutConnections(int connections) {
		refuses("client.max-connections", connections,
				() -> new ClientSettings(SECOND, SECOND, SECOND, connections, 0, null));
	}

	@ParameterizedTest
	@ValueSource(ints = { -1, 11 })
	void refusesOddNumbersOfRetries(int retries) {
		refuses("client.max-retries", retries, () -> new ClientSettings(SECOND, SECOND, SECOND, 1, retries, null));
	}

	@Test
	void refusesAProxyThatIsNone() {
		refuses("client.proxy.host", " ", () -> new ClientSettings.Proxy(" ", 80, null, null));
		refuses("client.proxy.port", 0, () -> new ClientSettings.Proxy("proxy", 0, null, null));
		refuses("client.proxy.port", 65536, () -> new ClientSettings.Proxy("proxy", 65536, null, null));
	}

	@Test
	void doesNotShowTheSecretsOfAProxy() {
		ClientSettings.Proxy proxy = new ClientSettings.Proxy("proxy", 8080, "user", "SECRET");
		assertThat(proxy).hasToString("proxy:8080 with a user");
		assertThat(new ClientSettings(SECOND, SECOND, SECOND, 1, 0, proxy).toString()).doesNotContain("SECRET");
	}

	private static void refuses(String setting, Object given, Runnable call) {
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(call::run)
			.withMessageContaining("'%s' is '%s'".formatted(setting, given))
			.satisfies((ex) -> assertThat(ex.setting()).isEqualTo(setting));
	}

}
