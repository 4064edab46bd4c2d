package io.storager.test.contract;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

import io.storager.Content;
import io.storager.DeleteResult;
import io.storager.Encryption;
import io.storager.ErrorCode;
import io.storager.Feature;
import io.storager.ProgressListener;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.StorageOutputStream;
import io.storager.Storager;
import io.storager.engine.DriverStorager;
import io.storager.error.InvalidSettingException;
import io.storager.options.ReadOptions;
import io.storager.options.WriteOptions;
import io.storager.settings.StoragerSettings;
import io.storager.transfer.TransferPool;
import io.storager.transfer.TransferSettings;
import io.storager.transfer.Transfers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/** What is larger than a part: many requests that look like one, in bounded memory. */
abstract class TransferContract extends Topic {

	private static final int CONCURRENCY = 4;

	/** As small as the service lets it be. */
	private int partSize;

	private TransferPool pool = new TransferPool(TransferPool.defaultMemory());

	private DriverStorager parts = this.storager;

	@BeforeEach
	void useSmallParts() {
		assumeFeature(Feature.MULTIPART);
		this.partSize = (int) Math.max(64 * 1024 + 1, this.storager.metadata().multipartSizeMinimum());
		this.pool = new TransferPool(8L * this.partSize);
		this.parts = storager(this.pool, null);
	}

	private DriverStorager storager(TransferPool pool, @Nullable Duration deadline) {
		return fixture().storager(settings(pool, deadline));
	}

	private StoragerSettings settings(TransferPool pool, @Nullable Duration deadline) {
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

	private int[] lengths() {
		return new int[] { 0, 1, this.partSize - 1, this.partSize, this.partSize + 1, 2 * this.partSize,
				3 * this.partSize + 7 };
	}

	@ParameterizedTest
	@EnumSource
	void storesWhatItIsGivenInHoweverManyParts(Kind kind, @TempDir Path folder) throws IOException {
		for (int length : lengths()) {
			byte[] bytes = bytes(length);
			StorageObject written = this.parts.write("a", kind.of(bytes, folder),
					WriteOptions.builder().contentType("text/x-test").userMetadata(Map.of("title", "\u62a5")).build());
			assertThat(written.contentLength()).isEqualTo(length);
			assertThat(this.parts.readAllBytes("a")).isEqualTo(bytes);
			StorageObject stat = this.parts.stat("a");
			assertThat(stat.contentType()).isEqualTo("text/x-test");
			assertThat(stat.userMetadata()).containsEntry("title", "\u62a5");
			assertThat(stat.etag()).isEqualTo(written.etag());
		}
		requireNothingLeft();
	}

	@Test
	void readsInWhateverWay(@TempDir Path folder) throws IOException {
		for (int length : lengths()) {
			byte[] bytes = bytes(length);
			write("a", bytes);
			ByteArrayOutputStream output = new ByteArrayOutputStream();
			assertThat(this.parts.read("a", output)).isEqualTo(length);
			assertThat(output.toByteArray()).isEqualTo(bytes);
			Path file = folder.resolve("read");
			assertThat(this.parts.read("a", file)).isEqualTo(length);
			assertThat(file).hasBinaryContent(bytes);
			try (InputStream stream = this.parts.newInputStream("a")) {
				assertThat(stream.readAllBytes()).isEqualTo(bytes);
			}
			int offset = length / 3;
			assertThat(this.parts.readAllBytes("a", ReadOptions.builder().offset(offset).build()))
				.isEqualTo(Arrays.copyOfRange(bytes, offset, length));
		}
		requireNothingLeft();
	}

	@Test
	void readsEveryMemberOfAGzipWhoseRangesComeSideBySide() throws IOException {
		byte[] bytes = bytes(1024 * 1024 + 4 * this.partSize);
		write("a.gz", StreamContract.gzip(bytes, 2000));
		try (InputStream stream = new GZIPInputStream(this.parts.newInputStream("a.gz"))) {
			assertThat(stream.readAllBytes()).isEqualTo(bytes);
		}
		requireNothingLeft();
	}

	@Test
	void givesEverythingBackOfAStreamThatIsLeftHalfRead() throws IOException {
		byte[] bytes = bytes(24 * this.partSize);
		write("a", bytes);
		for (int length : new int[] { 0, 1, this.partSize, 17 * this.partSize, bytes.length - 1 }) {
			try (InputStream stream = this.parts.newInputStream("a")) {
				assertThat(stream.readNBytes(length)).isEqualTo(Arrays.copyOf(bytes, length));
			}
		}
		requireNothingLeft();
	}

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

	/** How a call is ended from outside, while a request is on its way. */
	enum End {

		INTERRUPT, DEADLINE

	}

	/** Whoever does not hear of an upload's id cannot give it up. */
	@ParameterizedTest
	@EnumSource
	@Timeout(60)
	void leavesNoUploadThatStartsWhileTheCallEnds(End end, @TempDir Path folder) throws Exception {
		write("a", "old");
		for (Kind kind : Kind.values()) {
			Ending ending = new Ending(end, "initiate");
			DriverStorager meddled = ending.storager();
			Content content = kind.of(bytes(3 * this.partSize), folder);
			ending.requireEnd(() -> meddled.write("a", content));
		}
		Ending ending = new Ending(end, "initiate");
		DriverStorager meddled = ending.storager();
		if (end == End.DEADLINE) {
			ending.requireEnd(() -> meddled.createMultipart("a"));
		}
		requireOldObjectInAWhile();
	}

	@ParameterizedTest
	@EnumSource
	@Timeout(60)
	void leavesNoUploadThatIsGivenUpWhileTheCallEnds(End end) throws Exception {
		write("a", "old");
		Ending ending = new Ending(end, "abort");
		DriverStorager meddled = ending.storager();
		ending.requireEnd(() -> meddled.write("a", Content.from((output) -> {
			output.write(bytes(2 * this.partSize));
			throw new IOException("the disk is gone");
		})));
		requireOldObjectInAWhile();
	}

	private void requireOldObjectInAWhile() {
		while (!uploads().isEmpty()) {
			sleep(10);
		}
		requireOldObject();
	}

	/** Ends a call while a request is on its way. */
	private final class Ending {

		private final End end;

		private final String request;

		private final Thread caller = Thread.currentThread();

		private final CountDownLatch ended = new CountDownLatch(1);

		Ending(End end, String request) {
			this.end = end;
			this.request = request;
		}

		DriverStorager storager() {
			Duration deadline = (this.end == End.DEADLINE) ? Duration.ofMillis(300) : null;
			return InterceptingDriver.storager(fixture().driver(), settings(TransferContract.this.pool, deadline),
					(call) -> {
						if (!call.is(this.request)) {
							return call.proceed();
						}
						if (this.end == End.INTERRUPT) {
							this.caller.interrupt();
							return call.proceed();
						}
						Object answer = call.proceed();
						this.ended.await();
						return answer;
					});
		}

		void requireEnd(Callable<?> write) {
			long start = System.nanoTime();
			StorageException failure = assertThatExceptionOfType(StorageException.class).isThrownBy(write::call)
				.actual();
			assertThat(Thread.interrupted()).isEqualTo(this.end == End.INTERRUPT);
			this.ended.countDown();
			if (this.end == End.DEADLINE) {
				assertThat(failure).hasMessageContaining("the deadline of PT0.3S has passed");
				assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
			}
		}

	}

	/** What an application does before it closes the client. */
	@Test
	@Timeout(60)
	void endsWhatRunsWhenTheApplicationEnds() throws Exception {
		byte[] bytes = bytes(3 * this.partSize);
		write("a", "old");
		this.parts.write("source", Content.of(bytes));
		CountDownLatch copying = new CountDownLatch(1);
		CountDownLatch ended = new CountDownLatch(1);
		StoragerSettings settings = settings(this.pool, null);
		DriverStorager meddled = InterceptingDriver.storager(fixture().driver(), settings, (call) -> {
			if (call.is("copyPart")) {
				copying.countDown();
				ended.await();
			}
			return InterceptingDriver.smallCopies(call);
		});
		ExecutorService threads = Executors.newSingleThreadExecutor();
		try (StorageOutputStream output = meddled.newOutputStream("a")) {
			Future<StorageObject> copy = threads.submit(() -> meddled.copy("source", "a"));
			output.write(bytes);
			copying.await();
			assertThat(settings.transfers().uploads().count()).isEqualTo(2);
			assertThat(settings.transfers().uploads().end(Duration.ofMillis(1))).isFalse();
			ended.countDown();
			assertThat(settings.transfers().uploads().end(Duration.ofSeconds(20))).isTrue();
			assertThatExceptionOfType(ExecutionException.class).isThrownBy(copy::get)
				.withMessageContaining("the application is shutting down");
			assertThat(failure(ErrorCode.UNEXPECTED, () -> meddled.write("a", Content.of(bytes))))
				.hasMessageContaining("the application is shutting down");
			output.abort();
		}
		finally {
			threads.shutdownNow();
		}
		requireOldObject();
		settings.transfers().uploads().reopen();
		meddled.write("a", Content.of(bytes));
		assertThat(settings.transfers().uploads().count()).isZero();
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
	void keepsTheOldObjectWhenAnOutputIsAborted() throws IOException {
		write("a", "old");
		try (StorageOutputStream output = this.parts.newOutputStream("a")) {
			output.write(bytes(3 * this.partSize));
			output.abort();
		}
		requireOldObject();
		StorageOutputStream output = this.parts.newOutputStream("a");
		output.write(bytes(3 * this.partSize + 1));
		assertThat(read("a")).isEqualTo("old");
		output.close();
		assertThat(this.parts.readAllBytes("a")).isEqualTo(bytes(3 * this.partSize + 1));
		requireNothingLeft();
	}

	@Test
	void keepsTheOldObjectWhenTheThreadIsInterrupted() {
		write("a", "old");
		failure(ErrorCode.UNEXPECTED, () -> this.parts.write("a", Content.from((output) -> {
			output.write(bytes(2 * this.partSize));
			Thread.currentThread().interrupt();
			output.write(bytes(20 * this.partSize));
		})));
		assertThat(Thread.interrupted()).isTrue();
		requireOldObject();
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
	@Timeout(30)
	void endsAWriteWhoseContentNeverComes() {
		write("a", "old");
		Storager hurried = storager(this.pool, Duration.ofMillis(300));
		assertThat(failure(ErrorCode.UNEXPECTED, () -> hurried.write("a", Content.from((output) -> {
			output.write(bytes(2 * this.partSize));
			await(new CountDownLatch(1));
		})))).hasMessageContaining("the deadline of PT0.3S has passed");
		assertThat(Thread.interrupted()).isFalse();
		requireOldObject();
		hurried.write("b", Content.ofText("soon"));
		assertThat(read("b")).isEqualTo("soon");
	}

	@Test
	void encryptsInParts() {
		for (Encryption encryption : allEncryptions()) {
			byte[] bytes = bytes(2 * this.partSize + 1);
			this.parts.write("a", Content.of(new ByteArrayInputStream(bytes)),
					WriteOptions.builder().encryption(encryption).build());
			assertThat(this.parts.readAllBytes("a", reading(encryption))).isEqualTo(bytes);
			assertThat(this.parts.stat("a", statting(encryption)).encryption()).isNotNull();
		}
		requireNothingLeft();
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

	/** What has memory waits for nobody who waits for memory. */
	@Test
	@Timeout(180)
	void writesHundredsAtOnceInTheSmallestMemory() throws InterruptedException, ExecutionException {
		TransferPool smallest = new TransferPool((this.partSize + 1023L) / 1024 * 1024);
		DriverStorager small = storager(smallest, null);
		int writers = 200;
		ExecutorService threads = Executors.newFixedThreadPool(writers);
		try {
			List<Callable<Void>> calls = new ArrayList<>();
			for (int i = 0; i < writers; i++) {
				byte[] bytes = bytes(this.partSize + i);
				String path = "many/" + i;
				calls.add(() -> {
					small.write(path, Content.of(new ByteArrayInputStream(bytes)));
					assertThat(small.readAllBytes(path)).isEqualTo(bytes);
					small.delete(path);
					assertThat(smallest.memory().used()).isLessThanOrEqualTo(smallest.memory().limit());
					return null;
				});
			}
			for (Future<Void> result : threads.invokeAll(calls)) {
				result.get();
			}
		}
		finally {
			threads.shutdownNow();
		}
		assertThat(smallest.memory().used()).isZero();
		smallest.close();
		requireNothingLeft();
	}

	/** One who holds memory and needs more for somebody else still gets on. */
	@Test
	@Timeout(60)
	void writesWhileItWrites() {
		TransferPool smallest = new TransferPool((this.partSize + 1023L) / 1024 * 1024);
		DriverStorager small = storager(smallest, null);
		byte[] bytes = bytes(this.partSize);
		small.write("outer", Content.from((outer) -> {
			outer.write(bytes, 0, this.partSize - 1);
			small.write("inner", Content.from((inner) -> {
				inner.write(bytes);
				inner.write(bytes);
			}));
			outer.write(bytes);
		}));
		assertThat(small.stat("outer").contentLength()).isEqualTo(2L * this.partSize - 1);
		assertThat(small.stat("inner").contentLength()).isEqualTo(2L * this.partSize);
		assertThat(smallest.memory().used()).isZero();
		requireNothingLeft();
	}

	@Test
	void tellsTheProgressOfAllParts() throws IOException {
		int length = 12 * this.partSize;
		Told written = new Told();
		this.parts.write("a", Content.of(bytes(length)), WriteOptions.builder().progress(written).build());
		written.requireEnd(length);
		Told read = new Told();
		try (InputStream stream = this.parts.newInputStream("a", ReadOptions.builder().progress(read).build())) {
			stream.readAllBytes();
		}
		read.requireEnd(length);
		Told unknown = new Told();
		this.parts.write("a", Content.of(new ByteArrayInputStream(bytes(length))),
				WriteOptions.builder().progress(unknown).build());
		unknown.requireEnd(length);
	}

	@Test
	void readsOneVersionOfAnObjectThatChanges() throws IOException {
		byte[] old = bytes(24 * this.partSize);
		byte[] changed = bytes(24 * this.partSize + 1);
		write("a", old);
		try (InputStream stream = this.parts.newInputStream("a")) {
			byte[] first = stream.readNBytes(17 * this.partSize);
			write("a", changed);
			byte[] rest = stream.readAllBytes();
			assertThat(first).isEqualTo(Arrays.copyOf(old, first.length));
			assertThat(rest).isEqualTo(Arrays.copyOfRange(old, first.length, old.length));
		}
		catch (IOException ex) {
			assertThat(ex).hasCauseInstanceOf(StorageException.class);
			assertThat(ex).hasMessageContaining("the object changed while it was read");
		}
		requireNothingLeft();
	}

	@Test
	void leavesNoFileOfAnObjectThatVanishes(@TempDir Path folder) throws IOException {
		write("a", bytes(24 * this.partSize));
		Path file = folder.resolve("a");
		try {
			this.parts.read("a", file, ReadOptions.builder().progress((transferred, total) -> delete("a")).build());
		}
		catch (StorageException ex) {
			assertThat(ex.code()).isEqualTo(ErrorCode.OBJECT_NOT_EXIST);
			assertThat(folder).isEmptyDirectory();
		}
		requireNothingLeft();
	}

	private void delete(String path) {
		this.storager.delete(path);
	}

	@Test
	void refusesPartsThatTheServiceDoesNotTake() {
		long minimum = this.storager.metadata().multipartSizeMinimum();
		long maximum = this.storager.metadata().multipartSizeMaximum();
		for (long size : new long[] { 1, minimum - 1, maximum + 1 }) {
			TransferSettings settings = TransferSettings.builder().partSize(size).concurrency(1).maxRetries(0).build();
			Transfers transfers = Transfers.of(settings, new TransferPool(1L << 40), 1);
			assertThatExceptionOfType(InvalidSettingException.class)
				.isThrownBy(() -> fixture().storager(settings().with(transfers)))
				.withMessageContaining("'transfer.part-size'")
				.withMessageContaining("%s to %s bytes", minimum, maximum);
		}
	}

	@Test
	void deletesAsManyAsThereAre() {
		int number = 25;
		IntStream.range(0, number).forEach((i) -> write("many/" + i, ""));
		write("other", "stays");
		DeleteResult deleted = this.parts.deleteAll(IntStream.range(0, number + 1000).mapToObj((i) -> "many/" + i));
		assertThat(deleted.deletedCount()).isEqualTo(number + 1000);
		assertThat(deleted.failed()).isEmpty();
		assertThat(paths("")).containsExactly("other");
	}

	@Test
	void deletesWhatIsUnderAPrefix() {
		IntStream.range(0, 25).forEach((i) -> write("many/" + i, ""));
		write("other", "stays");
		assertThat(this.parts.deletePrefix("many/").deletedCount()).isEqualTo(25);
		assertThat(this.parts.deletePrefix("many/").deletedCount()).isZero();
		assertThat(paths("")).containsExactly("other");
	}

	@Test
	void tellsWhichOfManyWereNotDeleted() {
		IntStream.range(0, 5).forEach((i) -> write("many/" + i, ""));
		assumeThat(fixture().refuseToDelete(Set.of(this.home.substring(1) + "/many/3"))).isTrue();
		try {
			DeleteResult deleted = this.parts.deletePrefix("many/");
			assertThat(deleted.failed()).containsOnlyKeys("many/3");
			assertThatExceptionOfType(StorageException.class).isThrownBy(deleted::orThrow);
		}
		finally {
			fixture().refuseToDelete(Set.of());
		}
	}

	@Test
	void failsWhereAFolderCannotBeWritten(@TempDir Path folder) {
		write("a", bytes(3 * this.partSize));
		failure(ErrorCode.UNEXPECTED, () -> this.parts.read("a", folder.resolve("missing").resolve("a")));
		requireNothingLeft();
	}

	private void requireOldObject() {
		assertThat(read("a")).isEqualTo("old");
		requireNothingLeft();
	}

	/** Ranges that nobody wants any more end a moment later. */
	private void requireNothingLeft() {
		assertThat(uploads()).isEmpty();
		long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
		while (this.pool.memory().used() > 0 && System.nanoTime() < end) {
			sleep(10);
		}
		assertThat(this.pool.memory().used()).isZero();
	}

	private static void sleep(long millis) {
		try {
			Thread.sleep(millis);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static void await(CountDownLatch latch) throws IOException {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException(ex);
		}
	}

	private static final class Told implements ProgressListener {

		private final List<Long> told = new ArrayList<>();

		@Override
		public synchronized void onProgress(long transferred, long total) {
			this.told.add(transferred);
		}

		void requireEnd(long length) {
			assertThat(this.told).isSorted().doesNotHaveDuplicates().endsWith(length);
		}

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
