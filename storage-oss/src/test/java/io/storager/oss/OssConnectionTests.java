package io.storager.oss;

import io.storager.error.InvalidSettingException;
import io.storager.settings.Endpoint;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OssConnectionTests {

	@ParameterizedTest
	@CsvSource({ "https:oss-cn-hangzhou.aliyuncs.com,, cn-hangzhou",
			"https:oss-cn-hangzhou-internal.aliyuncs.com,, cn-hangzhou",
			"https:oss-ap-southeast-1.aliyuncs.com:443,, ap-southeast-1",
			"https:oss-cn-hangzhou.aliyuncs.com, cn-beijing, cn-beijing",
			"https:oss-cn-hangzhou.aliyuncs.com, oss-cn-beijing, cn-beijing", "http:127.0.0.1:9300,,",
			"https:oss-accelerate.aliyuncs.com,,", "https:oss-accelerate-overseas.aliyuncs.com,,",
			"https:oss-accelerate.aliyuncs.com, cn-beijing, cn-beijing",
			"https:cn-hangzhou.oss.aliyuncs.com,, cn-hangzhou",
			"https:vpc100-oss-cn-hangzhou.aliyuncs.com,, cn-hangzhou", "https:oss.aliyuncs.com,,",
			"https:oss-cn-shanghai-finance-1-internal.aliyuncs.com,, cn-shanghai-finance-1",
			"https:oss-cn-shanghai-finance-1-pub.aliyuncs.com,, cn-shanghai-finance-1",
			"https:oss-cn-shanghai-finance-1-pub-internal.aliyuncs.com,, cn-shanghai-finance-1",
			"https:oss-cn-beijing-finance-1-pub.aliyuncs.com,, cn-beijing-finance-1",
			"https:oss-cn-hzfinance.aliyuncs.com,, cn-hangzhou-finance",
			"https:oss-cn-hzjbp-a-internal.aliyuncs.com,, cn-hangzhou-finance",
			"https:oss-cn-hzjbp-b-internal.aliyuncs.com,, cn-hangzhou-finance",
			"https:oss-cn-szfinance-internal.aliyuncs.com,, cn-shenzhen-finance-1",
			"https:cn-hangzhou-finance.oss.aliyuncs.com,, cn-hangzhou-finance",
			"https:cn-shanghai-finance.oss.aliyuncs.com,, cn-shanghai-finance-1",
			"https:cn-shenzhen-finance.oss.aliyuncs.com,, cn-shenzhen-finance-1",
			"https:oss-cn-north-2-gov-1-internal.aliyuncs.com,, cn-north-2-gov-1",
			"http:127.0.0.1:9300, cn-beijing, cn-beijing", "https:files.example.com,," })
	void tellsTheRegionThatSignaturesName(String endpoint, @Nullable String location, @Nullable String region) {
		assertThat(OssConnection.of(Endpoint.parse(endpoint), TestOss.CREDENTIAL, location).region()).isEqualTo(region);
	}

	@ParameterizedTest
	@CsvSource({ "oss-cn-hangzhou, oss-cn-hangzhou, true", "oss-cn-hangzhou, oss-cn-hangzhou-internal, true",
			"oss-cn-hangzhou, oss-cn-beijing, false", "oss-accelerate, oss-accelerate, false",
			"oss-accelerate, oss-cn-hangzhou, false", "oss-cn-hzfinance, oss-cn-hzfinance-internal, true",
			"oss-cn-hzfinance, oss-cn-hzjbp-a-internal, false",
			"oss-cn-shanghai-finance-1-internal, oss-cn-shanghai-finance-1-pub-internal, false" })
	void reachesTheBucketsThatAreBehindTheSamePlace(String one, String other, boolean expected) {
		assertThat(aliyun(one).reaches(aliyun(other))).isEqualTo(expected);
		assertThat(aliyun(other).reaches(aliyun(one))).isEqualTo(expected);
	}

	private static OssConnection aliyun(String host) {
		return OssConnection.of(Endpoint.parse("https:" + host + ".aliyuncs.com"), TestOss.CREDENTIAL, null);
	}

	@ParameterizedTest
	@CsvSource({ "https:oss-cn-hangzhou.aliyuncs.com, cn-hangzhou",
			"https:oss-cn-hangzhou.aliyuncs.com, oss-cn-hangzhou", "https:oss-cn-hangzhou.aliyuncs.com,",
			"https:oss-accelerate.aliyuncs.com, cn-hangzhou",
			"https:oss-cn-shanghai-finance-1-pub.aliyuncs.com, cn-shanghai-finance-1",
			"https:oss-cn-szfinance.aliyuncs.com, cn-shenzhen-finance-1", "https:files.example.com, cn-hangzhou" })
	void takesALocationThatTheEndpointDoesNotContradict(String endpoint, @Nullable String location) {
		assertThat(OssConnection.parse(endpoint, TestOss.CREDENTIAL, location).location()).isEqualTo(location);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"',
			value = { "https:oss-cn-hangzhou.aliyuncs.com, cn-beijing, allowed: 'cn-hangzhou'",
					"https:cos.ap-guangzhou.myqcloud.com,, another vendor's", ", cn-hangzhou, 'endpoint' is missing",
					"https:oss-cn-hangzhou,, 'https:oss-cn-hangzhou.aliyuncs.com'" })
	void refusesToReadWhatIsKnownToBeAnotherPlace(@Nullable String endpoint, @Nullable String location, String told) {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> OssConnection.parse(endpoint, TestOss.CREDENTIAL, location))
			.withMessageContaining(told);
	}

	@ParameterizedTest
	@CsvSource({ "photos, oss-cn-hangzhou.aliyuncs.com", "photos, oss-cn-hangzhou-internal.aliyuncs.com",
			"photos, cn-hangzhou.oss.aliyuncs.com", "photos, oss-accelerate.aliyuncs.com",
			"s3, oss-cn-hangzhou.aliyuncs.com", "s3, oss-cn-hangzhou-internal.aliyuncs.com" })
	void refusesAnEndpointWithSomethingInFront(String front, String endpoint) {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(
					() -> OssConnection.of(Endpoint.parse("https:" + front + "." + endpoint), TestOss.CREDENTIAL, null))
			.withMessage("'endpoint' is 'https://%s.%s'; allowed: '%s', %s", front, endpoint, endpoint,
					front.equals("s3") ? "which speaks the protocol of OSS; 's3' speaks another one"
							: "without a bucket in front, whose name is set as such");
	}

	@Test
	void refusesAnIpv6Address() {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> OssConnection.of(Endpoint.parse("http:[::1]:9300"), TestOss.CREDENTIAL, null))
			.withMessage("'endpoint' is 'http://[::1]:9300'; allowed: a host name or an IPv4 address");
	}

	@ParameterizedTest
	@CsvSource({ "''", "' '", "cn_hangzhou", "cn-hangzhou/x", "Hangzhou", "oss-" })
	void refusesALocationThatCannotBeOne(String location) {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> OssConnection.of(Endpoint.parse("http:127.0.0.1:9300"), TestOss.CREDENTIAL, location))
			.withMessage("'location' is '%s'; allowed: a region such as 'cn-hangzhou'", location);
	}

	@Test
	void showsNoSecret() {
		assertThat(OssConnection
			.of(Endpoint.parse("http:127.0.0.1:9300"), TestOss.CREDENTIAL.withSecurityToken("a-token"), null)
			.toString()).doesNotContain(TestOss.CREDENTIAL.secretKey(), "a-token");
	}

}
