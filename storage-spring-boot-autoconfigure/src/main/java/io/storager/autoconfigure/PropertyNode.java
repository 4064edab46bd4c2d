package io.storager.autoconfigure;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * A property, or a block of properties, that there is under {@code storage}. The tree is
 * read from the types that properties are bound to, so it knows what they know.
 */
final class PropertyNode {

	/** Stands for a name of the user's choice. */
	static final String ANY = "<id>";

	private final String path;

	private final Kind kind;

	private final Map<String, PropertyNode> children = new LinkedHashMap<>();

	/** The type that tells of children, until somebody asks for them. */
	private @Nullable Class<?> unread;

	private PropertyNode(String path, Kind kind) {
		this.path = path;
		this.kind = kind;
	}

	/** A block without properties yet. */
	static PropertyNode block(String path) {
		return new PropertyNode(path, Kind.BLOCK);
	}

	/** Add a block with the properties that are bound to a type. */
	PropertyNode with(String name, Class<?> type) {
		PropertyNode block = new PropertyNode(this.path + "." + name, Kind.BLOCK);
		block.unread = type;
		this.children.put(uniform(name), block);
		return block;
	}

	/** Add a single property. */
	PropertyNode with(String name, Kind kind) {
		this.children.put(uniform(name), new PropertyNode(this.path + "." + name, kind));
		return this;
	}

	/**
	 * The children. A type is read when somebody asks for them: most applications use few
	 * of the blocks.
	 */
	private synchronized Map<String, PropertyNode> read() {
		Class<?> type = this.unread;
		if (type != null) {
			this.unread = null;
			Map<String, PropertyNode> beside = new LinkedHashMap<>(this.children);
			this.children.clear();
			if (type.isRecord()) {
				for (RecordComponent component : type.getRecordComponents()) {
					add(component.getName(), component.getType(), component.getGenericType());
				}
			}
			else {
				for (Method method : type.getMethods()) {
					if (method.getName().startsWith("set")) {
						add(method.getName().substring("set".length()), method.getParameterTypes()[0],
								method.getGenericParameterTypes()[0]);
					}
				}
			}
			this.children.putAll(beside);
		}
		return this.children;
	}

	private void add(String property, Class<?> type, Type generic) {
		String name = hyphenated(property);
		if (type.isRecord()) {
			with(name, type);
		}
		else if (type == Map.class) {
			PropertyNode keyed = new PropertyNode(this.path + "." + name, Kind.KEYED);
			keyed.with(ANY, (Class<?>) ((ParameterizedType) generic).getActualTypeArguments()[1]);
			this.children.put(uniform(name), keyed);
		}
		else {
			with(name, Collection.class.isAssignableFrom(type) ? Kind.LIST : Kind.VALUE);
		}
	}

	/** What is called so under this, however it is spelt. */
	@Nullable PropertyNode child(String element) {
		return read().get((this.kind == Kind.KEYED) ? uniform(ANY) : uniform(element));
	}

	/** Everything directly under this. */
	Collection<PropertyNode> children() {
		return read().values();
	}

	/** Everything under this, in the order of depth. */
	List<PropertyNode> descendants() {
		List<PropertyNode> all = new ArrayList<>();
		visit(all::add);
		return all;
	}

	private void visit(Consumer<PropertyNode> visitor) {
		read().values().forEach((child) -> {
			visitor.accept(child);
			child.visit(visitor);
		});
	}

	/** The whole name, such as {@code storage.oss.work-dir}. */
	String path() {
		return this.path;
	}

	/** The last part of the name, such as {@code work-dir}. */
	String name() {
		return this.path.substring(this.path.lastIndexOf('.') + 1);
	}

	Kind kind() {
		return this.kind;
	}

	/**
	 * What is the same however a name is spelt: {@code work-dir}, {@code work_dir},
	 * {@code workDir}.
	 */
	static String uniform(String element) {
		return element.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
	}

	private static String hyphenated(String name) {
		StringBuilder hyphenated = new StringBuilder();
		for (char each : name.toCharArray()) {
			if (Character.isUpperCase(each) && !hyphenated.isEmpty()) {
				hyphenated.append('-');
			}
			hyphenated.append(Character.toLowerCase(each));
		}
		return hyphenated.toString();
	}

	/** What a node can hold. */
	enum Kind {

		/** One value. */
		VALUE,

		/** Several values. */
		LIST,

		/** Properties. */
		BLOCK,

		/** Blocks under names of the user's choice. */
		KEYED

	}

}
