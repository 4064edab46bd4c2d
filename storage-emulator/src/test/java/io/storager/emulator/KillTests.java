package io.storager.emulator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Kills an emulator under load, again and again, and looks at what its directory kept.
 * {@code -Dkills=200} kills it more often than every build does.
 */
class KillTests {

	private static final int KILLS = Integer.getInteger("kills", 3);

	private static final int CLIENTS = 4;

	@Test
	void losesNothingAcknowledgedAndTearsNothing(@TempDir Path directory) throws Exception {
		long seed = Long.getLong("seed", System.nanoTime());
		Random random = new Random(seed);
		List<KillLoad> loads = new ArrayList<>();
		for (int client = 0; client < CLIENTS; client++) {
			loads.add(new KillLoad("client-" + client + "/", new Random(random.nextLong())));
		}
		for (int kill = 0; kill < KILLS; kill++) {
			try (ChildEmulator child = ChildEmulator.start(directory)) {
				String situation = "kill " + kill + " of seed " + seed;
				for (KillLoad load : loads) {
					load.check(child.ossPort(), situation);
				}
				CountDownLatch changes = new CountDownLatch(5 + random.nextInt(60));
				List<Thread> threads = loads.stream()
					.map((load) -> new Thread(() -> load.run(child.ossPort(), changes)))
					.toList();
				threads.forEach(Thread::start);
				changes.await();
				child.kill();
				for (Thread thread : threads) {
					thread.join();
				}
			}
		}
		try (ChildEmulator child = ChildEmulator.start(directory)) {
			for (KillLoad load : loads) {
				load.check(child.ossPort(), "the end, seed " + seed);
			}
		}
		assertThat(loads).allSatisfy((load) -> assertThat(load.acknowledged()).isPositive());
	}

	/** An emulator in a process of its own. */
	private record ChildEmulator(Process process, int ossPort) implements AutoCloseable {

		static ChildEmulator start(Path directory) throws IOException {
			Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
					"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m", "-cp",
					System.getProperty("java.class.path"), KillTarget.class.getName(), directory.toString())
				.redirectError(ProcessBuilder.Redirect.INHERIT)
				.start();
			String port = process.inputReader().readLine();
			assertThat(port).as("the child's first line").isNotNull();
			return new ChildEmulator(process, Integer.parseInt(port));
		}

		void kill() throws InterruptedException {
			this.process.destroyForcibly().waitFor();
		}

		@Override
		public void close() throws Exception {
			kill();
		}

	}

}
