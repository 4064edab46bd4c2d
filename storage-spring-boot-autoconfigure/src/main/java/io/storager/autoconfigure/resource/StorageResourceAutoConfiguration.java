package io.storager.autoconfigure.resource;

import io.storager.autoconfigure.cos.CosAutoConfiguration;
import io.storager.autoconfigure.oss.OssAutoConfiguration;
import io.storager.spring.StorageResourceLoader;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.support.ResourceEditorRegistrar;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.io.support.ResourcePatternResolver;

/** Auto-configuration for objects as resources. */
@AutoConfiguration(after = { OssAutoConfiguration.class, CosAutoConfiguration.class })
public final class StorageResourceAutoConfiguration {

	StorageResourceAutoConfiguration() {
	}

	/** Lets the application context, and what is injected by it, load objects. */
	@Bean
	static BeanFactoryPostProcessor storageResourceRegistrar(ApplicationContext context) {
		return (beanFactory) -> {
			StorageResourceLoader loader = new StorageResourceLoader(context, beanFactory);
			if (context instanceof ConfigurableApplicationContext configurable) {
				configurable.addProtocolResolver(loader);
			}
			beanFactory.addPropertyEditorRegistrar(new ResourceEditorRegistrar(loader, context.getEnvironment()));
		};
	}

	/** Spring Framework has no bean of this type: who wants patterns asks for it. */
	@Bean
	@Lazy
	@ConditionalOnMissingBean(ResourcePatternResolver.class)
	StorageResourceLoader storageResourceLoader(ApplicationContext context, ListableBeanFactory beanFactory) {
		return new StorageResourceLoader(context, beanFactory);
	}

}
