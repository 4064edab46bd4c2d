package io.storager.engine.upload;

import io.storager.StorageMetadata;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Tests for {@link PartSizes}. */
class PartSizesTests {

	private static final StorageMetadata LIMITS = StorageMetadata.builder("memory", "photos")
		.multipartNumberMaximum(10_000)
		.multipartSizeMaximum(1_000_000)
		.writeSizeMaximum(5_000)
		.build();

	@Test
	void partsOfAKnownLengthAreEqual() {
		PartSizes sizes = PartSizes.ofLength(950_000, 100, LIMITS);
		assertThat(sizes.of(0)).isEqualTo(100);
		assertThat(sizes.of(9_999)).isEqualTo(100);
	}

	@Test
	void theyAreAsLargeAsTheirNumberDemandsAndNoLarger() {
		assertThat(PartSizes.ofLength(1_000_000, 100, LIMITS).of(0)).isEqualTo(100);
		assertThat(PartSizes.ofLength(1_000_001, 100, LIMITS).of(0)).isEqualTo(101);
		assertThat(PartSizes.ofLength(1_010_000, 100, LIMITS).of(0)).isEqualTo(101);
		assertThat(PartSizes.ofLength(1_010_001, 100, LIMITS).of(0)).isEqualTo(102);
	}

	@Test
	void partsOfAnUnknownLengthDoubleAfterEach500() {
		PartSizes sizes = PartSizes.growing(100, LIMITS);
		assertThat(sizes.of(0)).isEqualTo(100);
		assertThat(sizes.of(499)).isEqualTo(100);
		assertThat(sizes.of(500)).isEqualTo(200);
		assertThat(sizes.of(999)).isEqualTo(200);
		assertThat(sizes.of(1_000)).isEqualTo(400);
		assertThat(sizes.of(6_500)).isEqualTo(819_200);
	}

	@Test
	void noPartIsLargerThanTheServiceTakes() {
		assertThat(PartSizes.growing(100, LIMITS).of(7_000)).isEqualTo(1_000_000);
		assertThat(PartSizes.growing(100, LIMITS).of(9_999)).isEqualTo(1_000_000);
	}

	/** A shift beyond the sign would make a part of a negative length. */
	@Test
	void growthNeverOverflows() {
		StorageMetadata endless = LIMITS.toBuilder().multipartSizeMaximum(Long.MAX_VALUE).build();
		for (int index = 0; index < 40_000; index += 500) {
			assertThat(PartSizes.growing(5, endless).of(index)).isBetween(5L, Long.MAX_VALUE);
		}
		assertThat(PartSizes.growing(5, endless).of(60 * 500)).isEqualTo(5L << 60);
		assertThat(PartSizes.growing(5, endless).of(70 * 500)).isEqualTo(5L << 60);
	}

	@Test
	void theLargestObjectIsThatOfAllPartsOrOfOneRequest() {
		assertThat(PartSizes.objectMaximum(LIMITS)).isEqualTo(10_000L * 1_000_000);
		assertThat(PartSizes.objectMaximum(LIMITS.toBuilder().writeSizeMaximum(Long.MAX_VALUE).build()))
			.isEqualTo(Long.MAX_VALUE);
		assertThatExceptionOfType(ArithmeticException.class)
			.isThrownBy(() -> PartSizes.objectMaximum(LIMITS.toBuilder().multipartSizeMaximum(Long.MAX_VALUE).build()));
	}

}
