package io.storager.autoconfigure;

import java.time.Duration;

import io.storager.Servicer;
import io.storager.StorageException;
import io.storager.Storager;
import io.storager.autoconfigure.cos.CosProperties;
import io.storager.autoconfigure.oss.OssProperties;
import io.storager.emulator.StorageEmulator;
import io.storager.observation.CallObserver;
import io.storager.transfer.TransferPool;
import io.storager.transfer.TransferSettings;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Tests for {@link TransferProperties} and {@link TransferPoolProperties}. */
class TransferPropertiesTests {

	@Test
	void defaultsAreThoseOfTheDrivers() {
		StorageContext.runner(StorageContext.OSS).run((context) -> {
			OssProperties properties = context.getBean(OssProperties.class);
			TransferPool pool = context.getBean(TransferPool.class);
			assertThat(properties.transfer()
				.transfers("storage.oss", properties.client(), pool, CallObserver.NONE)
				.settings()).isEqualTo(TransferSettings.DEFAULT);
			assertThat(pool.memory().limit()).isEqualTo(TransferPool.defaultMemory() / 1024 * 1024);
		});
	}

	@Test
	void theDefaultsOfABlockThatIsNotSetAreThoseOfOneThatIs() {
		StorageContext.runner(StorageContext.COS, "storage.cos.transfer.concurrency: 4")
			.run((context) -> assertThat(context.getBean(CosProperties.class).transfer())
				.isEqualTo(TransferProperties.DEFAULT));
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
			assertThat(properties.transfer()
				.transfers("storage.cos", properties.client(), pool, CallObserver.NONE)
				.settings())
				.isEqualTo(TransferSettings.builder()
					.partSize(16 << 20)
					.concurrency(8)
					.maxRetries(5)
					.deadline(Duration.ofMinutes(2))
					.build());
			assertThat(pool.memory().limit()).isEqualTo(100 << 20);
		});
	}

	/** By default it would be four requests. */
	@Test
	void servicersAndTheirStoragersHaveTheSameOnes() {
		StorageContext
			.runner("storage.emulator.enabled: true", "storage.oss: { name: demo, client.max-retries: 1 }",
					"storage.cos: { name: demo-1250000000, client.max-retries: 1 }")
			.run((context) -> {
				StorageEmulator emulator = context.getBean(StorageEmulator.class);
				emulator.faults().onAny().answer(503, "SlowDown");
				context.getBeansOfType(Servicer.class).forEach((name, servicer) -> {
					assertThat(requests(emulator, () -> servicer.list().iterator().hasNext())).as(name).isEqualTo(2);
					Storager storager = servicer.get(name.equals("ossServicer") ? "demo" : "demo-1250000000");
					assertThat(requests(emulator, () -> storager.stat("a"))).as(name).isEqualTo(2);
				});
			});
	}

	private static int requests(StorageEmulator emulator, ThrowingCallable failing) {
		emulator.requests().clear();
		assertThatExceptionOfType(StorageException.class).isThrownBy(failing);
		return emulator.requests().count();
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
