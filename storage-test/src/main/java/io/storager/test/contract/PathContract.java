package io.storager.test.contract;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import io.storager.Content;
import io.storager.ErrorCode;
import io.storager.ListMode;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.Storager;
import io.storager.options.ListOptions;
import io.storager.options.ReadOptions;
import io.storager.settings.StoragerSettings;
import io.storager.settings.WorkDir;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which object a path names, however odd it looks, and that none leaves the work dir. */
abstract class PathContract extends Topic {

	static Stream<String> oddPaths() {
		return Stream.of("a b", " a", "a ", " ", "a+b", "a%b", "a%25b", "a%2Fb", "%2e%2e/x", "%2e/x", "..%2fx", "a//b",
				"a///b", "a/../b", "a/./b", "..", ".", "a/..", "a/.", "../x", "./x", "../../x", "...", "a/.../b", "a/",
				"a//", "a\tb", "a\nb", "a\r\nb", "a\u0001b", "a\u001fb", "a\u007fb", "a\u0085b", "a'b", "a\"b", "a`b",
				"<a>&amp;</a>", "a&b=c", "a?x", "a?versionId=1", "?acl", "?uploads", "a#b", "a~b", "~", "*", "a*b",
				"a(b)!", "a;b,c", "a:b", "a@b", "a=b", "a|b", "{a}", "[a]", "a^b", "a$b", "$a", "\uD83D\uDE00.png",
				"\u4e2d\u6587/\u62a5\u544a.txt", "e\u0301", "\u00e9", "\u202ea", "\ufeffa", "\uffff", "null", "a.",
				"CON", "-a", "--a", "\\", "\\a", "a\\", "a\\b", "a\\\\b", "a\\/b", "a/\\b", "..\\x", "C:\\a.txt");
	}

	@ParameterizedTest
	@MethodSource("oddPaths")
	void takesOddPathsLiterally(String path) {
		String key = this.home.substring(1) + "/" + path;
		String refusal = refusal(path);
		if (refusal != null) {
			assertThat(failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> write(path, "text")))
				.hasMessageContaining(refusal);
			failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.readAllBytes(path));
			failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.stat(path));
			failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.delete(path));
			assertThat(this.storager.list()).isEmpty();
			return;
		}
		write("beside", "another object");
		assertThat(this.storager.create(path).id()).isEqualTo(key);
		assertThat(this.storager.exists(path)).isFalse();
		this.storager.delete(path);
		assertThat(this.storager.write(path, Content.ofText("text")).id()).isEqualTo(key);
		assertThat(read(path)).isEqualTo("text");
		assertThat(this.storager.readAllBytes(path, ReadOptions.builder().offset(1).size(2L).build()))
			.asString(StandardCharsets.UTF_8)
			.isEqualTo("ex");
		assertThat(this.storager.stat(path).id()).isEqualTo(key);
		assertThat(paths("")).containsExactlyInAnyOrder("beside", path);
		assertThat(this.storager.list("", ListOptions.builder().pageSize(1).build())).hasSize(2);
		assertThat(paths(path)).containsExactly(path);
		ListOptions dir = ListOptions.builder().listMode(ListMode.DIR).build();
		String top = path.contains("/") ? path.substring(0, path.indexOf('/') + 1) : path;
		assertThat(this.storager.list("", dir)).extracting(StorageObject::path)
			.containsExactlyInAnyOrder("beside", top);
		assertThat(fixture().root().list(this.home.substring(1))).extracting(StorageObject::id)
			.containsExactlyInAnyOrder(key, this.home.substring(1) + "/beside");
		this.storager.delete(path);
		assertThat(paths("")).containsExactly("beside");
	}

	@ParameterizedTest
	@MethodSource("oddPaths")
	void listsUnderOddDirectories(String path) {
		String dir = path.endsWith("/") ? path : path + "/";
		if (refusal(dir + "member") != null) {
			return;
		}
		write(dir + "member", "text");
		ListOptions options = ListOptions.builder().listMode(ListMode.DIR).build();
		assertThat(this.storager.list(path, options)).extracting(StorageObject::path).containsExactly(dir + "member");
		assertThat(paths(dir)).containsExactly(dir + "member");
	}

	private @Nullable String refusal(String path) {
		return fixture().refusedKeys().get(path);
	}

	@ParameterizedTest
	@ValueSource(strings = { "x", "../x", "./x", "%2e%2e/x", "..%2fx", "%2e%2e%2fx", "..\\x", "a/../../x",
			"a/..\\..\\x", "a//../../x", "..;/x", "\u2024\u2024/x", ".%00./x" })
	void neverLeavesTheWorkDir(String path) {
		String work = this.home + "/work";
		Storager inner = fixture().storager(StoragerSettings.builder().workDir(WorkDir.parse(work)).build());
		write("x", "outside");
		write("a/x", "outside");
		failure(ErrorCode.OBJECT_NOT_EXIST, () -> inner.readAllBytes(path));
		failure(ErrorCode.OBJECT_NOT_EXIST, () -> inner.stat(path));
		inner.delete(path);
		inner.write(path, Content.ofText("inside"));
		assertThat(inner.list()).singleElement()
			.satisfies((object) -> assertThat(object.id()).startsWith(work.substring(1) + "/"));
		assertThat(inner.readAllBytes(path)).asString(StandardCharsets.UTF_8).isEqualTo("inside");
		inner.delete(path);
		assertThat(inner.list()).isEmpty();
		assertThat(read("x")).isEqualTo("outside");
		assertThat(read("a/x")).isEqualTo("outside");
		assertThat(this.storager.list()).hasSize(2);
	}

	@Test
	void listsNothingOutsideTheWorkDir() {
		write("work", "a file of the same name");
		write("work-2/a", "a neighbour whose name starts the same");
		write("work/a", "inside");
		Storager inner = fixture()
			.storager(StoragerSettings.builder().workDir(WorkDir.parse(this.home + "/work")).build());
		assertThat(inner.list()).extracting(StorageObject::path).containsExactly("a");
		assertThat(inner.list("../")).isEmpty();
		assertThat(inner.list("", ListOptions.builder().listMode(ListMode.DIR).build())).hasSize(1);
		assertThat(inner.list("..", ListOptions.builder().listMode(ListMode.DIR).build())).isEmpty();
	}

	@Test
	void refusesAnAbsolutePathOutsideTheWorkDir() {
		for (String path : List.of("/", "/x", "/contract", this.home + "-2/x", "//", "//x", "/" + this.home + "/x",
				"/.." + this.home + "/x", this.home.substring(0, this.home.length() - 1) + "/x")) {
			StorageException failure = failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> write(path, "text"));
			assertThat(failure).hasMessageContaining("outside the work dir").hasMessageContaining(this.home);
			assertThat(failure.path()).isEqualTo(path);
			failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.readAllBytes(path));
			failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.stat(path));
			failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.exists(path));
			failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.delete(path));
			failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.list(path));
			failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.create(path));
		}
	}

	@Test
	void refusesASlashInFrontOfAKey() {
		Storager root = fixture().root();
		for (String path : List.of("//x", "//")) {
			assertThat(failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> root.write(path, Content.ofText("text"))))
				.hasMessageContaining("slash");
		}
	}

	@Test
	void namesTheSameObjectInEveryWay() {
		write("b/a", "text");
		for (String path : List.of("b/a", this.home + "/b/a")) {
			assertThat(read(path)).isEqualTo("text");
			assertThat(this.storager.stat(path).path()).isEqualTo("b/a");
			assertThat(paths(path)).containsExactly("b/a");
		}
		this.storager.write(this.home + "/b/a", Content.ofText("changed"));
		assertThat(read("b/a")).isEqualTo("changed");
		this.storager.delete("b/a");
		assertThat(this.storager.list()).isEmpty();
		assertThat(fixture().root().exists(this.home.substring(1) + "/b/a")).isFalse();
	}

	@Test
	void tellsAPathThatNamesTheObjectAgain() {
		write(this.home + "//a", "an empty segment in front");
		write(this.home + "//" + this.home + "/b", "and the work dir once more");
		assertThat(this.storager.list()).hasSize(2).allSatisfy((object) -> {
			assertThat(this.storager.stat(object.path()).id()).isEqualTo(object.id());
			this.storager.delete(object.path());
		});
		assertThat(this.storager.list()).isEmpty();
	}

	@Test
	void keepsAFileAndADirectoryOfTheSameName() {
		write("a", "file");
		write("a/", "marker");
		write("a//", "marker of nothing");
		assertThat(read("a")).isEqualTo("file");
		assertThat(read("a/")).isEqualTo("marker");
		assertThat(read("a//")).isEqualTo("marker of nothing");
		assertThat(paths("a")).containsExactly("a", "a/", "a//");
		this.storager.delete("a/");
		assertThat(paths("a")).containsExactly("a", "a//");
	}

	@Test
	void keepsPathsApartThatEncodingMightMerge() {
		List<String> paths = List.of("a b", "a+b", "a%20b", "a%2Bb", "a%2520b", "e\u0301", "\u00e9", "A B");
		paths.forEach((path) -> write(path, path));
		assertThat(paths("")).containsExactlyInAnyOrderElementsOf(paths);
		paths.forEach((path) -> assertThat(read(path)).isEqualTo(path));
	}

	@ParameterizedTest
	@ValueSource(strings = { "x", "\u00e9", "\u4e2d", "\uD83D\uDE00" })
	void takesAKeyOfTheGreatestLengthAndRefusesALongerOne(String text) {
		int maximum = this.storager.metadata().keyLengthMaximum();
		int room = maximum - this.home.substring(1).length() - 1;
		int width = text.getBytes(StandardCharsets.UTF_8).length;
		String longest = "x".repeat(room % width) + text.repeat(room / width);
		write(longest, "text");
		assertThat(read(longest)).isEqualTo("text");
		assertThat(paths("")).containsExactly(longest);
		this.storager.delete(longest);
		StorageException failure = failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> write(longest + "x", "text"));
		assertThat(failure).hasMessageContaining("%s bytes".formatted(maximum + 1))
			.hasMessageContaining("at most %s".formatted(maximum));
		failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.readAllBytes(longest + "x"));
		failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.stat(longest + "x"));
		failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.delete(longest + "x"));
	}

	@Test
	void refusesAnEmptyPath() {
		assertThat(failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> write("", "text")))
			.hasMessageContaining("path is empty")
			.hasMessageContaining("allowed");
		failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.readAllBytes(""));
		failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.stat(""));
		failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.exists(""));
		failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.delete(""));
		failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.create(""));
	}

	@Test
	void refusesTheWorkDirItselfAsAnObject() {
		for (String path : List.of(this.home, this.home + "/")) {
			assertThat(failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> write(path, "text")))
				.hasMessageContaining("work dir itself");
			failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.delete(path));
		}
		failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> fixture().root().delete("/"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\uD83D", "a\uDE00", "a\uD83Db", "\uDE00\uD83D" })
	void refusesHalfASurrogatePair(String path) {
		assertThat(failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> write(path, "text")))
			.hasMessageContaining("surrogate");
		failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.list(path));
	}

}
