package io.storager.autoconfigure;

import io.storager.transfer.TransferPool;

import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportSelector;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/** Auto-configuration that concerns the storagers of every vendor. */
@AutoConfiguration
@AutoConfigureOrder(Ordered.HIGHEST_PRECEDENCE)
@Import(StorageAutoConfiguration.PropertiesCheckSelector.class)
@EnableConfigurationProperties(TransferPoolProperties.class)
public final class StorageAutoConfiguration {

	StorageAutoConfiguration() {
	}

	@Bean
	static StorageBeanFactoryPostProcessor storageBeanFactoryPostProcessor(Environment environment) {
		return new StorageBeanFactoryPostProcessor(environment);
	}

	@Bean
	@ConditionalOnMissingBean
	TransferPool storageTransferPool(TransferPoolProperties properties, Environment environment) {
		boolean virtual = environment.getProperty("spring.threads.virtual.enabled", Boolean.class, false);
		return InvalidSettings.under("storage", () -> properties.pool(virtual));
	}

	/**
	 * Checks the properties and selects nothing: this is the earliest moment, before any
	 * condition has looked at them.
	 */
	static final class PropertiesCheckSelector implements ImportSelector {

		PropertiesCheckSelector(Environment environment) {
			StoragePropertiesCheck.check(environment);
		}

		@Override
		public String[] selectImports(AnnotationMetadata importingClassMetadata) {
			return new String[0];
		}

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
