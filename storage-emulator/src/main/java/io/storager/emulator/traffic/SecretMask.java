package io.storager.emulator.traffic;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.storager.emulator.http.PercentCoding;

/**
 * Hides the secrets of one request wherever they are repeated: signatures, security
 * tokens, encryption keys of customers.
 */
public final class SecretMask {

	private static final String MASK = "***";

	private static final Set<String> SECRET_NAMES = Set.of("authorization", "proxy-authorization", "cookie",
			"signature", "q-signature", "x-oss-signature", "security-token", "x-oss-security-token",
			"x-cos-security-token", "x-oss-callback", "x-oss-callback-var");

	/** Where the signature stands in the Authorization header of each kind. */
	private static final Pattern SIGNATURE = Pattern.compile("(?:^OSS [^:]*:|[Ss]ignature=)(.+)$");

	/** The longest first: a short one may be part of a long one. */
	private final Set<String> secrets = new TreeSet<>(
			Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

	private SecretMask() {
	}

	/** Look for the secrets of a request. */
	public static SecretMask of(WireRequest request) {
		SecretMask mask = new SecretMask();
		request.headers().forEach((name, values) -> mask.learn(name, values));
		request.query().forEach((name, value) -> mask.learn(name, List.of(value)));
		return mask;
	}

	/** Return whether the value of a header or query parameter is a secret. */
	public static boolean isSecret(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		return SECRET_NAMES.contains(lower) || lower.endsWith("-customer-key");
	}

	private void learn(String name, List<String> values) {
		if (isSecret(name)) {
			for (String value : values) {
				learn(value);
				Matcher signature = SIGNATURE.matcher(value);
				if (signature.find()) {
					learn(signature.group(1).strip());
				}
			}
		}
	}

	private void learn(String secret) {
		if (!secret.isEmpty()) {
			this.secrets.add(secret);
			this.secrets.add(PercentCoding.encode(secret));
		}
	}

	/** Return the text with every secret replaced by {@code ***}. */
	public String apply(String text) {
		String masked = text;
		for (String secret : this.secrets) {
			masked = masked.replace(secret, MASK);
		}
		return masked;
	}

	/**
	 * Return the value of a header or query parameter, or {@code ***} if it is secret.
	 */
	public String value(String name, String value) {
		return isSecret(name) ? MASK : apply(value);
	}

}
