package io.storager.faults;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import io.storager.transfer.TransferPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random trials. How many and which is told by {@code -Dfaults.trials} and
 * {@code -Dfaults.seed}; one that fails prints the seed that repeats it.
 */
@Timeout(7200)
class FaultSuiteTests {

	private static final int TRIALS = Integer.getInteger("faults.trials", 250);

	private static final long SEED = Long.getLong("faults.seed", 1);

	/** Idle threads end after five seconds. */
	private static final int PATIENCE_SECONDS = 10;

	private final TransferPool pool = new TransferPool(32L * 1024 * 1024);

	@AfterEach
	void close() {
		this.pool.close();
	}

	@Test
	void everyTrialEndsInTheRightBytesOrAClearException(@TempDir Path folder) throws Exception {
		List<Verdict> verdicts = new Run(folder, this.pool).trials(SEED, TRIALS);
		long struck = verdicts.stream().filter((verdict) -> verdict.strikes() > 0).count();
		long survived = verdicts.stream().filter(Verdict::survived).count();
		long late = verdicts.stream().filter(Verdict::late).count();
		System.out.printf(
				"%s trials from seed %s on: %s were struck, of which %s succeeded all the same; %s were ended by a deadline%n",
				verdicts.size(), SEED, struck, survived, late);
		List<Verdict> failed = verdicts.stream().filter((verdict) -> !verdict.passed()).toList();
		failed.forEach(FaultSuiteTests::print);
		assertThat(failed).isEmpty();
		if (TRIALS >= 100) {
			// A suite in which nothing happens would pass as well.
			assertThat(struck).isGreaterThan(TRIALS / 3);
			assertThat(survived).isBetween(struck / 5, struck * 9 / 10);
			assertThat(late).isGreaterThan(TRIALS / 50);
		}
		requireNothingLeft();
	}

	private static void print(Verdict verdict) {
		System.out.println(verdict);
		if (verdict.problem() != null) {
			verdict.problem().printStackTrace(System.out);
		}
	}

	/** No thread and no memory. */
	private void requireNothingLeft() throws InterruptedException {
		for (int i = 0; i < PATIENCE_SECONDS && !transferThreads().isEmpty(); i++) {
			Thread.sleep(1000);
		}
		assertThat(transferThreads()).isEmpty();
		assertThat(this.pool.memory().used()).isZero();
	}

	private static List<String> transferThreads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.map(Thread::getName)
			.filter((name) -> name.startsWith("storager-transfer"))
			.collect(Collectors.toList());
	}

}
