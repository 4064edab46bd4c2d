package io.storager.driver;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
	@ValueSource(ints = { 1, 2, 7, 8, 9, 15, 16, 17, 63, 64, 65, 1000, 65_537 })
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

	@Test
	void startsAgain() {
		Crc64 crc64 = new Crc64();
		crc64.update(bytes(100));
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

}
