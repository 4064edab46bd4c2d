package io.storager.cos;

import io.storager.error.InvalidSettingException;
import io.storager.settings.Endpoint;
import org.jspecify.annotations.Nullable;
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
			"cos.accelerate.myqcloud.com", "cos-rapid.ap-guangzhou.tencentcos.com" })
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

	@ParameterizedTest
	@CsvSource({ ", ap-guangzhou", "https:cos.ap-guangzhou.myqcloud.com, ap-guangzhou",
			"https:cos-internal.ap-guangzhou.tencentcos.cn, ap-guangzhou",
			"https:cos.accelerate.myqcloud.com, ap-guangzhou", "https:files.example.com, us-1",
			"http:127.0.0.1:9301, us-1" })
	void takesALocationThatTheEndpointDoesNotContradict(@Nullable String endpoint, String location) {
		assertThat(CosConnection.parse(endpoint, EmulatedCos.CREDENTIAL, location).location()).isEqualTo(location);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', value = {
			"https:cos.ap-shanghai.myqcloud.com | ap-guangzhou | allowed: 'ap-shanghai', as the endpoint says",
			"https:cos-internal.ap-shanghai.tencentcos.cn | ap-guangzhou | allowed: 'ap-shanghai', as the endpoint says",
			"https:cos-rapid.ap-shanghai.tencentcos.com | ap-guangzhou | allowed: 'ap-shanghai', as the endpoint says",
			"https:a-1.cos-internal.ap-guangzhou.tencentcos.cn | ap-guangzhou | allowed: 'https://cos-internal.ap-guangzhou.tencentcos.cn', and the bucket 'a-1' as 'name'",
			"https:oss-cn-hangzhou.aliyuncs.com | ap-guangzhou | another vendor's",
			" | cn-hangzhou | allowed: a region of COS such as 'ap-guangzhou'",
			" | gz | allowed: a region of COS such as 'ap-guangzhou'", " | | 'location' is missing" })
	void refusesToReadWhatIsKnownToBeAnotherPlace(@Nullable String endpoint, @Nullable String location, String told) {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> CosConnection.parse(endpoint, EmulatedCos.CREDENTIAL, location))
			.withMessageContaining(told);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https:cos.ap-guangzhou.myqcloud.com", "https:cos-internal.ap-guangzhou.tencentcos.cn",
			"https:cos.accelerate.tencentcos.cn", "http:127.0.0.1:9301" })
	void refusesADomainOfTheBucketThatIsNone(String endpoint) {
		CosConnection connection = CosConnection.of(Endpoint.parse(endpoint), EmulatedCos.CREDENTIAL, "ap-guangzhou");
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> connection.withDomainOf(BUCKET))
			.withMessageStartingWith("'endpoint' is '%s'", Endpoint.parse(endpoint))
			.withMessageEndingWith("a domain that is bound to the bucket '%s'", BUCKET);
	}

	@Test
	void showsNoSecret() {
		assertThat(CosConnection.of(null, EmulatedCos.CREDENTIAL, "ap-guangzhou").toString())
			.doesNotContain(EmulatedCos.CREDENTIAL.secretKey());
	}

	@ParameterizedTest
	@CsvSource({ "https:127.0.0.1:9301, photos-1250000000.cos.ap-guangzhou.myqcloud.com, 127.0.0.1:9301",
			"http:localhost, photos-1250000000.cos.ap-guangzhou.myqcloud.com, localhost",
			"http://[::1]:81, photos-1250000000.cos.ap-guangzhou.myqcloud.com, [::1]:81",
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
