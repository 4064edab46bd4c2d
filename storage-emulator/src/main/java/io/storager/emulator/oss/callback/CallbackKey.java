package io.storager.emulator.oss.callback;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * The key that signs callbacks, in the place of the one that only OSS has. It is made
 * when it is first needed, and another one at each start.
 */
final class CallbackKey {

	private static final int BITS = 2048;

	private final ReentrantLock lock = new ReentrantLock();

	private @Nullable KeyPair pair;

	/** Return the signature of a text as OSS writes it: base64 of MD5 with RSA. */
	String sign(String text) {
		try {
			Signature signature = Signature.getInstance("MD5withRSA");
			signature.initSign(pair().getPrivate());
			signature.update(text.getBytes(StandardCharsets.UTF_8));
			return Base64.getEncoder().encodeToString(signature.sign());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This Java platform cannot sign by MD5 with RSA", ex);
		}
	}

	/** Return the public key in PEM. */
	String pem() {
		String base64 = Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(pair().getPublic().getEncoded());
		return "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n";
	}

	private KeyPair pair() {
		this.lock.lock();
		try {
			KeyPair made = (this.pair != null) ? this.pair : make();
			this.pair = made;
			return made;
		}
		finally {
			this.lock.unlock();
		}
	}

	private static KeyPair make() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
			generator.initialize(BITS);
			return generator.generateKeyPair();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java platform has RSA", ex);
		}
	}

}
