package io.storager.oss;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.storager.Content;
import io.storager.ListMode;
import io.storager.StorageObject;
import io.storager.emulator.traffic.WireRequest;
import io.storager.error.InvalidSettingException;
import io.storager.error.ObjectNotExistException;
import io.storager.error.RestrictionDissatisfiedException;
import io.storager.options.ListOptions;
import io.storager.oss.TestOss.Signature;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Every key arrives at the service as the very bytes that it has here. */
class OssKeysTests {

	private static final List<String> KEYS = List.of("a/../b", "a//b", "a/./b", ".", "..", "../x", "../../x", "a/.",
			"a/..", "a/../", "./a", "?x", "?acl", "a?b=c", "%2e%2e/x", "%2F", "a%00b", "+", "a+b", "%25", "a b", " a",
			"a ", "a /b", "'\"<>&", "~*!()", "a#b", "a;b,c:d@e=f$g", "[x]{y}|^`", "\u0001\u001f\u007f\t\r\n",
			"emoji-\uD83D\uDE00", "报告/二月.txt", "\u00e9\u0301", "\uFFFD\uFEFF", "acl", "uploads", "a\\b", "a\\", "a/\\b",
			"..\\x", "a/", "a//", "a///", "x".repeat(1023));

	@RegisterExtension
	static final TestOss oss = new TestOss();

	static Stream<Arguments> keys() {
		return Stream.of(Signature.values())
			.flatMap((signature) -> KEYS.stream().map((key) -> Arguments.of(signature, key)));
	}

	@ParameterizedTest
	@MethodSource("keys")
	void sendsAKeyAsItIs(Signature signature, String key) {
		OssStorager storager = oss.storager(signature);
		byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
		storager.write(key, Content.of(bytes));
		assertThat(rawKey(oss.lastRequest())).isEqualTo(HexFormat.of().formatHex(bytes));
		assertThat(storager.readAllBytes(key)).isEqualTo(bytes);
		assertThat(rawKey(oss.lastRequest())).isEqualTo(HexFormat.of().formatHex(bytes));
		assertThat(storager.stat(key).id()).isEqualTo(key);
		assertThat(rawKey(oss.lastRequest())).isEqualTo(HexFormat.of().formatHex(bytes));
		assertThat(storager.list(key).stream().map(StorageObject::id)).contains(key);
		storager.delete(key);
		assertThat(rawKey(oss.lastRequest())).isEqualTo(HexFormat.of().formatHex(bytes));
		assertThat(storager.exists(key)).isFalse();
	}

	/** OSS has no such key. */
	@ParameterizedTest
	@EnumSource
	void refusesABackslashInFrontOfAKey(Signature signature) {
		OssStorager storager = oss.storager(signature);
		storager.write("a", Content.ofText("text"));
		int before = oss.requests().count();
		for (ThrowingCallable call : List.<ThrowingCallable>of(() -> storager.write("\\a", Content.ofText("text")),
				() -> storager.readAllBytes("\\a"), () -> storager.stat("/\\a"), () -> storager.delete("\\"),
				() -> storager.deleteAll(List.of("a", "\\a")), () -> storager.copy("a", "\\a"),
				() -> storager.move("\\a", "a"), () -> storager.createLink("a", "\\a"),
				() -> storager.createAppend("\\a"), () -> storager.createMultipart("\\a"),
				() -> storager.createDir("\\a"), () -> storager.signRead("\\a", Duration.ofMinutes(1)),
				() -> storager.create("\\a"))) {
			assertThatExceptionOfType(RestrictionDissatisfiedException.class).isThrownBy(call)
				.withMessageContaining("start with a backslash")
				.withMessageContaining("allowed");
		}
		assertThat(oss.requests().count()).isEqualTo(before);
		assertThat(storager.list("\\")).isEmpty();
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> oss.storager(signature, "/\\a", null))
			.withMessageContaining("work-dir")
			.withMessageContaining("backslash");
	}

	@ParameterizedTest
	@EnumSource
	void neverLeavesTheWorkDir(Signature signature) {
		oss.storager(signature).write("secret", Content.ofText("outside"));
		OssStorager inside = oss.storager(signature, "/a/b/", null);
		inside.verifyBucket();
		for (String path : List.of("../secret", "../../secret", "x/../../../secret", "%2e%2e/%2e%2e/secret",
				"..\\..\\secret", "/a/b/../../secret", "..%2f..%2fsecret")) {
			assertThatExceptionOfType(ObjectNotExistException.class).as(path).isThrownBy(() -> inside.stat(path));
			assertThat(rawTarget(oss.lastRequest()).replace("%2F", "/")).as(path).startsWith("/photos/a/b/");
			inside.write(path, Content.ofText("inside"));
			assertThat(rawTarget(oss.lastRequest()).replace("%2F", "/")).as(path).startsWith("/photos/a/b/");
			assertThat(inside.readAllBytes(path)).as(path).asString().isEqualTo("inside");
			inside.delete(path);
		}
		for (String path : List.of("/secret", "/a/secret", "/", "//../../secret")) {
			int before = oss.requests().count();
			assertThatExceptionOfType(RestrictionDissatisfiedException.class).as(path)
				.isThrownBy(() -> inside.delete(path));
			assertThat(oss.requests().count()).isEqualTo(before);
		}
		assertThat(oss.storager(signature).readAllBytes("secret")).asString().isEqualTo("outside");
	}

	@Test
	void refusesAKeyThatIsTooLong() {
		assertThatExceptionOfType(RestrictionDissatisfiedException.class)
			.isThrownBy(() -> oss.storager().write("界".repeat(341) + "x", Content.ofText("x")))
			.withMessageContaining("the key has 1024 bytes in UTF-8; allowed: at most 1023");
		assertThat(oss.requests().count()).isZero();
	}

	@Test
	void listsKeysThatXmlCannotExpress() {
		OssStorager storager = oss.storager(Signature.V4, "/odd \u0002+%/", null);
		List<String> names = List.of("\u0001/a", "\u0001/b", "+", "%", "%2B", " ", "a&b<c>", "\uD83D\uDE00/\u0003");
		names.forEach((name) -> storager.write(name, Content.ofText(name)));
		ListOptions paged = ListOptions.builder().pageSize(1).build();
		assertThat(storager.list("", paged).stream().map(StorageObject::path))
			.containsExactlyInAnyOrderElementsOf(names);
		ListOptions dirs = ListOptions.builder().listMode(ListMode.DIR).pageSize(2).build();
		assertThat(storager.list("", dirs).stream().map(StorageObject::path)).containsExactlyInAnyOrder("\u0001/",
				"\uD83D\uDE00/", "+", "%", "%2B", " ", "a&b<c>");
	}

	/** What the request line has behind the bucket, decoded byte by byte and in hex. */
	private static String rawKey(WireRequest request) {
		String raw = rawTarget(request).substring("/photos/".length());
		StringBuilder hex = new StringBuilder();
		for (int i = 0; i < raw.length(); i++) {
			if (raw.charAt(i) == '%') {
				hex.append(raw.substring(i + 1, i + 3).toLowerCase(Locale.ROOT));
				i += 2;
			}
			else {
				hex.append(HexFormat.of().toHexDigits((byte) raw.charAt(i)));
			}
		}
		return hex.toString();
	}

	private static String rawTarget(WireRequest request) {
		int query = request.rawTarget().indexOf('?');
		return (query >= 0) ? request.rawTarget().substring(0, query) : request.rawTarget();
	}

}
