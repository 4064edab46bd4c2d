package io.storager.test.contract;

import java.util.Map;

import io.storager.Content;
import io.storager.Encryption;
import io.storager.ErrorCode;
import io.storager.Feature;
import io.storager.ObjectMode;
import io.storager.Operation;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.driver.PutReply;
import io.storager.options.CopyOptions;
import io.storager.options.WriteOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/** Copies objects that one request can copy. */
abstract class CopyContract extends Topic {

	private static final CopyOptions FORBID = CopyOptions.builder().forbidOverwrite(true).build();

	private static final Map<String, String> METADATA = Map.of("a", "1", "title", "\u62a5\u544a 100%");

	@BeforeEach
	void needsCopies() {
		assumeFeature(Feature.COPY);
	}

	@Test
	void copiesWithMetadata() {
		writeWithMetadata("a.txt");
		StorageObject source = this.storager.stat("a.txt");
		StorageObject copy = this.storager.copy("a.txt", "b/copy.bin");
		StorageObject target = this.storager.stat("b/copy.bin");
		assertThat(read("b/copy.bin")).isEqualTo("text");
		assertThat(target.contentType()).isEqualTo("application/x-own");
		assertThat(target.userMetadata()).isEqualTo(METADATA);
		assertThat(target.storageClass()).isEqualTo(fixture().storageClass());
		assertThat(copy).usingRecursiveComparison().ignoringFields("lastModified").isEqualTo(target);
		assertThat(this.storager.stat("a.txt")).isEqualTo(source);
		assertThat(paths("")).containsExactly("a.txt", "b/copy.bin");
	}

	private void writeWithMetadata(String path) {
		this.storager.write(path, Content.ofText("text"),
				WriteOptions.builder()
					.contentType("application/x-own")
					.userMetadata(METADATA)
					.storageClass(fixture().storageClass())
					.build());
	}

	@Test
	void copiesByAbsolutePaths() {
		write("a", "text");
		assertThat(this.storager.copy(this.home + "/a", this.home + "/b").path()).isEqualTo("b");
		assertThat(read("b")).isEqualTo("text");
	}

	@Test
	void replacesTheTarget() {
		write("a", "new");
		this.storager.write("b", Content.ofText("a longer old text"),
				WriteOptions.builder().userMetadata(Map.of("old", "1")).build());
		this.storager.copy("a", "b");
		assertThat(read("b")).isEqualTo("new");
		assertThat(this.storager.stat("b").userMetadata()).isEmpty();
	}

	@Test
	void copiesAnEmptyObject() {
		write("a", "");
		assertThat(this.storager.copy("a", "b").contentLength()).isZero();
		assertThat(read("b")).isEmpty();
	}

	@Test
	void copiesADirectoryMarker() {
		this.storager.createDir("a");
		write("a/b", "member");
		assertThat(this.storager.copy("a/", "c/").modes()).containsExactly(ObjectMode.DIR);
		assertThat(paths("")).containsExactly("a/", "a/b", "c/");
	}

	@Test
	void refusesToMixObjectsAndDirectories() {
		write("a", "text");
		this.storager.createDir("d");
		StorageException failure = failure(ErrorCode.OBJECT_MODE_INVALID, () -> this.storager.copy("a", "d/"));
		assertThat(failure).hasMessageContaining("'a'").hasMessageContaining("'d/'").hasMessageContaining("allowed");
		failure(ErrorCode.OBJECT_MODE_INVALID, () -> this.storager.copy("a", "new/"));
		failure(ErrorCode.OBJECT_MODE_INVALID, () -> this.storager.copy("d/", "a"));
		assertThat(read("a")).isEqualTo("text");
		assertThat(read("d/")).isEmpty();
		assertThat(paths("")).containsExactly("a", "d/");
	}

	@Test
	void changesNothingOntoItself() {
		writeWithMetadata("a");
		StorageObject before = this.storager.stat("a");
		assertThat(this.storager.copy("a", this.home + "/a")).isEqualTo(before);
		assertThat(this.storager.stat("a")).isEqualTo(before);
		assertThat(read("a")).isEqualTo("text");
	}

	@Test
	void changesTheStorageClassOntoItself() {
		this.storager.write("a", Content.ofText("text"), WriteOptions.builder().userMetadata(METADATA).build());
		assertThat(this.storager.stat("a").storageClass()).isNotEqualTo(fixture().storageClass());
		this.storager.copy("a", "a", CopyOptions.builder().storageClass(fixture().storageClass()).build());
		StorageObject after = this.storager.stat("a");
		assertThat(after.storageClass()).isEqualTo(fixture().storageClass());
		assertThat(after.userMetadata()).isEqualTo(METADATA);
		assertThat(read("a")).isEqualTo("text");
	}

	@Test
	void changesTheEncryptionOntoItself() {
		writeWithMetadata("a");
		this.storager.copy("a", "a", CopyOptions.builder().encryption(fixture().encryption()).build());
		StorageObject after = this.storager.stat("a");
		assertThat(after.encryption()).isNotNull();
		assertThat(after.userMetadata()).isEqualTo(METADATA);
		assertThat(after.contentType()).isEqualTo("application/x-own");
		assertThat(after.storageClass()).isEqualTo(fixture().storageClass());
		assertThat(read("a")).isEqualTo("text");
	}

	/** A service encrypts a copy as its request says, and this one says nothing. */
	@Test
	void keepsTheEncryptionOntoItself() {
		for (Encryption encryption : allEncryptions()) {
			this.storager.write("a", Content.ofText("text"), WriteOptions.builder().encryption(encryption).build());
			StorageObject before = this.storager.stat("a", statting(encryption));
			this.storager.copy("a", "a",
					CopyOptions.builder()
						.storageClass(fixture().storageClass())
						.sourceEncryption(encryption.appliesTo(Operation.READ) ? encryption : null)
						.build());
			StorageObject after = this.storager.stat("a", statting(encryption));
			assertThat(after.storageClass()).isEqualTo(fixture().storageClass());
			assertThat(after.encryption()).as(encryption.toString()).isNotNull().isEqualTo(before.encryption());
			assertThat(this.storager.readAllBytes("a", reading(encryption))).asString().isEqualTo("text");
		}
	}

	@Test
	void takesTheEncryptionAwayOntoItself() {
		for (Encryption encryption : allEncryptions()) {
			this.storager.write("a", Content.ofText("text"), WriteOptions.builder().encryption(encryption).build());
			this.storager.copy("a", "a",
					CopyOptions.builder()
						.encryption(Encryption.none())
						.sourceEncryption(encryption.appliesTo(Operation.READ) ? encryption : null)
						.build());
			assertThat(this.storager.stat("a").encryption()).as(encryption.toString()).isNull();
			assertThat(read("a")).isEqualTo("text");
		}
	}

	@Test
	void changesTheStorageClassOfACopy() {
		write("a", "text");
		String storageClass = fixture().storageClass();
		StorageObject copy = this.storager.copy("a", "b", CopyOptions.builder().storageClass(storageClass).build());
		assertThat(copy.storageClass()).isEqualTo(storageClass);
		assertThat(this.storager.stat("b").storageClass()).isEqualTo(storageClass);
		assertThat(this.storager.stat("a").storageClass()).isNotEqualTo(storageClass);
	}

	@Test
	void encryptsTheTarget() {
		write("a", "text");
		for (Encryption encryption : allEncryptions()) {
			assertThat(encryption.appliesTo(Operation.COPY)).as("%s on copy", encryption).isTrue();
			this.storager.copy("a", "b", CopyOptions.builder().encryption(encryption).build());
			assertThat(this.storager.stat("b", statting(encryption)).encryption()).as(encryption.toString())
				.isNotNull();
			assertThat(this.storager.readAllBytes("b", reading(encryption))).asString().isEqualTo("text");
			assertThat(this.storager.stat("a").encryption()).isNull();
		}
	}

	@Test
	void appliesTheDefaultEncryptionToTheTarget() {
		write("a", "text");
		fixture().storager(settings(fixture().encryption())).copy("a", "b");
		assertThat(this.storager.stat("b").encryption()).isNotNull();
		CopyOptions plain = CopyOptions.builder().encryption(Encryption.none()).build();
		fixture().storager(settings(fixture().encryption())).copy("b", "c", plain);
		assertThat(this.storager.stat("c").encryption()).isNull();
	}

	@Test
	void readsTheSourceWithAKeyOfTheCustomer() {
		assumeThat(fixture().customerKeys()).hasSize(2);
		Encryption key = fixture().customerKeys().get(0);
		Encryption other = fixture().customerKeys().get(1);
		this.storager.write("a", Content.ofText("text"), WriteOptions.builder().encryption(key).build());
		this.storager.copy("a", "b", CopyOptions.builder().sourceEncryption(key).encryption(other).build());
		assertThat(this.storager.readAllBytes("b", reading(other))).asString().isEqualTo("text");
		this.storager.copy("a", "c", CopyOptions.builder().sourceEncryption(key).build());
		assertThat(read("c")).isEqualTo("text");
		fixture().storager(settings(key)).copy("a", "d");
		assertThat(this.storager.readAllBytes("d", reading(key))).asString().isEqualTo("text");
		this.storager.copy("a", "a", CopyOptions.builder().sourceEncryption(key).encryption(other).build());
		assertThat(this.storager.readAllBytes("a", reading(other))).asString().isEqualTo("text");
	}

	@Test
	void refusesTheSourceWithoutItsKey() {
		assumeThat(fixture().customerKeys()).hasSize(2);
		Encryption key = fixture().customerKeys().get(0);
		Encryption other = fixture().customerKeys().get(1);
		this.storager.write("a", Content.ofText("text"), WriteOptions.builder().encryption(key).build());
		write("b", "old");
		assertThatExceptionOfType(StorageException.class).isThrownBy(() -> this.storager.copy("a", "b"));
		assertThatExceptionOfType(StorageException.class)
			.isThrownBy(() -> this.storager.copy("a", "b", CopyOptions.builder().sourceEncryption(other).build()));
		assertThat(read("b")).isEqualTo("old");
	}

	@Test
	void forbidsToOverwrite() {
		write("a", "new");
		write("b", "old");
		failure(ErrorCode.PRECONDITION_FAILED, () -> this.storager.copy("a", "b", FORBID));
		assertThat(read("b")).isEqualTo("old");
		this.storager.copy("a", "c", FORBID);
		assertThat(read("c")).isEqualTo("new");
	}

	@Test
	void forbidsToOverwriteTheObjectItself() {
		write("a", "text");
		failure(ErrorCode.PRECONDITION_FAILED, () -> this.storager.copy("a", this.home + "/a", FORBID));
		assertThat(read("a")).isEqualTo("text");
	}

	@Test
	void failsWithoutASource() {
		write("b", "old");
		StorageException failure = failure(ErrorCode.OBJECT_NOT_EXIST, () -> this.storager.copy("a", "b"));
		assertThat(failure.operation()).isEqualTo(Operation.COPY);
		assertThat(failure.path()).isEqualTo("a");
		failure(ErrorCode.OBJECT_NOT_EXIST, () -> this.storager.copy("a", "a"));
		assertThat(read("b")).isEqualTo("old");
		assertThat(paths("")).containsExactly("b");
	}

	@Test
	void failsIfTheSourceChangesMeanwhile() {
		write("a", "first");
		write("b", "old");
		failure(ErrorCode.PRECONDITION_FAILED, () -> meddled((call) -> {
			if (call.is("copy")) {
				write("a", "second");
			}
			return call.proceed();
		}).copy("a", "b"));
		assertThat(read("a")).isEqualTo("second");
		assertThat(read("b")).isEqualTo("old");
	}

	@Test
	void failsIfTheCopyHasOtherBytes() {
		write("a", "text");
		failure(ErrorCode.INTEGRITY, () -> meddled((call) -> {
			Object answer = call.proceed();
			return (call.is("copy") && answer instanceof PutReply reply) ? PutReply.of(reply.etag())
				.withCrc64(1L)
				.withEncryption(reply.encryption())
				.withRequestId(reply.requestId()) : answer;
		}).copy("a", "b"));
		assertThat(read("a")).isEqualTo("text");
	}

	@Test
	void refusesAStorageClassThatIsNoHeader() {
		write("a", "text");
		CopyOptions options = CopyOptions.builder().storageClass("a\r\nb: c").build();
		assertThat(failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.copy("a", "b", options)))
			.hasMessageContaining("header");
		assertThat(paths("")).containsExactly("a");
	}

	@Test
	void makesAnOrdinaryObjectOfOneThatIsAppendedTo() {
		assumeFeature(Feature.APPEND);
		this.storager.writeAppend(this.storager.createAppend("a"), Content.ofText("text"));
		StorageObject copy = this.storager.copy("a", "b");
		assertThat(copy.modes()).containsExactly(ObjectMode.READ);
		assertThat(copy.appendOffset()).isNull();
		assertThat(read("b")).isEqualTo("text");
		assertThat(this.storager.stat("a").appendOffset()).isEqualTo(4);
	}

	@Test
	void refusesPathsOutsideTheWorkDir() {
		write("a", "text");
		failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.copy("a", "/elsewhere/a"));
		failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.copy("/elsewhere/a", "a"));
		failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.copy("a", ""));
		assertThat(read("a")).isEqualTo("text");
	}

	@Test
	void tellsWhatStopsIt() {
		write("a", "text");
		failure(ErrorCode.BUCKET_NOT_EXIST, () -> fixture().withoutBucket(settings()).copy("a", "b"));
		failure(ErrorCode.PERMISSION_DENIED, () -> fixture().withWrongSecret(settings()).copy("a", "b"));
	}

}
