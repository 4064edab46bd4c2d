package io.storager.autoconfigure;

import java.util.Map;
import java.util.Set;

import io.storager.engine.DriverStorager;
import io.storager.error.InvalidSettingException;

import org.springframework.beans.factory.config.ConstructorArgumentValues;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Registers a storager for each {@code <prefix>.storagers.<id>}. The bean's name is the
 * id itself, so an id that is the name of another bean is refused.
 */
public abstract class StoragersRegistrar implements ImportBeanDefinitionRegistrar {

	private static final Set<String> OTHER_BLOCKS_BEANS = Set.of("ossStorager", "ossServicer", "cosStorager",
			"cosServicer");

	private final String prefix;

	private final Class<? extends DriverStorager> type;

	private final String factoryBeanName;

	private final Environment environment;

	/**
	 * Create a registrar.
	 * @param environment where the properties are
	 * @param prefix the block's name, such as {@code storage.oss}
	 * @param type the vendor's storager
	 * @param factoryBeanName the bean that is the vendor's {@link StoragerFactory}
	 */
	protected StoragersRegistrar(Environment environment, String prefix, Class<? extends DriverStorager> type,
			String factoryBeanName) {
		this.environment = environment;
		this.prefix = prefix;
		this.type = type;
		this.factoryBeanName = factoryBeanName;
	}

	@Override
	public void registerBeanDefinitions(AnnotationMetadata importingClassMetadata, BeanDefinitionRegistry registry) {
		if (!StorageBlocks.hasStoragers(this.environment, this.prefix)) {
			return;
		}
		Binder.get(this.environment)
			.bind(this.prefix + "." + StorageProperties.STORAGERS, Bindable.mapOf(String.class, Object.class))
			.map(Map::keySet)
			.orElseGet(Set::of)
			.forEach((id) -> register(id, registry));
	}

	private void register(String id, BeanDefinitionRegistry registry) {
		if (OTHER_BLOCKS_BEANS.contains(id) || registry.isBeanNameInUse(id)) {
			throw new InvalidSettingException(this.prefix + ".storagers", id,
					"an id that is not the name of another bean");
		}
		// No lambda makes the bean: a definition of names and values can be processed
		// ahead
		// of time.
		RootBeanDefinition definition = new RootBeanDefinition();
		definition.setTargetType(this.type);
		definition.setFactoryBeanName(this.factoryBeanName);
		definition.setFactoryMethodName("storager");
		ConstructorArgumentValues arguments = new ConstructorArgumentValues();
		arguments.addIndexedArgumentValue(0, id);
		definition.setConstructorArgumentValues(arguments);
		definition.setResourceDescription("the property '%s.storagers.%s'".formatted(this.prefix, id));
		StorageBeanFactoryPostProcessor.hideMethods(definition);
		registry.registerBeanDefinition(id, definition);
	}

}
