package io.storager.driver;

import org.jspecify.annotations.Nullable;

/**
 * Where a page of uploads or of versions begins, of which a key may have several. Made by
 * drivers, and handed back to them.
 */
public final class KeyMarker {

	private final String key;

	private final @Nullable String id;

	private KeyMarker(String key, @Nullable String id) {
		this.key = key;
		this.id = id;
	}

	/**
	 * A marker.
	 * @param key a key; nothing need be stored under it
	 * @param id the page begins behind this upload or version of the key; {@code null}
	 * for behind all of them
	 */
	public static KeyMarker of(String key, @Nullable String id) {
		return new KeyMarker(key, id);
	}

	/** A key; nothing need be stored under it. */
	public String key() {
		return this.key;
	}

	/**
	 * The page begins behind this upload or version of the key; {@code null} for behind
	 * all of them.
	 */
	public @Nullable String id() {
		return this.id;
	}

}
