package io.storager.driver;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

import io.storager.Content;
import io.storager.ErrorCode;
import io.storager.ListMode;
import io.storager.ListOptions;
import io.storager.Operation;
import io.storager.Part;
import io.storager.ServiceInternalException;
import io.storager.StorageMetadata;
import io.storager.memory.MemoryBucketDriver;
import io.storager.memory.MemoryService;
import io.storager.memory.MemoryStorager;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CopyInPartsTests {

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
		public Part copyPart(String source, String target, String uploadId, int index, long offset, long size,
				CopyRequest request) throws Exception {
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
			return (error instanceof IOException) ? new Failure(ErrorCode.SERVICE_INTERNAL,
					String.valueOf(error.getMessage()), null, 0, null, true, false) : super.describe(error, operation);
		}

	}

}
