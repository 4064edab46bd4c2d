package io.storager.settings;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

import io.storager.error.InvalidSettingException;
import org.jspecify.annotations.Nullable;

/**
 * An access key with its secret, and the security token and the expiry if the pair is a
 * temporary one. As a {@link CredentialsProvider} it gives itself, always.
 */
public final class HmacCredential implements CredentialsProvider {

	private static final String FORM = "hmac:<access_key>:<secret_key>";

	private static final Set<String> OTHER_PROTOCOLS = Set.of("apikey", "base64", "basic", "env", "file");

	private final String accessKey;

	private final String secretKey;

	private final @Nullable String securityToken;

	private final @Nullable Instant expiration;

	private HmacCredential(String accessKey, String secretKey, @Nullable String securityToken,
			@Nullable Instant expiration) {
		requireVisible("access key", accessKey);
		requireVisible("secret key", secretKey);
		if (securityToken != null) {
			requireVisible("security token", securityToken);
		}
		this.accessKey = accessKey;
		this.secretKey = secretKey;
		this.securityToken = securityToken;
		this.expiration = expiration;
	}

	/**
	 * A key pair that has no end.
	 * @throws InvalidSettingException for white space and whatever else is no visible
	 * ASCII character: it comes along when a key is copied, and every signature would be
	 * wrong
	 */
	public static HmacCredential of(String accessKey, String secretKey) {
		return new HmacCredential(accessKey, secretKey, null, null);
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
					FORM + ", both parts not empty and without colons");
		}
		return of(parts[1], parts[2]);
	}

	private static void requireVisible(String name, String value) {
		for (int i = 0; i < value.length(); i++) {
			if (value.charAt(i) <= ' ' || value.charAt(i) > '~') {
				throw new InvalidSettingException("credential", "hmac:***:***",
						"%s, of visible ASCII characters; the %s has the character U+%s".formatted(FORM, name,
								String.format(Locale.ROOT, "%04X", value.codePointAt(i))));
			}
		}
	}

	/**
	 * The same key pair with a security token.
	 * @throws InvalidSettingException for characters that cannot be seen
	 */
	public HmacCredential withSecurityToken(@Nullable String token) {
		return new HmacCredential(this.accessKey, this.secretKey, token, this.expiration);
	}

	/** The same key pair, which the service takes until then. */
	public HmacCredential withExpiration(@Nullable Instant expiration) {
		return new HmacCredential(this.accessKey, this.secretKey, this.securityToken, expiration);
	}

	/** The access key's id. */
	public String accessKey() {
		return this.accessKey;
	}

	/** The secret. */
	public String secretKey() {
		return this.secretKey;
	}

	/** The token of a temporary credential, or {@code null}. */
	public @Nullable String securityToken() {
		return this.securityToken;
	}

	/** Until when the service takes it, or {@code null} if no end is known. */
	public @Nullable Instant expiration() {
		return this.expiration;
	}

	@Override
	public HmacCredential credential() {
		return this;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof HmacCredential that && this.accessKey.equals(that.accessKey)
				&& this.secretKey.equals(that.secretKey) && Objects.equals(this.securityToken, that.securityToken)
				&& Objects.equals(this.expiration, that.expiration);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.accessKey, this.secretKey, this.securityToken, this.expiration);
	}

	/** Shows the beginning of the access key, the expiry and nothing else. */
	@Override
	public String toString() {
		return "hmac:" + this.accessKey.substring(0, Math.min(4, this.accessKey.length() / 2)) + "***:***"
				+ ((this.expiration != null) ? " until " + this.expiration : "");
	}

}
