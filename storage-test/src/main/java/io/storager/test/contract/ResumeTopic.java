package io.storager.test.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import io.storager.ErrorCode;
import io.storager.Feature;
import io.storager.StorageException;
import io.storager.driver.GetRequest;
import io.storager.driver.Payload;
import io.storager.engine.DriverStorager;
import io.storager.settings.StoragerSettings;
import io.storager.transfer.TransferPool;
import io.storager.transfer.TransferSettings;
import io.storager.transfer.Transfers;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What goes on where it has ended, over a line that counts bytes and can be cut. One part
 * after the other, so that it is known which have arrived.
 */
abstract class ResumeTopic extends Topic {

	@TempDir
	Path folder = Path.of("");

	/** As small as the service lets it be. */
	int partSize;

	final Line line = new Line();

	private final TransferPool pool = new TransferPool(TransferPool.defaultMemory());

	Transfers transfers = Transfers.byDefault();

	DriverStorager parts = this.storager;

	@BeforeEach
	void useSmallParts() {
		assumeFeature(Feature.MULTIPART);
		this.partSize = (int) Math.max(1000, this.storager.metadata().multipartSizeMinimum());
		this.transfers = Transfers.of(transferSettings(this.partSize, null), this.pool, 16);
		this.parts = over(this.transfers);
	}

	static TransferSettings transferSettings(long partSize, @Nullable Duration deadline) {
		return TransferSettings.builder().partSize(partSize).concurrency(1).maxRetries(0).deadline(deadline).build();
	}

	/** A storager over the line. */
	DriverStorager over(Transfers transfers) {
		return over(settings().with(transfers));
	}

	DriverStorager over(StoragerSettings settings) {
		return InterceptingDriver.storager(fixture().driver(), settings, this.line);
	}

	/** Let so many parts or ranges pass, and cut the line then. */
	StorageException failAfter(int parts, ThrowingCallable call) {
		this.line.most = parts;
		StorageException failure = failure(ErrorCode.UNEXPECTED, call);
		this.line.mend();
		return failure;
	}

	/** What is in the folder beside some files. */
	List<Path> leftovers(Path... files) throws IOException {
		try (Stream<Path> all = Files.list(this.folder)) {
			return all.filter((file) -> !List.of(files).contains(file)).toList();
		}
	}

	/** The file in which the state is kept. */
	Path stateFile(String ending) throws IOException {
		try (Stream<Path> all = Files.list(this.folder)) {
			List<Path> states = all.filter((file) -> file.toString().endsWith(ending)).toList();
			assertThat(states).hasSize(1);
			return states.get(0);
		}
	}

	/** Counts what passes. */
	static final class Line implements InterceptingDriver.Meddling {

		/** How many parts and ranges may pass. */
		volatile int most = Integer.MAX_VALUE;

		/** What happens before the part or range of a number, counted from 1. */
		volatile @Nullable Event event;

		private final AtomicInteger count = new AtomicInteger();

		private final AtomicLong bytes = new AtomicLong();

		/** Happens to a call. */
		@FunctionalInterface
		interface Event {

			@Nullable Object meet(int number, InterceptingDriver.Call call) throws Exception;

		}

		void mend() {
			this.most = Integer.MAX_VALUE;
			this.event = null;
			this.count.set(0);
			this.bytes.set(0);
		}

		/** How many bytes of parts and ranges have passed. */
		long bytes() {
			return this.bytes.get();
		}

		@Override
		public @Nullable Object meet(InterceptingDriver.Call call) throws Exception {
			long length;
			if (call.is("uploadPart")) {
				length = call.argument(3, Payload.class).length();
			}
			else if (call.is("get")) {
				Long size = call.argument(1, GetRequest.class).size();
				length = (size != null) ? size : 0;
			}
			else {
				Event event = this.event;
				return (event != null) ? event.meet(0, call) : call.proceed();
			}
			int number = this.count.incrementAndGet();
			if (number > this.most) {
				throw new IllegalStateException("the line was cut");
			}
			this.bytes.addAndGet(length);
			Event event = this.event;
			return (event != null) ? event.meet(number, call) : call.proceed();
		}

		/** Wait until somebody wants that to end. */
		static Object hang() throws InterruptedException {
			assertThat(new CountDownLatch(1).await(30, TimeUnit.SECONDS)).isTrue();
			throw new IllegalStateException("nobody came");
		}

	}

}
