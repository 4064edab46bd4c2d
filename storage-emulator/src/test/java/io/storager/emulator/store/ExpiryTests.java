package io.storager.emulator.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Deletions that were decided on a moment before. */
class ExpiryTests {

	private final Bucket bucket;

	ExpiryTests() throws IOException {
		ObjectStore store = new ObjectStore(new MemoryBacking(), () -> new ComputingHasher(Runnable::run));
		store.create(new BucketInfo("photos", "here", Instant.EPOCH, "Standard", "private"));
		this.bucket = Objects.requireNonNull(store.bucket("photos"));
	}

	private StoredObject put() throws IOException {
		try (ContentReceiver receiver = this.bucket.receive(3)) {
			receiver.take(ByteBuffer.wrap(new byte[3]));
			ReceivedContent content = receiver.finish();
			StoredObject object = new StoredObject("a", content.blob(), "", content.crc64(), Instant.EPOCH, "Standard",
					Map.of(), Map.of(), StoredObject.Encryption.NONE);
			return Objects.requireNonNull(this.bucket.put(object, (previous) -> {
			}));
		}
	}

	@Test
	void leaveAnObjectThatWasReplacedMeanwhile() throws IOException {
		StoredObject expired = put();
		StoredObject current = put();
		this.bucket.expire(expired, Instant.EPOCH);
		assertThat(this.bucket.get("a")).isSameAs(current);
		this.bucket.expire(current, Instant.EPOCH);
		assertThat(this.bucket.get("a")).isNull();
	}

	@Test
	void leaveAVersionThatBecameTheCurrentOneMeanwhile() throws IOException {
		this.bucket.update((info) -> info.withVersioning("Enabled"));
		StoredObject expired = put();
		StoredObject current = put();
		this.bucket.delete("a", current.version().id());
		this.bucket.expireOlder(expired);
		assertThat(this.bucket.get("a")).isSameAs(expired);
	}

	@Test
	void showWhatADeleteMarkerHides() throws IOException {
		this.bucket.update((info) -> info.withVersioning("Enabled"));
		put();
		this.bucket.delete("a", Instant.EPOCH);
		this.bucket.expireOlder(Objects.requireNonNull(this.bucket.deleteMarker("a")));
		assertThat(this.bucket.get("a")).isNotNull();
	}

}
