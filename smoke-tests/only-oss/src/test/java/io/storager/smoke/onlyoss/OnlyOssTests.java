package io.storager.smoke.onlyoss;

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

/** OSS works where COS is not on the class path. */
@SpringBootTest
class OnlyOssTests {

	@Test
	void hasNeitherTheCosDriverNorItsSdk() {
		assertThat(ClassUtils.isPresent("io.storager.cos.CosStorager", null)).isFalse();
		assertThat(ClassUtils.isPresent("com.qcloud.cos.COSClient", null)).isFalse();
	}

	@Test
	void hasTheBeansOfOssAndNoOthers(@Autowired ApplicationContext context) {
		assertThat(context.getBeanNamesForType(Storager.class)).containsExactly("ossStorager");
		assertThat(context.getBeanNamesForType(Servicer.class)).containsExactly("ossServicer");
	}

	/** Spring Boot passes over what goes wrong there. */
	@Test
	void preinitializesWithoutTheCosDriver() {
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
	void tellsTheHealthOfOss(@Autowired HealthEndpoint health) {
		assertThat(health.healthForPath("storage", "ossStorager")).isNotNull()
			.extracting(HealthDescriptor::getStatus)
			.isEqualTo(Status.UP);
	}

}
