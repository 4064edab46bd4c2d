package io.storager.autoconfigure;

import java.util.List;
import java.util.stream.Collectors;

/** There are properties under {@code storage} that mean nothing. */
final class StoragePropertiesException extends IllegalStateException {

	private final transient List<PropertyProblem> problems;

	StoragePropertiesException(List<PropertyProblem> problems) {
		super(problems.stream().map(PropertyProblem::toString).collect(Collectors.joining("; ")));
		this.problems = List.copyOf(problems);
	}

	List<PropertyProblem> problems() {
		return this.problems;
	}

}
