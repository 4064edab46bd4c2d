package io.storager.engine;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.storager.settings.StoragerSettings;
import io.storager.test.memory.MemoryBucketDriver;
import io.storager.test.memory.MemoryService;
import io.storager.test.memory.MemoryStorager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeleteOperationsTests {

	private final MemoryService service = new MemoryService();

	private final AtomicInteger bucketRequests = new AtomicInteger();

	private final MemoryStorager storager = new MemoryStorager(new MemoryBucketDriver(this.service, "photos") {

		@Override
		public void headBucket() throws Exception {
			DeleteOperationsTests.this.bucketRequests.incrementAndGet();
			super.headBucket();
		}

	}, StoragerSettings.DEFAULT);

	@BeforeEach
	void createBucket() {
		this.service.createBucket("photos");
	}

	/** What is not found afterwards is an object, not the bucket. */
	@Test
	void knowsFromADeletionThatTheBucketIsThere() {
		assertThat(this.storager.deleteAll(List.of("a")).deletedCount()).isEqualTo(1);
		assertThat(this.storager.exists("a")).isFalse();
		assertThat(this.bucketRequests).hasValue(0);
	}

}
