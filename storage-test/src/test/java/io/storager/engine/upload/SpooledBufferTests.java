package io.storager.engine.upload;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

class SpooledBufferTests {

	private static final int MEMORY = SpooledBuffer.MEMORY_LIMIT;

	@ParameterizedTest
	@CsvSource({ "0, 1", "1, 1", "10000, 7", "1048575, 1048575", "1048576, 1048576", "1048576, 1000",
			"1048577, 1048577", "1048577, 1048576", "3000000, 4096", "3000000, 3000000", "2097152, 1048576" })
	void keepsTheBytesHoweverTheyCome(int length, int step) throws IOException {
		byte[] bytes = bytes(length);
		SpooledBuffer spool = SpooledBuffer.of(new LengthRule(null, length));
		for (int at = 0; at < length; at += step) {
			spool.write(bytes, at, Math.min(step, length - at));
		}
		assertThat(spool.length()).isEqualTo(length);
		try (UploadPayload payload = spool.toPayload(); InputStream stream = payload.open()) {
			spool.discard();
			assertThat(payload.length()).isEqualTo(length);
			assertThat(stream.readAllBytes()).isEqualTo(bytes);
			assertThat(payload.open().readAllBytes()).isEqualTo(bytes);
		}
	}

	@Test
	void usesNoFileUpToTheMemoryLimit() throws IOException {
		Set<Path> seen = new TreeSet<>();
		// What another build creates meanwhile is not seen every time.
		for (int attempt = 0; attempt < 20 && (attempt == 0 || !seen.isEmpty()); attempt++) {
			Set<Path> before = files();
			SpooledBuffer spool = SpooledBuffer.of(new LengthRule(null, Long.MAX_VALUE));
			spool.write(bytes(MEMORY));
			seen = files();
			seen.removeAll(before);
			spool.discard();
		}
		assertThat(seen).isEmpty();
	}

	@Test
	void usesAFileBeyondTheMemoryLimit() throws IOException {
		Set<Path> before = files();
		SpooledBuffer spool = SpooledBuffer.of(new LengthRule(null, Long.MAX_VALUE));
		spool.write(bytes(MEMORY));
		spool.write(1);
		assertThat(mine(before, MEMORY)).isPresent();
		spool.discard();
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void keepsItsFileFromOthersAndDeletesItWithThePayload() throws IOException {
		Set<Path> before = files();
		SpooledBuffer spool = SpooledBuffer.of(new LengthRule(null, Long.MAX_VALUE));
		spool.write(bytes(MEMORY + 1));
		Path file = mine(before, MEMORY + 1).orElseThrow();
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
		UploadPayload payload = spool.toPayload();
		spool.discard();
		assertThat(file).exists();
		payload.close();
		assertThat(file).doesNotExist();
	}

	@Test
	void deletesItsFileWhenItIsDiscarded() throws IOException {
		Set<Path> before = files();
		SpooledBuffer spool = SpooledBuffer.of(new LengthRule(null, Long.MAX_VALUE));
		spool.write(bytes(MEMORY + 1));
		Path file = mine(before, MEMORY + 1).orElseThrow();
		spool.discard();
		spool.discard();
		assertThat(file).doesNotExist();
	}

	/** An array may have so many bytes that their sum with others is no int. */
	@Test
	void countsWithoutAnOverflow() {
		assertThat(SpooledBuffer.fits(0, 10, 10)).isTrue();
		assertThat(SpooledBuffer.fits(1, 10, 10)).isFalse();
		assertThat(SpooledBuffer.fits(1, Integer.MAX_VALUE, 10)).isFalse();
		assertThat(SpooledBuffer.fits(10, Integer.MAX_VALUE - 8, Integer.MAX_VALUE)).isFalse();
	}

	@Test
	void refusesMoreThanItsLimit() throws IOException {
		SpooledBuffer spool = SpooledBuffer.of(new LengthRule(null, 5));
		spool.write(bytes(5));
		assertThatExceptionOfType(ContentLengthException.class).isThrownBy(() -> spool.write(1))
			.withMessageContaining("more than 5 bytes");
	}

	@Test
	void neverBecomesAPayloadOnceItHasLostBytes() throws IOException {
		SpooledBuffer spool = SpooledBuffer.of(new LengthRule(null, 5));
		spool.write('a');
		try (PrintStream swallowing = new PrintStream(spool, true, StandardCharsets.UTF_8)) {
			swallowing.print("too long");
		}
		assertThatExceptionOfType(ContentLengthException.class).isThrownBy(() -> spool.write('b'));
		assertThatExceptionOfType(ContentLengthException.class).isThrownBy(spool::toPayload)
			.withMessageContaining("more than 5 bytes");
	}

	@Test
	void failsInsideTryWithResourcesToo() {
		SpooledBuffer spool = SpooledBuffer.of(new LengthRule(5L, Long.MAX_VALUE));
		assertThatExceptionOfType(ContentLengthException.class).isThrownBy(() -> {
			try (BufferedOutputStream buffered = new BufferedOutputStream(spool)) {
				buffered.write(bytes(10));
				buffered.flush();
			}
		}).withMessageContaining("longer than the 5 bytes declared");
	}

	@Test
	void refusesToWriteBesideAnArray() throws IOException {
		SpooledBuffer spool = SpooledBuffer.of(new LengthRule(null, 100));
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> spool.write(bytes(3), 1, 3));
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> spool.write(bytes(3), 0, -1));
		spool.write(bytes(3));
		assertThat(spool.length()).isEqualTo(3);
	}

	private static byte[] bytes(int length) {
		byte[] bytes = new byte[length];
		new Random(length).nextBytes(bytes);
		return bytes;
	}

	/** The new file that holds what this test spooled: other builds have theirs here. */
	private static Optional<Path> mine(Set<Path> before, int length) throws IOException {
		byte[] expected = bytes(length);
		Set<Path> added = files();
		added.removeAll(before);
		for (Path file : added) {
			try {
				if (Arrays.equals(Files.readAllBytes(file), expected)) {
					return Optional.of(file);
				}
			}
			catch (NoSuchFileException ex) {
				// Another build's, and gone again.
			}
		}
		return Optional.empty();
	}

	private static Set<Path> files() throws IOException {
		try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
			return files.filter((file) -> String.valueOf(file.getFileName()).startsWith("storager-"))
				.collect(Collectors.toCollection(TreeSet::new));
		}
	}

}
