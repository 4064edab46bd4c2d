package io.storager.checksum;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.check.CRC64;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class Crc64Tests {

	@Test
	void knowsTheCheckValue() {
		Crc64 crc64 = new Crc64();
		crc64.update("123456789".getBytes(StandardCharsets.US_ASCII));
		assertThat(crc64.getValue()).isEqualTo(0x995DC9BBDF1939FAL);
		assertThat(Long.toUnsignedString(crc64.getValue())).isEqualTo("11051210869376104954");
	}

	@Test
	void isZeroForNothing() {
		assertThat(new Crc64().getValue()).isZero();
		Crc64 crc64 = new Crc64();
		crc64.update(new byte[10], 5, 0);
		assertThat(crc64.getValue()).isZero();
	}

	@ParameterizedTest
	@ValueSource(
			ints = { 1, 2, 7, 8, 9, 15, 16, 17, 63, 64, 65, 1000, 32_767, 32_768, 32_769, 44_055, 65_537, 500_000 })
	void agreesWithAnotherImplementation(int length) {
		byte[] bytes = bytes(length);
		Crc64 crc64 = new Crc64();
		crc64.update(bytes);
		assertThat(crc64.getValue()).isEqualTo(reference(bytes));
	}

	@Test
	void doesNotDependOnHowTheBytesAreCut() {
		byte[] bytes = bytes(200);
		long expected = reference(bytes);
		for (int first = 0; first <= 30; first++) {
			for (int second = 0; second <= 30; second++) {
				Crc64 crc64 = new Crc64();
				crc64.update(bytes, 0, first);
				crc64.update(bytes, first, second);
				for (int i = first + second; i < 100; i++) {
					crc64.update(bytes[i]);
				}
				crc64.update(bytes, 100, 100);
				assertThat(crc64.getValue()).isEqualTo(expected);
			}
		}
	}

	/** What is folded is long, and any byte may be the last that is asked for. */
	@Test
	void canBeAskedWhileItCounts() {
		byte[] bytes = bytes(400_000);
		Crc64 crc64 = new Crc64();
		Random random = new Random(1);
		for (int at = 0; at < bytes.length;) {
			int length = Math.min(random.nextInt(20_000), bytes.length - at);
			crc64.update(bytes, at, length);
			at += length;
			assertThat(crc64.getValue()).isEqualTo(reference(Arrays.copyOf(bytes, at)));
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 100, 100_000 })
	void startsAgain(int before) {
		Crc64 crc64 = new Crc64();
		crc64.update(bytes(before));
		crc64.reset();
		crc64.update(bytes(33));
		assertThat(crc64.getValue()).isEqualTo(reference(bytes(33)));
	}

	@Test
	void refusesToReadBesideAnArray() {
		Crc64 crc64 = new Crc64();
		crc64.update(bytes(5));
		long before = crc64.getValue();
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> crc64.update(new byte[20], 10, 11));
		assertThat(crc64.getValue()).isEqualTo(before);
	}

	private static long reference(byte[] bytes) {
		CRC64 crc64 = new CRC64();
		crc64.update(bytes);
		return ByteBuffer.wrap(crc64.finish()).order(ByteOrder.LITTLE_ENDIAN).getLong();
	}

	private static byte[] bytes(int length) {
		byte[] bytes = new byte[length];
		new Random(length).nextBytes(bytes);
		return bytes;
	}

	@ParameterizedTest
	@CsvSource({ "0, 0", "0, 1", "1, 0", "1, 1", "7, 9", "1000, 1", "1, 1000", "4096, 4096", "65537, 3", "3, 1048577" })
	void combinesTheChecksumsOfTwoRuns(int first, int second) {
		byte[] bytes = new byte[first + second];
		new Random(first).nextBytes(bytes);
		assertThat(Crc64.combine(crc64(bytes, 0, first), crc64(bytes, first, second), second))
			.isEqualTo(crc64(bytes, 0, bytes.length));
	}

	@Test
	void combinesTheChecksumsOfManyRuns() {
		byte[] bytes = new byte[100_000];
		new Random(1).nextBytes(bytes);
		long combined = 0;
		for (int at = 0; at < bytes.length; at += 1777) {
			int length = Math.min(1777, bytes.length - at);
			combined = Crc64.combine(combined, crc64(bytes, at, length), length);
		}
		assertThat(combined).isEqualTo(crc64(bytes, 0, bytes.length));
	}

	/** Lengths of parts are not ints. */
	@Test
	void combinesARunOfMoreBytesThanAnIntCounts() {
		long zeros = crc64(new byte[1 << 20], 0, 1 << 20);
		long length = 1 << 20;
		while (length < 1L << 33) {
			zeros = Crc64.combine(zeros, zeros, length);
			length *= 2;
		}
		long head = crc64(new byte[] { 1, 2, 3 }, 0, 3);
		long inTwoSteps = Crc64.combine(Crc64.combine(head, crc64(new byte[1 << 20], 0, 1 << 20), 1 << 20), zeros,
				length);
		long inOneStep = Crc64.combine(head, Crc64.combine(crc64(new byte[1 << 20], 0, 1 << 20), zeros, length),
				length + (1 << 20));
		assertThat(inTwoSteps).isEqualTo(inOneStep);
	}

	private static long crc64(byte[] bytes, int offset, int length) {
		Crc64 crc64 = new Crc64();
		crc64.update(bytes, offset, length);
		return crc64.getValue();
	}

}
