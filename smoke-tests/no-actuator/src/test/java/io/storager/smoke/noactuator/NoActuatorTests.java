package io.storager.smoke.noactuator;

import java.util.Locale;

import io.storager.Content;
import io.storager.Storager;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** The starter works without Actuator, and brings nothing of it along. */
@SpringBootTest
class NoActuatorTests {

	@Test
	void hasNeitherActuatorNorTheHealthModule() {
		assertThat(ClassUtils.isPresent("org.springframework.boot.actuate.endpoint.annotation.Endpoint", null))
			.isFalse();
		assertThat(ClassUtils.isPresent("org.springframework.boot.health.contributor.HealthIndicator", null)).isFalse();
	}

	@Test
	void hasBothStoragersAndNoHealth(@Autowired ApplicationContext context) {
		assertThat(context.getBeanNamesForType(Storager.class)).containsExactlyInAnyOrder("ossStorager", "cosStorager");
		assertThat(context.getBeanDefinitionNames())
			.noneMatch((name) -> name.toLowerCase(Locale.ROOT).contains("health"));
	}

	@Test
	void writesAndReads(@Autowired Storager primary, @Autowired @Qualifier("cosStorager") Storager cosStorager) {
		primary.write("a/b.txt", Content.ofText("to OSS"));
		cosStorager.write("a/b.txt", Content.ofText("to COS"));
		assertThat(primary.readAllBytes("a/b.txt")).asString().isEqualTo("to OSS");
		assertThat(cosStorager.readAllBytes("a/b.txt")).asString().isEqualTo("to COS");
	}

}
