package io.storager.emulator.store;

import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Checksums of contents that are put together. */
class Crc64Tests {

	private static long crc64(byte[] bytes, int offset, int length) {
		Crc64 crc64 = new Crc64();
		crc64.update(bytes, offset, length);
		return crc64.value();
	}

	@ParameterizedTest
	@CsvSource({ "0, 0", "0, 5", "5, 0", "1, 1", "9, 1000", "100000, 3", "70000, 70001" })
	void combinesTheChecksumsOfTwoContents(int first, int second) {
		byte[] bytes = new byte[first + second];
		new Random(first).nextBytes(bytes);
		assertThat(Crc64.combine(crc64(bytes, 0, first), crc64(bytes, first, second), second))
			.isEqualTo(crc64(bytes, 0, first + second));
	}

}
