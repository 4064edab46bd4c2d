package io.storager.engine.download;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import io.storager.Operation;
import io.storager.ProgressListener;
import io.storager.StorageObject;
import io.storager.checksum.Crc64;
import io.storager.driver.GetRequest;
import io.storager.engine.request.StoragerContext;
import io.storager.error.IntegrityException;
import io.storager.error.ServiceInternalException;
import io.storager.settings.StoragerSettings;
import io.storager.test.memory.MemoryBucketDriver;
import io.storager.test.memory.MemoryService;
import io.storager.transfer.TransferSettings;
import io.storager.transfer.Transfers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

class ObjectReaderTests {

	private static final byte[] BYTES = bytes();

	@Test
	void givesTheConnectionBackAfterTheEnd() throws IOException {
		FakeReply reply = FakeReply.whole(BYTES, crc64(BYTES));
		try (ObjectReader reader = reader(reply, null)) {
			assertThat(reader.readAllBytes()).isEqualTo(BYTES);
			assertThat(reply.calls).isEmpty();
		}
		assertThat(reply.calls).containsExactly("close");
	}

	@Test
	void givesTheConnectionUpBeforeTheEnd() throws IOException {
		FakeReply reply = FakeReply.whole(BYTES, crc64(BYTES));
		ObjectReader reader = reader(reply, null);
		reader.readNBytes(BYTES.length - 1);
		reader.close();
		reader.close();
		assertThat(reply.calls).containsExactly("abort");
	}

	@Test
	void closesTheBodyOfAnEmptyObject() throws IOException {
		FakeReply reply = FakeReply.whole(new byte[0], 0L);
		reader(reply, null).close();
		assertThat(reply.calls).containsExactly("close");
	}

	@Test
	void failsWhenTheBodyIsShort() throws IOException {
		FakeReply reply = new FakeReply(1000, 0, 1000, Arrays.copyOf(BYTES, 600), null);
		try (ObjectReader reader = reader(reply, null)) {
			assertThat(reader.readNBytes(600)).hasSize(600);
			assertThatIOException().isThrownBy(reader::read)
				.withCauseInstanceOf(ServiceInternalException.class)
				.withMessageContaining("after 600 of 1000 bytes");
			assertThat(reply.calls).containsExactly("abort");
		}
		assertThat(reply.calls).containsExactly("abort");
	}

	@Test
	void ignoresWhatFollowsTheEnd() throws IOException {
		FakeReply reply = new FakeReply(100, 0, 100, BYTES, crc64(Arrays.copyOf(BYTES, 100)));
		try (ObjectReader reader = reader(reply, null)) {
			assertThat(reader.available()).isEqualTo(100);
			assertThat(reader.readAllBytes()).hasSize(100);
			assertThat(reader.available()).isZero();
		}
	}

	/** A connection that has brought nothing yet is not at the end of the object. */
	@Test
	void hasMoreBytesUntilTheEndWhateverTheConnectionKnows() throws IOException {
		FakeReply reply = FakeReply.whole(new byte[2], null).withNothingReady();
		try (ObjectReader reader = reader(reply, null)) {
			assertThat(reader.available()).isEqualTo(1);
			reader.read();
			assertThat(reader.available()).isEqualTo(1);
			reader.read();
			assertThat(reader.available()).isZero();
		}
	}

	@Test
	void holdsBackTheLastBytesOfACorruptBody() {
		byte[] corrupt = BYTES.clone();
		corrupt[0] ^= 1;
		FakeReply reply = FakeReply.whole(corrupt, crc64(BYTES));
		ObjectReader reader = reader(reply, null);
		List<Byte> read = new ArrayList<>();
		assertThatIOException().isThrownBy(() -> {
			byte[] buffer = new byte[100];
			for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
				for (int i = 0; i < count; i++) {
					read.add(buffer[i]);
				}
			}
		}).withCauseInstanceOf(IntegrityException.class).withMessageContaining("CRC-64");
		assertThat(read).hasSize(BYTES.length - 100);
		assertThat(reply.calls).containsExactly("abort");
	}

	@Test
	void readsNothingAfterAFailureAndTellsItAgain() {
		byte[] corrupt = BYTES.clone();
		corrupt[BYTES.length - 1] ^= 1;
		FakeReply reply = FakeReply.whole(corrupt, crc64(BYTES));
		ObjectReader reader = reader(reply, null);
		assertThatIOException().isThrownBy(reader::readAllBytes);
		assertThatIOException().isThrownBy(reader::read).withCauseInstanceOf(IntegrityException.class);
		assertThatExceptionOfType(IntegrityException.class).isThrownBy(() -> reader.fetch(new byte[1], 0, 1));
		assertThat(reply.calls).containsExactly("abort");
	}

	@Test
	void checksNoChecksumOfARange() throws IOException {
		FakeReply reply = new FakeReply(1000, 10, 20, Arrays.copyOfRange(BYTES, 10, 30), crc64(BYTES));
		try (ObjectReader reader = reader(reply, null)) {
			assertThat(reader.readAllBytes()).isEqualTo(Arrays.copyOfRange(BYTES, 10, 30));
		}
		FakeReply start = new FakeReply(1000, 0, 20, Arrays.copyOf(BYTES, 20), crc64(BYTES));
		try (ObjectReader reader = reader(start, null)) {
			assertThat(reader.readAllBytes()).hasSize(20);
		}
	}

	@Test
	void checksARangeThatIsTheWholeObject() {
		FakeReply reply = FakeReply.whole(new byte[BYTES.length], crc64(BYTES));
		assertThatExceptionOfType(IntegrityException.class)
			.isThrownBy(() -> reader(reply, null).fetch(new byte[BYTES.length], 0, BYTES.length));
	}

	@Test
	void givesTheConnectionUpWhenTheListenerThrows() {
		FakeReply reply = FakeReply.whole(BYTES, null);
		ObjectReader reader = reader(reply, (transferred, total) -> {
			throw new IllegalStateException("stop");
		});
		assertThatIOException().isThrownBy(reader::readAllBytes).withMessageContaining("stop");
		assertThat(reply.calls).containsExactly("abort");
	}

	@Test
	void keepsTheFirstFailureWhenGivingUpFails() {
		FakeReply reply = new FakeReply(1000, 0, 1000, new byte[0], null).withBrokenAbort();
		assertThatExceptionOfType(ServiceInternalException.class)
			.isThrownBy(() -> reader(reply, null).fetch(new byte[1], 0, 1))
			.satisfies((ex) -> assertThat(ex.getSuppressed()).singleElement().asString().contains("abort failed"));
	}

	@Test
	void tellsTheProgressOfAnEmptyBody() throws IOException {
		List<Long> told = new ArrayList<>();
		try (ObjectReader reader = reader(FakeReply.whole(new byte[0], 0L),
				(transferred, total) -> told.add(transferred))) {
			assertThat(reader.read()).isEqualTo(-1);
			assertThat(reader.read()).isEqualTo(-1);
		}
		assertThat(told).containsExactly(0L);
	}

	private static ObjectReader reader(FakeReply reply, @Nullable ProgressListener progress) {
		TransferSettings once = TransferSettings.builder().partSize(100_000).concurrency(1).maxRetries(0).build();
		StoragerContext context = new StoragerContext(new MemoryBucketDriver(new MemoryService(), "photos"),
				StoragerSettings.DEFAULT.with(Transfers.byDefault().with(once)));
		PinnedObject source = new PinnedObject(context, context.invocation(Operation.READ, "a"), "a",
				GetRequest.builder().build(), reply.head());
		return new ObjectReader(source, reply, StorageObject.builder("a", "a").build(), progress, true);
	}

	private static byte[] bytes() {
		byte[] bytes = new byte[1000];
		new Random(1).nextBytes(bytes);
		return bytes;
	}

	private static long crc64(byte[] bytes) {
		Crc64 crc64 = new Crc64();
		crc64.update(bytes);
		return crc64.getValue();
	}

}
