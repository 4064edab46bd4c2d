package io.storager.autoconfigure;

import io.storager.Storager;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/** Tests for {@link PrimaryStorager}. */
class PrimaryStoragerTests {

	private final ApplicationContextRunner both = StorageContext.runner(StorageContext.OSS, StorageContext.COS);

	@Test
	void settlesWhichOfSeveralIsInjected() {
		this.both.withPropertyValues("storage.primary=cosStorager")
			.run((context) -> assertThat(context.getBean(Storager.class)).isSameAs(context.getBean("cosStorager")));
	}

	@Test
	void settlesItForFurtherStoragersToo() {
		this.both.withPropertyValues("storage.primary=reports", "storage.oss.storagers.reports.work-dir=/reports")
			.run((context) -> assertThat(context.getBean(Storager.class)).isSameAs(context.getBean("reports")));
	}

	@Test
	void goesBeforeThePrimaryAnnotation() {
		this.both.withPropertyValues("storage.primary=cosStorager")
			.withUserConfiguration(OwnPrimary.class)
			.run((context) -> assertThat(context.getBean(Storager.class)).isSameAs(context.getBean("cosStorager")));
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnPrimary {

		@Bean
		@Primary
		Storager archive() {
			return mock(Storager.class);
		}

	}

}
