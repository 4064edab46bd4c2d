package io.storager.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The figures of the page are those that were measured last. */
class PerformancePageTests {

	@Test
	void thePageShowsTheResultsAsTheGoalsJudgeThem() throws IOException {
		Report report = Report.read(Path.of("results.json"));
		assertThat(report.quick()).isFalse();
		assertThat(report.judged()).isEqualTo(report);
		String page = Files.readString(Path.of("../docs/performance.md"));
		assertThat(page).as("java -jar benchmarks/target/benchmarks.jar report puts the results into the page")
			.isEqualTo(PerformancePage.with(page, report.sections()));
	}

	@Test
	void tablesAreReplacedAndWordsStayBehindWhatTheyWereBehind() {
		String page = """
				# Page

				## Figures

				Words.

				### One

				old

				### Why

				because

				### Three

				old

				## Other

				### One
				""";
		assertThat(PerformancePage.with(page, List.of("### One\n\nnew\n", "### Two\n\nnew\n", "### Three\n\nnew\n")))
			.isEqualTo("""
					# Page

					## Figures

					Words.

					### One

					new

					### Why

					because

					### Two

					new

					### Three

					new

					## Other

					### One
					""");
	}

}
