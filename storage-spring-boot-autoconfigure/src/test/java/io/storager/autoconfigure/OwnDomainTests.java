package io.storager.autoconfigure;

import io.storager.error.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/** Tests of {@link OwnDomain}. */
class OwnDomainTests {

	@ParameterizedTest
	@ValueSource(strings = { "https:oss-cn-hangzhou.aliyuncs.com", "https:oss-cn-hangzhou-internal.aliyuncs.com",
			"https:oss-accelerate.aliyuncs.com", "https:cos.ap-guangzhou.myqcloud.com",
			"https:cos-internal.ap-guangzhou.tencentcos.cn", "http:127.0.0.1:9000", "http:10.0.0.1", "http:localhost",
			"http:emulator:9000", "http:oss.localhost", "http:emulator.storage.svc.cluster.local",
			"http:host.docker.internal" })
	void hostsThatCannotBeBoundToABucketNeedNoWord(String endpoint) {
		assertThatNoException().isThrownBy(() -> OwnDomain.requireKnownKind(endpoint, null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "https:files.example.com", "http:files.example.com:8080", "https:aliyuncs.com.example.com",
			"https:notaliyuncs.com" })
	void allOthersDo(String endpoint) {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> OwnDomain.requireKnownKind(endpoint, null))
			.withMessageContaining("support-cname");
		assertThatNoException().isThrownBy(() -> OwnDomain.requireKnownKind(endpoint, true));
		assertThatNoException().isThrownBy(() -> OwnDomain.requireKnownKind(endpoint, false));
	}

	@Test
	void noEndpointNeedsNone() {
		assertThatNoException().isThrownBy(() -> OwnDomain.requireKnownKind(null, null));
	}

}
