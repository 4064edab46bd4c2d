package io.storager.smoke.noemulator;

import io.storager.Servicer;
import io.storager.Storager;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** The starter works without the emulator: its beans are made and nothing is sent. */
@SpringBootTest
class NoEmulatorTests {

	@Test
	void hasNeitherTheEmulatorNorItsServer() {
		assertThat(ClassUtils.isPresent("io.storager.emulator.StorageEmulator", null)).isFalse();
		assertThat(ClassUtils.isPresent("org.eclipse.jetty.server.Server", null)).isFalse();
	}

	@Test
	void hasTheBeansOfBothVendors(@Autowired ApplicationContext context) {
		assertThat(context.getBeanNamesForType(Storager.class)).containsExactlyInAnyOrder("ossStorager", "cosStorager");
		assertThat(context.getBeanNamesForType(Servicer.class)).containsExactlyInAnyOrder("ossServicer", "cosServicer");
	}

	@Test
	void takesThePropertiesAsTheyStand(@Autowired Storager ossStorager, @Autowired Storager cosStorager) {
		assertThat(ossStorager.metadata().bucket()).isEqualTo("smoke");
		assertThat(ossStorager.metadata().workDir()).isEqualTo("/tests/");
		assertThat(cosStorager.metadata().bucket()).isEqualTo("smoke-1250000000");
		assertThat(cosStorager.metadata().location()).isEqualTo("ap-guangzhou");
	}

}
