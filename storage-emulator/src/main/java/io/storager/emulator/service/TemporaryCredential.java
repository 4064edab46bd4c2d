package io.storager.emulator.service;

import java.time.Instant;

/**
 * A credential as a token service gives it.
 *
 * @param secretKey the secret key
 * @param token the token that every request has to carry
 * @param expiry when it ends
 */
record TemporaryCredential(String secretKey, String token, Instant expiry) {

	/** The secrets stay out. */
	@Override
	public String toString() {
		return "TemporaryCredential until " + this.expiry;
	}

}
