package io.storager.autoconfigure;

import java.time.Duration;

import io.storager.autoconfigure.cos.CosProperties;
import io.storager.autoconfigure.oss.OssProperties;
import io.storager.transfer.TransferPool;
import io.storager.transfer.TransferSettings;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link TransferProperties} and {@link TransferPoolProperties}. */
class TransferPropertiesTests {

	@Test
	void defaultsAreThoseOfTheDrivers() {
		StorageContext.runner(StorageContext.OSS).run((context) -> {
			OssProperties properties = context.getBean(OssProperties.class);
			TransferPool pool = context.getBean(TransferPool.class);
			assertThat(properties.transfer().transfers("storage.oss", properties.client(), pool).settings())
				.isEqualTo(TransferSettings.DEFAULT);
			assertThat(pool.memory().limit()).isEqualTo(TransferPool.defaultMemory() / 1024 * 1024);
		});
	}

	@Test
	void everySettingReachesTheDrivers() {
		StorageContext.runner(StorageContext.COS, """
				storage.transfer.memory: 100MB
				storage.cos:
				  client.max-retries: 5
				  transfer:
				    part-size: 16MB
				    concurrency: 8
				    deadline: 2m
				""").run((context) -> {
			CosProperties properties = context.getBean(CosProperties.class);
			TransferPool pool = context.getBean(TransferPool.class);
			assertThat(properties.transfer().transfers("storage.cos", properties.client(), pool).settings())
				.isEqualTo(new TransferSettings(16 << 20, 8, 5, Duration.ofMinutes(2)));
			assertThat(pool.memory().limit()).isEqualTo(100 << 20);
		});
	}

	@Test
	void aPoolOfOnesOwnTakesTheirPlace() {
		StorageContext.runner(StorageContext.COS)
			.withUserConfiguration(OwnPool.class)
			.run((context) -> assertThat(context).getBean(TransferPool.class).isSameAs(OwnPool.POOL));
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnPool {

		static final TransferPool POOL = new TransferPool(16 << 20);

		@Bean
		TransferPool transferPool() {
			return POOL;
		}

	}

}
