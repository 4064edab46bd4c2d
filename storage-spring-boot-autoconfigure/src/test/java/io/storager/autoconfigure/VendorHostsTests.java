package io.storager.autoconfigure;

import io.storager.cos.CosHosts;
import io.storager.error.InvalidSettingException;
import io.storager.oss.OssHosts;
import io.storager.settings.Endpoint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What one driver knows as its own, the other one, which cannot ask it, refuses. */
class VendorHostsTests {

	@ParameterizedTest
	@ValueSource(strings = { "oss-cn-hangzhou.aliyuncs.com", "cn-hangzhou.oss.aliyuncs.com" })
	void cosRefusesThoseOfOss(String host) {
		assertThat(OssHosts.isVendors(host)).isTrue();
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> CosHosts.requireOwn("endpoint", Endpoint.of(true, host, -1)))
			.withMessageContaining("another vendor's");
	}

	@ParameterizedTest
	@ValueSource(strings = { "cos.ap-guangzhou.myqcloud.com", "cos.ap-guangzhou.tencentcos.cn",
			"cos-rapid.ap-guangzhou.tencentcos.com" })
	void ossRefusesThoseOfCos(String host) {
		assertThat(CosHosts.isVendors(host)).isTrue();
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> OssHosts.requireOwn("endpoint", Endpoint.of(true, host, -1)))
			.withMessageContaining("another vendor's");
	}

}
