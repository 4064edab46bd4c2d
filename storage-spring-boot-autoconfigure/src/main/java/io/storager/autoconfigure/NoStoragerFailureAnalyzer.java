package io.storager.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.storager.Servicer;
import io.storager.Storager;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.analyzer.AbstractInjectionFailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Explains why there is no storager, or no servicer: what the properties lack. It goes
 * before Spring Boot's own analyzer, which knows nothing of them.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class NoStoragerFailureAnalyzer extends AbstractInjectionFailureAnalyzer<NoSuchBeanDefinitionException> {

	private static final List<String> BLOCKS = List.of(StorageProperties.OSS, StorageProperties.COS);

	private final @Nullable Environment environment;

	NoStoragerFailureAnalyzer(@Nullable Environment environment) {
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoSuchBeanDefinitionException cause,
			@Nullable String description) {
		ResolvableType resolvable = cause.getResolvableType();
		Class<?> type = (resolvable != null) ? resolvable.resolve() : null;
		if (type == null || this.environment == null || cause instanceof NoUniqueBeanDefinitionException
				|| !isOurs(type)) {
			return null;
		}
		String reasons = reasons(type, this.environment).stream()
			.map((reason) -> "\t- " + reason)
			.collect(Collectors.joining("%n".formatted()));
		return new FailureAnalysis(
				"%s required a bean of the type %s, and there is none:%n%n%s"
					.formatted((description != null) ? description : "A component", type.getSimpleName(), reasons),
				action(type), cause);
	}

	private static List<String> reasons(Class<?> type, Environment environment) {
		List<SetProperty> all = SetProperty.all(environment);
		List<String> reasons = new ArrayList<>();
		for (String block : BLOCKS) {
			if (concerns(type, block)) {
				reasons.add(reason(type, block, all, environment));
			}
		}
		return reasons;
	}

	private static String reason(Class<?> type, String block, List<SetProperty> all, Environment environment) {
		List<SetProperty> properties = all.stream()
			.filter((property) -> property.isUnder(block) && !property.isSwitch())
			.toList();
		if (!StorageBlocks.enabled(environment, block)) {
			return "'%s' is switched off by '%s.enabled: false'".formatted(block, block);
		}
		if (properties.isEmpty()) {
			return "'%s' is not configured".formatted(block);
		}
		boolean named = properties.stream().anyMatch((property) -> property.elements().get(2).equalsIgnoreCase("name"));
		if (!Servicer.class.isAssignableFrom(type) && !named) {
			return "'%s' is configured, but names no bucket: '%s.name' is missing".formatted(block, block);
		}
		if (Servicer.class.isAssignableFrom(type) && StorageProperties.OSS.equals(block)
				&& environment.getProperty(block + ".support-cname", Boolean.class, false)) {
			return "'%s.support-cname' makes the endpoint the domain of one bucket, which leads to no other"
				.formatted(block);
		}
		return "'%s' is configured, but gives no bean of this type or of this name".formatted(block);
	}

	private static String action(Class<?> type) {
		return Servicer.class.isAssignableFrom(type)
				? "Set 'credential' and what says where the service is: 'storage.oss.endpoint' or 'storage.cos.location'."
				: "Set 'credential', 'name' and what says where the bucket is: 'storage.oss.endpoint' or 'storage.cos.location'.";
	}

	private static boolean concerns(Class<?> type, String block) {
		String name = type.getName();
		boolean vendors = name.startsWith("io.storager.oss.") || name.startsWith("io.storager.cos.");
		return !vendors || name.startsWith("io.storager." + block.substring(block.indexOf('.') + 1) + ".");
	}

	/** Capabilities count too: the interfaces that live beside the storager's. */
	private static boolean isOurs(Class<?> type) {
		return Storager.class.isAssignableFrom(type) || Servicer.class.isAssignableFrom(type)
				|| type.getPackage() == Storager.class.getPackage();
	}

}
