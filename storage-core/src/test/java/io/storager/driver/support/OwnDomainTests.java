package io.storager.driver.support;

import io.storager.error.InvalidSettingException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/** Tests of {@link OwnDomain}. */
class OwnDomainTests {

	@ParameterizedTest
	@ValueSource(strings = { "https:region.vendor.test", "http:127.0.0.1:9000", "http:10.0.0.1", "http:localhost",
			"http://[::1]:9000", "http:emulator:9000", "http:oss.localhost", "http:emulator.storage.svc.cluster.local",
			"http:host.docker.internal" })
	void hostsThatCannotBeBoundToABucketNeedNoWord(String endpoint) {
		assertThatNoException().isThrownBy(() -> require(endpoint, null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "https:files.example.com", "http:files.example.com:8080", "https:vendor.test.example.com",
			"https:localhost.example.com" })
	void allOthersDo(String endpoint) {
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> require(endpoint, null))
			.withMessageContaining("support-cname");
		assertThatNoException().isThrownBy(() -> require(endpoint, true));
		assertThatNoException().isThrownBy(() -> require(endpoint, false));
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "https:region.vendor.test", "http:127.0.0.1:9000", "http:localhost" })
	void whatCannotBeADomainMustNotBeCalledOne(@Nullable String endpoint) {
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> require(endpoint, true))
			.withMessageStartingWith("'endpoint' is ")
			.withMessageEndingWith("such as 'https:files.example.com', as 'support-cname' says");
		assertThatNoException().isThrownBy(() -> require(endpoint, false));
	}

	@Test
	void noEndpointNeedsNone() {
		assertThatNoException().isThrownBy(() -> require(null, null));
	}

	private static void require(@Nullable String endpoint, @Nullable Boolean supportCname) {
		OwnDomain.requireKnownKind(endpoint, supportCname, (host) -> host.endsWith(".vendor.test"));
	}

}
