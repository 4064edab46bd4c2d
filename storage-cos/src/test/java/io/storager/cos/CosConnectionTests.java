package io.storager.cos;

import io.storager.error.InvalidSettingException;
import io.storager.settings.Endpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CosConnectionTests {

	private static final String BUCKET = EmulatedCos.BUCKET;

	@ParameterizedTest
	@NullSource
	@ValueSource(
			strings = { "", " ", "AP-GUANGZHOU", "ap guangzhou", "ap-guangzhou.evil.com", "-ap", "cos.ap-guangzhou" })
	@SuppressWarnings("NullAway")
	void refusesALocationThatIsNoRegion(String location) {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> CosConnection.of(null, EmulatedCos.CREDENTIAL, location))
			.withMessageStartingWith("'location' is " + ((location != null) ? "'" + location + "'" : "missing"))
			.withMessageContaining("allowed: a region of COS such as 'ap-guangzhou'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "cos.ap-guangzhou.myqcloud.com", "cos-internal.ap-guangzhou.tencentcos.cn",
			"cos.accelerate.myqcloud.com" })
	void refusesAnEndpointWithABucketInFront(String endpoint) {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> CosConnection.of(Endpoint.parse("https:" + BUCKET + "." + endpoint),
					EmulatedCos.CREDENTIAL, "ap-guangzhou"))
			.withMessage(
					"'endpoint' is 'https://%s.%s'; allowed: '%s', without a bucket in front, whose name is set as such",
					BUCKET, endpoint, endpoint);
		assertThat(CosConnection.of(Endpoint.parse("https:" + endpoint), EmulatedCos.CREDENTIAL, "ap-guangzhou"))
			.isNotNull();
	}

	@Test
	void showsNoSecret() {
		assertThat(CosConnection.of(null, EmulatedCos.CREDENTIAL, "ap-guangzhou").toString())
			.doesNotContain(EmulatedCos.CREDENTIAL.secretKey());
	}

	@ParameterizedTest
	@CsvSource({ "https:127.0.0.1:9301, photos-1250000000.cos.ap-guangzhou.myqcloud.com, 127.0.0.1:9301",
			"http:localhost, photos-1250000000.cos.ap-guangzhou.myqcloud.com, localhost",
			"http://[::1]:80, photos-1250000000.cos.ap-guangzhou.myqcloud.com, [::1]:80",
			"https:cos.example.com, photos-1250000000.cos.example.com, photos-1250000000.cos.example.com",
			"https:cos.example.com:444, photos-1250000000.cos.example.com:444, photos-1250000000.cos.example.com:444",
			"https:photos-1250000000.files.example.com, photos-1250000000.files.example.com, photos-1250000000.files.example.com" })
	void asksForTheRealHostAtAnAddressAndForTheBucketUnderADomain(String endpoint, String host, String address) {
		CosEndpoints endpoints = new CosEndpoints(Endpoint.parse(endpoint), "ap-guangzhou");
		assertThat(endpoints.buildGeneralApiEndpoint(BUCKET)).isEqualTo(host);
		assertThat(endpoints.resolveGeneralApiEndpoint(host)).isEqualTo(address);
	}

	@ParameterizedTest
	@CsvSource({ "http:127.0.0.1:9301, service.cos.myqcloud.com, 127.0.0.1:9301",
			"https:cos.ap-beijing.myqcloud.com, cos.ap-beijing.myqcloud.com, cos.ap-beijing.myqcloud.com" })
	void listsBucketsAtTheServicesHost(String endpoint, String host, String address) {
		CosEndpoints endpoints = new CosEndpoints(Endpoint.parse(endpoint), "ap-guangzhou");
		assertThat(endpoints.buildGetServiceApiEndpoint()).isEqualTo(host);
		assertThat(endpoints.resolveGetServiceApiEndpoint(host)).isEqualTo(address);
	}

}
