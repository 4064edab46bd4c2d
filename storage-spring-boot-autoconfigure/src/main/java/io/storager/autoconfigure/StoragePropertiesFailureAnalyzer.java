package io.storager.autoconfigure;

import java.util.stream.Collectors;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Explains properties that mean nothing. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StoragePropertiesFailureAnalyzer extends AbstractFailureAnalyzer<StoragePropertiesException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, StoragePropertiesException cause) {
		String list = cause.problems()
			.stream()
			.map((problem) -> "\t- " + problem)
			.collect(Collectors.joining("%n".formatted()));
		return new FailureAnalysis("The configuration of the storages has mistakes:%n%n%s".formatted(list),
				"Correct or remove these properties. What belongs to others can be listed under '%s'."
					.formatted(StorageProperties.IGNORED),
				cause);
	}

}
