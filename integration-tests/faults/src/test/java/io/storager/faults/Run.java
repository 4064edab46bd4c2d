package io.storager.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.storager.emulator.StorageEmulator;
import io.storager.transfer.TransferPool;

/** Many trials, some at the same time: most of them wait most of the time. */
final class Run {

	private static final int SIDE_BY_SIDE = 6;

	/** What stalls holds a thread of its emulator, and all objects stay. */
	private static final int TRIALS_OF_ONE_EMULATOR = 20;

	private final Path folder;

	private final TransferPool pool;

	Run(Path folder, TransferPool pool) {
		this.folder = folder;
		this.pool = pool;
	}

	/** Run trials with the seeds from one number on. */
	List<Verdict> trials(long seed, int count) throws ExecutionException, InterruptedException {
		ExecutorService threads = Executors.newFixedThreadPool(Math.min(SIDE_BY_SIDE, count));
		try {
			List<Future<List<Verdict>>> batches = new ArrayList<>();
			for (int done = 0; done < count; done += TRIALS_OF_ONE_EMULATOR) {
				long first = seed + done;
				int size = Math.min(TRIALS_OF_ONE_EMULATOR, count - done);
				batches.add(threads.submit(() -> batch(first, size)));
			}
			List<Verdict> verdicts = new ArrayList<>();
			for (Future<List<Verdict>> batch : batches) {
				verdicts.addAll(batch.get());
			}
			return verdicts;
		}
		finally {
			threads.shutdownNow();
		}
	}

	private List<Verdict> batch(long seed, int count) throws IOException {
		List<Verdict> verdicts = new ArrayList<>();
		try (StorageEmulator emulator = StorageEmulator.builder()
			.credential(Service.CREDENTIAL.accessKey(), Service.CREDENTIAL.secretKey())
			.start()) {
			for (int i = 0; i < count; i++) {
				Path own = Files.createDirectory(this.folder.resolve("trial-" + (seed + i)));
				verdicts.add(new Trial(seed + i).run(emulator, this.pool, own));
			}
		}
		return verdicts;
	}

}
