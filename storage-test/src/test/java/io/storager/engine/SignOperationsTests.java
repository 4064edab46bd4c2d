package io.storager.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.storager.ErrorCode;
import io.storager.StorageException;
import io.storager.options.SignOptions;
import io.storager.options.SignPostOptions;
import io.storager.settings.StoragerSettings;
import io.storager.test.memory.MemoryService;
import io.storager.test.memory.MemoryStorager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SignOperationsTests {

	private static final Duration EXPIRY = Duration.ofMinutes(1);

	private static final String LIMIT = "67108864";

	private final MemoryService service = new MemoryService();

	private final MemoryStorager storager = new MemoryStorager(this.service, "photos", StoragerSettings.DEFAULT);

	@BeforeEach
	void createBucket() {
		this.service.createBucket("photos");
	}

	static Stream<Arguments> readingOnly() {
		return Stream.of(option("process", (options) -> options.process("style/small")),
				option("responseContentType", (options) -> options.responseContentType("text/plain")),
				option("responseContentDisposition", (options) -> options.responseContentDisposition("inline")),
				option("responseCacheControl", (options) -> options.responseCacheControl("no-store")),
				option("responseContentEncoding", (options) -> options.responseContentEncoding("gzip")),
				option("responseContentLanguage", (options) -> options.responseContentLanguage("zh")),
				option("responseExpires", (options) -> options.responseExpires(Instant.EPOCH)),
				option("versionId", (options) -> options.versionId("1")));
	}

	private static Arguments option(String name, UnaryOperator<SignOptions.Builder> setter) {
		return Arguments.of(name, setter.apply(SignOptions.builder()).build());
	}

	@ParameterizedTest
	@MethodSource("readingOnly")
	void refusesForAWriteWhatIsForReads(String name, SignOptions options) {
		assertThatExceptionOfType(StorageException.class)
			.isThrownBy(() -> this.storager.signWrite("a", EXPIRY, options))
			.withMessageContaining(name);
	}

	@ParameterizedTest
	@CsvSource({ "0, 0", "7, 7", "0, " + LIMIT, LIMIT + ", " + LIMIT, "7,", ", 7" })
	void takesSizesUpToTheLimit(Long minimum, Long maximum) {
		assertThat(this.storager.signPost("a", EXPIRY, sizes(minimum, maximum)).fields()).isNotEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "-1, 7", "8, 7", "0, 67108865", "67108865," })
	void refusesOtherSizes(Long minimum, Long maximum) {
		assertThatExceptionOfType(StorageException.class)
			.isThrownBy(() -> this.storager.signPost("a", EXPIRY, sizes(minimum, maximum)))
			.withMessageContaining("at most " + LIMIT)
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(ErrorCode.RESTRICTION_DISSATISFIED));
	}

	private static SignPostOptions sizes(Long minimum, Long maximum) {
		return SignPostOptions.builder().sizeMinimum(minimum).sizeMaximum(maximum).build();
	}

	@Test
	void takesNoSizes() {
		assertThat(this.storager.signPost("a", EXPIRY).fields()).isNotEmpty();
	}

}
