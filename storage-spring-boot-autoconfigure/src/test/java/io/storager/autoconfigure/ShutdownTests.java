package io.storager.autoconfigure;

import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.storager.Content;
import io.storager.ListMode;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.StorageOutputStream;
import io.storager.Storager;
import io.storager.emulator.StorageEmulator;
import io.storager.emulator.traffic.Fault;
import io.storager.options.DeleteOptions;
import io.storager.options.ListOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.DefaultLifecycleProcessor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

/** Tests for {@link TransferLifecycle}: what is left when a context closes meanwhile. */
@Timeout(120)
class ShutdownTests {

	private static final int PART = 1 << 20;

	/** Far below the clients' timeouts. */
	private static final Duration SOON = Duration.ofSeconds(15);

	private static StorageEmulator emulator;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final List<Future<StorageObject>> writes = new ArrayList<>();

	private final List<StorageOutputStream> outputs = new ArrayList<>();

	@BeforeAll
	static void start() {
		emulator = StorageEmulator.builder()
			.credential("AKIDExample", "secretOfTheTest")
			.ossBucket("demo", "oss-cn-hangzhou")
			.cosBucket("demo-1250000000", "ap-guangzhou")
			.start();
	}

	@AfterAll
	static void close() {
		emulator.close();
	}

	@AfterEach
	void end() {
		emulator.faults().clear();
		this.threads.shutdownNow();
	}

	@ParameterizedTest
	@ValueSource(strings = { "oss", "cos" })
	void leavesNoUploadOfWhatRuns(String vendor) throws Exception {
		Fault silence = emulator.faults().on("PUT").key("stalled").stall();
		Instant[] closing = new Instant[1];
		runner(vendor).withUserConfiguration(Application.class).run((context) -> {
			Storager storager = context.getBean(Storager.class);
			for (int i = 0; i < 10; i++) {
				idle(storager, "idle-" + i);
				write(() -> storager.write("waiting", waiting()));
			}
			write(() -> storager.write("stalled", Content.of(new byte[5 * PART])));
			awaitUploads(storager, 21);
			closing[0] = Instant.now();
		});
		assertThat(Duration.between(closing[0], Instant.now())).isLessThan(SOON);
		for (Future<StorageObject> write : this.writes) {
			assertThat(failure(write)).isInstanceOf(StorageException.class)
				.hasMessageContaining("the application is shutting down");
		}
		for (StorageOutputStream output : this.outputs) {
			assertThatIOException().isThrownBy(() -> output.write(1))
				.withMessageContaining("the application is shutting down");
			assertThatIOException().isThrownBy(output::close).withMessageContaining("the application is shutting down");
		}
		silence.cancel();
		runner(vendor).run((context) -> {
			Storager storager = context.getBean(Storager.class);
			assertThat(uploads(storager)).isEmpty();
			assertThat(storager.exists("last-words")).isTrue();
			assertThat(storager.list()).hasSize(1);
			storager.delete("last-words");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "oss", "cos" })
	void closesInTimeThoughTheServiceDoesNotLetItGiveUp(String vendor) {
		Fault silence = emulator.faults().on("DELETE").stall();
		Instant[] closing = new Instant[1];
		runner(vendor).withPropertyValues("spring.lifecycle.timeout-per-shutdown-phase=1s").run((context) -> {
			// As Spring Boot's auto-configuration has it.
			context.getBean("lifecycleProcessor", DefaultLifecycleProcessor.class).setTimeoutPerShutdownPhase(1000);
			idle(context.getBean(Storager.class), "idle");
			closing[0] = Instant.now();
		});
		assertThat(Duration.between(closing[0], Instant.now())).isLessThan(SOON);
		silence.cancel();
		runner(vendor).run((context) -> {
			Storager storager = context.getBean(Storager.class);
			storager.list("", ListOptions.builder().listMode(ListMode.PART).build())
				.forEach((upload) -> storager.delete(upload.path(),
						DeleteOptions.builder().multipartId(upload.multipartId()).build()));
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "oss", "cos" })
	void uploadsAgainWhenTheContextIsStartedAgain(String vendor) {
		runner(vendor).run((context) -> {
			Storager storager = context.getBean(Storager.class);
			context.getSourceApplicationContext().stop();
			assertThatExceptionOfType(StorageException.class)
				.isThrownBy(() -> storager.write("again", Content.of(new byte[2 * PART])))
				.withMessageContaining("the application is shutting down");
			context.getSourceApplicationContext().start();
			storager.write("again", Content.of(new byte[2 * PART]));
			storager.delete("again");
		});
	}

	private void idle(Storager storager, String path) throws Exception {
		StorageOutputStream output = storager.newOutputStream(path);
		output.write(new byte[2 * PART + 1]);
		this.outputs.add(output);
	}

	private void write(Callable<StorageObject> write) {
		this.writes.add(this.threads.submit(write));
	}

	/** A content that stops half-way. */
	private static Content waiting() {
		return Content.from((output) -> {
			output.write(new byte[2 * PART + 1]);
			try {
				new CountDownLatch(1).await();
			}
			catch (InterruptedException ex) {
				throw new InterruptedIOException();
			}
		});
	}

	private static @Nullable Throwable failure(Future<StorageObject> write) throws InterruptedException {
		try {
			write.get();
			return null;
		}
		catch (ExecutionException ex) {
			return ex.getCause();
		}
	}

	private static void awaitUploads(Storager storager, int number) throws InterruptedException {
		while (uploads(storager).size() < number) {
			Thread.sleep(20);
		}
	}

	private static List<StorageObject> uploads(Storager storager) {
		return storager.list("", ListOptions.builder().listMode(ListMode.PART).build()).stream().toList();
	}

	private static ApplicationContextRunner runner(String vendor) {
		boolean oss = vendor.equals("oss");
		URI endpoint = oss ? emulator.ossEndpoint() : emulator.cosEndpoint();
		return StorageContext.runner("""
				storage.%s:
				  credential: hmac:AKIDExample:secretOfTheTest
				  endpoint: http:%s:%s
				  location: %s
				  name: %s
				  transfer.part-size: 1MB
				""".formatted(vendor, endpoint.getHost(), endpoint.getPort(), oss ? "cn-hangzhou" : "ap-guangzhou",
				oss ? "demo" : "demo-1250000000"));
	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

		@Bean
		LastWords lastWords(Storager storager) {
			return new LastWords(storager);
		}

	}

	/** Stores something when everything else has ended. */
	static class LastWords implements DisposableBean {

		private final Storager storager;

		LastWords(Storager storager) {
			this.storager = storager;
		}

		@Override
		public void destroy() {
			this.storager.write("last-words", Content.of(new byte[1]));
			assertThatExceptionOfType(StorageException.class)
				.isThrownBy(() -> this.storager.write("refused", Content.of(new byte[2 * PART])))
				.withMessageContaining("the application is shutting down; allowed: what is sent with one request");
		}

	}

}
