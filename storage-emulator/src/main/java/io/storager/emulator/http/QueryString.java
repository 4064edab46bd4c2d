package io.storager.emulator.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The decoded query of a request. {@code ?acl} and {@code ?acl=} are told apart, because
 * signatures do.
 */
public final class QueryString {

	private final Map<String, @Nullable String> parameters = new LinkedHashMap<>();

	private @Nullable String duplicate;

	/**
	 * Read a raw query.
	 * @param raw what follows the question mark, or {@code null} without one
	 */
	public QueryString(@Nullable String raw) {
		if (raw == null || raw.isEmpty()) {
			return;
		}
		for (String pair : raw.split("&", -1)) {
			if (pair.isEmpty()) {
				continue;
			}
			int equals = pair.indexOf('=');
			String name = PercentCoding.decodeQuery((equals < 0) ? pair : pair.substring(0, equals));
			if (this.parameters.containsKey(name)) {
				this.duplicate = name;
			}
			this.parameters.put(name, (equals < 0) ? null : PercentCoding.decodeQuery(pair.substring(equals + 1)));
		}
	}

	/** Return the names in the order sent. */
	public Set<String> names() {
		return Collections.unmodifiableSet(this.parameters.keySet());
	}

	/** Return whether the parameter was sent, with a value or without. */
	public boolean has(String name) {
		return this.parameters.containsKey(name);
	}

	/** Return the value, or {@code null} if the parameter or its value is missing. */
	public @Nullable String get(String name) {
		return this.parameters.get(name);
	}

	/** Return the value, or the default if the parameter or its value is missing. */
	public String get(String name, String defaultValue) {
		String value = this.parameters.get(name);
		return (value != null) ? value : defaultValue;
	}

	/** Return a name that was sent more than once, or {@code null}. */
	public @Nullable String duplicate() {
		return this.duplicate;
	}

	/** Return name and value; a missing value becomes an empty one. */
	public Map<String, String> asMap() {
		Map<String, String> map = new LinkedHashMap<>();
		this.parameters.forEach((name, value) -> map.put(name, (value != null) ? value : ""));
		return Collections.unmodifiableMap(map);
	}

}
