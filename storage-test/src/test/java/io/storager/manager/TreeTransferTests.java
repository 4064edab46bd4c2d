package io.storager.manager;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.storager.Content;
import io.storager.ErrorCode;
import io.storager.Operation;
import io.storager.StorageException;
import io.storager.Storager;
import io.storager.driver.CopyRequest;
import io.storager.driver.Failure;
import io.storager.driver.GetReply;
import io.storager.driver.GetRequest;
import io.storager.driver.ListPage;
import io.storager.driver.ListRequest;
import io.storager.driver.Payload;
import io.storager.driver.PutReply;
import io.storager.driver.PutRequest;
import io.storager.engine.DriverStorager;
import io.storager.error.CapabilityInsufficientException;
import io.storager.error.RestrictionDissatisfiedException;
import io.storager.settings.StoragerSettings;
import io.storager.settings.WorkDir;
import io.storager.test.memory.MemoryBucketDriver;
import io.storager.test.memory.MemoryStorager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Copies, moves and deletes trees of objects. */
@Timeout(60)
class TreeTransferTests {

	private final TwoServices services = new TwoServices();

	private final Storager source = this.services.source;

	private final Storager target = this.services.target;

	private final TransferManager manager = TransferManager.builder().concurrency(8).build();

	@AfterEach
	void close() {
		this.manager.close();
	}

	private void write(int count) {
		for (int i = 0; i < count; i++) {
			this.source.write(path(i), Content.ofText("text " + i));
		}
	}

	private static String path(int number) {
		return "tree/%s/%s.txt".formatted(number % 10, number);
	}

	/** Bad at what the tests of failures need, and good at everything else. */
	private DriverStorager failingTarget(Set<String> refused) {
		return this.services.target((service) -> new MemoryBucketDriver(service, "target") {

			@Override
			public PutReply put(String key, Payload payload, PutRequest request) throws Exception {
				if (refused.contains(key)) {
					throw new IllegalStateException("no " + key);
				}
				return super.put(key, payload, request);
			}

			@Override
			public Failure describe(Throwable error, Operation operation) {
				return (error instanceof IllegalStateException)
						? Failure.of(ErrorCode.SERVICE_INTERNAL, String.valueOf(error.getMessage()))
						: super.describe(error, operation);
			}

		});
	}

	@Test
	void copiesWhatIsUnderThePath() {
		write(300);
		this.source.write("tree-old/a", Content.ofText("other"));
		((DriverStorager) this.source).createDir("tree");
		((DriverStorager) this.source).createDir("tree/empty");
		TreeResult result = this.manager.copyTree(this.source, "tree", this.target, "copy/of");
		result.orThrow();
		assertThat(result.isComplete()).isTrue();
		assertThat(result.end()).isEqualTo(TreeEnd.COMPLETE);
		assertThat(result.done()).isEqualTo(302);
		assertThat(result.failures()).isEmpty();
		assertThat(result.bytes()).isEqualTo(this.source.list("tree/")
			.stream()
			.mapToLong((object) -> (object.contentLength() != null) ? object.contentLength() : 0)
			.sum());
		assertThat(TwoServices.paths(this.target)).hasSize(302).contains("copy/of/", "copy/of/empty/");
		assertThat(TwoServices.text(this.target, "copy/of/7/17.txt")).isEqualTo("text 17");
		assertThat(result).hasToString(
				"TreeResult[end=COMPLETE, done=302, equal=0, ignored=0, failed=0, bytes=%s]".formatted(result.bytes()));
	}

	@Test
	void copiesAWorkDirToAWorkDir() {
		write(3);
		Storager within = new MemoryStorager(this.services.sources, "source",
				StoragerSettings.builder().workDir(WorkDir.parse("/tree")).build());
		Storager elsewhere = new MemoryStorager(this.services.targets, "target",
				StoragerSettings.builder().workDir(WorkDir.parse("/all")).build());
		((DriverStorager) within).createDir("d");
		within.write("/tree//odd", Content.ofText("odd"));
		this.manager.copyTree(within, "/tree", elsewhere, "").orThrow();
		assertThat(TwoServices.paths(this.target)).containsExactlyInAnyOrder("all//odd", "all/0/0.txt", "all/1/1.txt",
				"all/2/2.txt", "all/d/");
		assertThatExceptionOfType(RestrictionDissatisfiedException.class)
			.isThrownBy(() -> this.manager.copyTree(within, "/elsewhere", this.target, ""));
	}

	@Test
	void tellsOfEachObjectAndOfTheProgress() {
		write(50);
		List<ObjectResult> results = new ArrayList<>();
		List<TreeProgress> progress = new ArrayList<>();
		Thread caller = Thread.currentThread();
		TreeListener listener = new TreeListener() {

			@Override
			public void onResult(ObjectResult result) {
				assertThat(Thread.currentThread()).isSameAs(caller);
				results.add(result);
			}

			@Override
			public void onProgress(TreeProgress now) {
				progress.add(now);
			}

		};
		Storager failing = failingTarget(Set.of(path(7)));
		TreeResult result = this.manager.copyTree(this.source, "tree", failing, "tree",
				TreeOptions.builder().listener(listener).build());
		assertThat(results).hasSize(50).filteredOn((each) -> each.outcome() == Outcome.DONE).hasSize(49);
		assertThat(results).filteredOn((each) -> each.source().equals(path(8)))
			.containsExactly(ObjectResult.of(path(8), path(8), Outcome.DONE, 6));
		assertThat(result.done()).isEqualTo(49);
		assertThat(result.failed()).isEqualTo(1);
		assertThat(result.end()).isEqualTo(TreeEnd.COMPLETE);
		assertThat(result.isComplete()).isFalse();
		assertThat(result.failures()).singleElement().satisfies((failure) -> {
			assertThat(failure.source()).isEqualTo(path(7));
			assertThat(failure.failure()).isNotNull().hasMessageContaining("no " + path(7));
		});
		assertThatExceptionOfType(StorageException.class).isThrownBy(result::orThrow)
			.withMessageContaining("no " + path(7));
		long bytes = this.source.list("tree/").stream().mapToLong((object) -> text(object.path()).length()).sum();
		assertThat(progress).last().isEqualTo(new TreeProgress(50, bytes, 50L, bytes));
	}

	private String text(String path) {
		return TwoServices.text(this.source, path);
	}

	@Test
	void goesOnWhereItStood() {
		write(200);
		Set<String> refused = Set.of(path(5), path(55), path(155));
		TreeOptions skip = TreeOptions.builder().skipEqual(true).build();
		TreeResult first = this.manager.copyTree(this.source, "tree", failingTarget(refused), "tree", skip);
		assertThat(first.done()).isEqualTo(197);
		this.source.write(path(100), Content.ofText("text -9"));
		this.source.write(path(101), Content.ofText("text 1x1"));
		TreeResult second = this.manager.copyTree(this.source, "tree", this.target, "tree", skip);
		assertThat(second.done()).isEqualTo(5);
		assertThat(second.equal()).isEqualTo(195);
		assertThat(TwoServices.text(this.target, path(101))).isEqualTo("text 1x1");
		assertThat(TwoServices.text(this.target, path(55))).isEqualTo("text 55");
		assertThat(this.manager.copyTree(this.source, "tree", this.target, "tree", skip).equal()).isEqualTo(200);
	}

	/**
	 * Between trees that are far apart in size, no object is asked for that is not there.
	 */
	@Test
	void asksOnlyForWhatIsThere() {
		write(20);
		long before = this.services.targets.requests();
		this.manager.copyTree(this.source, "tree", this.target, "tree", TreeOptions.builder().skipEqual(true).build())
			.orThrow();
		assertThat(this.services.targets.requests() - before).isEqualTo(21);
	}

	@Test
	void stopsIfTheOptionsSaySo() {
		write(500);
		TreeResult result = this.manager.copyTree(this.source, "tree", failingTarget(Set.of(path(10))), "tree",
				TreeOptions.builder().stopOnFailure(true).build());
		assertThat(result.end()).isEqualTo(TreeEnd.STOPPED);
		assertThat(result.done()).isLessThan(450);
		assertThatExceptionOfType(StorageException.class).isThrownBy(result::orThrow)
			.withMessageContaining("no " + path(10));
	}

	@Test
	void saysThatTheListingHasFailed() {
		write(1500);
		Storager listing = this.services.source((service) -> new MemoryBucketDriver(service, "source") {

			@Override
			public ListPage list(ListRequest request) throws Exception {
				if (request.marker() != null) {
					throw new IllegalStateException("no second page");
				}
				return super.list(request);
			}

		});
		TreeResult result = this.manager.copyTree(listing, "tree", this.target, "tree");
		assertThat(result.end()).isEqualTo(TreeEnd.LISTING_FAILED);
		assertThat(result.done()).isEqualTo(1000);
		assertThat(result.failed()).isZero();
		assertThat(result.isComplete()).isFalse();
		assertThatExceptionOfType(StorageException.class).isThrownBy(result::orThrow)
			.withMessageContaining("no second page");
	}

	/** A source whose objects nobody gets before the latch is open. */
	private DriverStorager hanging(CountDownLatch reached, String... keys) {
		return this.services.source((service) -> new MemoryBucketDriver(service, "source") {

			@Override
			public GetReply get(String key, GetRequest request) throws Exception {
				if (Set.of(keys).contains(key)) {
					reached.countDown();
					new CountDownLatch(1).await();
				}
				return super.get(key, request);
			}

		});
	}

	@Test
	void endsByItsDeadline() {
		write(40);
		DriverStorager hanging = hanging(new CountDownLatch(1), path(3), path(30));
		TreeResult result = this.manager.copyTree(hanging, "tree", this.target, "tree",
				TreeOptions.builder().deadline(Duration.ofSeconds(1)).build());
		assertThat(result.end()).isEqualTo(TreeEnd.DEADLINE);
		assertThat(result.done()).isEqualTo(38);
		assertThat(result.failures()).hasSize(2)
			.allSatisfy((failure) -> assertThat(failure.failure()).isNotNull()
				.hasMessageContaining("the deadline of PT1S has passed"));
		assertThatExceptionOfType(StorageException.class).isThrownBy(result::orThrow)
			.withMessageContaining("the deadline of PT1S has passed");
		TreeResult rest = this.manager.copyTree(this.source, "tree", this.target, "tree",
				TreeOptions.builder().skipEqual(true).build());
		assertThat(rest.done()).isEqualTo(2);
	}

	@Test
	void endsByAnInterrupt() throws InterruptedException {
		write(40);
		CountDownLatch reached = new CountDownLatch(1);
		AtomicReference<TreeResult> result = new AtomicReference<>();
		AtomicReference<Boolean> flag = new AtomicReference<>();
		DriverStorager hanging = hanging(reached, path(3));
		Thread caller = new Thread(() -> {
			result.set(this.manager.copyTree(hanging, "tree", this.target, "tree"));
			flag.set(Thread.currentThread().isInterrupted());
		});
		caller.start();
		assertThat(reached.await(30, TimeUnit.SECONDS)).isTrue();
		caller.interrupt();
		caller.join(30_000);
		assertThat(Objects.requireNonNull(result.get()).end()).isEqualTo(TreeEnd.INTERRUPTED);
		assertThat(Objects.requireNonNull(result.get()).failed()).isPositive();
		assertThat(flag).hasValue(true);
	}

	@Test
	void endsWhenTheManagerIsClosed() throws InterruptedException {
		write(40);
		CountDownLatch reached = new CountDownLatch(1);
		AtomicReference<TreeResult> result = new AtomicReference<>();
		DriverStorager hanging = hanging(reached, path(3));
		Thread caller = new Thread(() -> result.set(this.manager.copyTree(hanging, "tree", this.target, "tree")));
		caller.start();
		assertThat(reached.await(30, TimeUnit.SECONDS)).isTrue();
		this.manager.close();
		caller.join(30_000);
		assertThat(Objects.requireNonNull(result.get()).end()).isEqualTo(TreeEnd.CLOSED);
		assertThatIllegalStateException()
			.isThrownBy(() -> this.manager.copyTree(this.source, "tree", this.target, "tree"))
			.withMessageContaining("closed");
	}

	@Test
	void endsIfTheListenerThrows() {
		write(500);
		TreeListener listener = new TreeListener() {

			@Override
			public void onResult(ObjectResult result) {
				throw new UnsupportedOperationException("enough");
			}

		};
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> this.manager.copyTree(this.source, "tree", this.target, "tree",
					TreeOptions.builder().listener(listener).build()))
			.withMessage("enough");
		assertThat(TwoServices.paths(this.target)).hasSizeLessThan(500);
	}

	@Test
	void throwsAnErrorOfTheMachine() {
		write(5);
		Storager source = this.services.source((service) -> new MemoryBucketDriver(service, "source") {

			@Override
			public GetReply get(String key, GetRequest request) {
				throw new StackOverflowError("of the test");
			}

		});
		assertThatExceptionOfType(StackOverflowError.class)
			.isThrownBy(() -> this.manager.copyTree(source, "tree", this.target, "tree"));
	}

	/** However many there are, only so many are under way. */
	@Test
	void worksOnAsManyAsAreAllowed() {
		write(300);
		AtomicInteger now = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		Map<String, Boolean> threads = new HashMap<>();
		Storager counting = this.services.target((service) -> new MemoryBucketDriver(service, "target") {

			@Override
			public PutReply put(String key, Payload payload, PutRequest request) throws Exception {
				most.accumulateAndGet(now.incrementAndGet(), Math::max);
				TimeUnit.MILLISECONDS.sleep(1);
				synchronized (threads) {
					threads.put(Thread.currentThread().getName(), Thread.currentThread().isDaemon());
				}
				now.decrementAndGet();
				return super.put(key, payload, request);
			}

		});
		this.manager.copyTree(this.source, "tree", counting, "tree").orThrow();
		assertThat(most).hasValueBetween(2, 8);
		assertThat(threads).doesNotContainValue(false);
		assertThat(threads.keySet()).allSatisfy((name) -> assertThat(name).startsWith("storager-tree-"));
	}

	@Test
	void movesATree() {
		write(30);
		DriverStorager unmovable = failingTarget(Set.of(path(4)));
		TreeResult result = this.manager.moveTree(this.source, "tree", unmovable, "");
		assertThat(result.done()).isEqualTo(30);
		assertThat(TwoServices.paths(this.source)).isEmpty();
		assertThat(TwoServices.paths(this.target)).hasSize(30).contains("0/10.txt");
	}

	@Test
	void leavesWhatCannotBeMoved() {
		write(30);
		TreeResult result = this.manager.moveTree(this.source, "tree", failingTarget(Set.of(path(4))), "tree");
		assertThat(result.done()).isEqualTo(29);
		assertThat(TwoServices.paths(this.source)).containsExactly(path(4));
	}

	/** The copy was made, but the answer to the deletion never came. */
	@Test
	void deletesWhatWasCopiedBefore() {
		write(10);
		this.manager.copyTree(this.source, "tree", this.target, "tree").orThrow();
		this.source.write(path(3), Content.ofText("newer"));
		TreeResult result = this.manager.moveTree(this.source, "tree", this.target, "tree",
				TreeOptions.builder().skipEqual(true).build());
		assertThat(result.equal()).isEqualTo(9);
		assertThat(result.done()).isEqualTo(1);
		assertThat(TwoServices.paths(this.source)).isEmpty();
		assertThat(TwoServices.text(this.target, path(3))).isEqualTo("newer");
	}

	@Test
	void refusesTreesWithinEachOther() {
		write(3);
		for (String[] pair : new String[][] { { "tree", "tree/copy" }, { "tree/1", "tree" }, { "", "copy" } }) {
			assertThatExceptionOfType(RestrictionDissatisfiedException.class)
				.isThrownBy(() -> this.manager.copyTree(this.source, pair[0], this.source, pair[1]))
				.withMessageContaining("within each other");
		}
		assertThatExceptionOfType(RestrictionDissatisfiedException.class)
			.isThrownBy(() -> this.manager.moveTree(this.source, "tree", this.source, "/tree/"));
		this.manager.copyTree(this.source, "tree", this.source, "tree2").orThrow();
		assertThat(TwoServices.paths(this.source)).hasSize(6);
	}

	@Test
	void refusesAWatcherOfOneObject() {
		TransferOptions watched = TransferOptions.builder().progress((transferred, total) -> {
		}).build();
		assertThatExceptionOfType(CapabilityInsufficientException.class)
			.isThrownBy(() -> this.manager.copyTree(this.source, "a", this.target, "a",
					TreeOptions.builder().copy(watched).build()))
			.withMessageContaining("listener");
	}

	/** Within a service, whose requests say how many went by. */
	@Test
	void copiesOnTheServersSide() {
		write(20);
		AtomicInteger copies = new AtomicInteger();
		this.services.sources.createBucket("neighbour");
		Storager neighbour = this.services.source((service) -> new MemoryBucketDriver(service, "neighbour") {

			@Override
			public PutReply copy(String source, String target, CopyRequest request) throws Exception {
				copies.incrementAndGet();
				return super.copy(source, target, request);
			}

		});
		this.manager.copyTree(this.source, "tree", neighbour, "tree").orThrow();
		assertThat(copies).hasValue(20);
		this.manager.moveTree(this.source, "tree", neighbour, "moved").orThrow();
		assertThat(copies).hasValue(40);
		assertThat(TwoServices.paths(this.source)).isEmpty();
	}

	@Test
	void deletesATree() {
		write(2500);
		this.source.write("tree-old/a", Content.ofText("other"));
		this.services.sources.refuseToDelete(Set.of(path(7)));
		TreeResult result = this.manager.deleteTree(this.source, "tree");
		assertThat(result.done()).isEqualTo(2499);
		assertThat(result.failures()).singleElement()
			.satisfies((failure) -> assertThat(failure.source()).isEqualTo(path(7)));
		assertThat(TwoServices.paths(this.source)).containsExactly("tree-old/a", path(7));
	}

}
