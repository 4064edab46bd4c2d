package io.storager.engine.download;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import io.storager.Content;
import io.storager.StorageException;
import io.storager.StorageInputStream;
import io.storager.driver.GetReply;
import io.storager.driver.GetRequest;
import io.storager.engine.request.PoolThreads;
import io.storager.options.ReadOptions;
import io.storager.settings.StoragerSettings;
import io.storager.test.memory.ForwardingReply;
import io.storager.test.memory.MemoryBucketDriver;
import io.storager.test.memory.MemoryService;
import io.storager.test.memory.MemoryStorager;
import io.storager.transfer.TransferPool;
import io.storager.transfer.TransferSettings;
import io.storager.transfer.Transfers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

/** Reads side by side that end early, in whatever way. */
@Timeout(30)
class AbandonedReadTests {

	private static final int MIB = 1024 * 1024;

	private static final byte[] BYTES = new byte[6 * MIB];

	static {
		new Random(1).nextBytes(BYTES);
	}

	private final MemoryService service = new MemoryService();

	private final TransferPool pool = new TransferPool(16 * MIB);

	private final List<GetRequest> requests = new CopyOnWriteArrayList<>();

	private final CountDownLatch aborted = new CountDownLatch(1);

	private final CountDownLatch reached = new CountDownLatch(1);

	private Body body = (bytes) -> bytes;

	@BeforeEach
	void store() {
		this.service.createBucket("photos");
		new MemoryStorager(this.service, "photos", StoragerSettings.DEFAULT).write("a", Content.of(BYTES));
	}

	@AfterEach
	void close() {
		this.aborted.countDown();
		this.pool.close();
	}

	@Test
	void asksForTheSameVersionInEveryRange() {
		assertThat(storager().readAllBytes("a")).isEqualTo(BYTES);
		String etag = storager().stat("a").etag();
		assertThat(this.requests).hasSizeGreaterThan(2);
		assertThat(this.requests.subList(1, this.requests.size()))
			.allSatisfy((request) -> assertThat(request.conditions().ifMatch()).isEqualTo(etag));
	}

	@Test
	void asksForTheVersionThatIsNamedInEveryRange() {
		String versionId = versioned();
		new MemoryStorager(this.service, "photos", StoragerSettings.DEFAULT).write("a", Content.of(new byte[1]));
		assertThat(storager().readAllBytes("a", ReadOptions.builder().versionId(versionId).build())).isEqualTo(BYTES);
		assertThat(this.requests).hasSizeGreaterThan(2)
			.allSatisfy((request) -> assertThat(request.versionId()).isEqualTo(versionId));
	}

	@Test
	void readsAnObjectThatChangesToItsEndWhereVersionsAreKept() {
		versioned();
		MemoryStorager changing = new MemoryStorager(this.service, "photos", StoragerSettings.DEFAULT);
		this.body = (bytes) -> {
			changing.write("a", Content.of(new byte[1]));
			return bytes;
		};
		assertThat(storager().readAllBytes("a")).isEqualTo(BYTES);
		// To read an old version takes a right that not everybody has.
		assertThat(this.requests.get(1).versionId()).isNull();
	}

	/** Keep versions from now on, and write one. */
	private String versioned() {
		this.service.keepVersions("photos");
		return String
			.valueOf(new MemoryStorager(this.service, "photos", StoragerSettings.DEFAULT).write("a", Content.of(BYTES))
				.versionId());
	}

	@Test
	void tellsOfAnObjectThatChanges() {
		MemoryStorager changing = new MemoryStorager(this.service, "photos", StoragerSettings.DEFAULT);
		byte[] others = BYTES.clone();
		others[5 * MIB]++;
		this.body = (bytes) -> {
			changing.write("a", Content.of(others));
			return bytes;
		};
		assertThatExceptionOfType(StorageException.class).isThrownBy(() -> storager().readAllBytes("a"))
			.withMessageContaining("changed while it was read");
	}

	@Test
	void cancelsWhatNobodyReadsAndGivesItsMemoryBack() throws Exception {
		this.body = Stuck::new;
		StorageInputStream stream = storager().newInputStream("a");
		stream.readNBytes(3 * MIB / 2);
		this.reached.await();
		assertThat(this.pool.memory().used()).isPositive();
		stream.close();
		this.aborted.await();
		awaitNoMemory();
		assertThat(PoolThreads.stillUnwanted(this.pool)).isFalse();
	}

	@Test
	void givesTheMemoryBackOfARangeThatNoThreadIsLeftFor() throws Exception {
		assertThat(storager(1).readAllBytes("a")).isEqualTo(BYTES);
		awaitNoMemory();
	}

	@Test
	void givesTheMemoryBackOfWhatWasFetchedAndNotRead() throws Exception {
		StorageInputStream stream = storager().newInputStream("a");
		stream.readNBytes(5 * MIB / 2);
		stream.close();
		awaitNoMemory();
	}

	@Test
	void givesTheMemoryBackOfWhatWasRead() throws Exception {
		assertThat(storager().readAllBytes("a")).isEqualTo(BYTES);
		awaitNoMemory();
	}

	@Test
	void tellsAnErrorOfARangeToWhoReads() throws Exception {
		this.body = (bytes) -> new FilterInputStream(bytes) {

			@Override
			public int read(byte[] target, int offset, int length) {
				throw new StackOverflowError("too deep");
			}

		};
		try (StorageInputStream stream = storager().newInputStream("a")) {
			assertThatExceptionOfType(StackOverflowError.class).isThrownBy(stream::readAllBytes)
				.withMessage("too deep");
			assertThatIOException().isThrownBy(stream::read).withMessageContaining("too deep");
			awaitNoMemory();
		}
	}

	private void awaitNoMemory() throws InterruptedException {
		while (this.pool.memory().used() > 0) {
			Thread.sleep(1);
		}
	}

	/**
	 * Its first answer is as it should be, the body of every other one as the test says.
	 */
	private MemoryStorager storager() {
		return storager(16);
	}

	private MemoryStorager storager(int connections) {
		Transfers transfers = Transfers
			.of(TransferSettings.builder().partSize(MIB).concurrency(3).maxRetries(0).build(), this.pool, connections)
			.withFastConnection(Long.MAX_VALUE);
		return new MemoryStorager(new MemoryBucketDriver(this.service, "photos") {

			@Override
			public GetReply get(String key, GetRequest request) throws Exception {
				AbandonedReadTests.this.requests.add(request);
				GetReply reply = super.get(key, request);
				return (reply.offset() > 0) ? new Changed(reply) : reply;
			}

		}, StoragerSettings.DEFAULT.with(transfers));
	}

	/** What a test makes of a body. */
	private interface Body {

		InputStream of(InputStream bytes);

	}

	private final class Changed extends ForwardingReply {

		private final InputStream bytes;

		Changed(GetReply reply) {
			super(reply);
			this.bytes = AbandonedReadTests.this.body.of(reply.body());
		}

		@Override
		public InputStream body() {
			return this.bytes;
		}

		@Override
		public void abort() throws IOException {
			AbandonedReadTests.this.aborted.countDown();
			super.abort();
		}

	}

	/** Gives nothing until it is broken off, and takes no interrupt for that. */
	private final class Stuck extends FilterInputStream {

		Stuck(InputStream bytes) {
			super(bytes);
		}

		@Override
		public int read(byte @Nullable [] target, int offset, int length) throws IOException {
			AbandonedReadTests.this.reached.countDown();
			while (true) {
				try {
					AbandonedReadTests.this.aborted.await();
					throw new IOException("broken off");
				}
				catch (InterruptedException ex) {
					// The SDKs' sockets take no notice either.
				}
			}
		}

	}

}
