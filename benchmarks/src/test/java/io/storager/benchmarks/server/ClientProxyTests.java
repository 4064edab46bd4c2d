package io.storager.benchmarks.server;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which proxies the emulator can stand in for. */
class ClientProxyTests {

	@ParameterizedTest
	@ValueSource(strings = { "http://127.0.0.1:18080", "http://[::1]:18080/" })
	void takesThePortOfAProxyOnThisMachine(String proxy) {
		assertThat(ClientProxy.port(proxy)).hasValue(18080);
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "http://192.0.2.1:3128", "http://127.0.0.1", "127.0.0.1:18080", "::" })
	void leavesEveryOtherAlone(@Nullable String proxy) {
		assertThat(ClientProxy.port(proxy)).isEmpty();
	}

	@Test
	void showsAnExampleThatItTakes() {
		assertThat(ClientProxy.port(ClientProxy.EXAMPLE.substring("http_proxy=".length()))).isPresent();
	}

}
