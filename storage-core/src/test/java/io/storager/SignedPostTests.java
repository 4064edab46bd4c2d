package io.storager;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SignedPostTests {

	private static SignedPost form() {
		Map<String, String> fields = new LinkedHashMap<>();
		fields.put("key", "a/\"b\"\\ 文\n</script>");
		fields.put("policy", "e30=");
		return SignedPost.builder(URI.create("https://user:pass@host.example:8443/b/"), Instant.EPOCH)
			.fields(fields)
			.contentTypeFields(List.of("Content-Type"))
			.build();
	}

	@Test
	void showsNoValue() {
		assertThat(form())
			.hasToString("POST https://host.example:8443/b/ with [key, policy] until 1970-01-01T00:00:00Z");
	}

	@Test
	void isJsonThatMayStandInAPage() {
		assertThat(form().toJson()).isEqualTo(
				"{\"url\":\"https://user:pass@host.example:8443/b/\"," + "\"expiration\":\"1970-01-01T00:00:00Z\","
						+ "\"fields\":{\"key\":\"a/\\\"b\\\"\\\\ 文\\u000a\\u003c/script\\u003e\",\"policy\":\"e30=\"},"
						+ "\"contentTypeFields\":[\"Content-Type\"]}");
	}

	@Test
	void isAValue() {
		assertThat(form()).isEqualTo(form()).hasSameHashCodeAs(form());
		assertThat(form().fields().keySet()).containsExactly("key", "policy");
	}

}
