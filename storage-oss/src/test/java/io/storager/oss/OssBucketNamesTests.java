package io.storager.oss;

import io.storager.error.InvalidSettingException;
import io.storager.settings.Endpoint;
import io.storager.settings.StoragerSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OssBucketNamesTests {

	private static final OssConnection CONNECTION = OssConnection.of(Endpoint.parse("http:oss.invalid"),
			TestOss.CREDENTIAL, null);

	@ParameterizedTest
	@ValueSource(strings = { "abc", "my-bucket-1", "0-0",
			"a23456789-123456789-123456789-123456789-123456789-123456789-123" })
	void takesANameWithoutANetwork(String name) {
		assertThat(storager(name).metadata().bucket()).isEqualTo(name);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "ab", "-abc", "abc-", "Photos", "my_bucket", "my.bucket", "a b c", "../x", "报告报告",
			"abc\n", "a23456789-123456789-123456789-123456789-123456789-123456789-1234" })
	void refusesAName(String name) {
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> storager(name))
			.withMessage("'name' is '%s'; allowed: 3 to 63 lower-case letters, digits and hyphens, "
					+ "with no hyphen at either end", name)
			.satisfies((ex) -> assertThat(ex.setting()).isEqualTo("name"));
	}

	private static OssStorager storager(String name) {
		return new OssStorager(() -> {
			throw new AssertionError("the client is not needed yet");
		}, CONNECTION, name, StoragerSettings.DEFAULT);
	}

}
