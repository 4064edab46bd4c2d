package io.storager.samples.quickstart;

import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Takes bytes and keeps nothing of them but their SHA-256. */
final class Sha256 extends OutputStream {

	private final MessageDigest digest;

	Sha256() {
		try {
			this.digest = MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	@Override
	public void write(int b) {
		this.digest.update((byte) b);
	}

	@Override
	public void write(byte[] bytes, int offset, int length) {
		this.digest.update(bytes, offset, length);
	}

	String hex() {
		return HexFormat.of().formatHex(this.digest.digest());
	}

}
