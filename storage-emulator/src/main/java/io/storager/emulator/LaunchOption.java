package io.storager.emulator;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** What can be said on the command line and in a configuration file. */
enum LaunchOption {

	ACCOUNT("<access-key>:<secret-key>", true, "who may call; default: emulator:emulator-secret"),

	BUCKET("<name>", true, "a bucket in OSS, and in COS with -1250000000 behind its name"),

	OSS_BUCKET("<name>[:<location>]", true, "a bucket in OSS; default location: oss-cn-hangzhou"),

	COS_BUCKET("<name>-<appid>[:<location>]", true, "a bucket in COS; default location: ap-guangzhou"),

	SEED("<folder>", true, "its folders become buckets, the files in them objects"),

	DIRECTORY("<folder>", false, "where to keep everything; default: in memory"),

	SYNC("true|false", false, "force to disk what is acknowledged; default: true"),

	HOST("<address>", false, "what to bind; default: 127.0.0.1"),

	OSS_PORT("<port>", false, "where OSS answers, 0 for any free port; default: 9300"),

	COS_PORT("<port>", false, "where COS answers, 0 for any free port; default: 9301"),

	HTTPS("true|false", false, "take HTTPS on the same ports; default: false"),

	CA_FILE("<file>", false, "take HTTPS, and write the certificate to trust to this file"),

	LOOSE("true|false", false, "take requests whatever their signature; default: false"),

	OSS_APPEND_KEY_ID("true|false", false, "let AppendObject take a KMS key id; default: false"),

	CONTROL_PORT("<port>", false, "where the control API answers; default: nowhere"),

	CONTROL_HOST("<address>", false, "what the control API binds; default: 127.0.0.1"),

	LOG("all|refused|none", false, "which requests to print; default: all"),

	STOP_TIMEOUT("<seconds>", false, "how long running requests may take at the end; default: 10"),

	CONFIG("<file>", false, "more options, one name=value a line, without the hyphens"),

	HELP("", false, "print this text"),

	VERSION("", false, "print the version");

	private final String form;

	private final boolean repeatable;

	private final String meaning;

	LaunchOption(String form, boolean repeatable, String meaning) {
		this.form = form;
		this.repeatable = repeatable;
		this.meaning = meaning;
	}

	/** Return the option of this name, without hyphens in front, or {@code null}. */
	static @Nullable LaunchOption named(String name) {
		for (LaunchOption option : values()) {
			if (option.optionName().equals(name)) {
				return option;
			}
		}
		return null;
	}

	/** Return the name without the hyphens in front. */
	String optionName() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** Return what its value looks like. */
	String form() {
		return this.form;
	}

	/** Return whether it may be given more than once. */
	boolean isRepeatable() {
		return this.repeatable;
	}

	/** Return whether it stands for {@code true} when it has no value. */
	boolean isSwitch() {
		return this.form.equals("true|false");
	}

	/** Return whether it says something and starts nothing. */
	boolean isQuestion() {
		return this.form.isEmpty();
	}

	/** Return its line of the help text. */
	String help() {
		String name = "--" + optionName() + (isSwitch() || isQuestion() ? "" : "=" + this.form);
		return "  %-42s %s%s%n".formatted(name, this.meaning, this.repeatable ? "; repeatable" : "");
	}

}
