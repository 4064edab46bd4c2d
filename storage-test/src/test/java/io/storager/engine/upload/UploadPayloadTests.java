package io.storager.engine.upload;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;

import io.storager.Content;
import io.storager.checksum.Crc64;
import io.storager.engine.request.Progress;
import io.storager.engine.request.ProgressException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class UploadPayloadTests {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	@Test
	void endsAtItsLength() throws IOException {
		try (UploadPayload payload = UploadPayload.of(bytes(1000), 600); InputStream stream = payload.open()) {
			assertThat(payload.length()).isEqualTo(600);
			assertThat(stream.available()).isEqualTo(600);
			assertThat(stream.readAllBytes()).isEqualTo(Arrays.copyOf(bytes(1000), 600));
			assertThat(stream.read()).isEqualTo(-1);
			assertThat(stream.available()).isZero();
		}
	}

	@Test
	void tellsTheChecksumOfWhatWasSent() throws IOException {
		try (UploadPayload payload = UploadPayload.of(bytes(1000), 1000)) {
			assertThat(payload.sentCrc64()).isZero();
			try (InputStream stream = payload.open()) {
				stream.readAllBytes();
			}
			assertThat(payload.sentCrc64()).isEqualTo(crc64(bytes(1000)));
		}
	}

	@Test
	void startsAgainWithoutALimit() throws IOException {
		Path file = file(3_000_000);
		try (UploadPayload payload = UploadPayload.ofFile(file); InputStream stream = payload.open()) {
			assertThat(stream.markSupported()).isTrue();
			stream.mark(1);
			assertThat(stream.readNBytes(2_900_000)).hasSize(2_900_000);
			stream.reset();
			assertThat(stream.readAllBytes()).isEqualTo(bytes(3_000_000));
			assertThat(payload.sentCrc64()).isEqualTo(crc64(bytes(3_000_000)));
			stream.reset();
			assertThat(stream.read()).isEqualTo(bytes(3_000_000)[0] & 0xff);
		}
	}

	@Test
	void readsAFileInFewReadsHoweverSmallThoseOfTheSdkAre() throws IOException {
		Path file = file(200_000);
		byte[] read = new byte[200_000];
		try (UploadPayload payload = UploadPayload.ofFile(file);
				UploadPayload slice = payload.slice(1000, 150_000);
				InputStream stream = slice.open()) {
			assertThat(slice.readSize()).isEqualTo(64 * 1024);
			assertThat(stream.readNBytes(read, 0, 3)).isEqualTo(3);
			stream.reset();
			for (int start = 0; start < 150_000; start += 2048) {
				assertThat(stream.readNBytes(read, start, Math.min(2048, 150_000 - start)))
					.isEqualTo(Math.min(2048, 150_000 - start));
			}
			assertThat(stream.read()).isEqualTo(-1);
			byte[] expected = Arrays.copyOfRange(bytes(200_000), 1000, 151_000);
			assertThat(Arrays.copyOf(read, 150_000)).isEqualTo(expected);
			assertThat(slice.sentCrc64()).isEqualTo(crc64(expected));
		}
	}

	@Test
	void refusesToMarkAnythingButTheStart() throws IOException {
		try (UploadPayload payload = UploadPayload.of(bytes(10), 10); InputStream stream = payload.open()) {
			stream.read();
			assertThatIllegalStateException().isThrownBy(() -> stream.mark(5)).withMessageContaining("byte 1");
		}
	}

	@Test
	void failsWhenAFileShrinks() throws IOException {
		Path file = file(100_000);
		try (UploadPayload payload = UploadPayload.ofFile(file); InputStream stream = payload.open()) {
			stream.readNBytes(1000);
			Files.write(file, bytes(2000));
			assertThatIOException().isThrownBy(stream::readAllBytes).withMessageContaining("from 100000 to 2000 bytes");
			assertThat(payload.failure()).isNotNull();
		}
	}

	@Test
	void failsWhenAFileGrows() throws IOException {
		Path file = file(100_000);
		try (UploadPayload payload = UploadPayload.ofFile(file); InputStream stream = payload.open()) {
			stream.readNBytes(1000);
			Files.write(file, bytes(1), StandardOpenOption.APPEND);
			assertThatIOException().isThrownBy(stream::readAllBytes)
				.withMessageContaining("from 100000 to 100001 bytes");
		}
	}

	@Test
	void staysFailedAlthoughTheFileIsWellAgain() throws IOException {
		Path file = file(100_000);
		try (UploadPayload payload = UploadPayload.ofFile(file); InputStream stream = payload.open()) {
			Files.write(file, bytes(10));
			assertThatIOException().isThrownBy(stream::readAllBytes);
			Files.write(file, bytes(100_000));
			assertThatIOException().isThrownBy(stream::read).withMessageContaining("not repeated");
			assertThatIOException().isThrownBy(stream::reset).withMessageContaining("not repeated");
			assertThatIOException().isThrownBy(() -> payload.open().read()).withMessageContaining("not repeated");
		}
	}

	@Test
	void readsTheNewBytesAfterARetryAndTellsTheirChecksum() throws IOException {
		Path file = file(1000);
		try (UploadPayload payload = UploadPayload.ofFile(file); InputStream stream = payload.open()) {
			stream.readAllBytes();
			byte[] other = new byte[1000];
			FileTime before = Files.getLastModifiedTime(file);
			Files.write(file, other);
			// Otherwise it is refused.
			Files.setLastModifiedTime(file, before);
			stream.reset();
			assertThat(stream.readAllBytes()).isEqualTo(other);
			assertThat(payload.sentCrc64()).isEqualTo(crc64(other));
		}
	}

	/** Its length is the same, and no checksum of what it was is known. */
	@Test
	void refusesAFileThatWasWrittenTo() throws IOException {
		Path file = file(1000);
		try (UploadPayload payload = UploadPayload.ofFile(file); InputStream stream = payload.slice(0, 500).open()) {
			Files.setLastModifiedTime(file, FileTime.fromMillis(0));
			assertThatIOException().isThrownBy(stream::read).withMessage("the file was written to while it was read");
		}
	}

	/** Whoever has it open reads what it was. */
	@Test
	void readsAFileThatWasReplacedOrDeleted() throws IOException {
		Path file = file(1000);
		byte[] bytes = Files.readAllBytes(file);
		try (UploadPayload payload = UploadPayload.ofFile(file)) {
			Path other = Files.write(file.resolveSibling("other"), new byte[1000]);
			Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
			Files.setLastModifiedTime(file, FileTime.fromMillis(0));
			assertThat(payload.open()).hasBinaryContent(bytes);
			Files.delete(file);
			assertThat(payload.open()).hasBinaryContent(bytes);
		}
	}

	@Test
	void endsForEverWhenTheListenerThrows() throws Exception {
		try (UploadPayload payload = UploadPayload.of(bytes(1000), 1000)) {
			payload.progress(new Progress((transferred, total) -> {
				throw new IllegalStateException("stop");
			}, 1000).part());
			InputStream stream = payload.open();
			Thread.sleep(120);
			assertThatExceptionOfType(ProgressException.class).isThrownBy(() -> stream.readNBytes(10));
			assertThatIOException().isThrownBy(stream::readAllBytes).withMessageContaining("not repeated");
		}
	}

	@Test
	void countsTheProgressFromTheBestAttempt() throws Exception {
		try (UploadPayload payload = UploadPayload.of(bytes(1000), 1000)) {
			StringBuilder told = new StringBuilder();
			payload.progress(new Progress((transferred, total) -> told.append(transferred).append(' '), 1000).part());
			InputStream stream = payload.open();
			Thread.sleep(120);
			stream.readNBytes(500);
			stream.reset();
			Thread.sleep(120);
			stream.readNBytes(400);
			Thread.sleep(120);
			stream.readNBytes(200);
			assertThat(told).hasToString("500 600 ");
		}
	}

	@Test
	void refusesWhatIsNoRegularFile() {
		assertThatIllegalArgumentException().isThrownBy(() -> UploadPayload.ofFile(this.folder))
			.withMessageContaining("'%s' is a directory".formatted(this.folder));
	}

	@Test
	void closesTheFile() throws IOException {
		UploadPayload payload = UploadPayload.ofFile(file(10));
		InputStream stream = payload.open();
		payload.close();
		payload.close();
		assertThatIOException().isThrownBy(stream::read);
	}

	@Test
	void readsAStreamToItsEndAndLeavesItOpen() throws IOException {
		boolean[] closed = new boolean[1];
		InputStream stream = new ByteArrayInputStream(bytes(1000)) {

			@Override
			public void close() {
				closed[0] = true;
			}

		};
		try (UploadPayload payload = Payloads.prepare(Content.of(stream, 1000), 1000)) {
			assertThat(payload.open().readAllBytes()).isEqualTo(bytes(1000));
		}
		assertThat(closed[0]).isFalse();
		assertThat(stream.read()).isEqualTo(-1);
	}

	@Test
	void refusesMoreThanOneWriteMayHave() throws IOException {
		Path file = file(1001);
		for (Content content : new Content[] { Content.of(bytes(1001)), Content.of(file),
				Content.of(new ByteArrayInputStream(bytes(1001)), 1001),
				Content.of(new ByteArrayInputStream(bytes(1001))),
				Content.from((output) -> output.write(bytes(1001))) }) {
			assertThatExceptionOfType(ContentLengthException.class)
				.isThrownBy(() -> Payloads.prepare(content, 1000).close())
				.withMessageContaining("allowed: at most")
				.withMessageContaining("1000");
		}
	}

	@Test
	void tellsThatAContentIsTooLongWhateverTheProducerMakesOfIt() {
		Content content = Content.from((output) -> {
			try {
				output.write(bytes(11));
			}
			catch (IOException ex) {
				throw new IllegalStateException("wrapped", ex);
			}
		});
		assertThatExceptionOfType(ContentLengthException.class).isThrownBy(() -> Payloads.prepare(content, 10).close());
	}

	private Path file(int length) throws IOException {
		return Files.write(this.folder.resolve("file"), bytes(length));
	}

	private static long crc64(byte[] bytes) {
		Crc64 crc64 = new Crc64();
		crc64.update(bytes);
		return crc64.getValue();
	}

	private static byte[] bytes(int length) {
		byte[] bytes = new byte[length];
		new Random(length).nextBytes(bytes);
		return bytes;
	}

}
