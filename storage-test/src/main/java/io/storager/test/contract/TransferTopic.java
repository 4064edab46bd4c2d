package io.storager.test.contract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import io.storager.Content;
import io.storager.Feature;
import io.storager.engine.DriverStorager;
import io.storager.settings.StoragerSettings;
import io.storager.transfer.TransferPool;
import io.storager.transfer.TransferSettings;
import io.storager.transfer.Transfers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the topics of transfers in parts share: small parts, little memory, and a look at
 * what is left.
 */
abstract class TransferTopic extends Topic {

	private static final int CONCURRENCY = 4;

	/** As small as the service lets it be. */
	int partSize;

	TransferPool pool = new TransferPool(TransferPool.defaultMemory());

	DriverStorager parts = this.storager;

	@BeforeEach
	void useSmallParts() {
		assumeFeature(Feature.MULTIPART);
		this.partSize = (int) Math.max(64 * 1024 + 1, this.storager.metadata().multipartSizeMinimum());
		this.pool = new TransferPool(8L * this.partSize);
		this.parts = storager(this.pool, null);
	}

	final DriverStorager storager(TransferPool pool, @Nullable Duration deadline) {
		return fixture().storager(settings(pool, deadline));
	}

	final StoragerSettings settings(TransferPool pool, @Nullable Duration deadline) {
		TransferSettings settings = TransferSettings.builder()
			.partSize(this.partSize)
			.concurrency(CONCURRENCY)
			.maxRetries(3)
			.deadline(deadline)
			.build();
		return settings().with(Transfers.of(settings, pool, 16).withFastConnection(Long.MAX_VALUE));
	}

	/** Every way to say what is to be written. */
	enum Kind {

		BYTES, FILE, STREAM, STREAM_OF_UNKNOWN_LENGTH, PRODUCER;

		Content of(byte[] bytes, Path folder) throws IOException {
			return switch (this) {
				case BYTES -> Content.of(bytes);
				case FILE -> Content.of(Files.write(folder.resolve("content-" + bytes.length), bytes));
				case STREAM -> Content.of(new ByteArrayInputStream(bytes), bytes.length);
				case STREAM_OF_UNKNOWN_LENGTH -> Content.of(new ByteArrayInputStream(bytes));
				case PRODUCER -> Content.from((output) -> output.write(bytes));
			};
		}

	}

	final void requireOldObjectInAWhile() {
		while (!uploads().isEmpty()) {
			sleep(10);
		}
		requireOldObject();
	}

	final void requireOldObject() {
		assertThat(read("a")).isEqualTo("old");
		requireNothingLeft();
	}

	/** Ranges that nobody wants any more end a moment later. */
	final void requireNothingLeft() {
		assertThat(uploads()).isEmpty();
		long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
		while (this.pool.memory().used() > 0 && System.nanoTime() < end) {
			sleep(10);
		}
		assertThat(this.pool.memory().used()).isZero();
	}

	static void sleep(long millis) {
		try {
			Thread.sleep(millis);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	static void await(CountDownLatch latch) throws IOException {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException(ex);
		}
	}

}
