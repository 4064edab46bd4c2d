package io.storager.autoconfigure;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests of {@link StoragePreinitializer}. Spring Boot passes over what goes wrong in it,
 * so nobody else would notice.
 */
class StoragePreinitializerTests {

	@Test
	void isFoundBySpringBoot() {
		List<BackgroundPreinitializer> found = SpringFactoriesLoader.forDefaultResourceLocation()
			.load(BackgroundPreinitializer.class);
		assertThat(found).hasAtLeastOneElementOfType(StoragePreinitializer.class);
	}

	@Test
	void loadsWhatBothVendorsNeed() {
		assertThatNoException().isThrownBy(() -> new StoragePreinitializer().preinitialize());
	}

}
