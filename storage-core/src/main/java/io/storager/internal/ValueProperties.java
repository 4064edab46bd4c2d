package io.storager.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The properties of a value, by which it is compared and printed. Values are classes and
 * not records, since a new component of a record breaks everybody who makes or matches
 * one.
 */
public final class ValueProperties {

	private final Map<String, @Nullable Object> properties = new LinkedHashMap<>();

	public ValueProperties with(String name, @Nullable Object value) {
		this.properties.put(name, value);
		return this;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof ValueProperties that && this.properties.equals(that.properties);
	}

	@Override
	public int hashCode() {
		return this.properties.hashCode();
	}

	/** The type with those properties that have a value. */
	public String toString(String type) {
		return this.properties.entrySet()
			.stream()
			.filter((property) -> isSet(property.getValue()))
			.map(Objects::toString)
			.collect(Collectors.joining(", ", type + "[", "]"));
	}

	private static boolean isSet(@Nullable Object value) {
		return value != null && !Boolean.FALSE.equals(value) && !Map.of().equals(value);
	}

}
