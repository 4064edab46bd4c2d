package io.storager.autoconfigure.health;

import java.util.Map;

import io.storager.Storager;
import io.storager.autoconfigure.InvalidSettings;
import io.storager.autoconfigure.cos.CosAutoConfiguration;
import io.storager.autoconfigure.oss.OssAutoConfiguration;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.SimpleAutowireCandidateResolver;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.context.annotation.Bean;

/** Auto-configuration for the health of storagers. */
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
	ProbeThreads storageProbeThreads(ConfigurableListableBeanFactory beanFactory) {
		return new ProbeThreads(beanFactory.getBeanNamesForType(Storager.class).length);
	}

	/** A composite also of a single storager, so that the answer never changes shape. */
	@Bean
	CompositeHealthContributor storageHealthContributor(ConfigurableListableBeanFactory beanFactory,
			StorageHealthProperties properties, ProbeThreads threads) {
		StorageProbe probe = InvalidSettings.under(StorageHealthProperties.PREFIX, properties::storageProbe);
		Map<String, Storager> storagers = SimpleAutowireCandidateResolver.resolveAutowireCandidates(beanFactory,
				Storager.class);
		return CompositeHealthContributor.fromMap(storagers,
				(storager) -> new StorageHealthIndicator(storager, probe, properties.timeout(), threads::execute));
	}

}
