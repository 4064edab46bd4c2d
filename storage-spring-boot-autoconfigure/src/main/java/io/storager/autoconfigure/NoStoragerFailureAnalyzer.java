package io.storager.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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

	private static final String EMULATOR = "storage.emulator.enabled";

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
		List<Lack> lacks = lacks(type, this.environment);
		String reasons = lacks.stream()
			.map((lack) -> "\t- " + lack.reason())
			.collect(Collectors.joining("%n".formatted()));
		String remedies = lacks.stream()
			.map(Lack::remedy)
			.filter(Objects::nonNull)
			.collect(Collectors.joining("%n".formatted()));
		return new FailureAnalysis(
				"%s required a bean of the type %s, and there is none:%n%n%s"
					.formatted((description != null) ? description : "A component", type.getSimpleName(), reasons),
				remedies.isEmpty() ? configure(type) : remedies, cause);
	}

	private static List<Lack> lacks(Class<?> type, Environment environment) {
		List<SetProperty> all = SetProperty.all(environment);
		List<Lack> lacks = new ArrayList<>();
		for (String block : blocks(type)) {
			lacks.add(lack(type, block, all, environment));
		}
		if (environment.getProperty(EMULATOR, Boolean.class, false)) {
			boolean unconfigured = lacks.stream().allMatch((lack) -> lack.remedy() == null);
			lacks.add(new Lack(
					"'%s' is 'true', but has only the services and buckets that are configured".formatted(EMULATOR),
					unconfigured ? nameABucket(type) : null));
		}
		return lacks;
	}

	private static String nameABucket(Class<?> type) {
		return "Set %s to the name of a bucket; the emulator needs nothing else."
			.formatted(blocks(type).stream().map("'%s.name'"::formatted).collect(Collectors.joining(" or ")));
	}

	private static Lack lack(Class<?> type, String block, List<SetProperty> all, Environment environment) {
		List<SetProperty> properties = all.stream()
			.filter((property) -> property.isUnder(block) && !property.isSwitch())
			.toList();
		if (!StorageBlocks.enabled(environment, block)) {
			return new Lack("'%s' is switched off by '%s.enabled: false'".formatted(block, block),
					"Remove '%s.enabled', or set it to 'true'.".formatted(block));
		}
		if (properties.isEmpty()) {
			return new Lack("'%s' is not configured".formatted(block), null);
		}
		boolean named = properties.stream().anyMatch((property) -> property.elements().get(2).equalsIgnoreCase("name"));
		if (!Servicer.class.isAssignableFrom(type) && !named) {
			return new Lack("'%s' is configured, but names no bucket: '%s.name' is missing".formatted(block, block),
					"Set '%s.name' to the name of the bucket.".formatted(block));
		}
		if (Servicer.class.isAssignableFrom(type) && StorageProperties.OSS.equals(block)
				&& environment.getProperty(block + ".support-cname", Boolean.class, false)) {
			return new Lack(
					"'%s.support-cname' makes the endpoint the domain of one bucket, which leads to no other"
						.formatted(block),
					"Inject the bucket's Storager, or set '%s.endpoint' to that of the service and remove '%s.support-cname'."
						.formatted(block, block));
		}
		return new Lack("'%s' is configured, but gives no bean of this type or of this name".formatted(block),
				"Correct the type or the qualifier, or add a bucket of that name as '%s.storagers.<name>.name'."
					.formatted(block));
	}

	private static String configure(Class<?> type) {
		String where = blocks(type).stream()
			.map((block) -> block.equals(StorageProperties.OSS) ? "'%s.endpoint'".formatted(block)
					: "'%s.location'".formatted(block))
			.collect(Collectors.joining(" or "));
		return (Servicer.class.isAssignableFrom(type) ? "Set 'credential' and what says where the service is: %s."
				: "Set 'credential', 'name' and what says where the bucket is: %s.")
			.formatted(where);
	}

	private static List<String> blocks(Class<?> type) {
		return BLOCKS.stream().filter((block) -> concerns(type, block)).toList();
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

	/**
	 * Why a block gives no bean.
	 *
	 * @param reason what it lacks
	 * @param remedy what to do, or {@code null} if it is not meant to give one
	 */
	private record Lack(String reason, @Nullable String remedy) {
	}

}
