package io.storager.settings;

import io.storager.error.InvalidSettingException;
import io.storager.internal.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * Where relative paths start. Turns paths into keys, which always start with the
 * {@link #prefix()}, and back. A slash in front of a path and the one behind the work dir
 * are all that is not taken literally.
 */
public final class WorkDir {

	private static final String SETTING = "work-dir";

	/** The root of a bucket. */
	public static final WorkDir ROOT = new WorkDir("");

	private final String prefix;

	private WorkDir(String prefix) {
		this.prefix = prefix;
	}

	/**
	 * Read a work dir.
	 * @param workDir an absolute path; {@code null} means the root
	 * @throws InvalidSettingException if it is not absolute
	 */
	public static WorkDir parse(@Nullable String workDir) {
		if (workDir == null) {
			return ROOT;
		}
		if (!workDir.startsWith("/") || workDir.startsWith("//") || !Utf8.canExpress(workDir)) {
			throw new InvalidSettingException(SETTING, workDir,
					"an absolute path such as '/' or '/reports/2026', with one slash in front");
		}
		String prefix = workDir.substring(1);
		return new WorkDir((prefix.isEmpty() || prefix.endsWith("/")) ? prefix : prefix + "/");
	}

	/**
	 * Read a work dir from a configuration. Whoever writes such parts there means the
	 * folder above, or took no notice of them; to a service they are ordinary characters.
	 * @param workDir an absolute path; {@code null} means the root
	 * @throws InvalidSettingException as {@link #parse}, and for a part that is empty,
	 * {@code .} or {@code ..}
	 */
	public static WorkDir ofSetting(@Nullable String workDir) {
		WorkDir parsed = parse(workDir);
		String inside = "/" + parsed.prefix;
		if (workDir != null && (inside.contains("//") || inside.contains("/./") || inside.contains("/../"))) {
			throw new InvalidSettingException(SETTING, workDir,
					"an absolute path such as '/reports/2026', without parts that are empty, '.' or '..'");
		}
		return parsed;
	}

	/** What every key under the work dir starts with: empty, or ending with a slash. */
	public String prefix() {
		return this.prefix;
	}

	/**
	 * The key that a path names, possibly just the {@link #prefix()}.
	 * @throws IllegalArgumentException if the path is outside the work dir or cannot be a
	 * key
	 */
	public String key(String path) {
		String key;
		if (path.startsWith("/")) {
			String workDir = toString();
			if (!path.startsWith(workDir) && !(path + "/").equals(workDir)) {
				throw new IllegalArgumentException(
						"the path is absolute and outside the work dir '%s'; allowed: a relative path or one under it"
							.formatted(workDir));
			}
			key = this.prefix + path.substring(Math.min(workDir.length(), path.length()));
		}
		else {
			key = this.prefix + path;
		}
		if (key.startsWith("/")) {
			// OSS refuses such a key and COS takes it for the one without the slash.
			throw new IllegalArgumentException("the key would start with a slash; allowed: one slash in front");
		}
		if (!Utf8.canExpress(key)) {
			throw new IllegalArgumentException(
					"the path has half of a surrogate pair, which UTF-8 cannot express; allowed: any other text");
		}
		return key;
	}

	/**
	 * The path of a key under the work dir, relative to it. Where that would start with a
	 * slash, and so name another object, it is the absolute path.
	 */
	public String path(String key) {
		String path = key.substring(this.prefix.length());
		return path.startsWith("/") ? this + path : path;
	}

	/** The absolute path, ending with a slash. */
	@Override
	public String toString() {
		return "/" + this.prefix;
	}

}
