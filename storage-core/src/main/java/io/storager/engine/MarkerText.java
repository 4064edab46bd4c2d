package io.storager.engine;

import java.util.Objects;

import io.storager.driver.KeyMarker;
import org.jspecify.annotations.Nullable;

/**
 * Markers as texts, which continuation tokens are made of: the id, and behind a line feed
 * the key, which may have line feeds of its own.
 */
final class MarkerText {

	private MarkerText() {
	}

	/** The text of a marker behind everything under a key. */
	static String of(String key) {
		return '\n' + key;
	}

	static @Nullable String of(@Nullable KeyMarker marker) {
		return (marker != null) ? Objects.requireNonNullElse(marker.id(), "") + of(marker.key()) : null;
	}

	static @Nullable KeyMarker parse(@Nullable String text) {
		if (text == null) {
			return null;
		}
		int end = text.indexOf('\n');
		return KeyMarker.of(text.substring(end + 1), (end > 0) ? text.substring(0, end) : null);
	}

}
