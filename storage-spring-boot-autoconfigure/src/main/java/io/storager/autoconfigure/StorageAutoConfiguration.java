package io.storager.autoconfigure;

import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import io.storager.transfer.TransferPool;

/** Auto-configuration that concerns the storagers of every vendor. */
@AutoConfiguration
@EnableConfigurationProperties(TransferPoolProperties.class)
public final class StorageAutoConfiguration {

	StorageAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	TransferPool storageTransferPool(TransferPoolProperties properties) {
		return InvalidSettings.under("storage", properties::pool);
	}

	@Bean
	@ConditionalOnProperty(PrimaryStorager.PROPERTY)
	static PrimaryStorager primaryStorager(Environment environment) {
		return new PrimaryStorager(environment.getRequiredProperty(PrimaryStorager.PROPERTY));
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(SanitizingFunction.class)
	static class SanitizingConfiguration {

		@Bean
		SanitizingFunction storageSanitizingFunction() {
			return new StorageSanitizingFunction();
		}

	}

}
