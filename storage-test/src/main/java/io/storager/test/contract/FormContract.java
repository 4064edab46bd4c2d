package io.storager.test.contract;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.storager.Encryption;
import io.storager.ErrorCode;
import io.storager.Feature;
import io.storager.ObjectAcl;
import io.storager.Operation;
import io.storager.SignedPost;
import io.storager.StorageException;
import io.storager.driver.AccessDriver;
import io.storager.driver.SignDriver;
import io.storager.driver.TrafficLimits;
import io.storager.options.SignPostOptions;
import io.storager.settings.StoragerSettings;
import io.storager.settings.WorkDir;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Signs forms; sending them is the matter of {@link FormHttpContract}. */
abstract class FormContract extends Topic {

	private static final Duration HOUR = Duration.ofHours(1);

	@BeforeEach
	void needsSignatures() {
		assumeFeature(Feature.SIGN);
	}

	@Test
	void signsWithoutARequest() {
		assertThat(requestsOf(() -> this.storager.signPost("a", HOUR))).isLessThanOrEqualTo(0);
	}

	@Test
	void tellsWhatToSend() {
		Instant before = Instant.now();
		SignedPost form = this.storager.signPost("b/a.txt", HOUR);
		String key = this.home.substring(1) + "/b/a.txt";
		assertThat(form.fields()).containsEntry("key", key);
		assertThat(form.fields().keySet().iterator().next()).isEqualTo("key");
		assertThat(form.contentTypeFields()).isEmpty();
		assertThat(form.uri().getRawQuery()).isNull();
		assertThat(form.uri().getRawPath()).endsWith("/");
		assertThat(form.expiration()).isBetween(before.plus(HOUR).minusSeconds(2),
				Instant.now().plus(HOUR).plusSeconds(2));
		assertThat(form.toJson()).contains("\"url\":\"" + form.uri() + "\"", "\"key\":\"" + key + "\"");
	}

	@Test
	void leavesTheNameToTheFileUnderAPrefix() {
		SignPostOptions prefix = SignPostOptions.builder().prefix(true).build();
		SignedPost form = this.storager.signPost("up/", HOUR, prefix);
		assertThat(form.fields()).containsEntry("key", this.home.substring(1) + "/up/${filename}");
		assertThat(form.contentTypeFields()).contains("Content-Type");
		assertThat(this.storager.signPost("", HOUR, prefix).fields()).containsEntry("key",
				this.home.substring(1) + "/${filename}");
		assertThat(this.storager.signPost("up/", HOUR, prefix.toBuilder().contentType("image/png").build())
			.contentTypeFields()).isEmpty();
	}

	@Test
	void appliesTheDefaults() {
		int plain = this.storager.signPost("a", HOUR).fields().size();
		for (Encryption encryption : allEncryptions()) {
			var encrypting = fixture().storager(settings(encryption));
			assertThat(encrypting.signPost("a", HOUR).fields()).as(encryption.toString()).hasSizeGreaterThan(plain);
			SignPostOptions none = SignPostOptions.builder().encryption(Encryption.none()).build();
			assertThat(encrypting.signPost("a", HOUR, none).fields()).hasSize(plain);
		}
		var cold = fixture().storager(StoragerSettings.builder()
			.workDir(WorkDir.parse(this.home))
			.storageClass(fixture().storageClass())
			.build());
		assertThat(cold.signPost("a", HOUR).fields()).containsValue(fixture().storageClass());
	}

	@Test
	void showsNoValue() {
		SignedPost form = this.storager.signPost("secret-name", HOUR,
				SignPostOptions.builder().userMetadata(Map.of("a", "secret-value")).build());
		form.fields().forEach((name, value) -> {
			assertThat(form.toString()).contains(name);
			if (value.length() > 4) {
				assertThat(form.toString()).doesNotContain(value);
			}
		});
	}

	@Test
	void refusesAnExpiryThatCannotBe() {
		Duration maximum = Objects.requireNonNull(fixture().driver().signatures()).expiryMaximum();
		for (Duration expiry : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofMillis(999),
				maximum.plusSeconds(1))) {
			StorageException failure = failure(ErrorCode.RESTRICTION_DISSATISFIED,
					() -> this.storager.signPost("a", expiry));
			assertThat(failure).hasMessageContaining(expiry.toString()).hasMessageContaining("allowed: 1 second to");
			assertThat(failure.operation()).isEqualTo(Operation.SIGN);
		}
	}

	@Test
	void refusesWhatContradictsItself() {
		refuses("a", SignPostOptions.builder().sizeMinimum(5L).sizeMaximum(3L), "5 to 3 bytes");
		refuses("a", SignPostOptions.builder().sizeMinimum(-1L), "-1 to");
		refuses("a", SignPostOptions.builder().sizeMaximum(-1L), "0 to -1");
		refuses("a", SignPostOptions.builder().sizeMaximum(Long.MAX_VALUE), "9223372036854775807");
		refuses("a", SignPostOptions.builder().contentType("image/png").contentTypePrefix("image/"),
				"contentTypePrefix");
		refuses("a", SignPostOptions.builder().successStatus(202), "202");
		refuses("a", SignPostOptions.builder().successRedirect(URI.create("javascript:alert(1)")), "javascript");
		refuses("a",
				SignPostOptions.builder().successRedirect(URI.create("https://example.com/done")).successStatus(200),
				"successStatus");
		refuses("a", SignPostOptions.builder().contentType("image/png\r\nx: y"), "content type");
		refuses("a", SignPostOptions.builder().cacheControl("no\ncache"), "cache control");
		refuses("a", SignPostOptions.builder().contentTypePrefix("bild/ü"), "content type prefix");
		refuses("a", SignPostOptions.builder().expires(Instant.EPOCH), "1970");
		refuses("a", SignPostOptions.builder().userMetadata(Map.of("a b", "c")), "user metadata");
		refuses("", SignPostOptions.builder(), "path is empty");
		refuses("a/${filename}", SignPostOptions.builder(), "${filename}");
		refuses("a/${filename}", SignPostOptions.builder().prefix(true), "${filename}");
		refuses("/elsewhere/", SignPostOptions.builder().prefix(true), "outside the work dir");
	}

	@Test
	void refusesASpeedThatIsNone() {
		TrafficLimits limits = fixture().driver().trafficLimits();
		if (limits == null) {
			failure(ErrorCode.CAPABILITY_INSUFFICIENT,
					() -> this.storager.signPost("a", HOUR, SignPostOptions.builder().trafficLimit(1L).build()));
			return;
		}
		for (long limit : new long[] { -1, 0, limits.minimum() - 1, limits.maximum() + 1 }) {
			refuses("a", SignPostOptions.builder().trafficLimit(limit), "the 'trafficLimit' is " + limit);
		}
	}

	@Test
	void refusesAnAccessRuleThatTheServiceDoesNotHave() {
		AccessDriver driver = fixture().driver().access();
		for (ObjectAcl acl : ObjectAcl.values()) {
			SignPostOptions.Builder options = SignPostOptions.builder().acl(acl);
			if (driver == null) {
				failure(ErrorCode.CAPABILITY_INSUFFICIENT, () -> this.storager.signPost("a", HOUR, options.build()));
			}
			else if (takes(driver, acl)) {
				assertThat(this.storager.signPost("a", HOUR, options.build()).fields()).containsValue(acl.toString());
			}
			else {
				refuses("a", options, acl.toString());
			}
		}
	}

	private static boolean takes(AccessDriver driver, ObjectAcl acl) {
		try {
			driver.check(acl);
			return true;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private void refuses(String path, SignPostOptions.Builder options, String word) {
		assertThat(
				failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.signPost(path, HOUR, options.build())))
			.hasMessageContaining(word)
			.hasMessageContaining("allowed: ");
	}

	@Test
	void takesACallbackWhereTheServiceCalls() {
		SignDriver driver = Objects.requireNonNull(fixture().driver().signatures());
		SignPostOptions.Builder options = SignPostOptions.builder()
			.callback("{\"callbackUrl\":\"https://example.com/stored\",\"callbackBody\":\"key=${object}\"}");
		if (driver.callsBack()) {
			assertThat(this.storager.signPost("a", HOUR, options.build()).fields()).containsKey("callback");
			refuses("a", options.callback("https://example.com/stored"), "callbackUrl");
		}
		else {
			failure(ErrorCode.CAPABILITY_INSUFFICIENT, () -> this.storager.signPost("a", HOUR, options.build()));
		}
	}

}
