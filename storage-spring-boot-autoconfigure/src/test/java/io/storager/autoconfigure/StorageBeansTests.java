package io.storager.autoconfigure;

import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClientBuilder;
import com.qcloud.cos.COSClient;
import io.storager.Servicer;
import io.storager.Storager;
import io.storager.autoconfigure.cos.CosClientCustomizer;
import io.storager.autoconfigure.cos.CosConnectionDetails;
import io.storager.autoconfigure.oss.OssClientCustomizer;
import io.storager.autoconfigure.oss.OssConnectionDetails;
import io.storager.cos.CosConnection;
import io.storager.cos.CosServicer;
import io.storager.cos.CosStorager;
import io.storager.oss.OssConnection;
import io.storager.oss.OssServicer;
import io.storager.oss.OssStorager;
import io.storager.settings.Endpoint;
import io.storager.settings.HmacCredential;
import io.storager.settings.StoragerSettings;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/** Tests for the beans of both vendors. */
class StorageBeansTests {

	private final ApplicationContextRunner both = StorageContext.runner(StorageContext.OSS, StorageContext.COS);

	@Test
	void nothingConfiguredMeansNoBeans() {
		StorageContext.runner()
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(Servicer.class)
				.doesNotHaveBean(Storager.class)
				.doesNotHaveBean(OSS.class)
				.doesNotHaveBean(COSClient.class)
				.doesNotHaveBean(OssConnectionDetails.class)
				.doesNotHaveBean(CosConnectionDetails.class));
	}

	@Test
	void bothConfiguredMeansFourBeans() {
		this.both.run((context) -> {
			assertThat(context).getBean("ossServicer").isInstanceOf(OssServicer.class);
			assertThat(context).getBean("ossStorager").isInstanceOf(OssStorager.class);
			assertThat(context).getBean("cosServicer").isInstanceOf(CosServicer.class);
			assertThat(context).getBean("cosStorager").isInstanceOf(CosStorager.class);
			assertThat(context.getBeansOfType(Storager.class)).containsOnlyKeys("ossStorager", "cosStorager");
			assertThat(context.getBeansOfType(Servicer.class)).containsOnlyKeys("ossServicer", "cosServicer");
		});
	}

	@Test
	void storagersCanBeInjectedByTheirOwnType() {
		this.both.withUserConfiguration(ConcreteTypes.class)
			.run((context) -> assertThat(context).hasSingleBean(ConcreteTypes.class));
	}

	@Test
	void withoutANameThereIsAServicerOnly() {
		StorageContext.runner("""
				storage:
				  oss:
				    credential: hmac:LTAI5tExample:ossSecretOfTheTest
				    endpoint: https:oss-cn-hangzhou.aliyuncs.com
				  cos:
				    credential: hmac:AKIDExample:cosSecretOfTheTest
				    location: ap-guangzhou
				""")
			.run((context) -> assertThat(context).hasSingleBean(OssServicer.class)
				.hasSingleBean(CosServicer.class)
				.doesNotHaveBean(Storager.class));
	}

	@Test
	void aDisabledBlockMeansNoBeans() {
		this.both.withPropertyValues("storage.oss.enabled=false", "storage.oss.storagers.more.name=more")
			.run((context) -> assertThat(context).doesNotHaveBean(OssServicer.class)
				.doesNotHaveBean(OssStorager.class)
				.doesNotHaveBean(OSS.class)
				.hasSingleBean(CosStorager.class));
	}

	@Test
	void connectionDetailsReplaceTheProperties() {
		StorageContext.runner().withUserConfiguration(OwnDetails.class).run((context) -> {
			assertThat(context).hasSingleBean(OssConnectionDetails.class)
				.hasSingleBean(OssServicer.class)
				.hasSingleBean(CosServicer.class)
				.doesNotHaveBean(Storager.class);
			assertThat(context.getBean(CosServicer.class).get("a-1250000000").metadata().location())
				.isEqualTo("ap-beijing");
		});
	}

	@Test
	void connectionDetailsLeaveTheBucketToTheProperties() {
		StorageContext.runner("storage.oss.name: demo").withUserConfiguration(OwnDetails.class).run((context) -> {
			assertThat(context).hasSingleBean(OssStorager.class);
			assertThat(context.getBean(OssStorager.class).metadata().location()).isEqualTo("cn-beijing");
		});
	}

	@Test
	void oursBackOffForBeansOfTheSameType() {
		this.both.withUserConfiguration(OwnConcreteBeans.class).run((context) -> {
			assertThat(context.getBeansOfType(OssStorager.class)).containsOnlyKeys("myStorager");
			assertThat(context.getBeansOfType(OssServicer.class)).containsOnlyKeys("myServicer");
			assertThat(context.getBeansOfType(OSS.class)).containsOnlyKeys("myClient");
			assertThat(context.getBean(OssStorager.class).client()).isSameAs(context.getBean("myClient"));
		});
	}

	@Test
	void oursBackOffForBeansOfTheSameName() {
		this.both.withUserConfiguration(OwnNamedBeans.class).run((context) -> {
			assertThat(context).doesNotHaveBean(OssStorager.class).doesNotHaveBean(CosServicer.class);
			assertThat(context).hasBean("ossStorager").hasBean("cosServicer");
			assertThat(context).hasSingleBean(OssServicer.class).hasSingleBean(CosStorager.class);
		});
	}

	@Test
	void aStoragerOfAnotherKindAndNameSwitchesNothingOff() {
		this.both.withBean("archive", Storager.class, () -> mock(Storager.class))
			.run((context) -> assertThat(context.getBeansOfType(Storager.class)).containsOnlyKeys("archive",
					"ossStorager", "cosStorager"));
	}

	@Test
	void customizersHaveTheLastWordInTheirOrder() {
		this.both.withPropertyValues("storage.oss.client.max-connections=7", "storage.cos.client.max-connections=7")
			.withUserConfiguration(Customizers.class)
			.run((context) -> {
				context.getBean(OssStorager.class).client();
				context.getBean(CosStorager.class).client();
				Customizers customizers = context.getBean(Customizers.class);
				assertThat(customizers.calls).hasToString("oss first 7, oss second 8, cos first 7, cos second 8, ");
			});
	}

	@Configuration(proxyBeanMethods = false)
	static class ConcreteTypes {

		ConcreteTypes(OssStorager oss, CosStorager cos, OssServicer ossServicer, CosServicer cosServicer) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnDetails {

		@Bean
		OssConnectionDetails myOssDetails() {
			return StorageBeansTests::ossConnection;
		}

		@Bean
		CosConnectionDetails myCosDetails() {
			return () -> CosConnection.of(null, HmacCredential.of("mine", "mine"), "ap-beijing");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnConcreteBeans {

		@Bean(destroyMethod = "shutdown")
		OSS myClient() {
			return new OSSClientBuilder().build("http://127.0.0.1:1", "mine", "mine");
		}

		@Bean
		OssStorager myStorager(OSS client) {
			return new OssStorager(() -> client, ossConnection(), "mine", StoragerSettings.DEFAULT);
		}

		@Bean
		OssServicer myServicer(OSS client) {
			return new OssServicer(() -> client, ossConnection());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnNamedBeans {

		@Bean
		Storager ossStorager() {
			return mock(Storager.class);
		}

		@Bean
		Servicer cosServicer() {
			return mock(Servicer.class);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Customizers {

		private final StringBuilder calls = new StringBuilder();

		@Bean
		@Order(Ordered.LOWEST_PRECEDENCE)
		OssClientCustomizer ossSecond() {
			return (configuration) -> append("oss second", configuration.getMaxConnections());
		}

		@Bean
		@Order(Ordered.HIGHEST_PRECEDENCE)
		OssClientCustomizer ossFirst() {
			return (configuration) -> {
				append("oss first", configuration.getMaxConnections());
				configuration.setMaxConnections(8);
			};
		}

		@Bean
		@Order(Ordered.LOWEST_PRECEDENCE)
		CosClientCustomizer cosSecond() {
			return (configuration) -> append("cos second", configuration.getMaxConnectionsCount());
		}

		@Bean
		@Order(Ordered.HIGHEST_PRECEDENCE)
		CosClientCustomizer cosFirst() {
			return (configuration) -> {
				append("cos first", configuration.getMaxConnectionsCount());
				configuration.setMaxConnectionsCount(8);
			};
		}

		private void append(String who, int connections) {
			this.calls.append(who).append(' ').append(connections).append(", ");
		}

	}

	private static OssConnection ossConnection() {
		return OssConnection.of(Endpoint.parse("http:127.0.0.1:1"), HmacCredential.of("mine", "mine"), "cn-beijing");
	}

}
