package io.storager.emulator;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import io.storager.emulator.traffic.AnsweredRequest;
import io.storager.emulator.traffic.Protocol;
import io.storager.emulator.traffic.WireRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the log of the standalone emulator says of a request. */
class RequestLinesTests {

	private final RequestLines lines = new RequestLines(ZoneOffset.UTC, List.of("a-key", "another"));

	private static WireRequest request(@Nullable String key, Map<String, String> query,
			Map<String, List<String>> headers) {
		return WireRequest.builder(Protocol.OSS, "GET").bucket("photos").key(key).headers(headers).query(query).build();
	}

	private String line(WireRequest request, int status, @Nullable String code, @Nullable String abort) {
		return this.lines.of(AnsweredRequest.builder(request, Instant.EPOCH, status)
			.errorCode(code)
			.errorMessage("A message.")
			.errorDetails(Map.of("StringToSign", "GET\n\nline", "Other", "detail"))
			.bytesReceived(3)
			.bytesSent(4)
			.duration(Duration.ofMillis(5))
			.abort(abort)
			.build());
	}

	@Test
	void isOneLineOfWhatSucceeds() {
		assertThat(line(request("a b/c", Map.of(), Map.of()), 200, null, null))
			.isEqualTo("00:00:00.000 OSS GET photos/a b/c 200 in=3 out=4 5ms" + System.lineSeparator());
		assertThat(line(request(null, Map.of("uploads", ""), Map.of()), 404, "NoSuchBucket", null))
			.isEqualTo("00:00:00.000 OSS GET photos?uploads 404 NoSuchBucket in=3 out=4 5ms" + System.lineSeparator());
		assertThat(line(request("a", Map.of(), Map.of()), 0, null, "A fault cut the connection"))
			.contains("photos/a - in=3", "(A fault cut the connection)");
	}

	@Test
	void saysWhatWouldHaveBeenSigned() {
		Map<String, List<String>> signed = Map.of("authorization", List.of("OSS a:b"));
		assertThat(line(request("a", Map.of(), signed), 403, "SignatureDoesNotMatch", null))
			.contains("reason: A message.", "string to sign:", "      |GET", "      |line")
			.doesNotContain("detail", "not signed");
		assertThat(line(request("a", Map.of(), signed), 403, "InvalidAccessKeyId", null))
			.contains("Known are: a-key, another");
	}

	@Test
	void leavesSecretsAndLineBreaksOut() {
		assertThat(line(request("a\nb", Map.of("Signature", "secret"), Map.of()), 200, null, null))
			.contains("a\\u000ab", "Signature=***")
			.doesNotContain("secret")
			.hasLineCount(1);
	}

}
