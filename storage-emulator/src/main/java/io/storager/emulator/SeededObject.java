package io.storager.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;

import io.storager.emulator.service.EntityTags;
import io.storager.emulator.store.Bucket;
import io.storager.emulator.store.ContentReceiver;
import io.storager.emulator.store.ObjectStore;
import io.storager.emulator.store.ReceivedContent;
import io.storager.emulator.store.StoredObject;

/**
 * An object that is there without ever having been put.
 *
 * @param key the key
 * @param contentType what it is answered with
 * @param content the bytes
 * @param now when it is to have been stored
 */
record SeededObject(String key, String contentType, Content content, Instant now) {

	static final String DEFAULT_CONTENT_TYPE = "application/octet-stream";

	private static final long UNKNOWN_SIZE = -1;

	static SeededObject of(String key, byte[] content, Instant now) {
		return new SeededObject(key, DEFAULT_CONTENT_TYPE, (sink) -> sink.take(ByteBuffer.wrap(content)), now);
	}

	/** Store it as the service does: class and tag are in its spelling. */
	void store(ObjectStore store, String bucket, String storageClass, HexFormat spelling) {
		Bucket target = store.bucket(bucket);
		if (target == null) {
			throw new IllegalArgumentException("There is no bucket named '" + bucket + "'");
		}
		try (ContentReceiver receiver = target.receive(UNKNOWN_SIZE)) {
			this.content.writeTo(receiver::take);
			ReceivedContent received = receiver.finish();
			target.put(
					new StoredObject(this.key, received.blob(), new EntityTags(spelling).of(received.md5()),
							received.crc64(), this.now.truncatedTo(ChronoUnit.SECONDS), storageClass,
							Map.of("Content-Type", this.contentType), Map.of(), StoredObject.Encryption.NONE),
					(previous) -> {
					});
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The object could not be stored: " + this.key, ex);
		}
	}

	/** Where the bytes come from. */
	interface Content {

		void writeTo(Sink sink) throws IOException;

	}

	/** Where the bytes go. */
	interface Sink {

		/** Take a piece; it is only valid until the call returns. */
		void take(ByteBuffer piece) throws IOException;

	}

}
