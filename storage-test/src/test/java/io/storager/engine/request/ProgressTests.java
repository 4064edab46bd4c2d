package io.storager.engine.request;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ProgressTests {

	/** More than the fastest loop counts to. */
	private static final long TOTAL = 1L << 50;

	private final List<Long> told = new ArrayList<>();

	private final Progress progress = new Progress((transferred, total) -> {
		assertThat(total).isEqualTo(TOTAL);
		this.told.add(transferred);
	}, TOTAL);

	private final Progress.Part part = this.progress.part();

	@Test
	void tellsAtABoundedRateAndTheEnd() {
		long start = System.nanoTime();
		long at = 0;
		while (System.nanoTime() - start < 350_000_000L) {
			this.part.at(++at);
		}
		assertThat(this.told).hasSizeBetween(1, 4).isSorted();
		this.progress.end(TOTAL);
		assertThat(this.told).endsWith(TOTAL);
		this.progress.end(TOTAL);
		assertThat(this.told).doesNotHaveDuplicates();
	}

	@Test
	void neverGoesBack() throws InterruptedException {
		Thread.sleep(110);
		this.part.at(500);
		Thread.sleep(110);
		this.part.at(400);
		this.part.at(500);
		this.part.at(501);
		assertThat(this.told).containsExactly(500L, 501L);
	}

	@Test
	void hearsOneThreadAfterTheOther() throws InterruptedException {
		Thread.sleep(110);
		this.part.at(500);
		Thread other = new Thread(() -> this.progress.end(TOTAL));
		other.start();
		other.join();
		assertThat(this.told).containsExactly(500L, TOTAL);
	}

	@Test
	void needsNoListener() {
		Progress none = new Progress(null, 10);
		none.part().at(5);
		none.end(10);
	}

	@Test
	void marksWhatTheListenerThrows() {
		IllegalArgumentException thrown = new IllegalArgumentException("stop");
		Progress broken = new Progress((transferred, total) -> {
			throw thrown;
		}, 10);
		assertThatExceptionOfType(ProgressException.class).isThrownBy(() -> broken.end(10)).withCause(thrown);
	}

}
