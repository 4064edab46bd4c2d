package io.storager.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import io.storager.Storager;
import io.storager.error.InvalidSettingException;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.Ordered;

/** Makes one of the storagers the primary one, and it alone. */
final class PrimaryStorager implements BeanFactoryPostProcessor, Ordered {

	static final String PROPERTY = "storage.primary";

	private final String primary;

	PrimaryStorager(String primary) {
		this.primary = primary;
	}

	/** Before tests replace beans by mocks, which look for the primary one. */
	@Override
	public int getOrder() {
		return 0;
	}

	/**
	 * Settle which storager is primary.
	 * @throws InvalidSettingException if there is no storager of that name
	 */
	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		List<String> names = new ArrayList<>();
		for (String name : beanFactory.getBeanNamesForType(Storager.class, true, false)) {
			if (beanFactory.containsBeanDefinition(name)) {
				names.add(name);
			}
		}
		if (!names.contains(this.primary)) {
			throw new InvalidSettingException(PROPERTY, this.primary,
					names.isEmpty() ? "the name of a storager bean, of which there are none"
							: "the name of a storager bean: " + String.join(", ", names));
		}
		for (String name : names) {
			beanFactory.getBeanDefinition(name).setPrimary(name.equals(this.primary));
		}
	}

}
