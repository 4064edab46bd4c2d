package io.storager.emulator.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/** The headers of a request by lower-case name, their values read as UTF-8. */
public final class RequestHeaders {

	private final SortedMap<String, List<String>> values = new TreeMap<>();

	/** Add a header line. */
	public void add(String name, String value) {
		this.values.computeIfAbsent(name.toLowerCase(Locale.ROOT), (key) -> new ArrayList<>(1)).add(value);
	}

	/** Return the only or first value, or {@code null} if the header was not sent. */
	public @Nullable String get(String name) {
		List<String> found = this.values.get(name.toLowerCase(Locale.ROOT));
		return (found != null) ? found.get(0) : null;
	}

	/** Return whether the header was sent, be it empty. */
	public boolean has(String name) {
		return this.values.containsKey(name.toLowerCase(Locale.ROOT));
	}

	/** Return whether the header was sent more than once. */
	public boolean isRepeated(String name) {
		List<String> found = this.values.get(name.toLowerCase(Locale.ROOT));
		return found != null && found.size() > 1;
	}

	/**
	 * Return first values by lower-case name, of the names that begin with the prefix.
	 */
	public SortedMap<String, String> withPrefix(String prefix) {
		SortedMap<String, String> found = new TreeMap<>();
		for (Map.Entry<String, List<String>> entry : this.values.tailMap(prefix).entrySet()) {
			if (!entry.getKey().startsWith(prefix)) {
				break;
			}
			found.put(entry.getKey(), entry.getValue().get(0));
		}
		return found;
	}

	/** Return all values by lower-case name. */
	public Map<String, List<String>> asMap() {
		return Collections.unmodifiableMap(this.values);
	}

}
