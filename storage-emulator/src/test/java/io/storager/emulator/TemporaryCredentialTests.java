package io.storager.emulator;

import java.time.Duration;
import java.time.Instant;

import com.aliyun.oss.ClientBuilderConfiguration;
import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClientBuilder;
import com.aliyun.oss.OSSException;
import com.aliyun.oss.common.auth.DefaultCredentialProvider;
import com.aliyun.oss.common.comm.SignVersion;
import com.qcloud.cos.COSClient;
import com.qcloud.cos.exception.CosServiceException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Credentials that a token service gives, until they end. */
class TemporaryCredentialTests {

	private static OSS oss(TestEmulator test, SignVersion version, String token) {
		ClientBuilderConfiguration configuration = new ClientBuilderConfiguration();
		configuration.setSignatureVersion(version);
		configuration.setMaxErrorRetry(0);
		return OSSClientBuilder.create()
			.endpoint(test.emulator.ossEndpoint().toString())
			.region(TestEmulator.OSS_REGION)
			.clientConfiguration(configuration)
			.credentialsProvider(new DefaultCredentialProvider("STS.key", "sts-secret", token))
			.build();
	}

	private static void assertOssCode(ThrowingCallable call, String code) {
		assertThatExceptionOfType(OSSException.class).isThrownBy(call)
			.satisfies((ex) -> assertThat(ex.getErrorCode()).isEqualTo(code));
	}

	@ParameterizedTest
	@EnumSource(value = SignVersion.class, names = { "V1", "V4" })
	void oss(SignVersion version) throws Exception {
		try (TestEmulator test = new TestEmulator()) {
			test.emulator.addTemporaryCredential("STS.key", "sts-secret", "the-token",
					Instant.now().plus(Duration.ofMinutes(20)));
			OSS right = oss(test, version, "the-token");
			OSS wrong = oss(test, version, "another-token");
			OSS without = test.oss(version, "STS.key", "sts-secret");
			assertThat(right.listObjects("photos").getObjectSummaries()).isEmpty();
			String link = right
				.generatePresignedUrl("photos", "missing", new java.util.Date(System.currentTimeMillis() + 60_000))
				.getFile();
			assertThat(status(test, link)).isEqualTo(404);
			assertThat(status(test, link.replace("the-token", "a-token"))).isEqualTo(403);
			assertOssCode(() -> wrong.listObjects("photos"), "InvalidSecurityToken");
			assertOssCode(() -> without.listObjects("photos"), "InvalidAccessKeyId");
			test.emulator.clock().advance(Duration.ofMinutes(21));
			assertOssCode(() -> right.listObjects("photos"), "SecurityTokenExpired");
			test.emulator.addTemporaryCredential("STS.key", "sts-secret", "the-token",
					Instant.now().plus(Duration.ofMinutes(50)));
			assertThat(right.listObjects("photos").getObjectSummaries()).isEmpty();
			right.shutdown();
			wrong.shutdown();
			without.shutdown();
		}
	}

	private static int status(TestEmulator test, String target) throws Exception {
		try (RawHttp http = new RawHttp(test.emulator.ossPort())) {
			http.send("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
			return http.read(false).status();
		}
	}

	@Test
	void cos() {
		try (TestEmulator test = new TestEmulator()) {
			test.emulator.addTemporaryCredential("STS.key", "sts-secret", "the-token",
					Instant.now().plus(Duration.ofMinutes(20)));
			COSClient without = test.cos("STS.key", "sts-secret");
			COSClient right = test.cos("STS.key", "sts-secret");
			right.setCOSCredentials(
					new com.qcloud.cos.auth.BasicSessionCredentials("STS.key", "sts-secret", "the-token"));
			assertThat(right.listObjects(TestEmulator.COS_BUCKET).getObjectSummaries()).isEmpty();
			assertCosCode(() -> without.listObjects(TestEmulator.COS_BUCKET), "InvalidAccessKeyId");
			test.emulator.clock().advance(Duration.ofMinutes(21));
			assertCosCode(() -> right.listObjects(TestEmulator.COS_BUCKET), "ExpiredToken");
			right.shutdown();
			without.shutdown();
		}
	}

	private static void assertCosCode(ThrowingCallable call, String code) {
		assertThatExceptionOfType(CosServiceException.class).isThrownBy(call)
			.satisfies((ex) -> assertThat(ex.getErrorCode()).isEqualTo(code));
	}

}
