package io.storager.cos;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import io.storager.Content;
import io.storager.DeleteFailure;
import io.storager.DeleteResult;
import io.storager.StorageObject;
import io.storager.emulator.traffic.WireRequest;
import io.storager.error.RestrictionDissatisfiedException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CosKeysTests {

	private static EmulatedCos cos;

	private CosStorager storager;

	@BeforeAll
	static void start() {
		cos = new EmulatedCos();
	}

	@AfterAll
	static void stop() {
		cos.close();
	}

	@BeforeEach
	void clear() {
		this.storager = cos.storager();
		cos.emulator().requests().clear();
	}

	static Stream<String> oddKeys() {
		return Stream.of("plain.txt", "with space", "trailing space ", "a+b", "100%", "a%25b", "%2e%2e/x", "?x",
				"a?b=c&d", "#fragment", "a//b", "a///b", "a//", "a/../b", "../b", "a/./b", "./b", "a../b", "a./b",
				".hidden", "...", "a/...", "dir/", "\"quotes\" and 'more'", "a;b:c@d=e&f$g,h!i*j(k)", "<a>&amp;",
				"[x]{y}|^`", "tab\there", "line\nfeed", "\u0001control\u007f", "~tilde", "emoji \uD83D\uDE00",
				"\u4e2d\u6587/\u6587\u4ef6.txt", "e\u0301", "\u00e9", "a\\b", "\\a", "\\", "a\\", "a\\\\b", "..\\x",
				"k".repeat(850));
	}

	@ParameterizedTest
	@MethodSource("oddKeys")
	void everyKeyArrivesAsItIsWrittenOnEveryOperation(String key) {
		byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
		this.storager.write(key, Content.of(bytes));
		assertThat(this.storager.readAllBytes(key)).isEqualTo(bytes);
		assertThat(this.storager.stat(key).id()).isEqualTo(key);
		assertThat(this.storager.list(key)).extracting(StorageObject::id).contains(key);
		this.storager.delete(key);
		assertThat(this.storager.exists(key)).isFalse();
		assertThat(cos.requests()).filteredOn((request) -> !request.query().containsKey("prefix"))
			.filteredOn((request) -> request.key() != null)
			.isNotEmpty()
			.allSatisfy((request) -> assertThat(request.key()).isEqualTo(key));
	}

	@ParameterizedTest
	@ValueSource(strings = { ".", "..", "a/.", "a/..", "a/b/..", "./", "../", "a/../", "../..", "a/../../", ".//" })
	void refusesKeysThatMightReachAnotherObjectOrTheBucket(String key) {
		assertThatExceptionOfType(RestrictionDissatisfiedException.class)
			.isThrownBy(() -> this.storager.write(key, Content.ofText("x")))
			.withMessageContaining("the key '" + key + "' cannot be sent to COS")
			.withMessageContaining("allowed:");
		assertThatExceptionOfType(RestrictionDissatisfiedException.class)
			.isThrownBy(() -> this.storager.readAllBytes(key));
		assertThatExceptionOfType(RestrictionDissatisfiedException.class).isThrownBy(() -> this.storager.stat(key));
		assertThatExceptionOfType(RestrictionDissatisfiedException.class).isThrownBy(() -> this.storager.delete(key));
		assertThat(cos.requests()).isEmpty();
	}

	/** An answer may hold a carriage return as it is, which is read as a line feed. */
	@Test
	void deletesOneByOneWhatAnAnswerCannotName() {
		List<String> keys = List.of("a\rb", "a\nb", "a\r\nb", "a\u0001b", "\uffff", "c");
		keys.forEach((key) -> this.storager.write(key, Content.ofText("text")));
		cos.emulator().requests().clear();
		DeleteResult result = this.storager.deleteAll(keys);
		assertThat(result.deletedCount()).isEqualTo(keys.size());
		assertThat(result.failures()).isEmpty();
		assertThat(cos.requests()).extracting(WireRequest::method)
			.containsExactly("POST", "DELETE", "DELETE", "DELETE", "DELETE");
		assertThat(this.storager.list()).isEmpty();
	}

	@Test
	void goesOnWithTheOthersWhenOneOfThemFails() {
		List<String> keys = List.of("a\u0001b", "a\u0002b", "c");
		keys.forEach((key) -> this.storager.write(key, Content.ofText("text")));
		cos.faults().on("DELETE").key("a\u0001b").reset();
		DeleteResult result = this.storager.deleteAll(keys);
		cos.faults().clear();
		assertThat(result.deletedCount()).isEqualTo(2);
		assertThat(result.failures()).extracting(DeleteFailure::path).containsExactly("a\u0001b");
		assertThat(this.storager.list()).extracting(StorageObject::id).containsExactly("a\u0001b");
		this.storager.delete("a\u0001b");
	}

}
