package io.storager.autoconfigure;

import java.util.function.Supplier;

import io.storager.error.InvalidSettingException;

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

	/**
	 * Read a setting by what knows it under another name.
	 * @throws InvalidSettingException with the name given
	 */
	public static <T> T named(String setting, Supplier<T> value) {
		try {
			return value.get();
		}
		catch (InvalidSettingException ex) {
			InvalidSettingException named = new InvalidSettingException(setting, ex.given(), ex.allowed());
			named.initCause(ex);
			throw named;
		}
	}

}
