package io.storager.settings;

import java.util.Locale;
import java.util.Set;

import io.storager.error.InvalidSettingException;
import org.jspecify.annotations.Nullable;

/**
 * An access key with its secret, and the security token if the pair is a temporary one.
 *
 * @param accessKey the access key's id
 * @param secretKey the secret
 * @param securityToken the token of temporary credentials
 */
public record HmacCredential(String accessKey, String secretKey, @Nullable String securityToken) {

	private static final String FORM = "hmac:<access_key>:<secret_key>";

	private static final Set<String> OTHER_PROTOCOLS = Set.of("apikey", "base64", "basic", "env", "file");

	/**
	 * Create a credential.
	 * @throws InvalidSettingException for white space and whatever else is no visible
	 * ASCII character: it comes along when a key is copied, and every signature would be
	 * wrong
	 */
	public HmacCredential {
		requireVisible("access key", accessKey);
		requireVisible("secret key", secretKey);
		if (securityToken != null) {
			requireVisible("security token", securityToken);
		}
	}

	private static void requireVisible(String name, String value) {
		value.codePoints().filter((point) -> point <= ' ' || point > '~').findFirst().ifPresent((point) -> {
			throw new InvalidSettingException("credential", "hmac:***:***",
					"%s, of visible ASCII characters; the %s has the character U+%s".formatted(FORM, name,
							String.format(Locale.ROOT, "%04X", point)));
		});
	}

	/**
	 * Read go-storage's notation, {@code hmac:<access_key>:<secret_key>}.
	 * @throws InvalidSettingException for any other protocol, for a missing part and for
	 * characters that cannot be seen
	 */
	public static HmacCredential parse(@Nullable String credential) {
		if (credential == null || credential.isBlank()) {
			throw new InvalidSettingException("credential", credential, FORM);
		}
		String[] parts = credential.strip().split(":", -1);
		if (!parts[0].equals("hmac")) {
			// Without a known protocol in front, the first part may be a secret.
			String protocol = OTHER_PROTOCOLS.contains(parts[0]) ? parts[0] : null;
			throw new InvalidSettingException("credential", (protocol != null) ? protocol + ":***" : "***",
					FORM + ((protocol != null) ? "; the protocol '" + protocol + "' is not supported" : ""));
		}
		if (parts.length != 3 || parts[1].isBlank() || parts[2].isBlank()) {
			throw new InvalidSettingException("credential", "hmac" + ":***".repeat(parts.length - 1),
					FORM + ", both parts not empty");
		}
		return new HmacCredential(parts[1], parts[2], null);
	}

	/** The same key pair with a security token. */
	public HmacCredential withSecurityToken(@Nullable String token) {
		return new HmacCredential(this.accessKey, this.secretKey, token);
	}

	/** Shows the beginning of the access key and nothing else. */
	@Override
	public String toString() {
		return "hmac:" + this.accessKey.substring(0, Math.min(4, this.accessKey.length() / 2)) + "***:***";
	}

}
