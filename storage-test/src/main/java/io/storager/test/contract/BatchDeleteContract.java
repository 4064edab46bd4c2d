package io.storager.test.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import io.storager.DeleteFailure;
import io.storager.DeleteResult;
import io.storager.ErrorCode;
import io.storager.Operation;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.error.PermissionDeniedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/** Deletes many objects with few requests. */
abstract class BatchDeleteContract extends Topic {

	@Test
	void deletesWhatIsThereAndWhatIsNot() {
		write("a", "1");
		write("b/c", "2");
		write("kept", "3");
		DeleteResult result = this.storager.deleteAll(List.of("b/c", "missing", "a"));
		assertThat(result.deletedCount()).isEqualTo(3);
		assertThat(result.failures()).isEmpty();
		result.orThrow();
		assertThat(paths("")).containsExactly("kept");
	}

	@Test
	void deletesAThousandWithOneRequest() {
		write("path-0", "1");
		write("path-999", "2");
		List<String> paths = IntStream.range(0, 1000).mapToObj((i) -> "path-" + i).toList();
		List<DeleteResult> results = new ArrayList<>();
		assertThat(requestsOf(() -> results.add(this.storager.deleteAll(paths)))).isIn(1L, -1L);
		assertThat(results.get(0)).isEqualTo(DeleteResult.of(1000, List.of()));
		assertThat(this.storager.list()).isEmpty();
	}

	@Test
	void refusesNoneAndMoreThanAThousand() {
		write("path-0", "text");
		List<String> tooMany = IntStream.range(0, 1001).mapToObj((i) -> "path-" + i).toList();
		assertThat(requestsOf(() -> {
			for (List<String> paths : List.of(List.<String>of(), tooMany)) {
				StorageException failure = failure(ErrorCode.RESTRICTION_DISSATISFIED,
						() -> this.storager.deleteAll(paths));
				assertThat(failure).hasMessageContaining("%s paths".formatted(paths.size()))
					.hasMessageContaining("1 to 1000");
				assertThat(failure.operation()).isEqualTo(Operation.DELETE_ALL);
			}
		})).isLessThanOrEqualTo(0);
		assertThat(read("path-0")).isEqualTo("text");
	}

	@Test
	void deletesNothingIfOnePathCannotBe() {
		write("a", "text");
		assertThat(requestsOf(() -> {
			failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.deleteAll(List.of("a", "/elsewhere/b")));
			failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.deleteAll(List.of("a", "")));
			failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.deleteAll(List.of("a", this.home)));
		})).isLessThanOrEqualTo(0);
		assertThat(read("a")).isEqualTo("text");
	}

	@Test
	void tellsEveryPathAsItWasGiven() {
		write("b/a", "text");
		List<String> paths = List.of("b/a", this.home + "/b/a");
		assertThat(this.storager.deleteAll(paths)).isEqualTo(DeleteResult.of(2, List.of()));
		assertThat(this.storager.deleteAll(List.of("b/a", "b/a")).deletedCount()).isEqualTo(1);
		assertThat(this.storager.list()).isEmpty();
	}

	@Test
	void deletesTheMarkerOfADirectoryAndNothingElse() {
		this.storager.createDir("a");
		write("a", "file");
		write("a/b", "member");
		this.storager.deleteAll(List.of("a/"));
		assertThat(paths("")).containsExactly("a", "a/b");
	}

	@Test
	void tellsEachThatCouldNotBeDeleted() {
		write("a", "1");
		write("b & <c>", "2");
		write("d", "3");
		String dir = this.home.substring(1) + "/";
		assumeThat(fixture().refuseToDelete(Set.of(dir + "b & <c>", dir + "d"))).isTrue();
		DeleteResult result = this.storager.deleteAll(List.of("d", "a", "missing", "b & <c>"));
		assertThat(result.deletedCount()).isEqualTo(2);
		assertThat(result.failures()).extracting(DeleteFailure::path).containsExactly("d", "b & <c>");
		assertThat(result.failures()).extracting(DeleteFailure::versionId).containsOnlyNulls();
		assertThat(result.failures().get(0).exception()).isInstanceOf(PermissionDeniedException.class)
			.hasMessageContaining("delete all of 'd'");
		assertThatExceptionOfType(PermissionDeniedException.class).isThrownBy(result::orThrow).satisfies((failure) -> {
			assertThat(failure.path()).isEqualTo("d");
			assertThat(failure.getSuppressed()).hasSize(1);
		});
		assertThat(paths("")).containsExactly("b & <c>", "d");
	}

	@Test
	void deletesWhatWasListed() {
		IntStream.range(0, 5).forEach((i) -> write("many/" + i, ""));
		write("other", "stays");
		List<StorageObject> objects = this.storager.list("many/").stream().toList();
		assertThat(this.storager.deleteObjects(objects)).isEqualTo(DeleteResult.of(5, List.of()));
		assertThat(this.storager.deleteObjects(objects.stream()).deletedCount()).isEqualTo(5);
		assertThat(paths("")).containsExactly("other");
		StorageObject foreign = StorageObject.builder("elsewhere", objects.get(0).path()).build();
		failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.deleteObjects(List.of(foreign)));
	}

	@Test
	void deletesAsManyAsThereAre() {
		int number = 25;
		IntStream.range(0, number).forEach((i) -> write("many/" + i, ""));
		write("other", "stays");
		DeleteResult deleted = this.storager.deleteAll(IntStream.range(0, number + 1000).mapToObj((i) -> "many/" + i));
		assertThat(deleted.deletedCount()).isEqualTo(number + 1000);
		assertThat(deleted.failures()).isEmpty();
		assertThat(paths("")).containsExactly("other");
	}

	@Test
	void deletesWhatIsUnderAPrefix() {
		IntStream.range(0, 25).forEach((i) -> write("many/" + i, ""));
		write("other", "stays");
		assertThat(this.storager.deletePrefix("many/").deletedCount()).isEqualTo(25);
		assertThat(this.storager.deletePrefix("many/").deletedCount()).isZero();
		assertThat(paths("")).containsExactly("other");
	}

	@Test
	void tellsWhichOfManyWereNotDeleted() {
		IntStream.range(0, 5).forEach((i) -> write("many/" + i, ""));
		assumeThat(fixture().refuseToDelete(Set.of(this.home.substring(1) + "/many/3"))).isTrue();
		DeleteResult deleted = this.storager.deletePrefix("many/");
		assertThat(deleted.failures()).extracting(DeleteFailure::path).containsExactly("many/3");
		assertThatExceptionOfType(StorageException.class).isThrownBy(deleted::orThrow);
	}

	@AfterEach
	void deleteAgain() {
		fixture().refuseToDelete(Set.of());
	}

	@Test
	void tellsWhatStopsIt() {
		write("a", "text");
		failure(ErrorCode.BUCKET_NOT_EXIST, () -> fixture().withoutBucket(settings()).deleteAll(List.of("a")));
		failure(ErrorCode.PERMISSION_DENIED, () -> fixture().withWrongSecret(settings()).deleteAll(List.of("a")));
		assertThat(read("a")).isEqualTo("text");
	}

}
