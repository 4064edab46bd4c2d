package io.storager.engine.upload;

import java.util.concurrent.atomic.AtomicInteger;

import io.storager.Content;
import io.storager.ErrorCode;
import io.storager.Operation;
import io.storager.StorageException;
import io.storager.driver.Payload;
import io.storager.driver.PutReply;
import io.storager.driver.PutRequest;
import io.storager.error.ServiceInternalException;
import io.storager.error.StorageError;
import io.storager.options.WriteOptions;
import io.storager.settings.StoragerSettings;
import io.storager.test.memory.MemoryBucketDriver;
import io.storager.test.memory.MemoryService;
import io.storager.test.memory.MemoryStorager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A put whose answer is lost. */
class RepeatedPutTests {

	private final MemoryService service = new MemoryService();

	private final AtomicInteger puts = new AtomicInteger();

	private final MemoryStorager storager = new MemoryStorager(new MemoryBucketDriver(this.service, "photos") {

		@Override
		public PutReply put(String key, Payload payload, PutRequest request) throws Exception {
			PutReply reply = super.put(key, payload, request);
			if (RepeatedPutTests.this.puts.incrementAndGet() == 1) {
				throw StorageException.of(StorageError
					.builder(ErrorCode.SERVICE_INTERNAL, "the answer is lost", Operation.WRITE, "memory")
					.temporary(true)
					.build(), null);
			}
			return reply;
		}

	}, StoragerSettings.DEFAULT);

	@BeforeEach
	void createBucket() {
		this.service.createBucket("photos");
	}

	@Test
	void isSentAgain() {
		this.storager.write("a", Content.of(new byte[1]));
		assertThat(this.puts).hasValue(2);
	}

	/** The second one would be refused, and tell of the first one's object. */
	@Test
	void isNotSentAgainWhereNothingMayBeReplaced() {
		assertThatExceptionOfType(ServiceInternalException.class).isThrownBy(() -> this.storager.write("a",
				Content.of(new byte[1]), WriteOptions.builder().forbidOverwrite(true).build()));
		assertThat(this.puts).hasValue(1);
	}

}
