package io.storager.test.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.storager.Content;
import io.storager.ErrorCode;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.StorageOutputStream;
import io.storager.error.PreconditionFailedException;
import io.storager.options.ReadOptions;
import io.storager.options.WriteOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/** Reads and writes that depend on what is there. */
abstract class ConditionContract extends Topic {

	private static final WriteOptions FORBID = WriteOptions.builder().forbidOverwrite(true).build();

	private static final String OTHER_TAG = "0123456789ABCDEF0123456789ABCDEF";

	@Test
	void readsIfTheTagMatches() {
		write("a", "text");
		String tag = this.storager.stat("a").etag();
		assertThat(readIf(ReadOptions.builder().ifMatch(tag))).isEqualTo("text");
		assertThat(readIf(ReadOptions.builder().ifMatch(tag).offset(1).size(2L))).isEqualTo("ex");
		doesNotRead(ReadOptions.builder().ifMatch(OTHER_TAG));
		doesNotRead(ReadOptions.builder().ifMatch(OTHER_TAG).offset(1).size(2L));
	}

	@Test
	void readsIfTheTagDoesNotMatch() {
		write("a", "text");
		String tag = this.storager.stat("a").etag();
		assertThat(readIf(ReadOptions.builder().ifNoneMatch(OTHER_TAG))).isEqualTo("text");
		doesNotRead(ReadOptions.builder().ifNoneMatch(tag));
		write("a", "new");
		assertThat(readIf(ReadOptions.builder().ifNoneMatch(tag))).isEqualTo("new");
		doesNotRead(ReadOptions.builder().ifMatch(tag));
	}

	@Test
	void readsByTheTimeOfTheWrite() {
		write("a", "text");
		Instant written = Objects.requireNonNull(this.storager.stat("a").lastModified());
		assertThat(readIf(ReadOptions.builder().ifModifiedSince(written.minusSeconds(10)))).isEqualTo("text");
		doesNotRead(ReadOptions.builder().ifModifiedSince(written));
		assertThat(readIf(ReadOptions.builder().ifUnmodifiedSince(written))).isEqualTo("text");
		doesNotRead(ReadOptions.builder().ifUnmodifiedSince(written.minusSeconds(10)));
	}

	@Test
	void checksConditionsWhenNoBytesAreAskedFor() {
		write("a", "text");
		write("empty", "");
		String tag = this.storager.stat("a").etag();
		assertThat(readIf(ReadOptions.builder().ifMatch(tag).size(0L))).isEmpty();
		doesNotRead(ReadOptions.builder().ifMatch(OTHER_TAG).size(0L));
		doesNotRead(ReadOptions.builder().ifNoneMatch(tag).offset(2).size(0L));
		ReadOptions match = ReadOptions.builder().ifMatch(this.storager.stat("empty").etag()).build();
		assertThat(this.storager.readAllBytes("empty", match)).isEmpty();
	}

	@Test
	void leavesOutputsAloneIfAConditionFails(@TempDir Path directory) throws IOException {
		write("a", "text");
		ReadOptions options = ReadOptions.builder().ifMatch(OTHER_TAG).build();
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		failure(ErrorCode.PRECONDITION_FAILED, () -> this.storager.read("a", output, options));
		assertThat(output.size()).isZero();
		Path file = Files.writeString(directory.resolve("file"), "old");
		failure(ErrorCode.PRECONDITION_FAILED, () -> this.storager.read("a", file, options));
		assertThat(file).hasContent("old");
		try (var files = Files.list(directory)) {
			assertThat(files).hasSize(1);
		}
		failure(ErrorCode.PRECONDITION_FAILED, () -> this.storager.newInputStream("a", options).close());
	}

	@Test
	void tellsThatNothingIsThereWhateverTheCondition() {
		failure(ErrorCode.OBJECT_NOT_EXIST,
				() -> this.storager.readAllBytes("a", ReadOptions.builder().ifNoneMatch(OTHER_TAG).build()));
	}

	/** A failed condition must give its connection back. */
	@Test
	void leaksNoConnection() {
		write("a", "text");
		var single = fixture().singleConnection(settings());
		for (int i = 0; i < 3; i++) {
			failure(ErrorCode.PRECONDITION_FAILED,
					() -> single.readAllBytes("a", ReadOptions.builder().ifMatch(OTHER_TAG).build()));
			failure(ErrorCode.PRECONDITION_FAILED,
					() -> single.readAllBytes("a", ReadOptions.builder().ifMatch(OTHER_TAG).size(0L).build()));
			failure(ErrorCode.PRECONDITION_FAILED, () -> single.write("a", Content.ofText("new"), FORBID));
			assertThat(single.readAllBytes("a", ReadOptions.builder().ifNoneMatch(OTHER_TAG).size(0L).build()))
				.isEmpty();
		}
		assertThat(single.readAllBytes("a")).asString().isEqualTo("text");
	}

	@Test
	void forbidsToOverwrite() {
		StorageObject first = this.storager.write("a", Content.ofText("old"), FORBID);
		StorageException failure = failure(ErrorCode.PRECONDITION_FAILED,
				() -> this.storager.write("a", Content.ofText("new"), FORBID));
		assertThat(failure).isInstanceOf(PreconditionFailedException.class);
		assertThat(failure.isTemporary()).isFalse();
		assertThat(read("a")).isEqualTo("old");
		assertThat(this.storager.stat("a").etag()).isEqualTo(first.etag());
		write("a", "new");
		assertThat(read("a")).isEqualTo("new");
	}

	@Test
	void forbidsAStreamToOverwrite() throws IOException {
		try (StorageOutputStream output = this.storager.newOutputStream("a", FORBID)) {
			output.write(bytes(10));
		}
		StorageOutputStream second = this.storager.newOutputStream("a", FORBID);
		second.write(bytes(20));
		assertThatIOException().isThrownBy(second::close).withCauseInstanceOf(PreconditionFailedException.class);
		assertThat(this.storager.readAllBytes("a")).isEqualTo(bytes(10));
	}

	@Test
	void letsOneOfManyWritersWin() throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(8);
		try {
			List<Callable<Integer>> writers = new ArrayList<>();
			for (int i = 1; i <= 8; i++) {
				int length = i;
				writers.add(() -> {
					try {
						this.storager.write("a", Content.of(bytes(length)), FORBID);
						return length;
					}
					catch (PreconditionFailedException ex) {
						return 0;
					}
				});
			}
			List<Integer> won = new ArrayList<>();
			for (Future<Integer> result : threads.invokeAll(writers)) {
				if (result.get() > 0) {
					won.add(result.get());
				}
			}
			assertThat(won).hasSize(1);
			assertThat(this.storager.readAllBytes("a")).isEqualTo(bytes(won.get(0)));
		}
		finally {
			threads.shutdownNow();
		}
	}

	private String readIf(ReadOptions.Builder options) {
		return new String(this.storager.readAllBytes("a", options.build()), StandardCharsets.UTF_8);
	}

	private void doesNotRead(ReadOptions.Builder options) {
		StorageException failure = failure(ErrorCode.PRECONDITION_FAILED,
				() -> this.storager.readAllBytes("a", options.build()));
		assertThat(failure).isInstanceOf(PreconditionFailedException.class);
		assertThat(failure.path()).isEqualTo("a");
	}

}
