package io.storager.engine.request;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ThrottleWarningTests {

	private final ThrottleWarning warning = new ThrottleWarning();

	/** The clock may start anywhere and pass the greatest number. */
	@ParameterizedTest
	@ValueSource(longs = { 0, 1, Long.MAX_VALUE - 7, Long.MIN_VALUE, -1 })
	void isDueOnceAMinute(long start) {
		assertThat(this.warning.isDue(start)).isTrue();
		assertThat(this.warning.isDue(start + 1)).isFalse();
		assertThat(this.warning.isDue(start + TimeUnit.SECONDS.toNanos(59))).isFalse();
		assertThat(this.warning.isDue(start + TimeUnit.SECONDS.toNanos(61))).isTrue();
		assertThat(this.warning.isDue(start + TimeUnit.SECONDS.toNanos(62))).isFalse();
	}

}
