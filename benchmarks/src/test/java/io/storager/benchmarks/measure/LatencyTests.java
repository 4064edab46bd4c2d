package io.storager.benchmarks.measure;

import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How percentiles are found. */
class LatencyTests {

	@Test
	void aPercentileIsTheShortestTimeThatIsLongEnoughForItsShare() {
		long[] micros = LongStream.rangeClosed(1, 1000).map((each) -> 1000 * (1001 - each)).toArray();
		assertThat(Latency.of(micros)).isEqualTo(new Latency(500, 990, 999));
	}

	@Test
	void aFewOperationsHaveTheirLongestAsTheHighestPercentiles() {
		assertThat(Latency.of(new long[] { 3000, 1000, 2000 })).isEqualTo(new Latency(2, 3, 3));
		assertThat(Latency.of(new long[] { 7000 })).isEqualTo(new Latency(7, 7, 7));
		assertThat(Latency.of(new long[0])).isNull();
	}

	@Test
	void roundsAreSummedUpByTheirMedians() {
		assertThat(Latency.median(List.of(new Latency(1, 30, 40), new Latency(2, 10, 90), new Latency(9, 20, 50))))
			.isEqualTo(new Latency(2, 20, 50));
	}

}
