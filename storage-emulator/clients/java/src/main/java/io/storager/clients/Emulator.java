package io.storager.clients;

/** Where the emulator answers, and whom it knows. */
final class Emulator {

	static final int OSS_PORT = Integer.getInteger("oss.port", 9300);

	static final int COS_PORT = Integer.getInteger("cos.port", 9301);

	static final String OSS = "http://127.0.0.1:" + OSS_PORT;

	static final String ACCESS_KEY = "emulator";

	static final String SECRET_KEY = "emulator-secret";

	static final String BUCKET = "clients";

	static final String COS_BUCKET = "clients-1250000000";

	private Emulator() {
	}

	static byte[] bytes(int length) {
		byte[] bytes = new byte[length];
		new java.util.Random(length).nextBytes(bytes);
		return bytes;
	}

}
