package io.storager.engine;

import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.Stream;

import io.storager.Content;
import io.storager.ErrorCode;
import io.storager.Operation;
import io.storager.StorageException;
import io.storager.Storager;
import io.storager.Versioner;
import io.storager.driver.BucketListRequest;
import io.storager.driver.BucketPage;
import io.storager.driver.Failure;
import io.storager.driver.ServiceDriver;
import io.storager.error.BucketNotExistException;
import io.storager.error.RestrictionDissatisfiedException;
import io.storager.options.BucketOptions;
import io.storager.settings.StoragerSettings;
import io.storager.test.memory.MemoryService;
import io.storager.test.memory.MemoryServicer;
import io.storager.test.memory.MemoryStorager;
import io.storager.transfer.Transfers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DriverServicerTests {

	private final MemoryService service = new MemoryService();

	private final MemoryServicer servicer = new MemoryServicer(this.service);

	@Test
	void createsABucketAndHandsOutItsStorager() {
		Storager storager = this.servicer.create("photos");
		storager.write("a", Content.ofText("text"));
		assertThat(this.servicer.get("photos").exists("a")).isTrue();
		assertThat(storager.metadata().workDir()).isEqualTo("/");
	}

	@Test
	void listsEveryPage() {
		for (String name : new String[] { "one", "two", "three", "four", "five" }) {
			this.servicer.create(name);
		}
		assertThat(this.servicer.list()).extracting((storager) -> storager.metadata().bucket())
			.containsExactly("five", "four", "one", "three", "two");
	}

	@Test
	void getsABucketThatIsNotThereWithoutARequest() {
		long before = this.service.requests();
		Storager storager = this.servicer.get("missing");
		this.servicer.list();
		assertThat(this.service.requests()).isEqualTo(before);
		assertThatExceptionOfType(BucketNotExistException.class).isThrownBy(() -> storager.exists("a"));
	}

	@Test
	void deletesWhatIsNotThere() {
		this.servicer.create("photos");
		this.servicer.delete("photos");
		this.servicer.delete("photos");
		assertThat(this.servicer.list()).isEmpty();
	}

	@Test
	void keepsABucketWithObjects() {
		this.servicer.create("photos").write("a", Content.ofText("text"));
		assertThatExceptionOfType(RestrictionDissatisfiedException.class)
			.isThrownBy(() -> this.servicer.delete("photos"))
			.satisfies((ex) -> {
				assertThat(ex.operation()).isEqualTo(Operation.DELETE_BUCKET);
				assertThat(ex.bucket()).isEqualTo("photos");
				assertThat(ex.vendorCode()).isEqualTo("BucketNotEmpty");
			});
		assertThat(this.servicer.get("photos").exists("a")).isTrue();
	}

	@Test
	void keepsABucketWithOlderVersionsAlone() {
		Storager storager = this.servicer.create("photos");
		this.service.keepVersions("photos");
		storager.write("a", Content.ofText("text"));
		storager.delete("a");
		assertThat(storager.exists("a")).isFalse();
		assertThatExceptionOfType(RestrictionDissatisfiedException.class)
			.isThrownBy(() -> this.servicer.delete("photos"));
		((Versioner) storager).versions("a").forEach(storager::delete);
		this.servicer.delete("photos");
		assertThat(this.servicer.list()).isEmpty();
	}

	@Test
	void refusesANameWithoutARequest() {
		for (Runnable call : new Runnable[] { () -> this.servicer.create("A"), () -> this.servicer.delete("A"),
				() -> this.servicer.get("A") }) {
			assertThatExceptionOfType(RestrictionDissatisfiedException.class).isThrownBy(call::run)
				.withMessageContaining("'name' is 'A'")
				.withMessageContaining("allowed: 3 to 63");
		}
		assertThat(this.service.requests()).isZero();
	}

	/** A service that tells its owner that a bucket is there already, as COS does. */
	@Test
	void createsABucketWhoseFirstAnswerWasLost() {
		assertThat(new OwnBucketServicer("the answer was lost").create("photos").metadata().bucket())
			.isEqualTo("photos");
	}

	@Test
	void refusesABucketThatIsThereAlready() {
		assertThatExceptionOfType(StorageException.class)
			.isThrownBy(() -> new OwnBucketServicer(OwnBucketServicer.OWN).create("photos"))
			.withMessageContaining(OwnBucketServicer.OWN);
	}

	@Test
	void doesNotTakeAnotherFailureForABucketThatIsThere() {
		assertThatExceptionOfType(StorageException.class)
			.isThrownBy(() -> new OwnBucketServicer("the answer was lost", "the name is taken").create("photos"))
			.withMessageContaining("the name is taken");
	}

	/** Fails in the given ways, and then because the bucket is there already. */
	private static final class OwnBucketServicer extends DriverServicer {

		static final String OWN = "the bucket is yours already";

		OwnBucketServicer(String... failures) {
			super(new ServiceDriver() {

				private final Iterator<String> next = Stream.concat(Arrays.stream(failures), Stream.of(OWN)).iterator();

				@Override
				public String service() {
					return "memory";
				}

				@Override
				public void checkName(String bucket) {
				}

				@Override
				public void create(String bucket, BucketOptions options) {
					throw new IllegalStateException(this.next.next());
				}

				@Override
				public void delete(String bucket) {
					throw new AssertionError("not asked");
				}

				@Override
				public BucketPage list(BucketListRequest request) {
					throw new AssertionError("not asked");
				}

				@Override
				public Failure describe(Throwable error, Operation operation) {
					String reason = String.valueOf(error.getMessage());
					return Failure.of(ErrorCode.SERVICE_INTERNAL, reason).temporary(reason.contains("lost"));
				}

				@Override
				public boolean isOwnBucket(Throwable error) {
					return OWN.equals(error.getMessage());
				}

			}, Transfers.byDefault());
		}

		@Override
		protected Storager storager(String name, @Nullable String location) {
			return new MemoryStorager(new MemoryService(), name, StoragerSettings.DEFAULT);
		}

	}

}
