package io.storager.autoconfigure;

import java.util.List;

import com.aliyun.oss.OSSClient;
import io.storager.Content;
import io.storager.Storager;
import io.storager.oss.OssStorager;
import org.junit.jupiter.api.Test;

import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/** Tests for {@link LazyClient}. */
class LazyClientTests {

	private final ApplicationContextRunner runner = StorageContext.runner("""
			storage:
			  emulator.enabled: true
			  oss.name: demo
			""");

	@Test
	void givesTheClientOfTheContextAlways() {
		this.runner.run((context) -> {
			OssStorager storager = context.getBean(OssStorager.class);
			assertThat(storager.client()).isSameAs(storager.client()).isSameAs(context.getBean("ossClient"));
		});
	}

	/** For the clients it would load some 500 classes while an application starts. */
	@Test
	void nobodyLooksForListenersAmongTheMethodsOfOurBeans() {
		StorageContext.runner(StorageContext.OSS, StorageContext.COS, "storage.oss.storagers.invoices.name: invoices")
			.run((context) -> {
				assertThat(List.of("ossClient", "cosClient", "ossStorager", "cosStorager", "invoices")).allSatisfy(
						(bean) -> assertThat(AutoProxyUtils.determineTargetClass(context.getBeanFactory(), bean))
							.isEqualTo(Object.class));
				assertThat(List.of("ossClient", "cosClient"))
					.noneMatch((client) -> context.getBeanFactory().containsSingleton(client));
			});
	}

	/** Such a bean may listen, whatever its type is. */
	@Test
	void aClientOfTheApplicationIsLookedAt() {
		StorageContext.runner(StorageContext.OSS)
			.withBean("mine", OSSClient.class, () -> mock(OSSClient.class))
			.run((context) -> assertThat(AutoProxyUtils.determineTargetClass(context.getBeanFactory(), "mine"))
				.isNotEqualTo(Object.class));
	}

	@Test
	void beansCanStillStoreWhenTheyAreDestroyed() {
		LastWords[] lastWords = new LastWords[1];
		this.runner.withUserConfiguration(Application.class).run((context) -> {
			lastWords[0] = context.getBean(LastWords.class);
			assertThat(context.getBean(Storager.class).exists("a")).isFalse();
		});
		assertThat(lastWords[0].stored).isTrue();
	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

		@Bean
		LastWords lastWords(Storager storager) {
			return new LastWords(storager);
		}

	}

	static class LastWords implements DisposableBean {

		private final Storager storager;

		private boolean stored;

		LastWords(Storager storager) {
			this.storager = storager;
		}

		@Override
		public void destroy() {
			this.storager.write("last-words", Content.of(new byte[] { 1 }));
			this.stored = true;
		}

	}

}
