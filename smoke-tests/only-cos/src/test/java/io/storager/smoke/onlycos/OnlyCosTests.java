package io.storager.smoke.onlycos;

import io.storager.Content;
import io.storager.Servicer;
import io.storager.Storager;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/** COS works where OSS is not on the class path. */
@SpringBootTest
class OnlyCosTests {

	@Test
	void hasNeitherTheOssDriverNorItsSdk() {
		assertThat(ClassUtils.isPresent("io.storager.oss.OssStorager", null)).isFalse();
		assertThat(ClassUtils.isPresent("com.aliyun.oss.OSS", null)).isFalse();
	}

	@Test
	void hasTheBeansOfCosAndNoOthers(@Autowired ApplicationContext context) {
		assertThat(context.getBeanNamesForType(Storager.class)).containsExactly("cosStorager");
		assertThat(context.getBeanNamesForType(Servicer.class)).containsExactly("cosServicer");
	}

	/** Spring Boot passes over what goes wrong there. */
	@Test
	void preinitializesWithoutTheOssDriver() {
		SpringFactoriesLoader.forDefaultResourceLocation()
			.load(BackgroundPreinitializer.class)
			.forEach((each) -> assertThatNoException().isThrownBy(each::preinitialize));
	}

	@Test
	void writesAndReads(@Autowired Storager storager) {
		storager.write("a/b.txt", Content.ofText("hello"));
		assertThat(storager.readAllBytes("a/b.txt")).asString().isEqualTo("hello");
	}

	@Test
	void tellsTheHealthOfCos(@Autowired HealthEndpoint health) {
		assertThat(health.healthForPath("storage", "cosStorager")).isNotNull()
			.extracting(HealthDescriptor::getStatus)
			.isEqualTo(Status.UP);
	}

}
