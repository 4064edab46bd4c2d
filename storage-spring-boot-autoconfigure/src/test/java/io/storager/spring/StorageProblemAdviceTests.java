package io.storager.spring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.storager.ErrorCode;
import io.storager.Operation;
import io.storager.StorageException;
import io.storager.error.StorageError;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link StorageProblemAdvice}. */
class StorageProblemAdviceTests {

	private static final Pattern ROW = Pattern.compile("\\| (`[A-Z_]+`.*) \\| (\\d{3})\\b.*\\|");

	private static final Pattern NAME = Pattern.compile("[A-Z_]{3,}");

	@ParameterizedTest
	@ValueSource(strings = { "spring.md", "spring.zh-CN.md" })
	void answersWithTheStatusOfTheDocuments(String document) throws IOException {
		Map<ErrorCode, Integer> documented = new EnumMap<>(ErrorCode.class);
		for (String line : Files.readAllLines(Path.of("../docs", document))) {
			Matcher row = ROW.matcher(line);
			if (row.matches()) {
				NAME.matcher(row.group(1))
					.results()
					.forEach((name) -> documented.put(ErrorCode.valueOf(name.group()), Integer.valueOf(row.group(2))));
			}
		}
		assertThat(documented).containsOnlyKeys(ErrorCode.values());
		assertThat(documented).allSatisfy(
				(code, status) -> assertThat(answer(code).getStatusCode().value()).as(code.name()).isEqualTo(status));
	}

	@ParameterizedTest
	@EnumSource
	void tellsTheCodeAndNothingThatIsNotTheCallers(ErrorCode code) {
		ResponseEntity<ProblemDetail> answer = answer(code);
		ProblemDetail problem = Objects.requireNonNull(answer.getBody());
		assertThat(problem.getStatus()).isEqualTo(answer.getStatusCode().value());
		assertThat(problem.getProperties()).isEqualTo(Map.of("code", code.name()));
		assertThat(problem.toString()).doesNotContain("of-another", "secret");
		assertThat(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER) != null).isEqualTo(problem.getStatus() == 503);
	}

	private static ResponseEntity<ProblemDetail> answer(ErrorCode code) {
		return new StorageProblemAdvice()
			.storageFailed(StorageException.of(StorageError.builder(code, "a secret reason", Operation.READ, "oss")
				.bucket("bucket-of-another")
				.path("path-of-another")
				.vendorCode("SecretCode")
				.httpStatus(500)
				.requestId("request-id-of-another")
				.build(), null));
	}

}
