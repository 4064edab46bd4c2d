package io.storager.oss;

import io.storager.error.InvalidSettingException;
import io.storager.settings.Endpoint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Tests of {@link OssHosts}. */
class OssHostsTests {

	@ParameterizedTest
	@ValueSource(strings = { "oss-cn-hangzhou.aliyuncs.com", "oss-cn-hangzhou-internal.aliyuncs.com",
			"cn-hangzhou.oss.aliyuncs.com", "oss-accelerate.aliyuncs.com", "oss-accelerate-overseas.aliyuncs.com",
			"vpc100-oss-cn-hangzhou.aliyuncs.com", "oss-cn-north-2-gov-1.aliyuncs.com", "oss-cn-hzfinance.aliyuncs.com",
			"oss-rg-china-mainland.aliyuncs.com", "oss.aliyuncs.com", "photos.oss-cn-hangzhou.aliyuncs.com" })
	void areAliyuns(String host) {
		assertThat(OssHosts.isVendors(host)).isTrue();
		Endpoint endpoint = Endpoint.of(true, host, -1);
		assertThat(OssHosts.requireOwn("endpoint", endpoint)).isSameAs(endpoint);
		OssHosts.requireKnownKind("https:" + host, null);
	}

	@ParameterizedTest
	@ValueSource(strings = { "files.example.com", "aliyuncs.com.example.com", "notaliyuncs.com",
			"oss-cn-hangzhou.aliyuncs.com.cn" })
	void othersMayBeDomainsOfTheUser(String host) {
		assertThat(OssHosts.isVendors(host)).isFalse();
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> OssHosts.requireKnownKind("https:" + host, null))
			.withMessageStartingWith("'support-cname' is missing");
		OssHosts.requireKnownKind("https:" + host, false);
		OssHosts.requireKnownKind("https:" + host, true);
	}

	@ParameterizedTest
	@ValueSource(strings = { "cos.ap-guangzhou.myqcloud.com", "photos-1250000000.cos.ap-guangzhou.myqcloud.com",
			"cos-internal.ap-guangzhou.tencentcos.cn", "cos-rapid.ap-guangzhou.tencentcos.com",
			"s3.us-east-1.amazonaws.com", "s3.cn-north-1.amazonaws.com.cn", "obs.cn-north-4.myhuaweicloud.com",
			"s3.bj.bcebos.com" })
	void refusesThoseOfAnotherVendor(String host) {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> OssHosts.requireOwn("presign-endpoint", Endpoint.of(true, host, -1)))
			.withMessage("'presign-endpoint' is 'https://%s'; allowed: an endpoint of OSS, "
					+ "such as 'https:oss-cn-hangzhou.aliyuncs.com'; this is another vendor's", host);
	}

	@ParameterizedTest
	@CsvSource({ "photos.oss-cn-hangzhou.aliyuncs.com, oss-cn-hangzhou.aliyuncs.com",
			"oss-cn-hangzhou.aliyuncs.com, oss-cn-hangzhou.aliyuncs.com",
			"other.oss-cn-hangzhou.aliyuncs.com, other.oss-cn-hangzhou.aliyuncs.com",
			"photos.example.com, photos.example.com" })
	void takesTheBucketOffTheVendorsOnly(String host, String expected) {
		assertThat(OssHosts.withoutBucket(Endpoint.of(true, host, 444), "photos"))
			.isEqualTo(Endpoint.of(true, expected, 444));
	}

}
