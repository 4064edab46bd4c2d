package io.storager.cos;

import io.storager.error.InvalidSettingException;
import io.storager.settings.Endpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Tests of {@link CosHosts}. */
class CosHostsTests {

	@ParameterizedTest
	@ValueSource(strings = { "cos.ap-guangzhou.myqcloud.com", "cos.ap-shanghai-fsi.myqcloud.com",
			"cos.ap-guangzhou.tencentcos.cn", "cos-internal.ap-guangzhou.tencentcos.cn", "cos.accelerate.myqcloud.com",
			"cos-internal.accelerate.tencentcos.cn", "cos-rapid.ap-guangzhou.tencentcos.com",
			"photos-1250000000.cos.ap-guangzhou.myqcloud.com", "photos-1250000000.file.myqcloud.com" })
	void areTencents(String host) {
		assertThat(CosHosts.isVendors(host)).isTrue();
		Endpoint endpoint = Endpoint.of(true, host, -1);
		assertThat(CosHosts.requireOwn("endpoint", endpoint)).isSameAs(endpoint);
		CosHosts.requireKnownKind("https:" + host, null);
	}

	@ParameterizedTest
	@ValueSource(strings = { "files.example.com", "myqcloud.com.example.com", "notmyqcloud.com", "tencentcos.net" })
	void othersMayBeDomainsOfTheUser(String host) {
		assertThat(CosHosts.isVendors(host)).isFalse();
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> CosHosts.requireKnownKind("https:" + host, null))
			.withMessageStartingWith("'support-cname' is missing");
		CosHosts.requireKnownKind("https:" + host, false);
		CosHosts.requireKnownKind("https:" + host, true);
	}

	@ParameterizedTest
	@ValueSource(strings = { "oss-cn-hangzhou.aliyuncs.com", "cn-hangzhou.oss.aliyuncs.com",
			"photos.oss-cn-hangzhou-internal.aliyuncs.com", "s3.us-east-1.amazonaws.com",
			"s3.cn-north-1.amazonaws.com.cn", "obs.cn-north-4.myhuaweicloud.com", "s3.bj.bcebos.com" })
	void refusesThoseOfAnotherVendor(String host) {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> CosHosts.requireOwn("presign-endpoint", Endpoint.of(true, host, -1)))
			.withMessage("'presign-endpoint' is 'https://%s'; allowed: an endpoint of COS, "
					+ "such as 'https:cos.ap-guangzhou.myqcloud.com'; this is another vendor's", host);
	}

	@Test
	void refusesTheOneThatOnlyListsBuckets() {
		String host = "service.cos.myqcloud.com";
		assertThat(CosHosts.isVendors(host)).isTrue();
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> CosHosts.requireOwn("endpoint", Endpoint.of(true, host, -1)))
			.withMessageEndingWith("; this one only lists buckets");
	}

}
