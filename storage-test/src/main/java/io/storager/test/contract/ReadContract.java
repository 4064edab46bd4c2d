package io.storager.test.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.storager.ErrorCode;
import io.storager.Operation;
import io.storager.StorageException;
import io.storager.options.DownloadOptions;
import io.storager.options.ReadOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** Reading into memory, outputs and files, whole and in ranges. */
abstract class ReadContract extends Topic {

	@ParameterizedTest
	@CsvSource({ "0,,0,1000", "0,1000,0,1000", "0,10,0,10", "1,1,1,2", "500,,500,1000", "999,,999,1000",
			"999,1,999,1000", "990,10,990,1000", "990,11,990,1000", "990,5000,990,1000", "0,1001,0,1000",
			"0,9223372036854775807,0,1000", "3,9223372036854775807,3,1000", "1000,,1000,1000", "1000,1,1000,1000",
			"1000,9223372036854775807,1000,1000", "0,0,0,0", "7,0,7,7", "1000,0,1000,1000" })
	void readsRanges(long offset, @Nullable Long size, int from, int to) throws IOException {
		write("a", bytes(1000));
		ReadOptions options = ReadOptions.builder().offset(offset).size(size).build();
		byte[] expected = Arrays.copyOfRange(bytes(1000), from, to);
		assertThat(this.storager.readAllBytes("a", options)).isEqualTo(expected);
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		assertThat(this.storager.read("a", output, options)).isEqualTo(expected.length);
		assertThat(output.toByteArray()).isEqualTo(expected);
		try (var stream = this.storager.newInputStream("a", options)) {
			assertThat(stream.object().contentLength()).isEqualTo(1000);
			assertThat(stream.readAllBytes()).isEqualTo(expected);
		}
	}

	@ParameterizedTest
	@CsvSource({ "1001,", "1001,1", "1001,0", "2000,10", "9223372036854775807,", "9223372036854775807,5" })
	void refusesAnOffsetBehindTheEnd(long offset, @Nullable Long size) {
		write("a", bytes(1000));
		ReadOptions options = ReadOptions.builder().offset(offset).size(size).build();
		StorageException failure = failure(ErrorCode.RESTRICTION_DISSATISFIED,
				() -> this.storager.readAllBytes("a", options));
		assertThat(failure).hasMessageContaining("offset is " + offset).hasMessageContaining("length, 1000");
		assertThat(failure.operation()).isEqualTo(Operation.READ);
	}

	@Test
	void refusesANegativeOffsetAndSize() {
		write("a", "text");
		assertThat(failure(ErrorCode.RESTRICTION_DISSATISFIED,
				() -> this.storager.readAllBytes("a", ReadOptions.builder().offset(-1).build())))
			.hasMessageContaining("offset is -1")
			.hasMessageContaining("0 or more");
		assertThat(failure(ErrorCode.RESTRICTION_DISSATISFIED,
				() -> this.storager.readAllBytes("a", ReadOptions.builder().size(-2L).build())))
			.hasMessageContaining("size is -2")
			.hasMessageContaining("0 or more");
	}

	@ParameterizedTest
	@CsvSource({ "0,", "0,0", "0,1", "0,100" })
	void readsNothingOfAnEmptyObject(long offset, @Nullable Long size) throws IOException {
		write("a", "");
		ReadOptions options = ReadOptions.builder().offset(offset).size(size).build();
		assertThat(this.storager.readAllBytes("a", options)).isEmpty();
		try (var stream = this.storager.newInputStream("a", options)) {
			assertThat(stream.read()).isEqualTo(-1);
		}
	}

	@Test
	void refusesAnOffsetInAnEmptyObject() {
		write("a", "");
		assertThat(failure(ErrorCode.RESTRICTION_DISSATISFIED,
				() -> this.storager.readAllBytes("a", ReadOptions.builder().offset(1).build())))
			.hasMessageContaining("offset is 1")
			.hasMessageContaining("length, 0");
	}

	@Test
	void failsToReadWhatIsNotThere(@TempDir Path folder) {
		failure(ErrorCode.OBJECT_NOT_EXIST, () -> this.storager.readAllBytes("a"));
		failure(ErrorCode.OBJECT_NOT_EXIST, () -> this.storager.read("a", OutputStream.nullOutputStream()));
		failure(ErrorCode.OBJECT_NOT_EXIST, () -> this.storager.read("a", folder.resolve("a")));
		failure(ErrorCode.OBJECT_NOT_EXIST, () -> this.storager.newInputStream("a").close());
		failure(ErrorCode.OBJECT_NOT_EXIST,
				() -> this.storager.readAllBytes("a", ReadOptions.builder().offset(5).size(5L).build()));
		StorageException failure = failure(ErrorCode.OBJECT_NOT_EXIST,
				() -> this.storager.readAllBytes("a", ReadOptions.builder().size(0L).build()));
		assertThat(failure.operation()).isEqualTo(Operation.READ);
		assertThat(failure.path()).isEqualTo("a");
		assertThat(failure.httpStatus()).isEqualTo(404);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 65_535, 65_536, 65_537, 3_000_000 })
	void readsToAnOutputAndLeavesItOpen(int length) {
		write("a", bytes(length));
		List<String> closed = new ArrayList<>();
		ByteArrayOutputStream output = new ByteArrayOutputStream() {

			@Override
			public void close() {
				closed.add("closed");
			}

		};
		assertThat(this.storager.read("a", output)).isEqualTo(length);
		assertThat(output.toByteArray()).isEqualTo(bytes(length));
		assertThat(closed).isEmpty();
	}

	@Test
	void saysThatItIsTheOutputThatFails() {
		write("a", bytes(1_000_000));
		OutputStream broken = new OutputStream() {

			@Override
			public void write(int b) throws IOException {
				throw new IOException("no space left");
			}

		};
		StorageException failure = failure(ErrorCode.UNEXPECTED, () -> this.storager.read("a", broken));
		assertThat(failure).hasMessageContaining("output cannot be written")
			.hasMessageContaining("no space left")
			.hasRootCauseMessage("no space left");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 3_000_000 })
	void readsToAFile(int length, @TempDir Path folder) {
		write("a", bytes(length));
		Path file = folder.resolve("new");
		assertThat(this.storager.read("a", file)).isEqualTo(length);
		assertThat(file).hasBinaryContent(bytes(length));
	}

	@Test
	void replacesAFile(@TempDir Path folder) throws IOException {
		write("a", "new");
		Path file = Files.writeString(folder.resolve("file"), "the old text, which is longer");
		this.storager.read("a", file);
		assertThat(file).hasContent("new");
		assertThat(names(folder)).containsExactly("file");
	}

	@Test
	void readsARangeToAFile(@TempDir Path folder) {
		write("a", "0123456789");
		Path file = folder.resolve("file");
		assertThat(this.storager.read("a", file, ReadOptions.builder().offset(3).size(4L).build())).isEqualTo(4);
		assertThat(file).hasContent("3456");
	}

	@Test
	void keepsAFileWhenReadingFails(@TempDir Path folder) throws IOException {
		Path file = Files.writeString(folder.resolve("file"), "old");
		failure(ErrorCode.OBJECT_NOT_EXIST, () -> this.storager.read("missing", file));
		write("a", bytes(3_000_000));
		ReadOptions options = ReadOptions.builder().progress((transferred, total) -> {
			throw new IllegalStateException("stop");
		}).build();
		failure(ErrorCode.UNEXPECTED, () -> this.storager.read("a", file, options));
		assertThat(file).hasContent("old");
		assertThat(names(folder)).containsExactly("file");
	}

	@Test
	void saysWhichFileCannotBeWritten(@TempDir Path folder) {
		write("a", "text");
		Path file = folder.resolve("missing").resolve("file");
		assertThat(failure(ErrorCode.UNEXPECTED, () -> this.storager.read("a", file)))
			.hasMessageContaining(file.toString());
		assertThat(requestsOf(() -> failure(ErrorCode.UNEXPECTED, () -> this.storager.read("a", file))))
			.isLessThanOrEqualTo(0);
		assertThat(folder).isEmptyDirectory();
	}

	@Test
	void refusesToReadToWhatIsNoFile(@TempDir Path folder) throws IOException {
		write("a", "text");
		Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
		for (Path target : List.of(folder, link, Path.of("/dev/null"))) {
			assumeThat(target).exists();
			assertThat(requestsOf(
					() -> assertThat(failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.read("a", target)))
						.hasMessageContaining("'%s' is a".formatted(target))
						.hasMessageContaining("allowed: a regular file")))
				.isLessThanOrEqualTo(0);
		}
		assertThat(names(folder)).containsExactly("link");
	}

	@Test
	void refusesToReadToWhereNoFileCanBe(@TempDir Path folder) throws IOException {
		write("a", "text");
		Path file = Files.writeString(folder.resolve("file"), "old");
		for (Path target : List.of(file.resolve("member"), folder.resolve("n".repeat(300)))) {
			assertThat(requestsOf(() -> {
				assertThat(failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.read("a", target)))
					.hasMessageContaining(target.toString())
					.hasMessageContaining("allowed");
				assertThat(failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.download("a", target)))
					.hasMessageContaining(target.toString());
			})).isLessThanOrEqualTo(0);
		}
		assertThat(names(folder)).containsExactly("file");
		assertThat(file).hasContent("old");
	}

	/** What was not there when the read began is not replaced. */
	@Test
	void replacesNoDirectoryThatAppearsMeanwhile(@TempDir Path folder) throws IOException {
		write("a", "text");
		Path file = folder.resolve("file");
		ReadOptions read = ReadOptions.builder().progress((transferred, total) -> mkdir(file)).build();
		assertThat(failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.read("a", file, read)))
			.hasMessageContaining("'%s' is a directory".formatted(file));
		Path other = folder.resolve("other");
		DownloadOptions download = DownloadOptions.builder().progress((transferred, total) -> mkdir(other)).build();
		assertThat(failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.download("a", other, download)))
			.hasMessageContaining("'%s' is a directory".formatted(other));
		assertThat(file).isEmptyDirectory();
		assertThat(other).isEmptyDirectory();
		assertThat(names(folder)).containsExactlyInAnyOrder("file", "other");
	}

	private static void mkdir(Path directory) {
		try {
			Files.createDirectories(directory);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 3_000_000 })
	void tellsTheProgressOfARead(int length, @TempDir Path folder) throws IOException {
		write("a", bytes(length));
		List<Long> told = new ArrayList<>();
		ReadOptions options = ReadOptions.builder().progress((transferred, total) -> {
			assertThat(total).isEqualTo(length);
			told.add(transferred);
		}).build();
		this.storager.readAllBytes("a", options);
		assertThat(told).isNotEmpty().isSorted().doesNotHaveDuplicates().endsWith((long) length);
		told.clear();
		this.storager.read("a", folder.resolve("a"), options);
		assertThat(told).isNotEmpty().isSorted().doesNotHaveDuplicates().endsWith((long) length);
		told.clear();
		try (var stream = this.storager.newInputStream("a", options)) {
			stream.readAllBytes();
		}
		assertThat(told).isNotEmpty().isSorted().doesNotHaveDuplicates().endsWith((long) length);
	}

	@Test
	void countsTheProgressOfARangeFromItsStart() {
		write("a", bytes(1000));
		List<List<Long>> told = new ArrayList<>();
		this.storager.readAllBytes("a",
				ReadOptions.builder()
					.offset(900)
					.size(500L)
					.progress((transferred, total) -> told.add(List.of(transferred, total)))
					.build());
		assertThat(told).endsWith(List.of(100L, 100L));
	}

	private static List<String> names(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map((file) -> String.valueOf(file.getFileName())).toList();
		}
	}

}
