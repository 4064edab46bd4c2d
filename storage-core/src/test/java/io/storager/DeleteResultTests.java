package io.storager;

import java.util.ArrayList;
import java.util.List;

import io.storager.error.PermissionDeniedException;
import io.storager.error.StorageError;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DeleteResultTests {

	@Test
	void throwsNothingIfEverythingIsGone() {
		assertThatCode(() -> DeleteResult.of(1, List.of()).orThrow()).doesNotThrowAnyException();
	}

	@Test
	void throwsTheFirstFailureWithTheOthers() {
		List<DeleteFailure> failed = new ArrayList<>();
		for (String path : List.of("z", "a", "m")) {
			failed.add(DeleteFailure.of(path, failure(path)));
		}
		DeleteResult result = DeleteResult.of(0, failed);
		failed.clear();
		assertThat(result.failures()).extracting(DeleteFailure::path).containsExactly("z", "a", "m");
		assertThatExceptionOfType(PermissionDeniedException.class).isThrownBy(result::orThrow).satisfies((failure) -> {
			assertThat(failure.path()).isEqualTo("z");
			assertThat(failure.getSuppressed()).extracting((other) -> ((StorageException) other).path())
				.containsExactly("a", "m");
		});
	}

	private static StorageException failure(String path) {
		return StorageException
			.of(StorageError.builder(ErrorCode.PERMISSION_DENIED, "no", Operation.DELETE_ALL, "memory")
				.bucket("bucket")
				.path(path)
				.vendorCode("AccessDenied")
				.httpStatus(403)
				.build(), null);
	}

}
