package io.storager.test.contract;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPInputStream;

import io.storager.Content;
import io.storager.Encryption;
import io.storager.ErrorCode;
import io.storager.ProgressListener;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.engine.DriverStorager;
import io.storager.error.InvalidSettingException;
import io.storager.options.ReadOptions;
import io.storager.options.WriteOptions;
import io.storager.transfer.TransferPool;
import io.storager.transfer.TransferSettings;
import io.storager.transfer.Transfers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What is larger than a part: many requests that look like one, in bounded memory. */
abstract class TransferContract extends TransferTopic {

	private int[] lengths() {
		return new int[] { 0, 1, this.partSize - 1, this.partSize, this.partSize + 1, 2 * this.partSize,
				3 * this.partSize + 7 };
	}

	@ParameterizedTest
	@EnumSource
	void storesWhatItIsGivenInHoweverManyParts(Kind kind, @TempDir Path folder) throws IOException {
		for (int length : lengths()) {
			byte[] bytes = bytes(length);
			StorageObject written = this.parts.write("a", kind.of(bytes, folder),
					WriteOptions.builder().contentType("text/x-test").userMetadata(Map.of("title", "\u62a5")).build());
			assertThat(written.contentLength()).isEqualTo(length);
			assertThat(this.parts.readAllBytes("a")).isEqualTo(bytes);
			StorageObject stat = this.parts.stat("a");
			assertThat(stat.contentType()).isEqualTo("text/x-test");
			assertThat(stat.userMetadata()).containsEntry("title", "\u62a5");
			assertThat(stat.etag()).isEqualTo(written.etag());
		}
		requireNothingLeft();
	}

	@Test
	void readsInWhateverWay(@TempDir Path folder) throws IOException {
		for (int length : lengths()) {
			byte[] bytes = bytes(length);
			write("a", bytes);
			ByteArrayOutputStream output = new ByteArrayOutputStream();
			assertThat(this.parts.read("a", output)).isEqualTo(length);
			assertThat(output.toByteArray()).isEqualTo(bytes);
			Path file = folder.resolve("read");
			assertThat(this.parts.read("a", file)).isEqualTo(length);
			assertThat(file).hasBinaryContent(bytes);
			try (InputStream stream = this.parts.newInputStream("a")) {
				assertThat(stream.readAllBytes()).isEqualTo(bytes);
			}
			int offset = length / 3;
			assertThat(this.parts.readAllBytes("a", ReadOptions.builder().offset(offset).build()))
				.isEqualTo(Arrays.copyOfRange(bytes, offset, length));
		}
		requireNothingLeft();
	}

	@Test
	void readsEveryMemberOfAGzipWhoseRangesComeSideBySide() throws IOException {
		byte[] bytes = bytes(1024 * 1024 + 4 * this.partSize);
		write("a.gz", StreamContract.gzip(bytes, 2000));
		try (InputStream stream = new GZIPInputStream(this.parts.newInputStream("a.gz"))) {
			assertThat(stream.readAllBytes()).isEqualTo(bytes);
		}
		requireNothingLeft();
	}

	@Test
	void givesEverythingBackOfAStreamThatIsLeftHalfRead() throws IOException {
		byte[] bytes = bytes(24 * this.partSize);
		write("a", bytes);
		for (int length : new int[] { 0, 1, this.partSize, 17 * this.partSize, bytes.length - 1 }) {
			try (InputStream stream = this.parts.newInputStream("a")) {
				assertThat(stream.readNBytes(length)).isEqualTo(Arrays.copyOf(bytes, length));
			}
		}
		requireNothingLeft();
	}

	@Test
	void encryptsInParts() {
		for (Encryption encryption : allEncryptions()) {
			byte[] bytes = bytes(2 * this.partSize + 1);
			this.parts.write("a", Content.of(new ByteArrayInputStream(bytes)),
					WriteOptions.builder().encryption(encryption).build());
			assertThat(this.parts.readAllBytes("a", reading(encryption))).isEqualTo(bytes);
			assertThat(this.parts.stat("a", statting(encryption)).encryption()).isNotNull();
		}
		requireNothingLeft();
	}

	/** What has memory waits for nobody who waits for memory. */
	@Test
	@Timeout(180)
	void writesHundredsAtOnceInTheSmallestMemory() throws InterruptedException, ExecutionException {
		TransferPool smallest = new TransferPool((this.partSize + 1023L) / 1024 * 1024);
		DriverStorager small = storager(smallest, null);
		int writers = 200;
		ExecutorService threads = Executors.newFixedThreadPool(writers);
		try {
			List<Callable<Void>> calls = new ArrayList<>();
			for (int i = 0; i < writers; i++) {
				byte[] bytes = bytes(this.partSize + i);
				String path = "many/" + i;
				calls.add(() -> {
					small.write(path, Content.of(new ByteArrayInputStream(bytes)));
					assertThat(small.readAllBytes(path)).isEqualTo(bytes);
					small.delete(path);
					assertThat(smallest.memory().used()).isLessThanOrEqualTo(smallest.memory().limit());
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
		assertThat(smallest.memory().used()).isZero();
		smallest.close();
		requireNothingLeft();
	}

	/** One who holds memory and needs more for somebody else still gets on. */
	@Test
	@Timeout(60)
	void writesWhileItWrites() {
		TransferPool smallest = new TransferPool((this.partSize + 1023L) / 1024 * 1024);
		DriverStorager small = storager(smallest, null);
		byte[] bytes = bytes(this.partSize);
		small.write("outer", Content.from((outer) -> {
			outer.write(bytes, 0, this.partSize - 1);
			small.write("inner", Content.from((inner) -> {
				inner.write(bytes);
				inner.write(bytes);
			}));
			outer.write(bytes);
		}));
		assertThat(small.stat("outer").contentLength()).isEqualTo(2L * this.partSize - 1);
		assertThat(small.stat("inner").contentLength()).isEqualTo(2L * this.partSize);
		assertThat(smallest.memory().used()).isZero();
		requireNothingLeft();
	}

	@Test
	void tellsTheProgressOfAllParts() throws IOException {
		int length = 12 * this.partSize;
		Told written = new Told();
		this.parts.write("a", Content.of(bytes(length)), WriteOptions.builder().progress(written).build());
		written.requireEnd(length);
		Told read = new Told();
		try (InputStream stream = this.parts.newInputStream("a", ReadOptions.builder().progress(read).build())) {
			stream.readAllBytes();
		}
		read.requireEnd(length);
		Told unknown = new Told();
		this.parts.write("a", Content.of(new ByteArrayInputStream(bytes(length))),
				WriteOptions.builder().progress(unknown).build());
		unknown.requireEnd(length);
	}

	@Test
	void readsOneVersionOfAnObjectThatChanges() throws IOException {
		byte[] old = bytes(24 * this.partSize);
		byte[] changed = bytes(24 * this.partSize + 1);
		write("a", old);
		try (InputStream stream = this.parts.newInputStream("a")) {
			byte[] first = stream.readNBytes(17 * this.partSize);
			write("a", changed);
			byte[] rest = stream.readAllBytes();
			assertThat(first).isEqualTo(Arrays.copyOf(old, first.length));
			assertThat(rest).isEqualTo(Arrays.copyOfRange(old, first.length, old.length));
		}
		catch (IOException ex) {
			assertThat(ex).hasCauseInstanceOf(StorageException.class);
			assertThat(ex).hasMessageContaining("the object changed while it was read");
		}
		requireNothingLeft();
	}

	@Test
	void leavesNoFileOfAnObjectThatVanishes(@TempDir Path folder) throws IOException {
		write("a", bytes(24 * this.partSize));
		Path file = folder.resolve("a");
		try {
			this.parts.read("a", file, ReadOptions.builder().progress((transferred, total) -> delete("a")).build());
		}
		catch (StorageException ex) {
			assertThat(ex.code()).isEqualTo(ErrorCode.OBJECT_NOT_EXIST);
			assertThat(folder).isEmptyDirectory();
		}
		requireNothingLeft();
	}

	private void delete(String path) {
		this.storager.delete(path);
	}

	@Test
	void refusesPartsThatTheServiceDoesNotTake() {
		long minimum = this.storager.metadata().multipartSizeMinimum();
		long maximum = this.storager.metadata().multipartSizeMaximum();
		for (long size : new long[] { 1, minimum - 1, maximum + 1 }) {
			TransferSettings settings = TransferSettings.builder().partSize(size).concurrency(1).maxRetries(0).build();
			Transfers transfers = Transfers.of(settings, new TransferPool(1L << 40), 1);
			assertThatExceptionOfType(InvalidSettingException.class)
				.isThrownBy(() -> fixture().storager(settings().with(transfers)))
				.withMessageContaining("'transfer.part-size'")
				.withMessageContaining("%s to %s bytes", minimum, maximum);
		}
	}

	@Test
	void failsWhereAFolderCannotBeWritten(@TempDir Path folder) {
		write("a", bytes(3 * this.partSize));
		failure(ErrorCode.UNEXPECTED, () -> this.parts.read("a", folder.resolve("missing").resolve("a")));
		requireNothingLeft();
	}

	private static final class Told implements ProgressListener {

		private final List<Long> told = new ArrayList<>();

		@Override
		public synchronized void onProgress(long transferred, long total) {
			this.told.add(transferred);
		}

		void requireEnd(long length) {
			assertThat(this.told).isSorted().doesNotHaveDuplicates().endsWith(length);
		}

	}

}
