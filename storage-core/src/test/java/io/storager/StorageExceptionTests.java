package io.storager;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.Locale;

import io.storager.error.IntegrityException;
import io.storager.error.InvalidSettingException;
import io.storager.error.StorageError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class StorageExceptionTests {

	@ParameterizedTest
	@EnumSource
	void hasAClassForEveryCode(ErrorCode code) {
		IOException cause = new IOException("cause");
		StorageException exception = StorageException.of(error(code, "a"), cause);
		assertThat(exception.code()).isEqualTo(code);
		assertThat(exception.getClass().getSimpleName().replace("Storage", "").toLowerCase(Locale.ROOT))
			.isEqualTo(code.name().replace("_", "").toLowerCase(Locale.ROOT) + "exception");
		assertThat(exception).hasCause(cause);
		assertThat(Arrays.stream(ErrorCode.values())
			.filter((other) -> StorageException.of(error(other, "a"), null).getClass() == exception.getClass()))
			.hasSize(1);
	}

	@Test
	void tellsEveryFactInItsMessage() {
		StorageException exception = StorageException.of(error(ErrorCode.PERMISSION_DENIED, "a/b"), null);
		assertThat(exception)
			.hasMessage("oss create bucket of 'a/b' in bucket 'photos' failed with PERMISSION_DENIED: no luck; "
					+ "vendor code AccessDenied; HTTP status 403; request id 5C3D");
		assertThat(exception.operation()).isEqualTo(Operation.CREATE_BUCKET);
		assertThat(exception.service()).isEqualTo("oss");
		assertThat(exception.bucket()).isEqualTo("photos");
		assertThat(exception.path()).isEqualTo("a/b");
		assertThat(exception.vendorCode()).isEqualTo("AccessDenied");
		assertThat(exception.httpStatus()).isEqualTo(403);
		assertThat(exception.requestId()).isEqualTo("5C3D");
		assertThat(exception.isTemporary()).isTrue();
		assertThat(exception.reason()).isEqualTo("no luck");
	}

	@Test
	void leavesOutWhatIsNotKnown() {
		StorageException exception = StorageException
			.of(StorageError.builder(ErrorCode.UNEXPECTED, "no luck", Operation.LIST_BUCKETS, "cos").build(), null);
		assertThat(exception).hasMessage("cos list buckets failed with UNEXPECTED: no luck").hasNoCause();
	}

	@Test
	void keepsAPathFromForgingLinesOfALog() {
		StorageException exception = StorageException
			.of(error(ErrorCode.OBJECT_NOT_EXIST, "a\nERROR b\r\t\u0085\u2028\u4e2d\uD83D\uDE00"), null);
		assertThat(exception.getMessage()).contains("'a\\u000aERROR b\\u000d\\u0009\\u0085\\u2028\u4e2d\uD83D\uDE00'")
			.doesNotContain("\n", "\r", "\u0085", "\u2028");
		assertThat(exception.path()).startsWith("a\n");
	}

	@Test
	void keepsAReasonFromForgingLinesOfALog() {
		StorageException exception = StorageException
			.of(StorageError.builder(ErrorCode.UNEXPECTED, "it says: a\nERROR b", Operation.READ, "cos").build(), null);
		assertThat(exception).hasMessage("cos read failed with UNEXPECTED: it says: a\\u000aERROR b");
	}

	@Test
	void survivesSerialization() throws IOException, ClassNotFoundException {
		StorageException exception = StorageException.of(error(ErrorCode.INTEGRITY, "a"), new IOException("cause"));
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ObjectOutputStream output = new ObjectOutputStream(bytes)) {
			output.writeObject(exception);
		}
		try (ObjectInputStream input = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
			IntegrityException copy = (IntegrityException) input.readObject();
			assertThat(copy).hasMessage(exception.getMessage()).hasRootCauseMessage("cause");
			assertThat(copy.code()).isEqualTo(ErrorCode.INTEGRITY);
			assertThat(copy.requestId()).isEqualTo("5C3D");
		}
	}

	@Test
	void keepsTheFactsOfASettingUnderAPrefix() {
		InvalidSettingException exception = new InvalidSettingException("name", "B", "a-z").under("storage.oss");
		assertThat(exception).hasMessage("'storage.oss.name' is 'B'; allowed: a-z");
		assertThat(exception.setting()).isEqualTo("storage.oss.name");
		assertThat(exception.given()).isEqualTo("B");
		assertThat(exception.allowed()).isEqualTo("a-z");
		assertThat(new InvalidSettingException("name", null, "a-z")).hasMessage("'name' is missing; allowed: a-z");
	}

	private static StorageError error(ErrorCode code, @Nullable String path) {
		return StorageError.builder(code, "no luck", Operation.CREATE_BUCKET, "oss")
			.bucket("photos")
			.path(path)
			.vendorCode("AccessDenied")
			.httpStatus(403)
			.requestId("5C3D")
			.temporary(true)
			.build();
	}

}
