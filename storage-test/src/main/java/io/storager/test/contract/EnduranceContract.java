package io.storager.test.contract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.storager.Content;
import io.storager.ErrorCode;
import io.storager.StorageOutputStream;
import io.storager.Storager;
import io.storager.options.ReadOptions;
import io.storager.options.WriteOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** Many threads, many repetitions: nothing gets lost, nothing stays behind. */
abstract class EnduranceContract extends Topic {

	@Test
	void servesManyThreads() throws InterruptedException, ExecutionException {
		ExecutorService threads = Executors.newFixedThreadPool(16);
		try {
			List<Callable<Void>> calls = new ArrayList<>();
			for (int i = 0; i < 16; i++) {
				int number = i;
				calls.add(() -> {
					for (int round = 0; round < 10; round++) {
						exercise(number, round);
					}
					return null;
				});
			}
			for (Future<Void> result : threads.invokeAll(calls)) {
				result.get();
			}
		}
		finally {
			threads.shutdownNow();
		}
		assertThat(this.storager.list()).hasSize(16 * 5);
	}

	private void exercise(int number, int round) {
		String path = "thread-%s/%s".formatted(number, round);
		byte[] bytes = bytes(10_000 * round + number);
		this.storager.write(path, Content.of(bytes));
		assertThat(this.storager.readAllBytes(path)).isEqualTo(bytes);
		assertThat(this.storager.stat(path).contentLength()).isEqualTo(bytes.length);
		assertThat(this.storager.list("thread-%s/".formatted(number))).extracting("path").contains(path);
		if (round % 2 == 0) {
			this.storager.delete(path);
			assertThat(this.storager.exists(path)).isFalse();
		}
	}

	@Test
	void storesOneOfTwoConcurrentWritesWhole() throws InterruptedException, ExecutionException {
		ExecutorService threads = Executors.newFixedThreadPool(4);
		try {
			List<Callable<Void>> calls = new ArrayList<>();
			for (int length : new int[] { 100_000, 200_000, 300_000, 400_000 }) {
				calls.add(() -> {
					this.storager.write("same", Content.of(bytes(length)));
					byte[] read = this.storager.readAllBytes("same");
					assertThat(read).isEqualTo(bytes(read.length));
					return null;
				});
			}
			for (Future<Void> result : threads.invokeAll(calls)) {
				result.get();
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

	/** A pool of one notices the first connection that does not come back. */
	@Test
	@Timeout(120)
	void leaksNoConnection() throws IOException {
		Storager single = fixture().singleConnection(settings());
		write("a", bytes(3_000_000));
		for (int i = 0; i < 5; i++) {
			halfRead(single);
			failReading(single);
			failWriting(single);
			assertThat(single.list().iterator().next().path()).isEqualTo("a");
			assertThat(single.exists("missing")).isFalse();
		}
		assertThat(single.readAllBytes("a")).isEqualTo(bytes(3_000_000));
		assertThat(single.list()).hasSize(1);
	}

	private void halfRead(Storager single) throws IOException {
		for (int length : new int[] { 0, 1, 1000, 2_999_999, 3_000_000 }) {
			try (InputStream stream = single.newInputStream("a")) {
				assertThat(stream.readNBytes(length)).hasSize(length);
			}
		}
		try (InputStream range = single.newInputStream("a", ReadOptions.builder().offset(10).build())) {
			assertThat(range.read()).isNotNegative();
		}
	}

	private void failReading(Storager single) {
		failure(ErrorCode.OBJECT_NOT_EXIST, () -> single.readAllBytes("missing"));
		failure(ErrorCode.OBJECT_NOT_EXIST, () -> single.newInputStream("missing").close());
		failure(ErrorCode.RESTRICTION_DISSATISFIED,
				() -> single.readAllBytes("a", ReadOptions.builder().offset(3_000_001).build()));
		failure(ErrorCode.UNEXPECTED, () -> single.read("a", new BrokenOutputStream()));
		failure(ErrorCode.UNEXPECTED,
				() -> single.readAllBytes("a", ReadOptions.builder().progress((transferred, total) -> {
					throw new IllegalStateException("stop");
				}).build()));
	}

	private void failWriting(Storager single) {
		failure(ErrorCode.INTEGRITY, () -> single.write("a", Content.of(bytes(3_000_000)),
				WriteOptions.builder().contentMd5("AAAAAAAAAAAAAAAAAAAAAA==").build()));
		failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> single.write("a", new ByteArrayInputStream(bytes(10)), 9));
	}

	@Test
	void leavesNoTemporaryFiles() throws IOException, InterruptedException {
		Set<Path> before = temporaryFiles();
		int large = 2_000_000;
		this.storager.write("a", Content.of(new ByteArrayInputStream(bytes(large))));
		this.storager.write("b", new ByteArrayInputStream(bytes(large)), large);
		failure(ErrorCode.RESTRICTION_DISSATISFIED,
				() -> this.storager.write("c", new ByteArrayInputStream(bytes(large)), large - 1));
		failure(ErrorCode.RESTRICTION_DISSATISFIED,
				() -> this.storager.write("c", new ByteArrayInputStream(bytes(large)), large + 1));
		failure(ErrorCode.UNEXPECTED, () -> this.storager.write("c",
				Content.of(new SequenceInputStream(new ByteArrayInputStream(bytes(large)), new BrokenInputStream()))));
		failure(ErrorCode.UNEXPECTED, () -> this.storager.write("c", Content.from((output) -> {
			output.write(bytes(large));
			throw new IllegalStateException("stop");
		})));
		failure(ErrorCode.INTEGRITY, () -> this.storager.write("c", Content.of(new ByteArrayInputStream(bytes(large))),
				WriteOptions.builder().contentMd5("AAAAAAAAAAAAAAAAAAAAAA==").build()));
		try (StorageOutputStream output = this.storager.newOutputStream("d")) {
			output.write(bytes(large));
		}
		try (StorageOutputStream output = this.storager.newOutputStream("e")) {
			output.write(bytes(large));
			output.abort();
		}
		Set<Path> left = leftSince(before);
		assertThat(left).isEmpty();
		assertThat(paths("")).containsExactly("a", "b", "d");
	}

	/** Builds that run beside this one have files of the same name, but not for long. */
	private static Set<Path> leftSince(Set<Path> before) throws IOException, InterruptedException {
		Instant end = Instant.now().plus(Duration.ofSeconds(10));
		Set<Path> left = temporaryFiles();
		left.removeAll(before);
		while (!left.isEmpty() && Instant.now().isBefore(end)) {
			Thread.sleep(100);
			left.retainAll(temporaryFiles());
		}
		return left;
	}

	private static Set<Path> temporaryFiles() throws IOException {
		try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
			return files.filter((file) -> String.valueOf(file.getFileName()).startsWith("storager-"))
				.collect(Collectors.toCollection(TreeSet::new));
		}
	}

	private static final class BrokenInputStream extends InputStream {

		@Override
		public int read() throws IOException {
			throw new IOException("the disk is gone");
		}

	}

	private static final class BrokenOutputStream extends OutputStream {

		@Override
		public void write(int b) throws IOException {
			throw new IOException("no space left");
		}

	}

}
