package io.storager.interrupt;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import io.storager.Content;
import io.storager.ErrorCode;
import io.storager.ListMode;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.driver.MultipartDriver;
import io.storager.interrupt.HeldDriver.Meeting;
import io.storager.manager.ObjectResult;
import io.storager.manager.TransferManager;
import io.storager.manager.TreeListener;
import io.storager.manager.TreeOptions;
import io.storager.manager.TreeResult;
import io.storager.options.DeleteOptions;
import io.storager.options.ListOptions;
import io.storager.settings.StoragerSettings;
import io.storager.test.memory.MemoryService;
import io.storager.test.memory.MemoryStorager;
import io.storager.transfer.MemoryLease;
import io.storager.transfer.RunningUploads;
import io.storager.transfer.TransferPool;
import io.storager.transfer.TransferSettings;
import io.storager.transfer.Transfers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An interrupt ends every wait: the caller is told so, finds the flag set, and nothing
 * stays behind. {@link #knowsEveryWait} fails if there is a wait that has no test here.
 */
@Timeout(60)
class InterruptedWaitTests {

	private static final String THREADS = "interrupted-wait-";

	private static final int PART = 100 * 1024;

	private static final int MEGABYTES = 3 << 20;

	/** The second writer of one content. */
	private static final String SECOND_WRITER = "WriterLock.enter";

	/** A result of a tree that the caller's thread has no time to take. */
	private static final String TREE_RESULT = "TreeRun.put";

	/** What has tests elsewhere: of the files of others, and of what cannot wait. */
	private static final Set<String> ELSEWHERE = Set.of(
			// Of files without a length, such as those in /proc; as other streams.
			"Payloads.prepare",
			// In a tree, whose threads are ended by their handles.
			"LocalChecksum.crc64",
			// Of the channel that FileDownload.RangeTask.store writes to.
			"FileDownload.RangeTask.crc64OfFile",
			// Of what has ended.
			"PagePrefetch.Pending.failedEarlier");

	/**
	 * Locks that nobody holds while they wait for anything but the disk, so that an
	 * interrupt can wait as well.
	 */
	private static final Set<String> SHORT = Set.of("Claims.giveBack", "RangeFetch.available", "RangeFetch.end",
			"RangeFetch.fetched", "RangeFetch.release", "RangeFetch.unwanted", "RunningUploads.Entry.close",
			"RunningUploads.add", "RunningUploads.count", "RunningUploads.end", "RunningUploads.reopen",
			"StateFile.add", "StateFile.close", "StateFile.restart");

	private final MemoryService service = new MemoryService();

	private final HeldDriver driver = new HeldDriver(this.service, "photos");

	private final TransferPool pool = new TransferPool(64 * PART);

	private final Transfers transfers = transfers(16);

	private final MemoryStorager storager = new MemoryStorager(this.driver,
			StoragerSettings.DEFAULT.with(this.transfers));

	private final TransferManager manager = TransferManager.builder().concurrency(2).threads((task) -> {
		Thread thread = new Thread(task, THREADS + "tree");
		thread.setDaemon(true);
		return thread;
	}).build();

	private volatile BooleanSupplier ready = () -> true;

	@TempDir
	@SuppressWarnings("NullAway.Init")
	Path folder;

	private Transfers transfers(int maxConnections) {
		return Transfers
			.of(TransferSettings.builder().partSize(PART).concurrency(3).maxRetries(9).build(), this.pool,
					maxConnections)
			.withFastConnection(Long.MAX_VALUE);
	}

	/** A storager whose calls do everything in the thread of the caller. */
	private MemoryStorager alone() {
		return new MemoryStorager(this.driver, StoragerSettings.DEFAULT.with(transfers(1)));
	}

	@BeforeEach
	void createBucket() {
		this.service.createBucket("photos");
	}

	@AfterEach
	void close() {
		this.driver.letGo();
		this.manager.close();
		this.pool.close();
	}

	/** What the caller's thread does. */
	private interface Act {

		void run(InterruptedWaitTests test) throws Exception;

	}

	/** Waits that an interrupt ends, by their class and method. */
	enum Wait {

		PAGE_THAT_IS_FETCHED_AHEAD("PagePrefetch.await", InterruptedWaitTests::list),

		PAUSE_BEFORE_A_RETRY("Invocation.pause", (test) -> {
			test.driver.meet("head", Meeting.FAIL);
			test.storager.stat("a");
		}),

		PARTS_ON_THEIR_WAY("ParallelTasks.awaitOne", (test) -> {
			test.driver.meet("part", Meeting.WAIT);
			test.storager.write("a", Content.of(new byte[5 * PART]));
		}),

		STREAM_IN_PARTS("ParallelTasks.awaitOne", (test) -> {
			test.driver.meet("part", Meeting.WAIT);
			test.storager.write("a", Content.of(new ByteArrayInputStream(new byte[5 * PART])));
		}),

		OUTPUT_STREAM_THAT_IS_CLOSED("ParallelTasks.awaitOne", (test) -> {
			test.driver.meet("part", Meeting.WAIT);
			try (OutputStream output = test.storager.newOutputStream("a")) {
				output.write(new byte[2 * PART]);
			}
		}),

		FILE_IN_RANGES("ParallelTasks.awaitOne", (test) -> {
			test.store(5 * PART);
			test.driver.meet("get of a further range", Meeting.WAIT);
			test.storager.download("a", test.folder.resolve("a"));
		}),

		RANGE_THAT_IS_FETCHED_AHEAD("RangeFetch.await", (test) -> {
			test.store(5 * PART);
			test.driver.meet("get of a further range", Meeting.WAIT);
			test.storager.readAllBytes("a");
		}),

		MEMORY("TransferMemory.lease", (test) -> {
			try (MemoryLease all = test.pool.memory().lease(test.pool.memory().limit(), Duration.ofSeconds(10))) {
				assertThat(all).isNotNull();
				test.storager.write("a", Content.of(new ByteArrayInputStream(new byte[5 * PART])));
			}
		}),

		CREDENTIAL("RefreshingCredentials.Refresh.await", (test) -> {
			test.driver.meet("credential", Meeting.WAIT);
			test.storager.stat("a");
		}),

		UPLOADS_AT_THE_END("RunningUploads.awaitNone", (test) -> {
			try (RunningUploads.Entry upload = test.transfers.uploads().add(() -> {
			})) {
				assertThat(upload).isNotNull();
				test.transfers.uploads().end(Duration.ofMinutes(1));
			}
			finally {
				test.transfers.uploads().reopen();
			}
		}),

		TREE("TreeRun.run", (test) -> {
			test.storeTree("a");
			test.driver.meet("head", Meeting.WAIT);
			test.requireComplete(test.manager.copyTree(test.storager, "tree", test.storager, "copy"));
		}),

		PLACE_IN_A_TREE("Places.take", (test) -> {
			test.storeTree("a", "b", "c");
			test.driver.meet("head", Meeting.WAIT);
			test.requireComplete(test.manager.copyTree(test.storager, "tree", test.storager, "copy"));
		}),

		FILE_OF_THE_SAME_NAME("Claims.take", (test) -> {
			test.storeTree("a", "A");
			test.driver.meet("get", Meeting.WAIT);
			test.requireComplete(test.manager.downloadTree(test.storager, "tree", test.folder.resolve("tree")));
		}),

		PRODUCER("WriteOperations.collect", (test) -> {
			try (PipedInputStream nothing = new PipedInputStream(new PipedOutputStream())) {
				test.storager.write("a", Content.from((output) -> {
					output.write(new byte[3 * PART]);
					output.write(nothing.read());
				}));
			}
		}),

		CONTENT("PayloadSender.prepare", (test) -> {
			StorageObject log = test.storager.createAppend("log");
			try (PipedInputStream nothing = new PipedInputStream(new PipedOutputStream())) {
				test.storager.writeAppend(log, Content.of(nothing));
			}
		}),

		OUTPUT("ReadOperations.write", (test) -> {
			test.store(5 * PART);
			try (PipedOutputStream full = new PipedOutputStream(new PipedInputStream())) {
				test.storager.read("a", full);
			}
		}),

		ANSWER("StoragerContext.head", (test) -> {
			test.driver.meet("head", Meeting.WAIT);
			test.storager.stat("a");
		}),

		BODY("RangeReader.read", (test) -> {
			test.store(5 * PART);
			test.driver.meet("body", Meeting.WAIT);
			test.storager.readAllBytes("a");
		});

		private final String place;

		private final Act act;

		Wait(String place, Act act) {
			this.place = place;
			this.act = act;
		}

		/** Pauses become longer: the later ones outlast whoever interrupts them. */
		private boolean isReady(HeldDriver driver) {
			return this != PAUSE_BEFORE_A_RETRY || driver.met() >= 5;
		}

		/** Whether it is the driver, and not the core, where the thread waits. */
		private boolean inDriver() {
			return this == ANSWER || this == BODY;
		}

	}

	@ParameterizedTest
	@EnumSource
	void endsByAnInterrupt(Wait wait) throws Exception {
		this.ready = () -> wait.isReady(this.driver);
		Caller caller = new Caller(wait.act);
		awaitWaiting(wait.place);
		caller.interrupt();
		caller.join();
		caller.requireInterrupted();
		requireNothingLeft();
	}

	/** Uses of files, which an interrupt ends and which then can be used no more. */
	enum Use {

		TEMPORARY_FILE("TemporaryFile.write", (test) -> test.withoutParts().write("a", Content.from((output) -> {
			output.write(new byte[MEGABYTES]);
			Thread.currentThread().interrupt();
			output.write(new byte[MEGABYTES]);
		}))),

		FILE_THAT_IS_SENT("PayloadSource.Channel.read", (test) -> {
			Path file = test.folder.resolve("content");
			test.store(PART);
			test.storager.read("a", file);
			test.storager.delete("a");
			test.driver.meet("put", Meeting.INTERRUPT);
			test.storager.write("a", Content.of(file));
		}),

		FILE_THAT_IS_WRITTEN("AtomicFile.<init>", (test) -> {
			test.store(PART);
			test.driver.meet("get", Meeting.INTERRUPT);
			test.storager.read("a", test.folder.resolve("a"));
		}),

		RANGE_THAT_IS_WRITTEN("FileDownload.RangeTask.store", (test) -> {
			test.store(5 * PART);
			test.driver.meet("get of a further range", Meeting.INTERRUPT);
			test.alone().download("a", test.folder.resolve("a"));
		});

		private final String place;

		private final Act act;

		Use(String place, Act act) {
			this.place = place;
			this.act = act;
		}

	}

	@ParameterizedTest
	@EnumSource
	void endsTheUseOfAFile(Use use) throws Exception {
		Caller caller = new Caller(use.act);
		caller.join();
		caller.requireInterrupted();
		requireNothingLeft();
	}

	/** Waits that go on, because what they wait for must not be lost. */
	enum Duty {

		ID_OF_AN_UPLOAD("DetachedRequest.await", (test) -> {
			test.driver.meet("initiate", Meeting.WAIT_ON);
			StorageObject upload = test.storager.createMultipart("upload");
			test.storager.delete("upload", DeleteOptions.builder().multipartId(upload.multipartId()).build());
		}),

		PARTS_THAT_ARE_GIVEN_UP("ParallelTasks.cancel", (test) -> {
			test.driver.meet("all parts but the first, which fails", Meeting.WAIT_ON);
			try {
				test.storager.write("a", Content.of(new byte[5 * PART]));
			}
			catch (StorageException ex) {
				assertThat(ex).hasMessageContaining("not this one");
			}
		});

		private final String place;

		private final Act act;

		Duty(String place, Act act) {
			this.place = place;
			this.act = act;
		}

	}

	@ParameterizedTest
	@EnumSource
	void goesOnAndKeepsTheInterrupt(Duty duty) throws Exception {
		Caller caller = new Caller(duty.act);
		awaitWaiting(duty.place);
		caller.interrupt();
		await(() -> !caller.isInterrupted());
		awaitWaiting(duty.place);
		this.driver.letGo();
		caller.join();
		assertThat(caller.thrown).isNull();
		assertThat(caller.flag).isTrue();
		requireNothingLeft();
	}

	/** What the second writer has lost must not be missing in an object. */
	@Test
	void endsTheWaitOfASecondWriter() throws Exception {
		this.driver.meet("part", Meeting.WAIT);
		Caller[] second = new Caller[1];
		Caller first = new Caller((test) -> test.storager.write("a", Content.from((output) -> {
			second[0] = new Caller((same) -> {
				awaitWaiting("ParallelTasks.awaitOne");
				output.write(1);
			});
			output.write(new byte[5 * PART]);
			second[0].join();
		})));
		awaitWaiting(SECOND_WRITER);
		second[0].interrupt();
		second[0].join();
		assertThat(second[0].thrown).isInstanceOf(InterruptedIOException.class);
		assertThat(second[0].flag).isTrue();
		this.driver.letGo();
		first.join();
		assertThat(first.thrown).isInstanceOf(StorageException.class)
			.hasMessageContaining("the thread was interrupted while another one wrote");
		assertThat(first.flag).isFalse();
		assertThat(this.storager.exists("a")).isFalse();
		requireNothingLeft();
	}

	/** Whoever counts the results of a tree waits for every one of them. */
	@Test
	void losesNoResultOfATree() throws Exception {
		int objects = 300;
		storeTree(Stream.iterate(0, (number) -> number + 1).limit(objects).map(String::valueOf).toArray(String[]::new));
		CountDownLatch busy = new CountDownLatch(1);
		TreeListener listener = new TreeListener() {

			@Override
			public void onResult(ObjectResult result) {
				awaitUninterruptibly(busy);
			}

		};
		TreeResult[] result = new TreeResult[1];
		Caller caller = new Caller((test) -> result[0] = test.manager.copyTree(test.storager, "tree", test.storager,
				"copy", TreeOptions.builder().listener(listener).build()));
		Thread waiting = awaitWaiting(TREE_RESULT);
		waiting.interrupt();
		await(() -> !waiting.isInterrupted());
		busy.countDown();
		caller.join();
		assertThat(caller.thrown).isNull();
		assertThat(result[0].isComplete()).isTrue();
		assertThat(result[0].done()).isEqualTo(objects);
		requireNothingLeft();
	}

	/** Whoever writes a wait writes its test, or says here why there is none. */
	@Test
	void knowsEveryWait() {
		Set<String> known = new TreeSet<>(SHORT);
		known.addAll(ELSEWHERE);
		known.add(SECOND_WRITER);
		known.add(TREE_RESULT);
		Arrays.stream(Wait.values()).filter((wait) -> !wait.inDriver()).forEach((wait) -> known.add(wait.place));
		Arrays.stream(Use.values()).forEach((use) -> known.add(use.place));
		Arrays.stream(Duty.values()).forEach((duty) -> known.add(duty.place));
		assertThat(Waits.find()).containsExactlyElementsOf(known);
	}

	private void store(int length) {
		this.storager.write("a", Content.of(new byte[length]));
	}

	private void storeTree(String... names) {
		for (String name : names) {
			this.storager.write("tree/" + name, Content.ofText(name));
		}
	}

	private void list() {
		storeTree("a", "b", "c", "d", "e", "f");
		// The third page is the first one that is fetched ahead.
		this.driver.meet("further page tree/d", Meeting.WAIT);
		ListOptions pages = ListOptions.builder().pageSize(2).build();
		this.storager.list("tree/", pages).forEach((object) -> assertThat(object.path()).startsWith("tree/"));
	}

	private void requireComplete(TreeResult result) {
		assertThat(result.isComplete()).isFalse();
		throw Objects.requireNonNull(result.cause());
	}

	private MemoryStorager withoutParts() {
		HeldDriver driver = new HeldDriver(this.service, "photos") {

			@Override
			@SuppressWarnings("NullAway")
			public @Nullable MultipartDriver multiparts() {
				return null;
			}

		};
		return new MemoryStorager(driver, StoragerSettings.DEFAULT.with(this.transfers));
	}

	/** Nothing stays, and the next calls find everything free. */
	private void requireNothingLeft() throws InterruptedException {
		this.driver.letGo();
		await(() -> this.pool.memory().used() == 0 && this.pool.activeThreads() == 0);
		assertThat(this.transfers.uploads().count()).isZero();
		List<StorageObject> uploads = this.storager.list("", ListOptions.builder().listMode(ListMode.PART).build())
			.stream()
			.toList();
		assertThat(uploads).isEmpty();
		byte[] bytes = new byte[7 * PART];
		Arrays.fill(bytes, (byte) 7);
		this.storager.write("next", Content.of(bytes));
		assertThat(this.storager.readAllBytes("next")).isEqualTo(bytes);
	}

	/** Wait until a thread of this test waits in a place. */
	private Thread awaitWaiting(String place) throws InterruptedException {
		while (true) {
			if (this.ready.getAsBoolean()) {
				for (Map.Entry<Thread, StackTraceElement[]> each : Thread.getAllStackTraces().entrySet()) {
					Thread thread = each.getKey();
					if (thread.getName().startsWith(THREADS) && Waits.waitsIn(place, thread, each.getValue())) {
						return thread;
					}
				}
			}
			Thread.sleep(1);
		}
	}

	private static void await(BooleanSupplier condition) throws InterruptedException {
		while (!condition.getAsBoolean()) {
			Thread.sleep(1);
		}
	}

	private static void awaitUninterruptibly(CountDownLatch latch) {
		boolean open = false;
		while (!open) {
			try {
				latch.await();
				open = true;
			}
			catch (InterruptedException ex) {
				// The listener has its own pace.
			}
		}
	}

	/** A thread that calls, and what becomes of it. */
	private final class Caller {

		private final Thread thread;

		private volatile @Nullable Throwable thrown;

		private volatile boolean flag;

		Caller(Act act) {
			this.thread = new Thread(() -> call(act), THREADS + "caller");
			this.thread.setDaemon(true);
			this.thread.start();
		}

		private void call(Act act) {
			try {
				act.run(InterruptedWaitTests.this);
			}
			catch (Throwable ex) {
				this.thrown = ex;
			}
			this.flag = Thread.currentThread().isInterrupted();
		}

		void interrupt() {
			this.thread.interrupt();
		}

		boolean isInterrupted() {
			return this.thread.isInterrupted();
		}

		void join() throws IOException {
			try {
				this.thread.join();
			}
			catch (InterruptedException ex) {
				throw new IOException(ex);
			}
		}

		/** The method of an operation, or one that declares what it throws. */
		void requireInterrupted() {
			Throwable thrown = this.thrown;
			if (thrown instanceof IOException) {
				thrown = thrown.getCause();
			}
			if (thrown instanceof InterruptedException) {
				return;
			}
			assertThat(thrown).isInstanceOfSatisfying(StorageException.class, (ex) -> {
				assertThat(ex.code()).isEqualTo(ErrorCode.UNEXPECTED);
				assertThat(ex.reason()).isEqualTo("the thread was interrupted");
			});
			assertThat(this.flag).isTrue();
		}

	}

}
