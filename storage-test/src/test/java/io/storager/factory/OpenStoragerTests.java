package io.storager.factory;

import java.util.concurrent.atomic.AtomicInteger;

import io.storager.settings.StoragerSettings;
import io.storager.test.memory.MemoryService;
import io.storager.test.memory.MemoryStorager;
import io.storager.transfer.RunningUploads;
import io.storager.transfer.TransferPool;
import io.storager.transfer.TransferSettings;
import io.storager.transfer.Transfers;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OpenStoragerTests {

	/** An upload that does not end must not keep the connections open. */
	@Test
	void shutsTheClientDownAlthoughTheThreadIsInterrupted() {
		Transfers transfers = Transfers.of(TransferSettings.DEFAULT, TransferPool.shared(), 4);
		AtomicInteger shutDowns = new AtomicInteger();
		AtomicInteger ends = new AtomicInteger();
		MemoryStorager storager = new MemoryStorager(new MemoryService(), "photos", StoragerSettings.DEFAULT);
		OpenStorager open = new OpenStorager(StoragerProvider.Made.of(storager, shutDowns::incrementAndGet),
				transfers.uploads(), (closed) -> ends.incrementAndGet());
		try (RunningUploads.Entry upload = transfers.uploads().add(() -> {
		})) {
			assertThat(upload).isNotNull();
			Thread.currentThread().interrupt();
			open.close();
			assertThat(Thread.interrupted()).isTrue();
			assertThat(shutDowns).hasValue(1);
			assertThat(ends).hasValue(1);
		}
	}

}
