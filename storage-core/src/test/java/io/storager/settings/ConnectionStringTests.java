package io.storager.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import io.storager.error.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ConnectionStringTests {

	private static final String LINE = "oss://photos/reports/2026?credential=hmac:key:s3cr3t&endpoint=https:oss-cn-hangzhou.aliyuncs.com";

	@Test
	void readsWhatGoStorageWrites() {
		ConnectionString string = ConnectionString.parse(" " + LINE + "&location=cn-hangzhou ");
		assertThat(string.service()).isEqualTo("oss");
		assertThat(string.get("name")).isEqualTo("photos");
		assertThat(string.storagerSettings().workDir()).hasToString("/reports/2026/");
		assertThat(string.credential()).isEqualTo(HmacCredential.of("key", "s3cr3t"));
		assertThat(string.endpoint("endpoint")).isEqualTo(Endpoint.parse("https:oss-cn-hangzhou.aliyuncs.com"));
		assertThat(string.get("location")).isEqualTo("cn-hangzhou");
		assertThat(string.get("storage-class")).isNull();
		string.requireKnown(Set.of());
	}

	@Test
	void takesNamesWithUnderscoresAndNamesAlone() {
		ConnectionString string = ConnectionString
			.parse("COS://photos-1250000000?Storage_Class=ARCHIVE&support_cname&enable_virtual_dir=false&&");
		assertThat(string.service()).isEqualTo("cos");
		assertThat(string.get("storage-class")).isEqualTo("ARCHIVE");
		assertThat(string.flag("support-cname", false)).isTrue();
		assertThat(string.flag("support-cname")).isTrue();
		assertThat(string.flag("other")).isNull();
		assertThat(string.storagerSettings().virtualDir()).isFalse();
		assertThat(string.storagerSettings().workDir()).hasToString("/");
		assertThat(ConnectionString.parse("oss://?name=photos&work_dir=/a").get("name")).isEqualTo("photos");
	}

	@Test
	void decodesPercentSignsAndNothingElse() {
		ConnectionString string = ConnectionString
			.parse("oss://photos/%E6%96%87%3Fa%20b/c+d?credential=hmac:key:a%26b%25%2Bc+/d=");
		assertThat(string.get("work-dir")).isEqualTo("/文?a b/c+d");
		assertThat(string.credential().secretKey()).isEqualTo("a&b%+c+/d=");
	}

	@Test
	void isTheSameFromColumns() {
		Map<String, String> columns = new LinkedHashMap<>();
		columns.put("name", "photos");
		columns.put("work_dir", "/reports/2026");
		columns.put("credential", "hmac:key:s3cr3t");
		columns.put("endpoint", "https:oss-cn-hangzhou.aliyuncs.com");
		assertThat(ConnectionString.of("OSS", columns)).isEqualTo(ConnectionString.parse(LINE))
			.hasSameHashCodeAs(ConnectionString.parse(LINE));
	}

	@Test
	void showsNoSecret() {
		String text = ConnectionString
			.parse(LINE + "&security_token=t0ken&server_side_encryption_customer_key=cust0mer")
			.toString();
		assertThat(text).contains("oss{", "name=photos", "credential=***")
			.doesNotContain("s3cr3t", "t0ken", "cust0mer", "hmac");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "photos", "oss:photos?credential=hmac:key:s3cr3t", "oss//photos", "://photos",
			"oss://key:s3cr3t@photos/", "hmac:key:s3cr3t" })
	void refusesWhatIsNone(String line) {
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> ConnectionString.parse(line))
			.withMessageStartingWith("'connection-string' is '")
			.withMessageContaining("allowed: <service>://<bucket>/<work_dir>?credential=hmac:")
			.withMessageNotContaining("s3cr3t");
	}

	@ParameterizedTest
	@CsvSource(delimiter = ' ',
			value = { "credential=hmac:key:s3cr3t%2 credential", "credential=s3cr3t%zz credential",
					"endpoint=%ff endpoint", "name=other name", "work_dir=/a&work-dir=/s3cr3t work-dir",
					"credential=hmac:a:b&credential=hmac:a:s3cr3t credential" })
	void refusesAValueThatIsMalformedOrThereTwice(String query, String name) {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> ConnectionString.parse("oss://photos?" + query))
			.withMessageStartingWith("'" + name + "' is")
			.withMessageContaining("allowed: ")
			.withMessageNotContaining("s3cr3t");
	}

	@Test
	void namesWhatIsAllowedForASettingThatIsUnknown() {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> ConnectionString.parse(LINE + "&bucketname=s3cr3t").requireKnown(Set.of("own-setting")))
			.withMessageStartingWith("'bucketname' is '***'; allowed: of oss: credential, endpoint, ")
			.withMessageContaining("own-setting")
			.withMessageNotContaining("s3cr3t");
	}

	/** An ampersand that is not encoded cuts a secret in two. */
	@Test
	void showsNoRestOfASecretAsAName() {
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(
				() -> ConnectionString.parse("oss://photos?credential=hmac:key:abc&1S3cr3t+/").requireKnown(Set.of()))
			.withMessageStartingWith("'***' is")
			.withMessageNotContainingAny("S3cr3t", "s3cr3t");
	}

	@Test
	void namesTheSettingThatIsWrong() {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> ConnectionString.parse("oss://photos?virtual_dir=yes").storagerSettings())
			.withMessage("'virtual-dir' is 'yes'; allowed: true, false");
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> ConnectionString.parse("oss://photos?public_endpoint=x").storagerSettings())
			.withMessageStartingWith("'public-endpoint' is 'x'");
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> ConnectionString.parse("oss://photos").credential())
			.withMessageStartingWith("'credential' is missing");
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> ConnectionString.parse("oss://photos").require("location", "a region"))
			.withMessage("'location' is missing; allowed: a region");
	}

}
