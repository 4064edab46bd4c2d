package io.storager.emulator.service;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/** The access keys that the emulator knows, with their secrets. */
public final class Credentials {

	private final Map<String, String> secrets;

	private final Map<String, TemporaryCredential> temporary = new ConcurrentHashMap<>();

	/**
	 * Know these.
	 * @param secrets the secret key of each access key
	 */
	public Credentials(Map<String, String> secrets) {
		this.secrets = Map.copyOf(secrets);
	}

	/**
	 * Know a credential that ends.
	 * @param accessKey the access key
	 * @param secretKey its secret key
	 * @param token the token that every request has to carry
	 * @param expiry when it ends, by the services' time
	 */
	public void addTemporary(String accessKey, String secretKey, String token, Instant expiry) {
		this.temporary.put(accessKey, new TemporaryCredential(secretKey, token, expiry));
	}

	/**
	 * Return the secret key of an access key that has to be known, and whose token has to
	 * be the right one.
	 * @param call the request
	 * @param accessKey the access key
	 * @param token the token that the request carries, or {@code null}
	 */
	public String secretOf(Call call, String accessKey, @Nullable String token) {
		TemporaryCredential credential = this.temporary.get(accessKey);
		String secret = (credential != null) ? credential.secretKey() : this.secrets.get(accessKey);
		if (secret == null || (credential != null && token == null)) {
			throw new ServiceException(403, "InvalidAccessKeyId",
					"The access key id you provided does not exist in our records.");
		}
		if (credential != null && !credential.token().equals(token)) {
			throw new ServiceException(403, call.vendor().invalidTokenCode(),
					"The security token you provided is invalid.");
		}
		if (credential != null && !call.now().isBefore(credential.expiry())) {
			throw new ServiceException(403, call.vendor().expiredTokenCode(),
					"The security token you provided has expired.");
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
