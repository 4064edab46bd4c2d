package io.storager.autoconfigure;

import java.util.List;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** The condition behind {@link ConditionalOnNoParentConnectionDetails}. */
final class OnNoParentConnectionDetailsCondition extends SpringBootCondition implements ConfigurationCondition {

	@Override
	public ConfigurationPhase getConfigurationPhase() {
		return ConfigurationPhase.REGISTER_BEAN;
	}

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition(ConditionalOnNoParentConnectionDetails.class);
		ConfigurableListableBeanFactory beanFactory = context.getBeanFactory();
		BeanFactory parent = (beanFactory != null) ? beanFactory.getParentBeanFactory() : null;
		if (!(parent instanceof ListableBeanFactory parents)) {
			return ConditionOutcome.match(message.because("there is no parent"));
		}
		MergedAnnotation<ConditionalOnNoParentConnectionDetails> annotation = metadata.getAnnotations()
			.get(ConditionalOnNoParentConnectionDetails.class);
		Class<?> type = annotation.getClass("value");
		List<String> ignored = List.of(annotation.getStringArray("ignored"));
		for (String name : BeanFactoryUtils.beanNamesForTypeIncludingAncestors(parents, type, true, false)) {
			Class<?> found = parents.getType(name, false);
			if (found == null || !ignored.contains(found.getName())) {
				return ConditionOutcome.noMatch(message.foundExactly("bean '" + name + "' of a parent"));
			}
		}
		return ConditionOutcome.match(message.because("no parent has any"));
	}

}
