package io.storager.test.contract;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;

import io.storager.Content;
import io.storager.Encryption;
import io.storager.ErrorCode;
import io.storager.Feature;
import io.storager.ObjectMode;
import io.storager.Operation;
import io.storager.StorageException;
import io.storager.StorageMetadata;
import io.storager.StorageObject;
import io.storager.Storager;
import io.storager.options.CreateOptions;
import io.storager.options.DeleteOptions;
import io.storager.options.StatOptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** Stat, exists, create, metadata and directories. */
abstract class StatContract extends Topic {

	private static final StatOptions DIR = StatOptions.builder().objectMode(ObjectMode.DIR).build();

	@Test
	void tellsWhatIsKnownOfAnObject() {
		Instant before = Instant.now();
		StorageObject written = this.storager.write("b/a.txt", Content.ofText("text"));
		StorageObject object = this.storager.stat("b/a.txt");
		assertThat(object.id()).isEqualTo(this.home.substring(1) + "/b/a.txt");
		assertThat(object.path()).isEqualTo("b/a.txt");
		assertThat(object.modes()).contains(ObjectMode.READ).doesNotContain(ObjectMode.DIR);
		assertThat(object.isDir()).isFalse();
		assertThat(object.contentLength()).isEqualTo(4);
		assertThat(object.etag()).isNotBlank().doesNotContain("\"").isEqualTo(written.etag());
		assertThat(object.lastModified()).isBetween(before.minus(15, ChronoUnit.MINUTES),
				Instant.now().plus(15, ChronoUnit.MINUTES));
		assertThat(object.userMetadata()).isEmpty();
		assertThat(object.encryption()).isNull();
		assertThat(object.linkTarget()).isNull();
		assertThat(object.multipartId()).isNull();
	}

	@Test
	void changesTheTagWithTheBytes() {
		write("a", "1");
		String first = this.storager.stat("a").etag();
		write("a", "2");
		assertThat(this.storager.stat("a").etag()).isNotEqualTo(first);
	}

	@Test
	void failsToStatWhatIsNotThere() {
		StorageException failure = failure(ErrorCode.OBJECT_NOT_EXIST, () -> this.storager.stat("a"));
		assertThat(failure.operation()).isEqualTo(Operation.STAT);
		assertThat(failure.path()).isEqualTo("a");
		assertThat(failure.bucket()).isEqualTo(this.storager.metadata().bucket());
		assertThat(failure.service()).isEqualTo(this.storager.metadata().service());
		assertThat(failure.httpStatus()).isEqualTo(404);
		assertThat(failure.isTemporary()).isFalse();
		assertThat(failure).hasMessageContaining("stat of 'a' in bucket '%s'".formatted(failure.bucket()));
	}

	@Test
	void tellsWhetherAnObjectIsThere() {
		assertThat(this.storager.exists("a")).isFalse();
		write("a", "");
		assertThat(this.storager.exists("a")).isTrue();
		assertThat(this.storager.exists("A")).isFalse();
		assertThat(this.storager.exists("a/")).isFalse();
		this.storager.delete("a");
		assertThat(this.storager.exists("a")).isFalse();
	}

	@Test
	void tellsThatTheBucketIsNotThere() {
		Storager nowhere = fixture().withoutBucket(settings());
		failure(ErrorCode.BUCKET_NOT_EXIST, () -> nowhere.stat("a"));
		failure(ErrorCode.BUCKET_NOT_EXIST, () -> nowhere.stat("a", DIR));
		failure(ErrorCode.BUCKET_NOT_EXIST, () -> nowhere.exists("a"));
		failure(ErrorCode.BUCKET_NOT_EXIST, () -> nowhere.readAllBytes("a"));
		failure(ErrorCode.BUCKET_NOT_EXIST, () -> nowhere.delete("a"));
		failure(ErrorCode.BUCKET_NOT_EXIST, () -> nowhere.list().iterator().hasNext());
		failure(ErrorCode.BUCKET_NOT_EXIST, () -> fixture().withoutBucket(settings()).verifyBucket());
		StorageException failure = failure(ErrorCode.BUCKET_NOT_EXIST, () -> nowhere.write("a", Content.ofText("x")));
		assertThat(failure.bucket()).isEqualTo(nowhere.metadata().bucket());
		assertThat(failure).hasMessageContaining(nowhere.metadata().bucket());
	}

	@Test
	void tellsThatTheSecretIsWrong() {
		Storager wrong = fixture().withWrongSecret(settings());
		write("a", "old");
		failure(ErrorCode.PERMISSION_DENIED, () -> wrong.stat("a"));
		failure(ErrorCode.PERMISSION_DENIED, () -> wrong.exists("a"));
		failure(ErrorCode.PERMISSION_DENIED, () -> wrong.readAllBytes("a"));
		failure(ErrorCode.PERMISSION_DENIED, () -> wrong.delete("a"));
		failure(ErrorCode.PERMISSION_DENIED, () -> wrong.list().iterator().hasNext());
		StorageException failure = failure(ErrorCode.PERMISSION_DENIED, () -> wrong.write("a", Content.ofText("x")));
		assertThat(failure.httpStatus()).isEqualTo(403);
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			assertThat(cause.toString()).doesNotContain(fixture().wrongSecret());
		}
		assertThat(read("a")).isEqualTo("old");
	}

	@Test
	void looksAtTheBucket() {
		this.storager.verifyBucket();
		failure(ErrorCode.PERMISSION_DENIED, () -> fixture().withWrongSecret(settings()).verifyBucket());
	}

	@Test
	void createsAHandleWithoutARequest() {
		long requests = requestsOf(() -> {
			StorageObject object = this.storager.create("b/a");
			assertThat(object.id()).isEqualTo(this.home.substring(1) + "/b/a");
			assertThat(object.path()).isEqualTo("b/a");
			assertThat(object.modes()).containsExactly(ObjectMode.READ);
			assertThat(object.contentLength()).isNull();
			fixture().withoutBucket(settings()).create("a");
		});
		assertThat(requests).isLessThanOrEqualTo(0);
		assertThat(this.storager.exists("b/a")).isFalse();
	}

	@Test
	void tellsMetadataAndFeaturesWithoutARequest() {
		long requests = requestsOf(() -> {
			StorageMetadata metadata = this.storager.metadata();
			assertThat(metadata.service()).isNotBlank();
			assertThat(metadata.bucket()).isNotBlank();
			assertThat(metadata.workDir()).isEqualTo(this.home + "/");
			assertThat(metadata.writeSizeMaximum()).isPositive();
			assertThat(metadata.multipartSizeMinimum()).isLessThan(metadata.multipartSizeMaximum());
			assertThat(metadata.keyLengthMaximum()).isGreaterThan(255);
			assertThat(this.storager.features()).contains(Feature.VIRTUAL_DIR);
			assertThat(withoutDirs().features()).doesNotContain(Feature.VIRTUAL_DIR);
			assertThat(fixture().withoutBucket(settings()).metadata().bucket()).isNotEqualTo(metadata.bucket());
		});
		assertThat(requests).isLessThanOrEqualTo(0);
	}

	@Test
	void makesAListingWithoutARequest() {
		assertThat(requestsOf(() -> this.storager.list("a"))).isLessThanOrEqualTo(0);
	}

	@Test
	void tellsADirectoryThatHasAMarker() {
		write("a/", "");
		write("a", "a file of the same name");
		StorageObject dir = this.storager.stat("a", DIR);
		assertThat(dir.modes()).containsExactly(ObjectMode.DIR);
		assertThat(dir.path()).isEqualTo("a/");
		assertThat(dir.contentLength()).isZero();
		assertThat(this.storager.stat("a/", DIR).path()).isEqualTo("a/");
		failure(ErrorCode.OBJECT_NOT_EXIST, () -> this.storager.stat("a\\", DIR));
		assertThat(this.storager.stat("a/").isDir()).isTrue();
		assertThat(this.storager.stat("a").isDir()).isFalse();
		assertThat(this.storager.stat("a").contentLength()).isEqualTo(23);
	}

	@Test
	void tellsADirectoryThatHasOnlyMembers() {
		write("a/b/c", "x");
		write("ab", "x");
		assertThat(this.storager.stat("a", DIR).modes()).containsExactly(ObjectMode.DIR);
		assertThat(this.storager.stat("a", DIR).path()).isEqualTo("a/");
		assertThat(this.storager.stat("a/b", DIR).isDir()).isTrue();
		failure(ErrorCode.OBJECT_NOT_EXIST, () -> this.storager.stat("a/b/c", DIR));
		failure(ErrorCode.OBJECT_NOT_EXIST, () -> this.storager.stat("ab", DIR));
		failure(ErrorCode.OBJECT_NOT_EXIST, () -> this.storager.stat("a"));
	}

	@Test
	void failsToStatADirectoryThatIsNotThere() {
		write("a", "a file is no directory");
		failure(ErrorCode.OBJECT_NOT_EXIST, () -> this.storager.stat("a", DIR));
		failure(ErrorCode.OBJECT_NOT_EXIST, () -> this.storager.stat("b", DIR));
	}

	@Test
	void createsAHandleOfADirectory() {
		StorageObject dir = this.storager.create("a", CreateOptions.builder().objectMode(ObjectMode.DIR).build());
		assertThat(dir.path()).isEqualTo("a/");
		assertThat(dir.modes()).isEqualTo(Set.of(ObjectMode.DIR));
		assertThat(this.storager.list()).isEmpty();
	}

	@Test
	void deletesTheMarkerOfADirectoryAndNothingElse() {
		write("a/", "");
		write("a", "file");
		write("a/b", "member");
		DeleteOptions options = DeleteOptions.builder().objectMode(ObjectMode.DIR).build();
		this.storager.delete("a", options);
		this.storager.delete("a", options);
		assertThat(paths("")).containsExactly("a", "a/b");
	}

	@Test
	void refusesDirectoriesWhenTheyAreSwitchedOff() {
		DeleteOptions delete = DeleteOptions.builder().objectMode(ObjectMode.DIR).build();
		CreateOptions create = CreateOptions.builder().objectMode(ObjectMode.DIR).build();
		Storager without = withoutDirs();
		write("a/", "");
		failure(ErrorCode.CAPABILITY_INSUFFICIENT, () -> without.delete("a", delete));
		failure(ErrorCode.CAPABILITY_INSUFFICIENT, () -> without.create("a", create));
		StorageException failure = failure(ErrorCode.CAPABILITY_INSUFFICIENT, () -> without.stat("a", DIR));
		assertThat(failure).hasMessageContaining("virtual-dir");
		assertThat(without.stat("a/").isDir()).isFalse();
	}

	@Test
	void refusesOtherModes() {
		for (ObjectMode mode : Set.of(ObjectMode.LINK, ObjectMode.APPEND, ObjectMode.PART)) {
			StorageException failure = failure(ErrorCode.OBJECT_MODE_INVALID,
					() -> this.storager.stat("a", StatOptions.builder().objectMode(mode).build()));
			assertThat(failure).hasMessageContaining(mode.name()).hasMessageContaining("READ, DIR");
			failure(ErrorCode.OBJECT_MODE_INVALID,
					() -> this.storager.delete("a", DeleteOptions.builder().objectMode(mode).build()));
			failure(ErrorCode.OBJECT_MODE_INVALID,
					() -> this.storager.create("a", CreateOptions.builder().objectMode(mode).build()));
		}
	}

	@Test
	void takesTheModeOfOrdinaryObjects() {
		write("a", "1");
		assertThat(this.storager.stat("a", StatOptions.builder().objectMode(ObjectMode.READ).build()).path())
			.isEqualTo("a");
		this.storager.delete("a", DeleteOptions.builder().objectMode(ObjectMode.READ).build());
		assertThat(this.storager.exists("a")).isFalse();
	}

	@Test
	void refusesTheEncryptionOfAnUploadInParts() {
		assumeFeature(Feature.MULTIPART);
		StorageObject upload = this.storager.createMultipart("a");
		StatOptions options = StatOptions.builder().multipartId(upload.multipartId()).build();
		StorageException failure = failure(ErrorCode.CAPABILITY_INSUFFICIENT,
				() -> this.storager.stat("a", options.toBuilder().encryption(Encryption.serviceManaged()).build()));
		assertThat(failure).hasMessageContaining("allowed with a multipart id: no encryption");
		assertThat(this.storager.stat("a", options.toBuilder().encryption(Encryption.none()).build()).multipartId())
			.isEqualTo(upload.multipartId());
		this.storager.abortMultipart(upload);
	}

	@Test
	void refusesUploadsInParts() {
		assumeThat(this.storager.features()).doesNotContain(Feature.MULTIPART);
		write("a", "1");
		StorageException failure = failure(ErrorCode.CAPABILITY_INSUFFICIENT,
				() -> this.storager.stat("a", StatOptions.builder().multipartId("id").build()));
		assertThat(failure).hasMessageContaining("multipart id");
		failure(ErrorCode.CAPABILITY_INSUFFICIENT,
				() -> this.storager.delete("a", DeleteOptions.builder().multipartId("id").build()));
		failure(ErrorCode.CAPABILITY_INSUFFICIENT,
				() -> this.storager.create("a", CreateOptions.builder().multipartId("id").build()));
		assertThat(read("a")).isEqualTo("1");
	}

}
