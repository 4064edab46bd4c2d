package io.storager.internal;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Which texts UTF-8 can express. */
class Utf8Tests {

	private static final String HIGH = "\uD83D";

	private static final String LOW = "\uDE00";

	@Test
	void expressesPairsOfSurrogates() {
		assertThat(List.of("", "a/b.txt", "ä€中文", HIGH + LOW, "a" + HIGH + LOW + HIGH + LOW + "b"))
			.allMatch(Utf8::canExpress);
	}

	@Test
	void doesNotExpressHalvesOfThem() {
		assertThat(List.of(HIGH, LOW, "a" + HIGH, HIGH + "a", LOW + HIGH, HIGH + HIGH + LOW, HIGH + LOW + LOW))
			.noneMatch(Utf8::canExpress);
	}

}
