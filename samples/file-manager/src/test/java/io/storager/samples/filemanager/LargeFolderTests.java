package io.storager.samples.filemanager;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.storager.Storager;
import io.storager.driver.CopyRequest;
import io.storager.driver.HeadRequest;
import io.storager.driver.ListPage;
import io.storager.driver.ListRequest;
import io.storager.driver.ObjectHead;
import io.storager.driver.PutReply;
import io.storager.settings.StoragerSettings;
import io.storager.test.memory.MemoryBucketDriver;
import io.storager.test.memory.MemoryService;
import io.storager.test.memory.MemoryStorager;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a copy or a move of a folder holds does not grow with the folder. */
class LargeFolderTests {

	private static final int OBJECTS = 50_000;

	private static final int PAGE_SIZE = 1000;

	/** Of so many keys one is watched. */
	private static final int SAMPLE = 25;

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void holdsAFewPagesOfAnyFolder(boolean move) {
		LargeFolder folder = new LargeFolder();
		Storager storager = new MemoryStorager(folder, StoragerSettings.DEFAULT);
		Storages storages = new Storages(Map.of("memory", storager));
		ObjectWorkers workers = new ObjectWorkers();
		Transfers transfers = new Transfers(storages, new Versioning(storages),
				new TransferFigures(new SimpleMeterRegistry()), workers);
		try {
			Transfer transfer = transfers
				.start(new TransferRequest("memory", "large/", "memory", "moved/", move, false, null));
			Awaitility.await().atMost(Duration.ofMinutes(1)).until(transfer::isOver);
			assertThat(transfer.status().error()).isNull();
			assertThat(transfer.status().objectsDone()).isEqualTo(OBJECTS);
		}
		finally {
			transfers.close();
			workers.close();
		}
		assertThat(folder.copied).hasValue(OBJECTS);
		assertThat(folder.deleted).hasValue(move ? OBJECTS : 0);
		// One look, one listing to work on: of both, the pages that are being read, the
		// next one and what the workers have.
		assertThat(folder.listings).hasValue(2);
		assertThat(folder.mostHeld).as("of %s keys", OBJECTS / SAMPLE).hasValueLessThan(5 * PAGE_SIZE / SAMPLE);
	}

	/** A folder whose objects are made when they are listed, and stored nowhere. */
	private static final class LargeFolder extends MemoryBucketDriver {

		private static final String PREFIX = "large/";

		/** Keys that are as long as each other are in the order of their numbers. */
		private static final int FIRST = 10_000_000;

		private final Instant lastModified = Instant.now();

		private final Queue<WeakReference<String>> keys = new ConcurrentLinkedQueue<>();

		private final AtomicLong copied = new AtomicLong();

		private final AtomicLong deleted = new AtomicLong();

		private final AtomicInteger listings = new AtomicInteger();

		private final AtomicLong mostHeld = new AtomicLong();

		LargeFolder() {
			super(withBucket(), "photos");
		}

		private static MemoryService withBucket() {
			MemoryService service = new MemoryService();
			service.createBucket("photos");
			return service;
		}

		@Override
		public ListPage list(ListRequest request) throws Exception {
			if (!request.prefix().equals(PREFIX)) {
				return super.list(request);
			}
			String marker = request.marker();
			int start = (marker != null) ? Integer.parseInt(marker.substring(PREFIX.length())) + 1 : FIRST;
			int end = Math.min(start + PAGE_SIZE, FIRST + OBJECTS);
			List<ListPage.Entry> page = new ArrayList<>();
			for (int i = start; i < end; i++) {
				String key = PREFIX + i;
				if (i % SAMPLE == 0) {
					this.keys.add(new WeakReference<>(key));
				}
				page.add(ListPage.Entry.builder(key, 1).lastModified(this.lastModified).etag("etag").build());
			}
			if (end < FIRST + OBJECTS) {
				return ListPage.of(List.of(), page, PREFIX + (end - 1));
			}
			this.listings.incrementAndGet();
			lookWhatIsHeld();
			return ListPage.of(List.of(), page, null);
		}

		private void lookWhatIsHeld() {
			System.gc();
			long held = this.keys.stream().map(WeakReference::get).filter(Objects::nonNull).count();
			this.mostHeld.accumulateAndGet(held, Math::max);
		}

		@Override
		public ObjectHead head(String key, HeadRequest request) {
			return ObjectHead.builder(1).lastModified(this.lastModified).etag("etag").build();
		}

		@Override
		public PutReply copy(String source, String target, CopyRequest request) {
			this.copied.incrementAndGet();
			return PutReply.of("etag");
		}

		@Override
		public void delete(String key) {
			this.deleted.incrementAndGet();
		}

	}

}
