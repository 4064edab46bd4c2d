package io.storager.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * A property that somebody has set under {@code storage}, known or not, as it stands in
 * its source: the names that Spring Boot makes of them leave letters out that it does not
 * allow.
 *
 * @param name the name as it is written
 * @param elements the parts of the name, indexes with their brackets
 * @param source where it stands
 */
record SetProperty(String name, List<String> elements, PropertySource<?> source) {

	private static final Pattern ELEMENT = Pattern.compile("\\[[^\\]]*]|[^.\\[]+");

	private static final Pattern INDEX = Pattern.compile("\\[?\\d+]?");

	/** All of them, those first that win. */
	static List<SetProperty> all(Environment environment) {
		List<SetProperty> properties = new ArrayList<>();
		if (environment instanceof ConfigurableEnvironment configurable) {
			for (PropertySource<?> source : configurable.getPropertySources()) {
				if (source instanceof EnumerablePropertySource<?> enumerable) {
					collect(enumerable, properties);
				}
			}
		}
		return properties;
	}

	private static void collect(EnumerablePropertySource<?> source, List<SetProperty> properties) {
		for (String name : source.getPropertyNames()) {
			if (!name.regionMatches(true, 0, StorageProperties.PREFIX, 0, StorageProperties.PREFIX.length())) {
				continue;
			}
			List<String> elements = (source instanceof SystemEnvironmentPropertySource) ? variable(name)
					: elements(name);
			if (elements.size() > 1 && elements.get(0).equalsIgnoreCase(StorageProperties.PREFIX)) {
				properties.add(new SetProperty(name, elements, source));
			}
			else if (name.equalsIgnoreCase(StorageProperties.PREFIX)
					&& !(source instanceof SystemEnvironmentPropertySource)) {
				properties.add(new SetProperty(name, List.of(name), source));
			}
		}
	}

	private static List<String> elements(String name) {
		List<String> elements = new ArrayList<>();
		Matcher matcher = ELEMENT.matcher(name);
		while (matcher.find()) {
			elements.add(matcher.group());
		}
		return elements;
	}

	/**
	 * A variable does not tell where its parts end, so it counts only if it can be one of
	 * the properties that there are: all others belong to somebody else.
	 */
	private static List<String> variable(String name) {
		String uniform = PropertyNode.uniform(name);
		if (!uniform.startsWith(StorageProperties.PREFIX)) {
			return List.of();
		}
		for (PropertyNode node : StorageProperties.KNOWN.descendants()) {
			String path = PropertyNode.uniform(node.path().replace(".", ""));
			int id = path.indexOf(PropertyNode.ANY);
			if (node.kind() == PropertyNode.Kind.VALUE && (id < 0) && path.equals(uniform)) {
				return List.of(node.path().split("\\."));
			}
			if (node.kind() == PropertyNode.Kind.VALUE && id >= 0) {
				String start = path.substring(0, id);
				String end = path.substring(id + PropertyNode.ANY.length());
				if (uniform.length() > start.length() + end.length() && uniform.startsWith(start)
						&& uniform.endsWith(end)) {
					String key = uniform.substring(start.length(), uniform.length() - end.length());
					return List.of(node.path().replace(PropertyNode.ANY, key).split("\\."));
				}
			}
		}
		return List.of();
	}

	/** Whether it stands under a block such as {@code storage.oss}. */
	boolean isUnder(String block) {
		return this.elements.size() > 2
				&& PropertyNode.uniform(StorageProperties.PREFIX + "." + this.elements.get(1)).equals(block);
	}

	/** Whether it says that a block is enabled, or not. */
	boolean isSwitch() {
		return this.elements.size() == 3 && this.elements.get(2).equalsIgnoreCase(StorageProperties.ENABLED);
	}

	/** Whether the part at an index is a number, as in a list. */
	boolean isIndex(int element) {
		return INDEX.matcher(this.elements.get(element)).matches();
	}

	/** The name up to a part, as it is written. */
	String upTo(int count) {
		StringBuilder prefix = new StringBuilder();
		for (String element : this.elements.subList(0, count)) {
			prefix.append((prefix.isEmpty() || element.startsWith("[")) ? "" : ".").append(element);
		}
		return prefix.toString();
	}

	@Nullable Object value() {
		return this.source.getProperty(this.name);
	}

	/** Where it stands, with the line if that is known. */
	String place() {
		Origin origin = OriginLookup.getOrigin(this.source, this.name);
		return (origin != null) ? origin.toString() : "'" + this.source.getName() + "'";
	}

}
