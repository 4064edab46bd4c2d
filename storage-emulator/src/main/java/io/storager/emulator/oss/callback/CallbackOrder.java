package io.storager.emulator.oss.callback;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.storager.emulator.http.PercentCoding;
import io.storager.emulator.service.Errors;
import io.storager.emulator.service.Json;
import org.jspecify.annotations.Nullable;

/**
 * The callback that an upload asks for, by the parameters that
 * <a href="https://www.alibabacloud.com/help/en/oss/developer-reference/callback">OSS
 * documents</a>.
 *
 * @param urls whom to tell: the first one that answers well
 * @param host the Host header, or {@code null} for the URL's own
 * @param body what to tell, with variables in it
 * @param json whether the body is JSON, otherwise it is a form
 * @param variables the variables of the request's own, by their names with {@code x:}
 */
public record CallbackOrder(List<CallbackUrl> urls, @Nullable String host, String body, boolean json,
		Map<String, String> variables) {

	private static final int MAX_URLS = 5;

	/**
	 * <a href="https://www.alibabacloud.com/help/en/oss/support/0007-00000101">5 KB</a>,
	 * in base64.
	 */
	private static final int MAX_VARIABLES_LENGTH = 5 * 1024;

	private static final String FORM = "application/x-www-form-urlencoded";

	private static final String JSON = "application/json";

	private static final String PREFIX = "x:";

	private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)\\}");

	/**
	 * Read what a request asks for.
	 * @param callback base64 of the JSON that orders the callback
	 * @param callbackVar base64 of the JSON with the request's own variables, or
	 * {@code null} for none
	 * @return the order, or {@code null} if it names no URL, which OSS takes for none
	 */
	public static @Nullable CallbackOrder read(String callback, @Nullable String callbackVar) {
		Map<String, String> order = json("callback", callback);
		String urls = order.getOrDefault("callbackUrl", "");
		if (urls.isBlank()) {
			return null;
		}
		List<CallbackUrl> parsed = new ArrayList<>();
		for (String url : urls.split(";", -1)) {
			parsed.add(CallbackUrl.parse(url.strip()));
		}
		if (parsed.size() > MAX_URLS) {
			throw Errors.invalidArgument("A callback has at most " + MAX_URLS + " URLs.", "callbackUrl", urls);
		}
		String body = order.getOrDefault("callbackBody", "");
		if (body.isEmpty()) {
			throw Errors.invalidArgument("A callback needs a body.", "callbackBody", "");
		}
		String type = order.getOrDefault("callbackBodyType", FORM).toLowerCase(Locale.ROOT);
		if (!type.equals(FORM) && !type.equals(JSON)) {
			throw Errors.invalidArgument("The type has to be " + FORM + " or " + JSON + ".", "callbackBodyType", type);
		}
		String host = order.get("callbackHost");
		return new CallbackOrder(List.copyOf(parsed), (host != null && !host.isBlank()) ? checkHost(host) : null, body,
				type.equals(JSON), variables(callbackVar));
	}

	/** It becomes a header as it is. */
	private static String checkHost(String host) {
		if (!host.matches("[\\x21-\\x7e]+")) {
			throw Errors.invalidArgument("The host has to be a name or an address.", "callbackHost", host);
		}
		return host;
	}

	private static Map<String, String> variables(@Nullable String encoded) {
		if (encoded != null && encoded.length() > MAX_VARIABLES_LENGTH) {
			throw Errors.invalidArgument("The callback variables take more than 5 KB in base64.", "callback-var",
					encoded.substring(0, 20) + "...");
		}
		Map<String, String> variables = (encoded != null) ? json("callback-var", encoded) : Map.of();
		for (String name : variables.keySet()) {
			if (!name.startsWith(PREFIX) || !name.equals(name.toLowerCase(Locale.ROOT))) {
				throw Errors.invalidArgument(
						"The name of a callback variable has to begin with x: and be in lower case.", "callback-var",
						name);
			}
		}
		return variables;
	}

	private static Map<String, String> json(String argument, String encoded) {
		try {
			Object parsed = Json.parse(new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8));
			if (parsed instanceof Map<?, ?> members) {
				Map<String, String> texts = new LinkedHashMap<>();
				members.forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
				return texts;
			}
		}
		catch (IllegalArgumentException ex) {
			// falls through to the answer for whatever is no JSON object in base64
		}
		throw Errors.invalidArgument("The " + argument + " configuration is not json format.", argument, encoded);
	}

	String contentType() {
		return this.json ? JSON : FORM;
	}

	/** Return whether the body has a variable that begins so. */
	boolean tells(String prefix) {
		return this.body.contains("${" + prefix);
	}

	/**
	 * Return the body with the values of its variables: encoded in a form, as JSON values
	 * in JSON.
	 * @param values what is known of the upload; a text, or a number
	 */
	String fill(Map<String, Object> values) {
		Matcher variable = VARIABLE.matcher(this.body);
		return variable.replaceAll((match) -> Matcher.quoteReplacement(print(value(match.group(1), values))));
	}

	private Object value(String name, Map<String, Object> values) {
		if (name.startsWith(PREFIX)) {
			return this.variables.getOrDefault(name, "");
		}
		Object value = values.get(name);
		if (value == null) {
			throw new IllegalStateException("The variable was checked before: " + name);
		}
		return value;
	}

	private String print(Object value) {
		return this.json ? Json.print(value) : PercentCoding.encode(value.toString());
	}

	/**
	 * Refuse a body with a variable that is none.
	 * @param known the names of those that there are
	 */
	void check(Set<String> known) {
		Matcher variable = VARIABLE.matcher(this.body);
		while (variable.find()) {
			String name = variable.group(1);
			if (!name.startsWith(PREFIX) && !known.contains(name)) {
				throw Errors.invalidArgument("The callback has no such variable.", "callbackBody", name);
			}
		}
	}

}
