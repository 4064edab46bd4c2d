package io.storager.test;

import java.nio.charset.StandardCharsets;

import io.storager.emulator.StorageEmulator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThatNoException;

class EmulatedStorageTests {

	@RegisterExtension
	static final EmulatedStorage storage = EmulatedStorage
		.of((emulator) -> emulator.ossBucket("photos", "oss-cn-hangzhou").withoutCos());

	@RepeatedTest(2)
	void hasItsBucketsBeforeEachTest(StorageEmulator emulator) {
		assertThatNoException()
			.isThrownBy(() -> emulator.putOssObject("photos", "a", "text".getBytes(StandardCharsets.UTF_8)));
	}

	@Nested
	class WithinAnotherClass {

		@Test
		void runsOn() {
			assertThatNoException().isThrownBy(() -> storage.emulator().ossPort());
		}

	}

}
