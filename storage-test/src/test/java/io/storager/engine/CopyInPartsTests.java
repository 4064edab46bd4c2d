package io.storager.engine;

import java.io.IOException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import io.storager.Content;
import io.storager.ErrorCode;
import io.storager.ListMode;
import io.storager.Operation;
import io.storager.Part;
import io.storager.StorageMetadata;
import io.storager.driver.Failure;
import io.storager.driver.PartCopyRequest;
import io.storager.driver.PutRequest;
import io.storager.error.RestrictionDissatisfiedException;
import io.storager.error.ServiceInternalException;
import io.storager.options.ListOptions;
import io.storager.settings.StoragerSettings;
import io.storager.test.memory.MemoryBucketDriver;
import io.storager.test.memory.MemoryService;
import io.storager.test.memory.MemoryStorager;
import io.storager.transfer.TransferSettings;
import io.storager.transfer.Transfers;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CopyInPartsTests {

	private static final StoragerSettings SMALL_PARTS = StoragerSettings.DEFAULT.with(
			Transfers.byDefault().with(TransferSettings.builder().partSize(110).concurrency(1).maxRetries(0).build()));

	/** A part that stays costs money until somebody finds it. */
	@Test
	void triesAgainToGiveTheUploadUp() {
		MemoryService service = new MemoryService();
		service.createBucket("photos");
		Broken driver = new Broken(service);
		MemoryStorager storager = new MemoryStorager(driver, StoragerSettings.DEFAULT.withMaxRetries(1));
		storager.write("a", Content.of(new byte[250]));
		assertThatExceptionOfType(ServiceInternalException.class).isThrownBy(() -> storager.copy("a", "b"))
			.withMessageContaining("the network is down");
		assertThat(driver.aborts).hasValue(2);
		assertThat(storager.list("", ListOptions.builder().listMode(ListMode.PART).build())).isEmpty();
	}

	@Test
	void takesLargerPartsWhereTheUsualOnesWouldBeTooMany() {
		MemoryService service = new MemoryService();
		service.createBucket("photos");
		Limited driver = new Limited(service, 2, 125);
		MemoryStorager storager = new MemoryStorager(driver, SMALL_PARTS);
		byte[] bytes = new byte[250];
		new Random(1).nextBytes(bytes);
		new MemoryStorager(new MemoryBucketDriver(service, "photos"), StoragerSettings.DEFAULT).write("a",
				Content.of(bytes));
		storager.copy("a", "b");
		assertThat(storager.readAllBytes("b")).isEqualTo(bytes);
		assertThat(driver.parts).hasValue(2);
	}

	@Test
	void refusesWhatNoUploadCanHave() {
		MemoryService service = new MemoryService();
		service.createBucket("photos");
		Limited driver = new Limited(service, 2, 124);
		MemoryStorager storager = new MemoryStorager(driver, SMALL_PARTS);
		new MemoryStorager(new MemoryBucketDriver(service, "photos"), StoragerSettings.DEFAULT).write("a",
				Content.of(new byte[250]));
		assertThatExceptionOfType(RestrictionDissatisfiedException.class).isThrownBy(() -> storager.copy("a", "b"))
			.withMessageContaining("has 250 bytes; allowed: at most 248 in a copy");
		assertThat(driver.initiated).isFalse();
	}

	/** Allows few parts, and 100 bytes to be copied with one request. */
	private static final class Limited extends MemoryBucketDriver {

		private final int partNumber;

		private final long partSize;

		private final AtomicInteger parts = new AtomicInteger();

		private boolean initiated;

		Limited(MemoryService service, int partNumber, long partSize) {
			super(service, "photos");
			this.partNumber = partNumber;
			this.partSize = partSize;
		}

		@Override
		public StorageMetadata metadata(String workDir) {
			return super.metadata(workDir).toBuilder()
				.copySizeMaximum(100)
				.multipartNumberMaximum(this.partNumber)
				.multipartSizeMinimum(100)
				.multipartSizeMaximum(this.partSize)
				.build();
		}

		@Override
		public String initiate(String key, PutRequest request) throws Exception {
			this.initiated = true;
			return super.initiate(key, request);
		}

		@Override
		public Part copyPart(String key, String uploadId, int index, PartCopyRequest request) throws Exception {
			this.parts.incrementAndGet();
			return super.copyPart(key, uploadId, index, request);
		}

	}

	/** Copies no part, and gives an upload up when it is asked twice. */
	private static final class Broken extends MemoryBucketDriver {

		private final AtomicInteger aborts = new AtomicInteger();

		Broken(MemoryService service) {
			super(service, "photos");
		}

		@Override
		public StorageMetadata metadata(String workDir) {
			StorageMetadata limits = super.metadata(workDir);
			return limits.toBuilder().copySizeMaximum(limits.multipartSizeMinimum()).build();
		}

		@Override
		public Part copyPart(String key, String uploadId, int index, PartCopyRequest request) throws Exception {
			throw new IOException("the network is down");
		}

		@Override
		public void abort(String key, String uploadId) throws Exception {
			if (this.aborts.incrementAndGet() == 1) {
				throw new IOException("the network is still down");
			}
			super.abort(key, uploadId);
		}

		@Override
		public Failure describe(Throwable error, Operation operation) {
			return (error instanceof IOException)
					? Failure.of(ErrorCode.SERVICE_INTERNAL, String.valueOf(error.getMessage())).temporary(true)
					: super.describe(error, operation);
		}

	}

}
