package io.storager.driver;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KeyForecastTests {

	@Test
	void countsOnWithSevenEighthsOfAPage() {
		KeyForecast forecast = forecast(numbers(3000, 4000));
		assertThat(forecast.behind("n/0003999.txt")).startsWith("n/00048");
		assertThat(forecast.behind("n/0004999.txt")).startsWith("n/00058");
	}

	@Test
	void carries() {
		KeyForecast forecast = forecast(numbers(9000, 10_000));
		assertThat(forecast.behind("n/0009999.txt")).startsWith("n/00108");
	}

	@Test
	void endsWhereDigitsEnd() {
		KeyForecast forecast = forecast(IntStream.range(98_000, 99_000).mapToObj("%05d"::formatted).toList());
		assertThat(forecast.behind("98999")).startsWith("9987");
		assertThat(forecast.behind("99874")).isNull();
	}

	@Test
	void knowsNothingBehindAnotherName() {
		KeyForecast forecast = forecast(numbers(0, 1000));
		assertThat(forecast.behind("m/0000999.txt")).isNull();
	}

	@Test
	void learnsNothingFromKeysThatTellNothing() {
		assertThat(KeyForecast.of(List.of())).isNull();
		assertThat(KeyForecast.of(List.of("a"))).isNull();
		assertThat(KeyForecast.of(List.of("b", "a"))).isNull();
		assertThat(KeyForecast.of(List.of("a", "a"))).isNull();
	}

	@Test
	void neverGuessesWhatIsNoKey() {
		KeyForecast forecast = forecast(List.of("\uD83D\uDE00", "\uD83E\uDD00", "\uD83E\uDD01"));
		assertThat(forecast.behind("\uD83E\uDD01")).satisfiesAnyOf((guess) -> assertThat(guess).isNull(),
				(guess) -> assertThat(Utf8.canExpress(String.valueOf(guess))).isTrue());
	}

	private static KeyForecast forecast(List<String> keys) {
		return Objects.requireNonNull(KeyForecast.of(keys));
	}

	private static List<String> numbers(int from, int to) {
		return IntStream.range(from, to).mapToObj("n/%07d.txt"::formatted).toList();
	}

}
