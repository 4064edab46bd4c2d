package io.storager.emulator.service;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;

/** The access keys that the emulator knows, with their secrets. */
public final class Credentials {

	private final Map<String, String> secrets;

	/**
	 * Know these.
	 * @param secrets the secret key of each access key
	 */
	public Credentials(Map<String, String> secrets) {
		this.secrets = Map.copyOf(secrets);
	}

	/** Return the secret key of an access key that has to be known. */
	public String secretOf(String accessKey) {
		String secret = this.secrets.get(accessKey);
		if (secret == null) {
			throw new ServiceException(403, "InvalidAccessKeyId",
					"The access key id you provided does not exist in our records.");
		}
		return secret;
	}

	/** Compare signatures in a time that does not tell how much of them is right. */
	public static boolean matches(String expected, String given) {
		return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
	}

	/** The secrets stay out. */
	@Override
	public String toString() {
		return "Credentials of " + this.secrets.keySet();
	}

}
