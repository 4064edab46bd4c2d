package io.storager.autoconfigure;

import java.util.Locale;
import java.util.regex.Pattern;

import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

/** Keeps our secrets out of Actuator's answers, also where values may be shown. */
final class StorageSanitizingFunction implements SanitizingFunction {

	// Property names and environment variables spell the same name differently.
	private static final Pattern SEPARATORS = Pattern.compile("[._-]");

	private static final Pattern SECRETS = Pattern
		.compile("storage(oss|cos).*(credential|securitytoken|customerkey|proxypassword)");

	@Override
	public SanitizableData apply(SanitizableData data) {
		String key = SEPARATORS.matcher(data.getKey().toLowerCase(Locale.ROOT)).replaceAll("");
		return SECRETS.matcher(key).matches() ? data.withSanitizedValue() : data;
	}

}
