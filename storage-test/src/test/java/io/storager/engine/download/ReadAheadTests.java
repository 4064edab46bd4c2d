package io.storager.engine.download;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

import io.storager.Content;
import io.storager.driver.GetReply;
import io.storager.driver.GetRequest;
import io.storager.settings.StoragerSettings;
import io.storager.test.memory.ForwardingReply;
import io.storager.test.memory.MemoryBucketDriver;
import io.storager.test.memory.MemoryService;
import io.storager.test.memory.MemoryStorager;
import io.storager.transfer.TransferPool;
import io.storager.transfer.TransferSettings;
import io.storager.transfer.Transfers;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** When a read gets more connections, and how much each of them fetches. */
class ReadAheadTests {

	private static final int MIB = 1024 * 1024;

	private static final byte[] BYTES = new byte[9 * MIB + 1];

	static {
		new Random(1).nextBytes(BYTES);
	}

	private final List<GetRequest> requests = new CopyOnWriteArrayList<>();

	@Test
	void readsThroughOneConnectionThatIsFast() {
		MemoryStorager storager = storager(64 * MIB, false, 1);
		assertThat(read(storager)).isEqualTo(BYTES);
		assertThat(this.requests).hasSize(1);
	}

	@Test
	void readsBesideOneConnectionThatIsSlow() {
		MemoryStorager storager = storager(64 * MIB, true, 1L << 30);
		assertThat(read(storager)).isEqualTo(BYTES);
		assertThat(this.requests).hasSizeGreaterThan(2);
	}

	/** All ranges of a reader that is alone find memory, or else some would not run. */
	@Test
	void cutsRangesThatFitTheMemory() {
		MemoryStorager storager = storager(8 * MIB, false, Long.MAX_VALUE);
		assertThat(read(storager)).isEqualTo(BYTES);
		List<Long> sizes = this.requests.stream()
			.filter((request) -> request.size() != null)
			.map(GetRequest::size)
			.toList();
		assertThat(sizes).hasSize(4).allMatch((size) -> size <= 2 * MIB);
	}

	private static byte[] read(MemoryStorager storager) {
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		storager.read("a", output);
		return output.toByteArray();
	}

	private MemoryStorager storager(long memory, boolean slow, long fastConnection) {
		MemoryService service = new MemoryService();
		service.createBucket("photos");
		new MemoryStorager(new MemoryBucketDriver(service, "photos"), StoragerSettings.DEFAULT).write("a",
				Content.of(BYTES));
		Transfers transfers = Transfers
			.of(TransferSettings.builder().partSize(4 * MIB).concurrency(2).maxRetries(0).build(),
					new TransferPool(memory), 16)
			.withFastConnection(fastConnection);
		return new MemoryStorager(new MemoryBucketDriver(service, "photos") {

			@Override
			public GetReply get(String key, GetRequest request) throws Exception {
				ReadAheadTests.this.requests.add(request);
				GetReply reply = super.get(key, request);
				return slow ? new SlowReply(reply) : reply;
			}

		}, StoragerSettings.DEFAULT.with(transfers));
	}

	private static final class SlowReply extends ForwardingReply {

		private final InputStream body;

		SlowReply(GetReply reply) {
			super(reply);
			this.body = new SlowStream(reply.body());
		}

		@Override
		public InputStream body() {
			return this.body;
		}

	}

	private static final class SlowStream extends FilterInputStream {

		SlowStream(InputStream bytes) {
			super(bytes);
		}

		@Override
		public int read(byte[] target, int offset, int length) throws IOException {
			try {
				Thread.sleep(5);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IOException(ex);
			}
			return super.read(target, offset, Math.min(length, 256 * 1024));
		}

	}

}
