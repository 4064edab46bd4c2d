package io.storager.benchmarks;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What the command line may be. */
class ArgumentsTests {

	@Test
	void measuresEverythingUnlessToldOtherwise() {
		Arguments arguments = Arguments.parse();
		assertThat(arguments.complete()).isTrue();
		assertThat(arguments.rounds()).isNull();
	}

	@Test
	void takesAPatternAndANumberOfRounds() {
		Arguments arguments = Arguments.parse("--only", "list/COS", "--rounds", "3", "--quick");
		assertThat(arguments.only()).isNotNull().matches((pattern) -> pattern.matcher("list/COS").find());
		assertThat(arguments.rounds()).isEqualTo(3);
		assertThat(arguments.quick()).isTrue();
		assertThat(arguments.complete()).isFalse();
	}

	@Test
	void putsSomeRowsInThePlaceOfOldOnes() {
		Arguments arguments = Arguments.parse("--only", "small", "--update");
		assertThat(arguments.update()).isTrue();
		assertThat(arguments.complete()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "--rounds=0, unknown argument '--rounds=0'", "--rounds 0, '--rounds needs a number from 1 to 100'",
			"--rounds x, 'not ''x'''", "--rounds, --rounds needs a value", "--only, --only needs a value",
			"--update, --update needs --only", "--only put --update --quick, goes not with --quick",
			"--only (, '--only needs a regular expression, not ''('''", "fast, unknown argument 'fast'" })
	void saysInOneLineWhatIsWrong(String line, String message) {
		assertThatIllegalArgumentException().isThrownBy(() -> Arguments.parse(line.split(" ")))
			.withMessageContaining(message)
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("\n"));
	}

}
