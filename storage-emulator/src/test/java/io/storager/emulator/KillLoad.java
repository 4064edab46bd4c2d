package io.storager.emulator;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;

import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One client that changes objects at random until the service is gone, and knows what may
 * be there afterwards: of each key what was acknowledged last, or what was under way.
 */
final class KillLoad {

	private static final int KEYS = 8;

	/** The content of a key that has no object. */
	private static final long NOTHING = 0;

	private final String prefix;

	private final Random random;

	private final Map<String, Long> acknowledged = new HashMap<>();

	private @Nullable String keyUnderWay;

	private long contentUnderWay;

	private long contents;

	private int changes;

	KillLoad(String prefix, Random random) {
		this.prefix = prefix;
		this.random = random;
	}

	/** Return how many changes were acknowledged. */
	int acknowledged() {
		return this.changes;
	}

	void run(int port, CountDownLatch acknowledgements) {
		try {
			while (true) {
				change(port);
				this.changes++;
				acknowledgements.countDown();
			}
		}
		catch (IOException ex) {
			// The service was killed: what was under way may have come about or not.
		}
	}

	private void change(int port) throws IOException {
		String key = this.prefix + this.random.nextInt(KEYS);
		int what = this.random.nextInt(10);
		long content = (what == 0) ? NOTHING : ++this.contents;
		this.keyUnderWay = key;
		this.contentUnderWay = content;
		switch (what) {
			case 0 -> send(port, "DELETE", key, null);
			case 1, 2 -> uploadInParts(port, key, content);
			default -> send(port, "PUT", key, bytes(key, content));
		}
		this.acknowledged.put(key, content);
		this.keyUnderWay = null;
	}

	private void uploadInParts(int port, String key, long content) throws IOException {
		String started = send(port, "POST", key + "?uploads", new byte[0]);
		String id = started.replaceAll("(?s).*<UploadId>(.*)</UploadId>.*", "$1");
		send(port, "PUT", key + "?partNumber=1&uploadId=" + id, bytes(key, content));
		String parts = send(port, "GET", key + "?uploadId=" + id, null);
		String etag = parts.replaceAll("(?s).*<ETag>(.*)</ETag>.*", "$1");
		send(port, "POST", key + "?uploadId=" + id, ("<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>"
				+ etag + "</ETag></Part></CompleteMultipartUpload>")
			.getBytes(StandardCharsets.UTF_8));
	}

	/** See that each key has what it may have, whole. */
	void check(int port, String situation) throws IOException {
		for (int index = 0; index < KEYS; index++) {
			String key = this.prefix + index;
			long expected = this.acknowledged.getOrDefault(key, NOTHING);
			byte[] found = get(port, key);
			long content = (found != null) ? ByteBuffer.wrap(found).getLong() : NOTHING;
			boolean mayBeNew = key.equals(this.keyUnderWay) && content == this.contentUnderWay;
			assertThat(mayBeNew ? expected : content).as("%s after %s", key, situation).isEqualTo(expected);
			if (found != null) {
				assertThat(found).as("%s after %s", key, situation).isEqualTo(bytes(key, content));
			}
			this.acknowledged.put(key, content);
		}
		this.keyUnderWay = null;
	}

	/** Return a content of any length that begins with its number. */
	private static byte[] bytes(String key, long number) {
		Random content = new Random(number * 31 + key.hashCode());
		byte[] bytes = new byte[8 + content.nextInt((content.nextInt(8) == 0) ? 700_000 : 5_000)];
		content.nextBytes(bytes);
		ByteBuffer.wrap(bytes).putLong(number);
		return bytes;
	}

	private static String send(int port, String method, String target, byte @Nullable [] body) throws IOException {
		HttpURLConnection connection = open(port, method, target);
		if (body != null) {
			connection.setDoOutput(true);
			connection.setFixedLengthStreamingMode(body.length);
			try (OutputStream out = connection.getOutputStream()) {
				out.write(body);
			}
		}
		assertThat(connection.getResponseCode()).as("%s %s", method, target).isBetween(200, 204);
		return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
	}

	private static byte @Nullable [] get(int port, String key) throws IOException {
		HttpURLConnection connection = open(port, "GET", key);
		return (connection.getResponseCode() == 404) ? null : connection.getInputStream().readAllBytes();
	}

	private static HttpURLConnection open(int port, String method, String target) throws IOException {
		URI uri = URI.create("http://127.0.0.1:" + port + "/" + TestEmulator.OSS_BUCKET + "/" + target);
		HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
		connection.setRequestMethod(method);
		connection.setReadTimeout(60_000);
		return connection;
	}

}
