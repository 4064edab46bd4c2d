package io.storager.test.memory;

import java.util.List;
import java.util.SortedMap;

import io.storager.Operation;
import io.storager.Storager;
import io.storager.driver.BucketListRequest;
import io.storager.driver.BucketPage;
import io.storager.driver.Failure;
import io.storager.driver.ServiceDriver;
import io.storager.engine.DriverServicer;
import io.storager.error.InvalidSettingException;
import io.storager.options.BucketOptions;
import io.storager.transfer.Transfers;
import org.jspecify.annotations.Nullable;

/** The buckets of a {@link MemoryService}. */
public final class MemoryServicer extends DriverServicer {

	private final MemoryService service;

	public MemoryServicer(MemoryService service) {
		super(new Driver(service), Transfers.byDefault());
		this.service = service;
	}

	@Override
	protected Storager storager(String name, @Nullable String location) {
		return new MemoryStorager(this.service, name, settings());
	}

	/**
	 * Two buckets a page.
	 *
	 * @param memory the service
	 */
	private record Driver(MemoryService memory) implements ServiceDriver {

		@Override
		public String service() {
			return this.memory.name();
		}

		@Override
		public void checkName(String bucket) {
			if (!bucket.matches("[a-z0-9][a-z0-9-]{1,61}[a-z0-9]")) {
				throw new InvalidSettingException("name", bucket, "3 to 63 of a-z, 0-9 and, between them, -");
			}
		}

		@Override
		public void create(String bucket, BucketOptions options) {
			this.memory.requestId();
			this.memory.createBucket(bucket);
		}

		@Override
		public void delete(String bucket) throws MemoryServiceException {
			this.memory.requestId();
			this.memory.deleteBucket(bucket);
		}

		@Override
		public BucketPage list(BucketListRequest request) {
			this.memory.requestId();
			SortedMap<String, ?> buckets = this.memory.bucketsAfter(request.marker());
			List<BucketPage.Bucket> page = buckets.keySet()
				.stream()
				.limit(2)
				.map((name) -> BucketPage.Bucket.of(name, null))
				.toList();
			return BucketPage.of(page, (buckets.size() > 2) ? page.get(1).name() : null);
		}

		@Override
		public Failure describe(Throwable error, Operation operation) {
			return new MemoryBucketDriver(this.memory, "").describe(error, operation);
		}

	}

}
