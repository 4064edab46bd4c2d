package io.storager.error;

import org.jspecify.annotations.Nullable;

/**
 * A setting that cannot be used: the message names it, what was given (never a secret)
 * and what is allowed.
 */
public final class InvalidSettingException extends IllegalArgumentException {

	private final String setting;

	private final @Nullable String given;

	private final String allowed;

	/**
	 * Create an exception for one setting.
	 * @param setting the setting's name, such as {@code work-dir}
	 * @param given what was given with secrets masked, or {@code null} if nothing was
	 * @param allowed what is allowed, as a clause such as "an absolute path"
	 */
	public InvalidSettingException(String setting, @Nullable String given, String allowed) {
		super("'%s' is %s; allowed: %s".formatted(setting, (given != null) ? "'" + given + "'" : "missing", allowed));
		this.setting = setting;
		this.given = given;
		this.allowed = allowed;
	}

	/**
	 * The same failure with the setting's name under a prefix such as
	 * {@code storage.oss}.
	 */
	public InvalidSettingException under(String prefix) {
		InvalidSettingException prefixed = new InvalidSettingException(prefix + "." + this.setting, this.given,
				this.allowed);
		prefixed.initCause(this);
		return prefixed;
	}

	/** The setting's name. */
	public String setting() {
		return this.setting;
	}

	/** What was given, with secrets masked, or {@code null} if nothing was. */
	public @Nullable String given() {
		return this.given;
	}

	/** What is allowed. */
	public String allowed() {
		return this.allowed;
	}

}
