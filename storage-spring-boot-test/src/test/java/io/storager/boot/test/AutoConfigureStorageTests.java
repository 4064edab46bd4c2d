package io.storager.boot.test;

import io.storager.Content;
import io.storager.Storager;
import io.storager.emulator.StorageEmulator;
import io.storager.error.ServiceInternalException;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;

import static io.storager.test.StorageAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@SpringBootTest(properties = { "storage.oss.credential=hmac:key:secret", "storage.oss.name=photos",
		"storage.oss.endpoint=https:oss-cn-hangzhou.aliyuncs.com", "storage.oss.client.max-retries=0" })
@AutoConfigureStorage
@TestMethodOrder(MethodOrderer.Random.class)
class AutoConfigureStorageTests {

	private final Storager storager;

	private final StorageEmulator emulator;

	@Autowired
	AutoConfigureStorageTests(@Qualifier("ossStorager") Storager storager, StorageEmulator emulator) {
		this.storager = storager;
		this.emulator = emulator;
	}

	@RepeatedTest(2)
	void hasBeforeEachTestWhatTheApplicationStoredWhenItStarted() {
		assertThat(this.storager).hasOnlyObjects("seed.txt");
		assertThat(this.storager).hasObject("seed.txt").withContent("stored at the start");
		assertThat(this.emulator.requests().matching((request) -> request.method().equals("PUT"))).isEmpty();
		this.storager.write("more.txt", Content.ofText("more"));
		this.storager.write("seed.txt", Content.ofText("changed"));
	}

	@RepeatedTest(2)
	void hasNoFaultsOfAnEarlierTest() {
		this.storager.write("a", Content.ofText("a"));
		this.emulator.faults().onAny().answer(500, "InternalError");
		assertThatExceptionOfType(ServiceInternalException.class)
			.isThrownBy(() -> this.storager.write("a", Content.ofText("a")));
	}

	@Test
	void startsTheConfiguredVendorsOnly() {
		assertThat(this.emulator.ossPort()).isPositive();
		org.assertj.core.api.Assertions.assertThatThrownBy(this.emulator::cosPort)
			.isInstanceOf(IllegalStateException.class);
	}

	@Nested
	class WithinAnotherClass {

		@RepeatedTest(2)
		void isEmptyToo() {
			assertThat(AutoConfigureStorageTests.this.storager).hasOnlyObjects("seed.txt");
			AutoConfigureStorageTests.this.storager.write("nested", Content.ofText("nested"));
		}

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		ApplicationRunner seed(@Qualifier("ossStorager") Storager storager) {
			return (arguments) -> storager.write("seed.txt", Content.ofText("stored at the start"));
		}

	}

}
