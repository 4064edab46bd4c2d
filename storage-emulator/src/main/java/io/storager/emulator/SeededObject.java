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
 * @param bucket the bucket
 * @param key the key
 * @param content the bytes
 * @param now when it is to have been stored
 */
record SeededObject(String bucket, String key, byte[] content, Instant now) {

	private static final Map<String, String> HEADERS = Map.of("Content-Type", "application/octet-stream");

	/** Store it as the service does: class and tag are in its spelling. */
	void store(ObjectStore store, String storageClass, HexFormat spelling) {
		Bucket target = store.bucket(this.bucket);
		if (target == null) {
			throw new IllegalArgumentException("There is no bucket named '" + this.bucket + "'");
		}
		try (ContentReceiver receiver = target.receive(this.content.length)) {
			receiver.take(ByteBuffer.wrap(this.content));
			ReceivedContent received = receiver.finish();
			target.put(new StoredObject(this.key, received.blob(), new EntityTags(spelling).of(received.md5()),
					received.crc64(), this.now.truncatedTo(ChronoUnit.SECONDS), storageClass, HEADERS, Map.of(),
					StoredObject.Encryption.NONE), (previous) -> {
					});
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The object could not be stored: " + this.key, ex);
		}
	}

}
