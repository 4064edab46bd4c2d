package io.storager.autoconfigure;

import java.util.function.Supplier;

import io.storager.InvalidSettingException;

/** Names settings as properties. */
public final class InvalidSettings {

	private InvalidSettings() {
	}

	/**
	 * Read settings that stand under a prefix such as {@code storage.oss}.
	 * @throws InvalidSettingException with the prefix in front of the setting's name
	 */
	public static <T> T under(String prefix, Supplier<T> settings) {
		try {
			return settings.get();
		}
		catch (InvalidSettingException ex) {
			throw ex.under(prefix);
		}
	}

}
