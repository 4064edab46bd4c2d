package io.storager.autoconfigure;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.storager.autoconfigure.PropertyNode.Kind;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * Refuses what Spring Boot would pass over: properties under {@code storage} that there
 * are not, blocks that are empty, placeholders that stand for nothing. A misspelt
 * {@code server-side-encryption} would store everything in plain text.
 */
final class StoragePropertiesCheck {

	/** What an id may hold: it is also a part of a path in the health answer. */
	static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]+");

	private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^}]*}");

	/** These have a check of their own, which knows what the emulator can do without. */
	private static final Set<String> CREDENTIALS = Set.of("credential", "security-token");

	private final Environment environment;

	private final Map<String, PropertyProblem> problems = new LinkedHashMap<>();

	private final Set<String> ignored;

	private StoragePropertiesCheck(Environment environment) {
		this.environment = environment;
		this.ignored = ignored(environment);
	}

	private static Set<String> ignored(Environment environment) {
		Set<String> ignored = new HashSet<>();
		// Most applications set none, and to bind what is not there takes long.
		if (environment.containsProperty(StorageProperties.IGNORED)
				|| environment.containsProperty(StorageProperties.IGNORED + "[0]")) {
			Binder.get(environment)
				.bind(StorageProperties.IGNORED, Bindable.listOf(String.class))
				.orElseGet(List::of)
				.forEach((name) -> ignored.add(PropertyNode.uniform(name)));
		}
		return ignored;
	}

	/**
	 * Check every property under {@code storage}.
	 * @throws StoragePropertiesException if there is one that means nothing
	 */
	static void check(Environment environment) {
		new StoragePropertiesCheck(environment).run();
	}

	private void run() {
		List<SetProperty> all = SetProperty.all(this.environment);
		Set<String> seen = new HashSet<>();
		for (SetProperty property : all) {
			check(property, seen);
		}
		if (!this.problems.isEmpty()) {
			throw new StoragePropertiesException(List.copyOf(this.problems.values()));
		}
		// A switch that is neither on nor off has a message of Spring Boot's.
		for (String block : List.of(StorageProperties.OSS, StorageProperties.COS, StorageProperties.EMULATOR)) {
			StorageBlocks.enabled(this.environment, block);
		}
		requireDriver(all, StorageProperties.OSS, "io.storager.oss.OssStorager", "oss");
		requireDriver(all, StorageProperties.COS, "io.storager.cos.CosStorager", "cos");
	}

	private void check(SetProperty property, Set<String> seen) {
		List<String> elements = property.elements();
		if (elements.size() > 1 && this.ignored.contains(PropertyNode.uniform(elements.get(1)))) {
			return;
		}
		PropertyNode node = StorageProperties.KNOWN;
		for (int i = 1; i < elements.size(); i++) {
			PropertyNode next = next(property, node, i);
			if (next == null) {
				return;
			}
			node = next;
		}
		checkValue(property, node, seen);
	}

	private @Nullable PropertyNode next(SetProperty property, PropertyNode node, int index) {
		String element = property.elements().get(index);
		PropertyNode child = node.child(element);
		switch (node.kind()) {
			case LIST -> {
				return null;
			}
			case VALUE -> report(property, index, "takes one value, and no properties under it");
			case KEYED -> {
				if (property.isIndex(index)) {
					report(property, index,
							"is a list; allowed: the name of a bean for each bucket, as in '%s.invoices.name'"
								.formatted(node.path()));
				}
				else if (!ID.matcher(element.replaceAll("[\\[\\]]", "")).matches()) {
					report(property, index + 1,
							"is no name for a bean; allowed: an id of the letters a to z, digits, '.', '_' and '-'");
				}
				else {
					return child;
				}
			}
			case BLOCK -> {
				if (child != null) {
					return child;
				}
				report(property, index + 1, "is not known; " + NearestProperty.suggest(node, element));
			}
		}
		return null;
	}

	private void checkValue(SetProperty property, PropertyNode node, Set<String> seen) {
		Object value = property.value();
		boolean blank = value == null || value.toString().isBlank();
		if (node.kind() == Kind.BLOCK || node.kind() == Kind.KEYED) {
			report(property, property.elements().size(),
					blank ? "is a block without properties; remove it, or set one of: " + names(node)
							: "takes properties under it and no value; allowed: " + names(node));
		}
		else if (seen.add(String.join(".", property.elements())) && !blank && !CREDENTIALS.contains(node.name())
				&& value instanceof CharSequence text) {
			checkPlaceholder(property, text.toString());
		}
	}

	private static String names(PropertyNode node) {
		return (node.kind() == Kind.KEYED) ? "'%s.<the name of a bean>.name'".formatted(node.path())
				: String.join(", ", node.children().stream().map(PropertyNode::name).sorted().toList());
	}

	private void checkPlaceholder(SetProperty property, String text) {
		if (!text.contains("${")) {
			return;
		}
		Object resolved = new PropertySourcesPlaceholdersResolver(this.environment).resolvePlaceholders(text);
		Matcher placeholder = PLACEHOLDER.matcher(String.valueOf(resolved));
		if (placeholder.find()) {
			report(property, property.elements().size(),
					"has the placeholder '%s', and nothing is set for it".formatted(placeholder.group()));
		}
	}

	private void report(SetProperty property, int count, String problem) {
		String name = (property.elements().size() == count) ? property.name() : property.upTo(count);
		String id = (property.elements().size() > 3) ? property.elements().get(3) : PropertyNode.ANY;
		this.problems.putIfAbsent(name + "@" + property.source().getName(),
				new PropertyProblem(name, property.place(), problem.replace(PropertyNode.ANY, id)));
	}

	private void requireDriver(List<SetProperty> all, String block, String driver, String vendor) {
		if (ClassUtils.isPresent(driver, getClass().getClassLoader())
				|| !StorageBlocks.enabled(this.environment, block)) {
			return;
		}
		all.stream()
			.filter((property) -> property.isUnder(block) && !property.isSwitch())
			.findFirst()
			.ifPresent((property) -> {
				throw new StoragePropertiesException(List.of(new PropertyProblem(block, property.place(),
						"is configured, but its driver is not on the class path; add the dependency "
								+ "'io.storager:storage-%s-spring-boot-starter' or set '%s.enabled' to 'false'"
									.formatted(vendor, block))));
			});
	}

}
