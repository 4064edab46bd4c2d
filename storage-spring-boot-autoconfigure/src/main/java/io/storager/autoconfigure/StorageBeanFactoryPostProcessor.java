package io.storager.autoconfigure;

import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aot.AotDetector;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** Sets our bean definitions right before the context makes beans of them. */
final class StorageBeanFactoryPostProcessor implements BeanFactoryPostProcessor, Ordered {

	private static final String PACKAGE = StorageBeanFactoryPostProcessor.class.getPackageName() + ".";

	private final Environment environment;

	StorageBeanFactoryPostProcessor(Environment environment) {
		this.environment = environment;
	}

	/** Before tests replace beans by mocks, which look for the primary storager. */
	@Override
	public int getOrder() {
		return 0;
	}

	/**
	 * Check the properties, settle the primary storager and hide what nobody need look
	 * at.
	 * @throws io.storager.error.InvalidSettingException for a primary storager that there
	 * is not
	 */
	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		// Without generated code they have been checked already.
		if (AotDetector.useGeneratedArtifacts()) {
			StoragePropertiesCheck.check(this.environment);
		}
		String primary = this.environment.getProperty(PrimaryStorager.PROPERTY);
		if (primary != null) {
			PrimaryStorager.settle(primary, beanFactory);
		}
		for (String name : beanFactory.getBeanDefinitionNames()) {
			BeanDefinition definition = beanFactory.getBeanDefinition(name);
			if (isOurs(definition)) {
				hideMethods(definition);
			}
		}
	}

	/** Whether it is a method of our configuration that makes the bean. */
	private static boolean isOurs(BeanDefinition definition) {
		String factory = definition.getFactoryBeanName();
		return factory != null && factory.startsWith(PACKAGE);
	}

	/**
	 * Keep the context from looking for listeners of events among the methods of a bean
	 * of ours, where there are none. Clients alone have hundreds: it would load every
	 * class that these speak of, a tenth of a second long.
	 */
	static void hideMethods(BeanDefinition definition) {
		definition.setAttribute(AutoProxyUtils.ORIGINAL_TARGET_CLASS_ATTRIBUTE, Object.class);
	}

}
