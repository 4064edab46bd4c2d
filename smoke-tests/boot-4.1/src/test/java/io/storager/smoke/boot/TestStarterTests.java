package io.storager.smoke.boot;

import io.storager.Content;
import io.storager.Storager;
import io.storager.boot.test.AutoConfigureStorage;
import io.storager.emulator.StorageEmulator;
import org.junit.jupiter.api.RepeatedTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import static io.storager.test.StorageAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The starter for tests under every version of Spring Boot. */
@SpringBootTest
@AutoConfigureStorage
class TestStarterTests {

	@RepeatedTest(2)
	void hasBeforeEachTestWhatTheApplicationStoredWhenItStarted(@Autowired Storager storager,
			@Autowired StorageEmulator emulator) {
		assertThat(storager).hasOnlyObjects("greeting.txt").hasObject("greeting.txt").withEncryption("AES256");
		assertThat(emulator.requests().matching((request) -> request.method().equals("PUT"))).isEmpty();
		storager.write("more.txt", Content.ofText("more"));
	}

}
