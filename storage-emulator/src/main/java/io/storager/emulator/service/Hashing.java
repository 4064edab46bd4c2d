package io.storager.emulator.service;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The hashes of the signatures and of small content. */
public final class Hashing {

	private static final HexFormat HEX = HexFormat.of();

	private Hashing() {
	}

	/**
	 * Return the keyed hash; the algorithm as the platform names it, such as HmacSHA1.
	 */
	public static byte[] hmac(String algorithm, byte[] key, String text) {
		try {
			Mac mac = Mac.getInstance(algorithm);
			mac.init(new SecretKeySpec(key, algorithm));
			return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java platform has " + algorithm, ex);
		}
	}

	/** Return the hash; the algorithm as the platform names it, such as SHA-256. */
	public static byte[] digest(String algorithm, byte[] content) {
		try {
			return MessageDigest.getInstance(algorithm).digest(content);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java platform has " + algorithm, ex);
		}
	}

	/** Return lower-case hex. */
	public static String hex(byte[] bytes) {
		return HEX.formatHex(bytes);
	}

	/** Return the UTF-8 bytes of a text. */
	public static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
