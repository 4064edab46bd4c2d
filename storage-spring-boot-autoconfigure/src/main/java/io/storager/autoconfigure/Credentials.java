package io.storager.autoconfigure;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.storager.error.InvalidSettingException;
import io.storager.settings.HmacCredential;
import org.jspecify.annotations.Nullable;

/** Reads credentials from properties. */
public final class Credentials {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^}]*}");

	private Credentials() {
	}

	/**
	 * Read a credential.
	 * @throws InvalidSettingException if it is none, also because a placeholder in it
	 * stands for nothing: Spring Boot leaves such a placeholder as it is
	 */
	public static HmacCredential read(@Nullable String credential, @Nullable String securityToken) {
		Matcher placeholder = PLACEHOLDER.matcher((credential != null) ? credential : "");
		if (placeholder.find()) {
			throw new InvalidSettingException("credential", placeholder.group(),
					"hmac:<access_key>:<secret_key>; nothing is set for this placeholder");
		}
		String token = (securityToken != null && !securityToken.isBlank()) ? securityToken : null;
		return HmacCredential.parse(credential).withSecurityToken(token);
	}

	/** What to throw for a credential beside a source that has its own. */
	public static InvalidSettingException besides(String source) {
		return new InvalidSettingException("credential", "hmac:***:***",
				"none, for 'credentials-source' is '%s'".formatted(source));
	}

	/** Whether there is a placeholder in a credential that stands for nothing. */
	public static boolean isUnresolved(String credential) {
		return PLACEHOLDER.matcher(credential).find();
	}

}
