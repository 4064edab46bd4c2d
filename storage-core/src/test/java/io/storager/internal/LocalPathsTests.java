package io.storager.internal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LocalPathsTests {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	private FileSystemException invalid(Path path) {
		return new FileSystemException(path.toString(), null, "Invalid argument");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aNameIsRefusedWhereAnotherOneIsTaken(boolean directory) {
		Path path = this.folder.resolve("a:b");
		assertThat(LocalPaths.refusedName(path, directory, invalid(path))).contains("'" + path + "'")
			.contains("Invalid argument")
			.contains("allowed");
		assertThat(this.folder).isEmptyDirectory();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aNameIsNotTheReasonWhereNoOtherOneIsTakenEither(boolean directory) {
		Path path = this.folder.resolve("none").resolve("a:b");
		assertThat(LocalPaths.refusedName(path, directory, invalid(path))).isNull();
	}

	@Test
	void aNameIsNotTheReasonOfWhatHasAnother() throws IOException {
		Path path = this.folder.resolve("a");
		assertThat(LocalPaths.refusedName(path, false, new AccessDeniedException(path.toString()))).isNull();
		Files.createFile(path);
		assertThat(LocalPaths.refusedName(path, false, invalid(path))).isNull();
	}

	@Test
	void aNameThatIsTooLongIsTold() {
		Path tooLong = this.folder.resolve("n".repeat(300));
		assertThat(LocalPaths.refusal(tooLong.resolve("member"))).contains("'" + tooLong + "'").contains("allowed");
		assertThat(LocalPaths.refusal(this.folder.resolve("n"))).isNull();
	}

}
