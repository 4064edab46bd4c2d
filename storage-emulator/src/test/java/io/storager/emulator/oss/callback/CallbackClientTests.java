package io.storager.emulator.oss.callback;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** How long an application is waited for. */
class CallbackClientTests {

	@Test
	void waitsNoLongerThanItsLimit() throws IOException {
		CallbackClient client = new CallbackClient(Duration.ofMillis(100));
		// The system takes the connection and the request, and nobody answers.
		try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			CallbackUrl url = CallbackUrl.parse("localhost:" + silent.getLocalPort());
			assertThatExceptionOfType(SocketTimeoutException.class)
				.isThrownBy(() -> client.post(url, Map.of("Host", "localhost"), new byte[1]))
				.satisfies((ex) -> assertThat(Callbacks.message(ex)).isEqualTo("Cost too long time."));
		}
	}

}
