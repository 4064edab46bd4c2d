package io.storager.test.contract;

import java.util.Map;

import io.storager.Content;
import io.storager.Encryption;
import io.storager.ErrorCode;
import io.storager.Feature;
import io.storager.Operation;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.options.CopyOptions;
import io.storager.options.WriteOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Moves objects. */
abstract class MoveContract extends Topic {

	@BeforeEach
	void needsCopies() {
		assumeFeature(Feature.COPY);
	}

	@Test
	void movesWithMetadata() {
		this.storager.write("a", Content.ofText("text"),
				WriteOptions.builder()
					.contentType("application/x-own")
					.userMetadata(Map.of("title", "\u62a5\u544a"))
					.build());
		StorageObject moved = this.storager.move("a", "b/c");
		StorageObject target = this.storager.stat("b/c");
		assertThat(moved).usingRecursiveComparison().ignoringFields("lastModified").isEqualTo(target);
		assertThat(target.contentType()).isEqualTo("application/x-own");
		assertThat(target.userMetadata()).containsExactly(Map.entry("title", "\u62a5\u544a"));
		assertThat(read("b/c")).isEqualTo("text");
		assertThat(paths("")).containsExactly("b/c");
	}

	@Test
	void replacesTheTarget() {
		write("a", "new");
		write("b", "a longer old text");
		this.storager.move("a", "b");
		assertThat(read("b")).isEqualTo("new");
		assertThat(paths("")).containsExactly("b");
	}

	@Test
	void losesNothingOntoItself() {
		write("a", "text");
		this.storager.move("a", "a");
		this.storager.move("a", this.home + "/a");
		assertThat(read("a")).isEqualTo("text");
		this.storager.move("a", "a", CopyOptions.builder().storageClass(fixture().storageClass()).build());
		assertThat(this.storager.stat("a").storageClass()).isEqualTo(fixture().storageClass());
		assertThat(read("a")).isEqualTo("text");
	}

	@Test
	void encryptsTheTarget() {
		for (Encryption encryption : allEncryptions()) {
			assertThat(encryption.appliesTo(Operation.MOVE)).as("%s on move", encryption).isTrue();
			write("a", "text");
			this.storager.move("a", "b", CopyOptions.builder().encryption(encryption).build());
			assertThat(this.storager.stat("b", statting(encryption)).encryption()).isNotNull();
			assertThat(this.storager.readAllBytes("b", reading(encryption))).asString().isEqualTo("text");
			assertThat(this.storager.exists("a")).isFalse();
		}
	}

	@Test
	void forbidsToOverwrite() {
		write("a", "new");
		write("b", "old");
		CopyOptions forbid = CopyOptions.builder().forbidOverwrite(true).build();
		failure(ErrorCode.PRECONDITION_FAILED, () -> this.storager.move("a", "b", forbid));
		failure(ErrorCode.PRECONDITION_FAILED, () -> this.storager.move("a", "a", forbid));
		assertThat(read("a")).isEqualTo("new");
		assertThat(read("b")).isEqualTo("old");
	}

	@Test
	void refusesToMixObjectsAndDirectories() {
		write("a", "text");
		this.storager.createDir("d");
		failure(ErrorCode.OBJECT_MODE_INVALID, () -> this.storager.move("a", "d/"));
		failure(ErrorCode.OBJECT_MODE_INVALID, () -> this.storager.move("d/", "a"));
		assertThat(paths("")).containsExactly("a", "d/");
		assertThat(read("a")).isEqualTo("text");
	}

	@Test
	void failsWithoutASource() {
		write("b", "old");
		StorageException failure = failure(ErrorCode.OBJECT_NOT_EXIST, () -> this.storager.move("a", "b"));
		assertThat(failure.operation()).isEqualTo(Operation.MOVE);
		assertThat(failure.path()).isEqualTo("a");
		assertThat(read("b")).isEqualTo("old");
	}

	@Test
	void keepsTheSourceIfItCannotBeCopied() {
		write("a", "text");
		write("b", "old");
		failure(ErrorCode.SERVICE_INTERNAL, () -> meddled((call) -> {
			if (call.is("copy")) {
				throw new InterceptingDriver.LostAnswerException();
			}
			return call.proceed();
		}).move("a", "b"));
		assertThat(read("a")).isEqualTo("text");
		assertThat(read("b")).isEqualTo("old");
	}

	@Test
	void keepsASourceThatIsWrittenAnewMeanwhile() {
		write("a", "old");
		StorageException failure = failure(ErrorCode.PRECONDITION_FAILED, () -> meddled((call) -> {
			Object answer = call.proceed();
			if (call.is("copy")) {
				write("a", "new");
			}
			return answer;
		}).move("a", "b"));
		assertThat(failure).hasMessageContaining("copied to 'b'").hasMessageContaining("written anew meanwhile");
		assertThat(failure.operation()).isEqualTo(Operation.MOVE);
		assertThat(failure.path()).isEqualTo("a");
		assertThat(read("a")).isEqualTo("new");
		assertThat(read("b")).isEqualTo("old");
	}

	@Test
	void needsNoSourceAnyMoreOnceItIsCopied() {
		write("a", "text");
		meddled((call) -> {
			Object answer = call.proceed();
			if (call.is("copy")) {
				this.storager.delete("a");
			}
			return answer;
		}).move("a", "b");
		assertThat(paths("")).containsExactly("b");
		assertThat(read("b")).isEqualTo("text");
	}

	@Test
	void tellsThatTheSourceIsStillThere() {
		write("a", "text");
		StorageException failure = failure(ErrorCode.SERVICE_INTERNAL, () -> meddled((call) -> {
			if (call.is("delete")) {
				throw new InterceptingDriver.LostAnswerException();
			}
			return call.proceed();
		}).move("a", "b"));
		assertThat(failure).hasMessageContaining("copied to 'b'").hasMessageContaining("the answer was lost");
		assertThat(failure.isTemporary()).isTrue();
		assertThat(read("a")).isEqualTo("text");
		assertThat(read("b")).isEqualTo("text");
	}

}
