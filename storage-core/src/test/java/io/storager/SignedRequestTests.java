package io.storager;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SignedRequestTests {

	@Test
	void showsNoSecret() {
		SignedRequest request = SignedRequest
			.builder("PUT", URI.create("https://user:pass@host.example:8443/a%20b?sign=abc"), Instant.EPOCH)
			.headers(Map.of("x-key", "customer-key"))
			.body("body")
			.build();
		assertThat(request).hasToString("PUT https://host.example:8443/a%20b until 1970-01-01T00:00:00Z");
	}

}
