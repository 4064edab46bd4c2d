package io.storager.test.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import io.storager.Content;
import io.storager.ErrorCode;
import io.storager.StorageException;
import io.storager.StorageInputStream;
import io.storager.StorageOutputStream;
import io.storager.options.ReadOptions;
import io.storager.options.WriteOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

/** Streams that read and streams that write. */
abstract class StreamContract extends Topic {

	@Test
	void readsAStreamByteByByte() throws IOException {
		write("a", bytes(300));
		try (InputStream stream = this.storager.newInputStream("a")) {
			for (byte b : bytes(300)) {
				assertThat(stream.read()).isEqualTo(b & 0xff);
			}
			assertThat(stream.read()).isEqualTo(-1);
			assertThat(stream.read(new byte[5])).isEqualTo(-1);
			assertThat(stream.available()).isZero();
		}
	}

	@Test
	void readsAStreamInPieces() throws IOException {
		write("a", bytes(200_000));
		try (InputStream stream = this.storager.newInputStream("a")) {
			assertThat(stream.readNBytes(1000)).isEqualTo(Arrays.copyOf(bytes(200_000), 1000));
			assertThat(stream.read(new byte[0])).isZero();
			stream.skipNBytes(9000);
			byte[] target = new byte[20];
			assertThat(stream.readNBytes(target, 5, 10)).isEqualTo(10);
			assertThat(Arrays.copyOfRange(target, 5, 15)).isEqualTo(Arrays.copyOfRange(bytes(200_000), 10_000, 10_010));
			assertThat(stream.readAllBytes()).isEqualTo(Arrays.copyOfRange(bytes(200_000), 10_010, 200_000));
		}
	}

	@Test
	void tellsTheObjectThatIsRead() throws IOException {
		this.storager.write("a", Content.ofText("text"), WriteOptions.builder().contentType("text/css").build());
		try (StorageInputStream stream = this.storager.newInputStream("a",
				ReadOptions.builder().offset(1).size(2L).build())) {
			assertThat(stream.object().path()).isEqualTo("a");
			assertThat(stream.object().contentLength()).isEqualTo(4);
			assertThat(stream.object().contentType()).isEqualTo("text/css");
			assertThat(stream.object().etag()).isEqualTo(this.storager.stat("a").etag());
		}
	}

	@Test
	void refusesToReadAClosedStream() throws IOException {
		write("a", "text");
		InputStream stream = this.storager.newInputStream("a");
		stream.close();
		stream.close();
		assertThatIOException().isThrownBy(stream::read).withMessageContaining("closed");
	}

	/** Readers of the JDK take 0 for the end. */
	@Test
	void saysThatThereIsMoreUntilTheEnd() throws IOException {
		write("a", bytes(200_000));
		for (ReadOptions options : List.of(ReadOptions.DEFAULT,
				ReadOptions.builder().offset(1000).size(100_000L).build())) {
			InputStream stream = this.storager.newInputStream("a", options);
			byte[] piece = new byte[777];
			int available = stream.available();
			for (int count = stream.read(piece); count >= 0; count = stream.read(piece)) {
				assertThat(available).isPositive();
				available = stream.available();
			}
			assertThat(available).isZero();
			stream.close();
			assertThatIOException().isThrownBy(stream::available).withMessageContaining("closed");
		}
		write("empty", "");
		try (InputStream stream = this.storager.newInputStream("empty")) {
			assertThat(stream.available()).isZero();
		}
	}

	@Test
	void readsEveryMemberOfAGzip() throws IOException {
		byte[] bytes = bytes(300_000);
		write("a.gz", gzip(bytes, 300));
		try (InputStream stream = new GZIPInputStream(this.storager.newInputStream("a.gz"))) {
			assertThat(stream.readAllBytes()).isEqualTo(bytes);
		}
	}

	/** Bytes in many members, as whoever appends to a gzip makes them. */
	static byte[] gzip(byte[] bytes, int memberSize) throws IOException {
		ByteArrayOutputStream members = new ByteArrayOutputStream();
		for (int at = 0; at < bytes.length; at += memberSize) {
			try (OutputStream member = new GZIPOutputStream(members)) {
				member.write(bytes, at, Math.min(memberSize, bytes.length - at));
			}
		}
		return members.toByteArray();
	}

	@Test
	void refusesToReadBesideAnArray() throws IOException {
		write("a", "text");
		try (InputStream stream = this.storager.newInputStream("a")) {
			byte[] target = new byte[3];
			assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> stream.read(target, 1, 3));
			assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> stream.read(target, -1, 1));
			assertThat(stream.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("text");
		}
	}

	@Test
	void storesOnClose() throws IOException {
		write("a", "old");
		try (StorageOutputStream stream = this.storager.newOutputStream("a")) {
			stream.write("new ".getBytes(StandardCharsets.UTF_8));
			stream.write('t');
			stream.write("-ext-".getBytes(StandardCharsets.UTF_8), 1, 3);
			stream.flush();
			assertThat(read("a")).isEqualTo("old");
		}
		assertThat(read("a")).isEqualTo("new text");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 1024 * 1024, 1024 * 1024 + 1, 5 * 1024 * 1024 })
	void storesAnyLength(int length) throws IOException {
		try (StorageOutputStream stream = this.storager.newOutputStream("a")) {
			stream.write(bytes(length));
		}
		assertThat(this.storager.readAllBytes("a")).isEqualTo(bytes(length));
	}

	@Test
	void storesOnceOnly() throws IOException {
		StorageOutputStream stream = this.storager.newOutputStream("a");
		stream.write(1);
		stream.close();
		write("a", "other");
		stream.close();
		stream.abort();
		assertThat(read("a")).isEqualTo("other");
		assertThatIOException().isThrownBy(() -> stream.write(2)).withMessageContaining("closed");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 3_000_000 })
	void storesNothingAfterAbort(int length) throws IOException {
		write("a", "old");
		try (StorageOutputStream stream = this.storager.newOutputStream("a")) {
			stream.write(bytes(length));
			stream.abort();
			stream.abort();
			assertThatIOException().isThrownBy(() -> stream.write(2)).withMessageContaining("closed");
		}
		assertThat(read("a")).isEqualTo("old");
	}

	@Test
	void storesWithOptions() throws IOException {
		WriteOptions options = WriteOptions.builder().contentType("text/css").build();
		try (StorageOutputStream stream = this.storager.newOutputStream("a", options)) {
			stream.write(1);
		}
		assertThat(this.storager.stat("a").contentType()).isEqualTo("text/css");
	}

	@Test
	void tellsAFailureOfCloseAsAnIOException() throws IOException {
		StorageOutputStream stream = this.storager.newOutputStream("a",
				WriteOptions.builder().contentMd5("AAAAAAAAAAAAAAAAAAAAAA==").build());
		stream.write(1);
		assertThatIOException().isThrownBy(stream::close).withCauseInstanceOf(StorageException.class);
		stream.close();
		assertThat(this.storager.exists("a")).isFalse();
	}

	@Test
	void refusesBadOptionsWhenAnOutputIsOpened() {
		failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.newOutputStream(""));
		failure(ErrorCode.RESTRICTION_DISSATISFIED,
				() -> this.storager.newOutputStream("a", WriteOptions.builder().contentMd5("no").build()));
	}

	@Test
	void copiesThroughStreams() throws IOException {
		write("a", bytes(2_000_000));
		try (InputStream input = this.storager.newInputStream("a")) {
			this.storager.write("b", Content.of(input));
		}
		this.storager.write("c", Content.from((output) -> this.storager.read("b", output)));
		assertThat(this.storager.readAllBytes("c")).isEqualTo(bytes(2_000_000));
	}

}
