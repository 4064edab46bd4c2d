package io.storager.autoconfigure.health;

import io.storager.Storager;
import io.storager.autoconfigure.cos.CosAutoConfiguration;
import io.storager.autoconfigure.oss.OssAutoConfiguration;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.context.annotation.Bean;

/** Auto-configuration for the health of storagers under Spring Boot 4. */
@AutoConfiguration(after = { OssAutoConfiguration.class, CosAutoConfiguration.class })
@ConditionalOnClass({ CompositeHealthContributor.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBean(Storager.class)
@ConditionalOnEnabledHealthIndicator("storage")
@ConditionalOnMissingBean(name = { "storageHealthIndicator", "storageHealthContributor" })
@EnableConfigurationProperties(StorageHealthProperties.class)
public final class StorageHealthContributorAutoConfiguration {

	StorageHealthContributorAutoConfiguration() {
	}

	@Bean
	StorageHealthChecks storageHealthChecks(ConfigurableListableBeanFactory beanFactory,
			StorageHealthProperties properties) {
		return new StorageHealthChecks(beanFactory, properties);
	}

	/** A composite also of a single storager, so that the answer never changes shape. */
	@Bean
	CompositeHealthContributor storageHealthContributor(StorageHealthChecks checks) {
		return CompositeHealthContributor.fromMap(checks.all(), StorageHealthIndicator::new);
	}

}
