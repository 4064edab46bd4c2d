package io.storager.documents;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.storager.ErrorCode;
import io.storager.Feature;
import io.storager.StorageException;
import io.storager.documents.OperationsDocument.ErrorRow;
import io.storager.documents.OperationsDocument.MethodRow;
import io.storager.documents.Trial.Ready;
import io.storager.documents.TriedService.Hands;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

/**
 * {@code docs/operations.md} is true: what it says is tried with both vendors' drivers.
 */
class OperationsTrialTests {

	private static final Map<String, Feature> FEATURES = Map.ofEntries(entry("Direr", Feature.VIRTUAL_DIR),
			entry("Copier", Feature.COPY), entry("Mover", Feature.COPY), entry("MetadataUpdater", Feature.COPY),
			entry("Linker", Feature.LINK), entry("Appender", Feature.APPEND), entry("Multiparter", Feature.MULTIPART),
			entry("HttpSigner", Feature.SIGN), entry("Tagger", Feature.TAGS), entry("AccessController", Feature.ACCESS),
			entry("Restorer", Feature.RESTORE), entry("Versioner", Feature.VERSIONS));

	private final OperationsDocument document;

	OperationsTrialTests() throws Exception {
		this.document = OperationsDocument.read();
	}

	@ParameterizedTest
	@ValueSource(strings = { "oss", "cos" })
	void aServiceHasTheMethodsThatItIsSaidToHave(String name) {
		try (TriedService service = new TriedService(name)) {
			for (Trial<?, ?> trial : Trials.all()) {
				MethodRow row = row(trial);
				Ready ready = trial.ready(service);
				int before = service.requests();
				StorageException refused = failure(ready, service.hands());
				assertThat(refused == null).as("%s of %s: %s", trial.method(), name, refused)
					.isEqualTo("yes".equals(row.services().get(name)));
				assertThat(service.requests() > before).as("whether %s sends", trial.method()).isEqualTo(row.sends());
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "oss", "cos" })
	void featuresTellTheSame(String name) {
		Set<Feature> documented = EnumSet.of(Feature.ENCRYPTION);
		for (MethodRow row : this.document.methods()) {
			if (FEATURES.containsKey(row.type()) && "yes".equals(row.services().get(name))) {
				documented.add(FEATURES.get(row.type()));
			}
		}
		try (TriedService service = new TriedService(name)) {
			assertThat(service.hands().storager().features()).isEqualTo(documented);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "oss", "cos" })
	void aServiceTakesTheOptionsThatItIsSaidToTake(String name) {
		try (TriedService service = new TriedService(name)) {
			Map<String, String> documented = new LinkedHashMap<>();
			Map<String, String> tried = new LinkedHashMap<>();
			for (Trial<?, ?> trial : Trials.all()) {
				for (String option : trial.options()) {
					String key = trial.method() + " " + option;
					documented.put(key, this.document.answer(trial.method(), option, name));
					tried.put(key, answer(service, trial, option));
				}
			}
			assertThat(tried).isEqualTo(documented);
		}
	}

	/** In the words of the document. */
	private static String answer(TriedService service, Trial<?, ?> trial, String option) {
		if (!option.equals("encryption") && !option.equals("sourceEncryption")) {
			return takes(service, trial.with(option, service.sample(trial.method(), option))) ? "yes" : "no";
		}
		Set<String> taken = new LinkedHashSet<>();
		service.encryptions().forEach((name, encryption) -> {
			if (takes(service, trial.with(option, encryption))) {
				taken.add("`" + name + "`");
			}
		});
		return taken.isEmpty() ? "no" : String.join(", ", taken);
	}

	private static boolean takes(TriedService service, Trial<?, ?> trial) {
		StorageException refused = failure(trial.ready(service), service.hands());
		if (refused != null) {
			assertThat(refused.code()).as(refused.toString())
				.isIn(ErrorCode.CAPABILITY_INSUFFICIENT, ErrorCode.RESTRICTION_DISSATISFIED);
		}
		return refused == null;
	}

	@ParameterizedTest
	@ValueSource(strings = { "oss", "cos" })
	void aMethodEndsWithTheCodesThatItIsSaidToEndWith(String name) {
		Map<ErrorCode, Set<String>> provoked = new EnumMap<>(ErrorCode.class);
		try (TriedService service = new TriedService(name)) {
			for (Trial<?, ?> trial : Trials.all()) {
				for (StorageException failure : Provocations.of(service, trial, row(trial).sends())) {
					provoked.computeIfAbsent(failure.code(), (code) -> new TreeSet<>()).add(trial.method());
					assertThat(failure.operation()).as(failure.toString()).hasToString(row(trial).operation());
				}
			}
		}
		assertSoftly((softly) -> {
			for (ErrorRow row : this.document.errors()) {
				softly.assertThat(provoked.getOrDefault(ErrorCode.valueOf(row.code()), Set.of()))
					.as(row.code())
					.containsExactlyInAnyOrderElementsOf(row.methods());
			}
		});
	}

	private MethodRow row(Trial<?, ?> trial) {
		return this.document.methods()
			.stream()
			.filter((row) -> row.names().contains(trial.method()))
			.findFirst()
			.orElseThrow(() -> new AssertionError("There is no row for '%s'".formatted(trial.method())));
	}

	/** What a call ends with, or {@code null} if it succeeds. */
	static @Nullable StorageException failure(Ready ready, Hands hands) {
		try {
			ready.perform(hands);
			return null;
		}
		catch (Exception ex) {
			Throwable cause = ex;
			while (cause != null && !(cause instanceof StorageException)) {
				cause = cause.getCause();
			}
			if (cause instanceof StorageException failure) {
				return failure;
			}
			throw new AssertionError("This is none of ours", ex);
		}
	}

}
