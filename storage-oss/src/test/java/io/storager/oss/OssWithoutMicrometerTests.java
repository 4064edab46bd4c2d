package io.storager.oss;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * All tests of this module run without Micrometer: the core, which knows it, does not
 * need it.
 */
class OssWithoutMicrometerTests {

	@Test
	void micrometerIsNotOnTheClassPath() {
		assertThatExceptionOfType(ClassNotFoundException.class)
			.isThrownBy(() -> Class.forName("io.micrometer.observation.Observation"));
		assertThatExceptionOfType(ClassNotFoundException.class)
			.isThrownBy(() -> Class.forName("io.micrometer.common.KeyValue"));
	}

}
