package io.storager.autoconfigure;

import java.util.Collection;
import java.util.stream.Collectors;

import io.storager.Servicer;
import io.storager.Storager;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.analyzer.AbstractInjectionFailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Explains which of several storagers to inject. It goes before Spring Boot's own
 * analyzer, which knows nothing of {@code storage.primary}.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class AmbiguousStoragerFailureAnalyzer extends AbstractInjectionFailureAnalyzer<NoUniqueBeanDefinitionException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoUniqueBeanDefinitionException cause,
			@Nullable String description) {
		Class<?> type = cause.getBeanType();
		Collection<String> names = cause.getBeanNamesFound();
		if (type == null || names == null || !isOurs(type)) {
			return null;
		}
		String list = names.stream().map((name) -> "\t- " + name).collect(Collectors.joining("%n".formatted()));
		String first = names.iterator().next();
		String qualifier = "qualify where it is injected, such as with @Qualifier(\"%s\")".formatted(first);
		String action = Servicer.class.isAssignableFrom(type)
				? "To choose one, %s, or inject the vendor's own type.".formatted(qualifier)
				: "To choose one, set the property 'storage.primary' to its name, such as storage.primary=%s, or %s."
					.formatted(first, qualifier);
		return new FailureAnalysis(
				"%s required a single %s, but %s were found:%n%s".formatted(
						(description != null) ? description : "A component", type.getSimpleName(), names.size(), list),
				action, cause);
	}

	/** Capabilities count too: the interfaces that live beside the storager's. */
	private static boolean isOurs(Class<?> type) {
		return Storager.class.isAssignableFrom(type) || Servicer.class.isAssignableFrom(type)
				|| type.getPackage() == Storager.class.getPackage();
	}

}
