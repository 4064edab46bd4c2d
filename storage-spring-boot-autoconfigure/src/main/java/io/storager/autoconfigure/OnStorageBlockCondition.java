package io.storager.autoconfigure;

import java.util.Set;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** The condition behind {@link ConditionalOnStorageBlock}. */
final class OnStorageBlockCondition extends SpringBootCondition implements ConfigurationCondition {

	@Override
	public ConfigurationPhase getConfigurationPhase() {
		return ConfigurationPhase.REGISTER_BEAN;
	}

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		MergedAnnotation<ConditionalOnStorageBlock> annotation = metadata.getAnnotations()
			.get(ConditionalOnStorageBlock.class);
		String prefix = annotation.getString("prefix");
		ConditionMessage.Builder message = ConditionMessage.forCondition(ConditionalOnStorageBlock.class, prefix);
		Environment environment = context.getEnvironment();
		if (!StorageBlocks.enabled(environment, prefix)) {
			return ConditionOutcome.noMatch(message.because("it is disabled"));
		}
		Set<String> properties = StorageBlocks.properties(environment, prefix);
		if (!properties.isEmpty()) {
			return ConditionOutcome.match(message.foundExactly("properties " + properties));
		}
		ConfigurableListableBeanFactory beanFactory = context.getBeanFactory();
		Class<?> detailsType = annotation.getClass("connectionDetails");
		if (beanFactory != null && BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beanFactory, detailsType, true,
				false).length > 0) {
			return ConditionOutcome.match(message.foundExactly("connection details"));
		}
		return ConditionOutcome.noMatch(message.because("no property of it is set"));
	}

}
