package io.storager.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import io.storager.Storager;
import io.storager.error.InvalidSettingException;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** Makes one of the storagers the primary one, and it alone. */
final class PrimaryStorager {

	static final String PROPERTY = "storage.primary";

	private PrimaryStorager() {
	}

	/**
	 * Settle which storager is primary.
	 * @param primary the name of its bean
	 * @throws InvalidSettingException if there is no storager of that name
	 */
	static void settle(String primary, ConfigurableListableBeanFactory beanFactory) {
		List<String> names = new ArrayList<>();
		for (String name : beanFactory.getBeanNamesForType(Storager.class, true, false)) {
			if (beanFactory.containsBeanDefinition(name)) {
				names.add(name);
			}
		}
		if (!names.contains(primary)) {
			throw new InvalidSettingException(PROPERTY, primary,
					names.isEmpty() ? "the name of a storager bean, of which there are none"
							: "the name of a storager bean: " + String.join(", ", names));
		}
		for (String name : names) {
			beanFactory.getBeanDefinition(name).setPrimary(name.equals(primary));
		}
	}

}
