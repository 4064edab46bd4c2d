package io.storager.oss;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import io.storager.SignedPost;
import io.storager.options.SignPostOptions;
import io.storager.oss.TestOss.Signature;
import io.storager.settings.Endpoint;
import io.storager.settings.StoragerSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class OssFormsTests {

	private static final Duration HOUR = Duration.ofHours(1);

	@RegisterExtension
	static final TestOss oss = new TestOss();

	private static String policy(SignedPost form) {
		return new String(Base64.getDecoder().decode(form.fields().get("policy")), StandardCharsets.UTF_8);
	}

	@Test
	void signWithVersion4WhereTheClientDoes() {
		SignedPost form = oss.storager(Signature.V4).signPost("a.png", HOUR);
		assertThat(form.fields().keySet()).containsExactly("key", "Content-Type", "x-oss-content-type",
				"x-oss-signature-version", "x-oss-credential", "x-oss-date", "policy", "x-oss-signature");
		assertThat(form.fields().get("x-oss-credential")).startsWith(TestOss.CREDENTIAL.accessKey() + "/")
			.endsWith("/cn-hangzhou/oss/aliyun_v4_request");
		assertThat(policy(form)).contains("{\"bucket\":\"photos\"}", "{\"key\":\"a.png\"}",
				"{\"Content-Type\":\"image/png\"}", "{\"x-oss-content-type\":\"image/png\"}",
				"{\"x-oss-date\":\"" + form.fields().get("x-oss-date") + "\"}");
	}

	@Test
	void signWithVersion1WhereTheClientDoes() {
		SignedPost form = oss.storager(Signature.V1)
			.signPost("up/", HOUR, SignPostOptions.builder().prefix(true).sizeMaximum(10L).build());
		assertThat(form.fields().keySet()).containsExactly("key", "OSSAccessKeyId", "policy", "Signature");
		assertThat(policy(form)).contains("[\"starts-with\",\"$key\",\"up/\"]", "[\"content-length-range\",0,10]");
		assertThat(form.contentTypeFields()).isEqualTo(List.of("Content-Type", "x-oss-content-type"));
	}

	@ParameterizedTest
	@EnumSource
	void carryTheTokenOfATemporaryCredential(Signature signature) {
		OssConnection plain = oss.connection(signature);
		OssConnection temporary = OssConnection.of(plain.endpoint(), TestOss.CREDENTIAL.withSecurityToken("the-token"),
				plain.location());
		SignedPost form = oss.storager(temporary).signPost("a", HOUR);
		assertThat(form.fields()).containsEntry("x-oss-security-token", "the-token");
		assertThat(policy(form)).contains("{\"x-oss-security-token\":\"the-token\"}");
	}

	@Test
	void tellWhomToCall() {
		String callback = "{\"callbackUrl\":\"https://example.com/文\",\"callbackBody\":\"key=${object}\"}";
		Map<String, String> fields = oss.storager()
			.signPost("a", HOUR, SignPostOptions.builder().callback(callback).build())
			.fields();
		assertThat(new String(Base64.getDecoder().decode(fields.get("callback")), StandardCharsets.UTF_8))
			.isEqualTo(callback);
	}

	@ParameterizedTest
	@EnumSource
	void goToTheHostThatSignsForOthers(Signature signature) {
		OssConnection connection = oss.connection(signature);
		OssConnection own = OssConnection.of(Endpoint.parse("https:oss-cn-hangzhou.aliyuncs.com"), TestOss.CREDENTIAL,
				null);
		OssStorager storager = new OssStorager(oss.client(connection, TestOss.SETTINGS),
				oss.client(own, TestOss.SETTINGS), connection, TestOss.BUCKET, StoragerSettings.DEFAULT);
		assertThat(storager.signPost("a", HOUR).uri()).hasToString("https://photos.oss-cn-hangzhou.aliyuncs.com/");
		assertThat(oss.storager(connection).signPost("a", HOUR).uri())
			.hasToString(oss.emulator().ossEndpoint() + "/photos/");
	}

}
