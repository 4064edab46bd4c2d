package io.storager.autoconfigure.observation;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.observation.ObservationRegistry;
import io.storager.autoconfigure.LazyClient;
import io.storager.observation.CallObserver;
import io.storager.observation.micrometer.MicrometerCallObserver;
import io.storager.observation.micrometer.StorageObservationConvention;
import io.storager.transfer.TransferPool;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Auto-configuration for observations and meters. It names no class of Spring Boot's own
 * configuration of Micrometer, which is in other packages in each version.
 */
@AutoConfiguration
@ConditionalOnClass(ObservationRegistry.class)
public final class StorageObservationAutoConfiguration {

	StorageObservationAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	CallObserver storageCallObserver(ObjectProvider<ObservationRegistry> registry,
			ObjectProvider<StorageObservationConvention> convention) {
		ObservationRegistry known = registry.getIfUnique();
		return (known != null) ? new MicrometerCallObserver(known, convention.getIfAvailable()) : CallObserver.NONE;
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterBinder.class)
	static class MetersConfiguration {

		@Bean
		StorageCounters storageCounters(ObjectProvider<MeterRegistry> registry) {
			return new StorageCounters(registry);
		}

		@Bean
		StorageMeters storageMeters(ObjectProvider<TransferPool> pool, ObjectProvider<LazyClient<?>> clients) {
			return new StorageMeters(pool, clients);
		}

	}

}
