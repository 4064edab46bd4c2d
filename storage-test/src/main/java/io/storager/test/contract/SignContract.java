package io.storager.test.contract;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.storager.Encryption;
import io.storager.ErrorCode;
import io.storager.Feature;
import io.storager.Operation;
import io.storager.Part;
import io.storager.SignedRequest;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.driver.SignDriver;
import io.storager.options.CreateOptions;
import io.storager.options.SignOptions;
import io.storager.settings.StoragerSettings;
import io.storager.settings.WorkDir;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Signs requests; sending them is the matter of {@link SignedHttpContract}. */
abstract class SignContract extends Topic {

	private static final Duration HOUR = Duration.ofHours(1);

	@BeforeEach
	void needsSignatures() {
		assumeFeature(Feature.SIGN);
	}

	@Test
	void signsWithoutARequest() {
		assertThat(requestsOf(() -> {
			this.storager.signRead("a", HOUR);
			this.storager.signWrite("a", HOUR);
			this.storager.signDelete("a", HOUR);
			if (this.storager.features().contains(Feature.MULTIPART)) {
				StorageObject upload = this.storager.create("a", CreateOptions.builder().multipartId("id").build());
				this.storager.signCreateMultipart("a", HOUR, SignOptions.DEFAULT);
				this.storager.signWriteMultipart(upload, 0, HOUR, SignOptions.DEFAULT);
				this.storager.signListMultipart(upload, HOUR);
				this.storager.signCompleteMultipart(upload, List.of(Part.of(0, 1, "tag")), HOUR);
			}
		})).isLessThanOrEqualTo(0);
	}

	@Test
	void tellsWhatToSend() {
		Instant before = Instant.now();
		SignedRequest read = this.storager.signRead("b/a", HOUR);
		assertThat(read.method()).isEqualTo("GET");
		assertThat(read.body()).isNull();
		assertThat(read.expiration()).isBetween(before.plus(HOUR).minusSeconds(2),
				Instant.now().plus(HOUR).plusSeconds(2));
		assertThat(this.storager.signWrite("a", HOUR).method()).isEqualTo("PUT");
		assertThat(this.storager.signDelete("a", HOUR).method()).isEqualTo("DELETE");
	}

	@Test
	void tellsTheHeadersThatMustBeSent() {
		SignedRequest write = this.storager.signWrite("a", HOUR,
				SignOptions.builder()
					.contentType("application/x-own")
					.storageClass(fixture().storageClass())
					.encryption(fixture().encryption())
					.contentDisposition("inline")
					.cacheControl("no-cache")
					.contentEncoding("gzip")
					.contentLanguage("zh-CN")
					.expires(Instant.parse("2100-01-01T00:00:00Z"))
					.build());
		assertThat(write.headers()).containsEntry("Content-Type", "application/x-own")
			.containsEntry("Content-Disposition", "inline")
			.containsEntry("Cache-Control", "no-cache")
			.containsEntry("Content-Encoding", "gzip")
			.containsEntry("Content-Language", "zh-CN")
			.containsEntry("Expires", "Fri, 01 Jan 2100 00:00:00 GMT")
			.containsValue(fixture().storageClass())
			.hasSizeGreaterThanOrEqualTo(8);
	}

	@Test
	void refusesHeadersThatCannotBeSent() {
		failure(ErrorCode.RESTRICTION_DISSATISFIED,
				() -> this.storager.signWrite("a", HOUR, SignOptions.builder().cacheControl("a\r\nb: c").build()));
		failure(ErrorCode.RESTRICTION_DISSATISFIED,
				() -> this.storager.signWrite("a", HOUR, SignOptions.builder().expires(Instant.EPOCH).build()));
		failure(ErrorCode.RESTRICTION_DISSATISFIED,
				() -> this.storager.signWrite("a", HOUR, SignOptions.builder().tags(Map.of("a&b", "c")).build()));
		failure(ErrorCode.CAPABILITY_INSUFFICIENT,
				() -> this.storager.signRead("a", HOUR, SignOptions.builder().cacheControl("no-cache").build()));
	}

	@Test
	void appliesTheDefaults() {
		for (Encryption encryption : allEncryptions()) {
			SignedRequest plain = this.storager.signWrite("a", HOUR);
			var encrypting = fixture().storager(settings(encryption));
			assertThat(encrypting.signWrite("a", HOUR).headers()).as(encryption.toString())
				.hasSizeGreaterThan(plain.headers().size());
			SignOptions none = SignOptions.builder().encryption(Encryption.none()).build();
			assertThat(encrypting.signWrite("a", HOUR, none).headers()).isEqualTo(plain.headers());
			assertThat(encrypting.signRead("a", HOUR).headers().isEmpty()).as("no header to read with %s", encryption)
				.isNotEqualTo(encryption.appliesTo(Operation.READ));
			assertThat(encrypting.signDelete("a", HOUR).headers()).isEmpty();
		}
		var cold = fixture().storager(StoragerSettings.builder()
			.workDir(WorkDir.parse(this.home))
			.storageClass(fixture().storageClass())
			.build());
		assertThat(cold.signWrite("a", HOUR).headers()).containsValue(fixture().storageClass());
	}

	@Test
	void showsNoSignature() {
		for (SignedRequest request : List.of(this.storager.signRead("a", HOUR),
				this.storager.signWrite("a", HOUR, SignOptions.builder().encryption(fixture().encryption()).build()))) {
			String query = String.valueOf(request.uri().getRawQuery());
			assertThat(query).hasSizeGreaterThan(20);
			assertThat(request.toString()).doesNotContain(query).doesNotContain("?").contains(request.method());
			for (String field : query.split("&")) {
				String value = field.substring(field.indexOf('=') + 1);
				if (value.length() > 8) {
					assertThat(request.toString()).doesNotContain(value);
				}
			}
			request.headers().values().forEach((value) -> assertThat(request.toString()).doesNotContain(value));
		}
	}

	@Test
	void refusesAnExpiryThatCannotBe() {
		for (Duration expiry : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofMillis(999),
				Duration.ofDays(365 * 300), Duration.ofSeconds(Long.MAX_VALUE), Duration.ofSeconds(Long.MIN_VALUE))) {
			StorageException failure = failure(ErrorCode.RESTRICTION_DISSATISFIED,
					() -> this.storager.signRead("a", expiry));
			assertThat(failure).hasMessageContaining(expiry.toString()).hasMessageContaining("allowed: 1 second to");
			assertThat(failure.operation()).isEqualTo(Operation.SIGN);
			failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.signWrite("a", expiry));
			failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.signDelete("a", expiry));
		}
		this.storager.signRead("a", Duration.ofSeconds(1));
	}

	@Test
	void refusesAnExpiryOverTheMaximumByASecond() {
		SignDriver signatures = Objects.requireNonNull(fixture().driver().signatures());
		Duration maximum = signatures.expiryMaximum();
		this.storager.signRead("a", maximum);
		failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.signRead("a", maximum.plusSeconds(1)));
	}

	@Test
	void refusesOptionsThatDoNotFit() {
		refusesToSignARead(SignOptions.builder().contentType("text/plain"), "contentType");
		refusesToSignARead(SignOptions.builder().contentMd5("AAAAAAAAAAAAAAAAAAAAAA=="), "contentMd5");
		refusesToSignARead(SignOptions.builder().storageClass(fixture().storageClass()), "storageClass");
		SignOptions response = SignOptions.builder().responseContentType("text/plain").build();
		failure(ErrorCode.CAPABILITY_INSUFFICIENT, () -> this.storager.signWrite("a", HOUR, response));
		failure(ErrorCode.CAPABILITY_INSUFFICIENT, () -> this.storager.signRead("a", HOUR,
				SignOptions.builder().encryption(fixture().encryption()).build()));
		failure(ErrorCode.RESTRICTION_DISSATISFIED,
				() -> this.storager.signWrite("a", HOUR, SignOptions.builder().contentMd5("no MD5").build()));
		failure(ErrorCode.RESTRICTION_DISSATISFIED,
				() -> this.storager.signWrite("a", HOUR, SignOptions.builder().contentType("a\r\nb: c").build()));
	}

	private void refusesToSignARead(SignOptions.Builder options, String name) {
		assertThat(failure(ErrorCode.CAPABILITY_INSUFFICIENT, () -> this.storager.signRead("a", HOUR, options.build())))
			.hasMessageContaining(name);
	}

	@Test
	void refusesPathsAndPartsThatCannotBe() {
		for (String path : List.of("", this.home, "/elsewhere/a")) {
			failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.signRead(path, HOUR));
			failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.signWrite(path, HOUR));
			failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.signDelete(path, HOUR));
		}
		assumeFeature(Feature.MULTIPART);
		StorageObject upload = this.storager.create("a", CreateOptions.builder().multipartId("id").build());
		for (int index : new int[] { -1, 10_000 }) {
			failure(ErrorCode.RESTRICTION_DISSATISFIED,
					() -> this.storager.signWriteMultipart(upload, index, HOUR, SignOptions.DEFAULT));
		}
		failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.signCompleteMultipart(upload, List.of(), HOUR));
		failure(ErrorCode.RESTRICTION_DISSATISFIED,
				() -> this.storager.signCompleteMultipart(upload, List.of(Part.of(1, 1, "tag")), HOUR));
		failure(ErrorCode.OBJECT_MODE_INVALID, () -> this.storager.signListMultipart(this.storager.create("a"), HOUR));
	}

	@Test
	void signsForTheKeyUnderTheWorkDir() {
		String path = this.storager.signRead("b/a b", HOUR).uri().getRawPath();
		assertThat(URLDecoder.decode(path, StandardCharsets.UTF_8)).endsWith(this.home + "/b/a b");
		assertThat(path).contains("%20");
		assertThat(this.storager.signRead(this.home + "/b/a b", HOUR).uri().getRawPath()).isEqualTo(path);
	}

}
