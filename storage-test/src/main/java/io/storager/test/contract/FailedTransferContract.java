package io.storager.test.contract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.storager.Content;
import io.storager.ErrorCode;
import io.storager.engine.DriverStorager;
import io.storager.options.WriteOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A write in parts that fails leaves the old object, and nothing else. */
abstract class FailedTransferContract extends TransferTopic {

	@ParameterizedTest
	@EnumSource(names = { "STREAM", "STREAM_OF_UNKNOWN_LENGTH", "PRODUCER" })
	void keepsTheOldObjectWhenAContentFailsInALaterPart(Kind kind) {
		write("a", "old");
		byte[] bytes = bytes(2 * this.partSize + this.partSize / 2);
		Content broken = switch (kind) {
			case STREAM -> Content.of(new BrokenOff(bytes), 10L * this.partSize);
			case PRODUCER -> Content.from((output) -> {
				output.write(bytes);
				throw new IllegalStateException("stop");
			});
			default -> Content.of(new BrokenOff(bytes));
		};
		assertThat(failure(ErrorCode.UNEXPECTED, () -> this.parts.write("a", broken)))
			.hasMessageContaining("the content cannot be read");
		requireOldObject();
	}

	@Test
	void keepsTheOldObjectWhenALengthIsNotAsDeclared() {
		write("a", "old");
		int length = 3 * this.partSize;
		for (int declared : new int[] { length - 1, length + 1, length - this.partSize, length + this.partSize }) {
			failure(ErrorCode.RESTRICTION_DISSATISFIED,
					() -> this.parts.write("a", new ByteArrayInputStream(bytes(length)), declared));
			requireOldObject();
		}
	}

	@Test
	void keepsTheOldObjectWhenItsMd5IsAnother() throws IOException {
		write("a", "old");
		WriteOptions options = WriteOptions.builder().contentMd5("AAAAAAAAAAAAAAAAAAAAAA==").build();
		byte[] bytes = bytes(3 * this.partSize);
		failure(ErrorCode.INTEGRITY, () -> this.parts.write("a", Content.of(bytes), options));
		failure(ErrorCode.INTEGRITY, () -> this.parts.write("a", Content.of(new ByteArrayInputStream(bytes)), options));
		requireOldObject();
		this.parts.write("a", Content.of(new ByteArrayInputStream(bytes)),
				WriteOptions.builder().contentMd5(WriteContract.md5(bytes)).build());
		assertThat(this.parts.readAllBytes("a")).isEqualTo(bytes);
	}

	/**
	 * The first pass over a file is for its MD5, and the file may change before the
	 * second.
	 */
	@Test
	void keepsTheOldObjectWhenAFileChangesBehindItsMd5(@TempDir Path folder) throws IOException {
		write("a", "old");
		byte[] bytes = bytes(3 * this.partSize);
		Path file = Files.write(folder.resolve("file"), bytes);
		WriteOptions options = WriteOptions.builder().contentMd5(WriteContract.md5(bytes)).build();
		DriverStorager meddled = InterceptingDriver.storager(fixture().driver(), settings(this.pool, null), (call) -> {
			if (call.is("initiate")) {
				bytes[bytes.length - 1]++;
				FileTime before = Files.getLastModifiedTime(file);
				Files.write(file, bytes);
				Files.setLastModifiedTime(file, before);
			}
			return call.proceed();
		});
		assertThat(failure(ErrorCode.UNEXPECTED, () -> meddled.write("a", Content.of(file), options)))
			.hasMessageContaining("it changed while it was read");
		requireOldObject();
		meddled.write("a", Content.of(file));
		assertThat(this.parts.readAllBytes("a")).isEqualTo(bytes);
	}

	@Test
	void keepsTheOldObjectWhenAFileIsRewrittenMeanwhile(@TempDir Path folder) throws IOException {
		write("a", "old");
		Path file = Files.write(folder.resolve("file"), bytes(3 * this.partSize));
		AtomicLong sent = new AtomicLong();
		DriverStorager meddled = InterceptingDriver.storager(fixture().driver(), settings(this.pool, null), (call) -> {
			if (call.is("uploadPart") && sent.incrementAndGet() == 1) {
				Files.write(file, new byte[3 * this.partSize], StandardOpenOption.WRITE);
				// The clock of a file system may be slow.
				Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(2)));
			}
			return call.proceed();
		});
		assertThat(failure(ErrorCode.UNEXPECTED, () -> meddled.write("a", Content.of(file))))
			.hasMessageContaining("while it was read");
		requireOldObject();
	}

	/** The bytes of a thread that still writes may be there or not. */
	@Test
	@Timeout(60)
	void refusesAContentThatAnotherThreadStillWrites() throws Exception {
		write("a", "old");
		CountDownLatch writing = new CountDownLatch(1);
		CountDownLatch refused = new CountDownLatch(1);
		DriverStorager meddled = InterceptingDriver.storager(fixture().driver(), settings(this.pool, null), (call) -> {
			if (call.is("initiate")) {
				writing.countDown();
				refused.await();
			}
			return call.proceed();
		});
		ExecutorService threads = Executors.newSingleThreadExecutor();
		try {
			assertThat(failure(ErrorCode.UNEXPECTED, () -> meddled.write("a", Content.from((output) -> {
				threads.submit(() -> {
					output.write(bytes(2 * this.partSize));
					return true;
				});
				await(writing);
			})))).hasMessageContaining("another thread still writes");
			refused.countDown();
			threads.shutdown();
			assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
			requireOldObjectInAWhile();
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	void keepsTheOldObjectWhenTheListenerThrows() {
		write("a", "old");
		AtomicLong calls = new AtomicLong();
		failure(ErrorCode.UNEXPECTED, () -> this.parts.write("a", Content.from((output) -> {
			for (int i = 0; i < 40; i++) {
				output.write(bytes(this.partSize / 2));
				sleep(20);
			}
		}), WriteOptions.builder().progress((transferred, total) -> {
			calls.incrementAndGet();
			throw new IllegalStateException("stop");
		}).build()));
		assertThat(calls).hasPositiveValue();
		requireOldObject();
	}

	@Test
	void overwritesNothingThatItMayNot() {
		write("a", "old");
		WriteOptions options = WriteOptions.builder().forbidOverwrite(true).build();
		failure(ErrorCode.PRECONDITION_FAILED,
				() -> this.parts.write("a", Content.of(bytes(2 * this.partSize)), options));
		requireOldObject();
		this.parts.write("b", Content.of(bytes(2 * this.partSize)), options);
		assertThat(this.parts.readAllBytes("b")).hasSize(2 * this.partSize);
	}

	/** Ends with an exception in place of an end. */
	private static final class BrokenOff extends ByteArrayInputStream {

		BrokenOff(byte[] bytes) {
			super(bytes);
		}

		@Override
		public int read(byte[] target, int offset, int length) {
			int count = super.read(target, offset, length);
			if (count < 0) {
				throw new IllegalStateException("stop");
			}
			return count;
		}

	}

}
