package io.storager.autoconfigure;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

import io.storager.Content;
import io.storager.Storager;
import io.storager.transfer.TransferPool;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.task.VirtualThreadTaskExecutor;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@code spring.threads.virtual.enabled}. */
class VirtualThreadTests {

	private static final int PART = 1 << 20;

	private final ApplicationContextRunner runner = StorageContext.runner("""
			spring.threads.virtual.enabled: true
			storage:
			  emulator.enabled: true
			  oss: { name: demo, transfer.part-size: 1MB }
			  cos: { name: demo-1250000000, transfer.part-size: 1MB }
			""");

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void transfersRunInVirtualThreads() {
		assertThat(threadOfTransfers(true)).isEqualTo("virtual");
	}

	@Test
	void withoutThePropertyTheyRunInPlatformThreads() {
		assertThat(threadOfTransfers(false)).isEqualTo("platform");
	}

	private String threadOfTransfers(boolean virtual) {
		CompletableFuture<String> kind = new CompletableFuture<>();
		this.runner.withPropertyValues("spring.threads.virtual.enabled=" + virtual)
			.run((context) -> assertThat(context.getBean(TransferPool.class)
				.workers(2)
				// Thread.isVirtual is not in Java 17.
				.tryRun(() -> kind
					.complete(Thread.currentThread().getClass() == Thread.class ? "platform" : "virtual")))
				.isTrue());
		return kind.orTimeout(10, TimeUnit.SECONDS).join();
	}

	/** Up to Java 23 every monitor pins, those of the SDKs too. */
	@Test
	@EnabledForJreRange(min = JRE.JAVA_24)
	void noCarrierIsPinnedInOurCode(@TempDir Path directory) throws IOException {
		Path file = directory.resolve("pinned.jfr");
		try (Recording recording = new Recording()) {
			recording.enable("jdk.VirtualThreadPinned").withThreshold(Duration.ZERO).withStackTrace();
			this.runner.run((context) -> {
				context.getBeansOfType(Storager.class).values().forEach((storager) -> work(storager, "first"));
				recording.start();
				List<FutureTask<?>> calls = new ArrayList<>();
				ThreadFactory threads = new VirtualThreadTaskExecutor("caller-").getVirtualThreadFactory();
				for (Storager storager : context.getBeansOfType(Storager.class).values()) {
					for (int i = 0; i < 50; i++) {
						String path = "object-" + i;
						FutureTask<?> call = new FutureTask<>(() -> work(storager, path), null);
						calls.add(call);
						threads.newThread(call).start();
					}
				}
				for (FutureTask<?> call : calls) {
					call.get();
				}
				recording.stop();
			});
			recording.dump(file);
		}
		assertThat(RecordingFile.readAllEvents(file)).filteredOn(VirtualThreadTests::isOurs).isEmpty();
	}

	private static void work(Storager storager, String path) {
		byte[] content = new byte[2 * PART];
		storager.write(path, Content.of(content));
		assertThat(storager.readAllBytes(path)).isEqualTo(content);
		assertThat(storager.exists(path)).isTrue();
		assertThat(storager.list(path + "/")).isEmpty();
		storager.delete(path);
	}

	/** Loading, linking and initializing a class pin too, but each only once. */
	private static boolean isOurs(RecordedEvent event) {
		if (event.getStackTrace() == null
				|| String.valueOf(event.<Object>getValue("pinnedReason")).contains("initializ")) {
			return false;
		}
		List<String> types = event.getStackTrace()
			.getFrames()
			.stream()
			.map((frame) -> frame.getMethod().getType().getName())
			.toList();
		return types.stream()
			.anyMatch((type) -> type.startsWith("io.storager.") && !type.startsWith("io.storager.emulator."))
				&& types.stream()
					.noneMatch(
							(type) -> type.startsWith("jdk.internal.loader.") || type.startsWith("java.lang.invoke."));
	}

}
