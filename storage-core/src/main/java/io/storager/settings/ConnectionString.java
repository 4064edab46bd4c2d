package io.storager.settings;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.storager.error.InvalidSettingException;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one storager in a line, as go-storage writes them: <pre>{@code
 * oss://bucket/work_dir?credential=hmac:<access_key>:<secret_key>&endpoint=https:oss-cn-hangzhou.aliyuncs.com
 * }</pre> Names may be written with hyphens or underscores. A percent sign and two
 * hexadecimal digits stand for a byte of UTF-8: {@code %26} for an ampersand in a value,
 * {@code %25} for a percent sign. A plus sign stands for itself, and so does everything
 * else.
 */
public final class ConnectionString {

	private static final String SETTING = "connection-string";

	private static final String FORM = "<service>://<bucket>/<work_dir>?credential=hmac:<access_key>:<secret_key>&<name>=<value>...";

	private static final Pattern PARTS = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([^/?]*)(/[^?]*)?(?:\\?(.*))?",
			Pattern.DOTALL);

	private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");

	private static final Set<String> SECRETS = Set.of("credential", "security-token",
			"server-side-encryption-customer-key");

	/** Names of go-storage's that are others here. */
	private static final Map<String, String> ALIASES = Map.of("enable-virtual-dir", "virtual-dir", "workdir",
			"work-dir");

	/** What every service has. */
	private static final Set<String> COMMON = Set.of("name", "work-dir", "credential", "security-token", "endpoint",
			"location", "virtual-dir", "storage-class", "presign-endpoint", "public-endpoint", "support-cname");

	private final String service;

	private final Map<String, String> settings;

	private ConnectionString(String service, Map<String, String> settings) {
		this.service = service;
		this.settings = Collections.unmodifiableMap(settings);
	}

	/**
	 * Read a line.
	 * @throws InvalidSettingException for what is none, a name that is there twice, and a
	 * percent sign that stands for nothing; whether the service has a setting of that
	 * name is left to {@link #requireKnown}
	 */
	public static ConnectionString parse(String line) {
		Objects.requireNonNull(line, "'line' must not be null");
		String text = line.strip();
		Matcher parts = PARTS.matcher(text);
		if (!parts.matches() || parts.group(2).indexOf('@') >= 0) {
			throw new InvalidSettingException(SETTING, masked(text), FORM);
		}
		Map<String, String> settings = new LinkedHashMap<>();
		if (!parts.group(2).isEmpty()) {
			settings.put("name", decoded("name", parts.group(2)));
		}
		if (parts.group(3) != null) {
			settings.put("work-dir", decoded("work-dir", parts.group(3)));
		}
		String query = (parts.group(4) != null) ? parts.group(4) : "";
		for (String field : query.split("&", -1)) {
			if (!field.isEmpty()) {
				int equals = field.indexOf('=');
				String name = normalized((equals < 0) ? field : field.substring(0, equals));
				// A name alone switches something on.
				add(settings, name, (equals < 0) ? "true" : decoded(name, field.substring(equals + 1)));
			}
		}
		return new ConnectionString(parts.group(1).toLowerCase(Locale.ROOT), settings);
	}

	/**
	 * The same from settings that stand side by side, as in the columns of a table.
	 * @param service the service, such as {@code oss}
	 * @param settings names, with hyphens or underscores, and values as they are
	 * @throws InvalidSettingException for a name that is there twice
	 */
	public static ConnectionString of(String service, Map<String, String> settings) {
		Objects.requireNonNull(service, "'service' must not be null");
		Objects.requireNonNull(settings, "'settings' must not be null");
		Map<String, String> normalized = new LinkedHashMap<>();
		settings.forEach((name, value) -> add(normalized, normalized(name), value));
		return new ConnectionString(service.toLowerCase(Locale.ROOT), normalized);
	}

	private static void add(Map<String, String> settings, String name, String value) {
		if (settings.putIfAbsent(name, value) != null) {
			throw new InvalidSettingException(shown(name), "twice", "one value");
		}
	}

	private static String normalized(String name) {
		String hyphens = name.strip().replace('_', '-').toLowerCase(Locale.ROOT);
		return ALIASES.getOrDefault(hyphens, hyphens);
	}

	/** What cannot be a name may be the rest of a secret with an ampersand in it. */
	private static String shown(String name) {
		return NAME.matcher(name).matches() ? name : "***";
	}

	private static String decoded(String name, String text) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
		for (int i = 0; i < encoded.length; i++) {
			if (encoded[i] != '%') {
				bytes.write(encoded[i]);
				continue;
			}
			if (i + 2 >= encoded.length || !HexFormat.isHexDigit(encoded[i + 1])
					|| !HexFormat.isHexDigit(encoded[i + 2])) {
				throw undecodable(name);
			}
			bytes.write(HexFormat.fromHexDigit(encoded[i + 1]) * 16 + HexFormat.fromHexDigit(encoded[i + 2]));
			i += 2;
		}
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
		}
		catch (CharacterCodingException ex) {
			throw undecodable(name);
		}
	}

	private static InvalidSettingException undecodable(String name) {
		return new InvalidSettingException(shown(name), "***",
				"percent signs with two hexadecimal digits behind each, which are UTF-8; a percent sign itself is '%25'");
	}

	/** Nothing is known of the text but that it is wrong: it may be a secret. */
	private static String masked(String text) {
		int scheme = text.indexOf("://");
		return (scheme > 0 && NAME.matcher(text.substring(0, scheme)).matches()) ? text.substring(0, scheme) + "://***"
				: "***";
	}

	/** The service, in lower case, such as {@code oss}. */
	public String service() {
		return this.service;
	}

	/** The value of a setting, decoded, or {@code null} if it is not set. */
	public @Nullable String get(String name) {
		return this.settings.get(name);
	}

	/**
	 * Refuse settings that the service does not have.
	 * @param more what it has beside the settings of every service
	 * @throws InvalidSettingException that names one of them, and what is allowed
	 */
	public void requireKnown(Set<String> more) {
		for (String name : this.settings.keySet()) {
			if (!COMMON.contains(name) && !more.contains(name)) {
				Set<String> allowed = new TreeSet<>(COMMON);
				allowed.addAll(more);
				throw new InvalidSettingException(shown(name), "***",
						"of %s: %s".formatted(this.service, String.join(", ", allowed)));
			}
		}
	}

	/**
	 * The value of a setting that must be there.
	 * @param allowed what is allowed, for the message
	 * @throws InvalidSettingException if it is not
	 */
	public String require(String name, String allowed) {
		String value = get(name);
		if (value == null || value.isBlank()) {
			throw new InvalidSettingException(name, value, allowed);
		}
		return value;
	}

	/**
	 * Refuse a value that is not among the allowed ones. A setting may be missing.
	 * @throws InvalidSettingException that names all that are allowed
	 */
	public void requireOneOf(String name, Set<String> allowed) {
		String value = get(name);
		if (value != null && !allowed.contains(value)) {
			throw new InvalidSettingException(name, value, String.join(", ", new TreeSet<>(allowed)));
		}
	}

	/**
	 * Whether something is switched on.
	 * @throws InvalidSettingException for another value than {@code true} and
	 * {@code false}
	 */
	public boolean flag(String name, boolean byDefault) {
		Boolean flag = flag(name);
		return (flag != null) ? flag : byDefault;
	}

	/**
	 * Whether something is switched on or off.
	 * @return {@code null} if it is not set
	 * @throws InvalidSettingException for another value than {@code true} and
	 * {@code false}
	 */
	public @Nullable Boolean flag(String name) {
		String value = get(name);
		if (value == null) {
			return null;
		}
		return switch (value.toLowerCase(Locale.ROOT)) {
			case "true" -> Boolean.TRUE;
			case "false" -> Boolean.FALSE;
			default -> throw new InvalidSettingException(name, value, "true, false");
		};
	}

	/**
	 * The endpoint of a setting.
	 * @return {@code null} if it is not set
	 * @throws InvalidSettingException naming the setting, if it is none
	 */
	public @Nullable Endpoint endpoint(String name) {
		String value = get(name);
		if (value == null) {
			return null;
		}
		try {
			return Endpoint.parse(value);
		}
		catch (InvalidSettingException ex) {
			throw new InvalidSettingException(name, ex.given(), ex.allowed());
		}
	}

	/**
	 * The credential.
	 * @throws InvalidSettingException if there is none, or it is malformed
	 */
	public HmacCredential credential() {
		return HmacCredential.parse(get("credential")).withSecurityToken(get("security-token"));
	}

	/**
	 * What does not depend on the service.
	 * @throws InvalidSettingException naming the setting
	 */
	public StoragerSettings storagerSettings() {
		return StoragerSettings.builder()
			.workDir(WorkDir.ofSetting(get("work-dir")))
			.virtualDir(flag("virtual-dir", true))
			.storageClass(get("storage-class"))
			.publicEndpoint(endpoint("public-endpoint"))
			.build();
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof ConnectionString that && this.service.equals(that.service)
				&& this.settings.equals(that.settings);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.service, this.settings);
	}

	/** Shows no secret. */
	@Override
	public String toString() {
		Map<String, String> shown = new TreeMap<>();
		this.settings.forEach((name, value) -> shown.put(shown(name),
				(COMMON.contains(name) || NAME.matcher(name).matches()) && !SECRETS.contains(name) ? value : "***"));
		return this.service + shown;
	}

}
