package io.storager.settings;

import io.storager.error.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class WorkDirTests {

	@ParameterizedTest
	@CsvSource({ "/, '', /", "/a, a/, /a/", "/a/, a/, /a/", "/a/b, a/b/, /a/b/", "'/a\\b', 'a\\b/', '/a\\b/'",
			"'/\\', '\\/', '/\\/'", "/a//b, a//b/, /a//b/", "/a/../b, a/../b/, /a/../b/", "/.., ../, /../",
			"/a//, a//, /a//", "/报告, 报告/, /报告/", "'/ a ', ' a /', '/ a /'" })
	void readsAnAbsolutePath(String workDir, String prefix, String text) {
		assertThat(WorkDir.parse(workDir).prefix()).isEqualTo(prefix);
		assertThat(WorkDir.parse(workDir)).hasToString(text);
	}

	@Test
	void isTheRootUnlessItIsSet() {
		assertThat(WorkDir.parse(null).prefix()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a", "a/b", "./a", "../a", "//a", "\\a", "\\\\a", " /a", "https://a", "/\uD83D" })
	void refusesAnythingElse(String workDir) {
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> WorkDir.parse(workDir))
			.withMessageContaining("'work-dir'")
			.withMessageContaining(workDir)
			.withMessageContaining("absolute");
	}

	@ParameterizedTest
	@CsvSource({ "/w, a, w/a", "/w, /w/a, w/a", "/w, /w, w/", "/w, /w/, w/", "/w, '', w/", "/w, ../x, w/../x",
			"/w, /w/../x, w/../x", "/w, a\\b, w/a\\b", "/w, \\w\\a, w/\\w\\a", "/w, /w/a\\, w/a\\", "/, \\a, \\a",
			"/, /\\a, \\a", "/w, /w//a, w//a", "/w, w/a, w/w/a", "/w, ./a, w/./a", "/w, a/, w/a/", "/, a, a",
			"/, /a, a", "/, '', ''", "/, /, ''", "/, ../a, ../a", "/a/b, /a/b/c, a/b/c", "/.., /../a, ../a" })
	void makesKeys(String workDir, String path, String key) {
		assertThat(WorkDir.parse(workDir).key(path)).isEqualTo(key).startsWith(WorkDir.parse(workDir).prefix());
	}

	@ParameterizedTest
	@CsvSource({ "/w, /", "/w, /x", "/w, /wx", "/w, /W/a", "/w, //w/a", "/w, /./w/a", "/w, '/w\\x'", "/a/b, /a",
			"/a/b, /a/bc", "/a/b, /a//b/c" })
	void refusesAbsolutePathsOutside(String workDir, String path) {
		assertThatIllegalArgumentException().isThrownBy(() -> WorkDir.parse(workDir).key(path))
			.withMessageContaining("outside the work dir '%s/'".formatted(workDir));
	}

	@ParameterizedTest
	@ValueSource(strings = { "//", "//a" })
	void refusesKeysThatStartWithASlash(String path) {
		assertThatIllegalArgumentException().isThrownBy(() -> WorkDir.ROOT.key(path)).withMessageContaining("slash");
	}

	@ParameterizedTest
	@ValueSource(strings = { "w/a", "w/a/b", "w//a", "w//w/a", "w/../a", "w/ ", "w///", "w/w", "w/a/", "w/\\", "w/\\a",
			"w/a\\b", "w/..\\a" })
	void tellsPathsThatNameTheKeyAgain(String key) {
		WorkDir workDir = WorkDir.parse("/w");
		assertThat(workDir.key(workDir.path(key))).isEqualTo(key);
	}

	@Test
	void tellsRelativePathsWhereItCan() {
		assertThat(WorkDir.parse("/w").path("w/a/b")).isEqualTo("a/b");
		assertThat(WorkDir.parse("/w").path("w//a")).isEqualTo("/w//a");
		assertThat(WorkDir.ROOT.path("a/b")).isEqualTo("a/b");
	}

}
