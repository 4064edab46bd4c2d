package io.storager.engine.upload;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(20)
class WriterLockTests {

	private final WriterLock lock = new WriterLock();

	private final AtomicInteger cleaned = new AtomicInteger();

	@Test
	void letsOneThreadWork() throws Exception {
		this.lock.enter();
		assertThat(elsewhere(this.lock::tryEnter)).isFalse();
		this.lock.leave();
		assertThat(elsewhere(() -> {
			boolean entered = this.lock.tryEnter();
			this.lock.leave();
			return entered;
		})).isTrue();
	}

	@Test
	void cleansUpAtOnceWhereNobodyWorks() {
		this.lock.whenFree(this.cleaned::incrementAndGet);
		assertThat(this.cleaned).hasValue(1);
		assertThat(elsewhere(this.lock::tryEnter)).isTrue();
	}

	@Test
	void cleansUpOnceInTheThreadThatLeaves() throws Exception {
		this.lock.enter();
		elsewhere(() -> {
			this.lock.whenFree(this.cleaned::incrementAndGet);
			this.lock.whenFree(this.cleaned::incrementAndGet);
			return true;
		});
		assertThat(this.cleaned).hasValue(0);
		this.lock.leave();
		assertThat(this.cleaned).hasValue(1);
		assertThat(elsewhere(this.lock::tryEnter)).isTrue();
	}

	private static boolean elsewhere(Supplier<Boolean> work) {
		return CompletableFuture.supplyAsync(work, (task) -> new Thread(task).start()).join();
	}

}
