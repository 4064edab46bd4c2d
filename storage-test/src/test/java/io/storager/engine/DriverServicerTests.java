package io.storager.engine;

import io.storager.Content;
import io.storager.Operation;
import io.storager.Storager;
import io.storager.Versioner;
import io.storager.error.BucketNotExistException;
import io.storager.error.RestrictionDissatisfiedException;
import io.storager.test.memory.MemoryService;
import io.storager.test.memory.MemoryServicer;
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

}
