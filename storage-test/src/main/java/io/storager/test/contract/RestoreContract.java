package io.storager.test.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

import io.storager.Content;
import io.storager.ErrorCode;
import io.storager.Feature;
import io.storager.RestoreState;
import io.storager.options.RestoreOptions;
import io.storager.options.WriteOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** Archived objects. */
abstract class RestoreContract extends Topic {

	@BeforeEach
	void needsArchives() {
		assumeFeature(Feature.RESTORE);
		assumeThat(fixture().archiveClass()).isNotNull();
	}

	@Test
	void anArchivedObjectIsReadOnceItIsRestored() throws Exception {
		this.storager.write("a", Content.ofText("text"),
				WriteOptions.builder().storageClass(fixture().archiveClass()).build());
		assertThat(this.storager.stat("a").restore()).isNull();
		assertThat(failure(ErrorCode.OBJECT_ARCHIVED, () -> read("a"))).hasMessageContaining("restore");
		this.storager.restore("a", RestoreOptions.builder().days(3).build());
		RestoreState asked = this.storager.stat("a").restore();
		assertThat(asked).isNotNull();
		// Again, while it is under way.
		this.storager.restore("a", 3);
		RestoreState restored = awaitRestored();
		assertThat(restored.expiration()).isAfter(Instant.now().plus(Duration.ofDays(2)));
		assertThat(read("a")).isEqualTo("text");
	}

	private RestoreState awaitRestored() throws InterruptedException {
		Instant end = Instant.now().plusSeconds(20);
		RestoreState state = RestoreState.of(true, null);
		while (state.ongoing() && Instant.now().isBefore(end)) {
			Thread.sleep(50);
			state = Objects.requireNonNull(this.storager.stat("a").restore());
		}
		return state;
	}

	@Test
	void whatIsNotArchivedIsRefused() {
		write("a", "text");
		failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.restore("a", 1));
		failure(ErrorCode.OBJECT_NOT_EXIST, () -> this.storager.restore("none", 1));
	}

	@Test
	void daysAndTiersThatThereAreNotAreRefused() {
		assertThat(failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.restore("a", 0)))
			.hasMessageContaining("the days are 0; allowed: 1 to 365");
		assertThat(failure(ErrorCode.RESTRICTION_DISSATISFIED,
				() -> this.storager.restore("a", RestoreOptions.builder().tier("Fast").build())))
			.hasMessageContaining("the tier is 'Fast'; allowed: Expedited, Standard, Bulk");
	}

}
