package io.storager.test.contract;

import io.storager.Content;
import io.storager.Encryption;
import io.storager.ErrorCode;
import io.storager.ListMode;
import io.storager.ObjectMode;
import io.storager.Operation;
import io.storager.StorageObject;
import io.storager.options.CreateDirOptions;
import io.storager.options.DeleteOptions;
import io.storager.options.ListOptions;
import io.storager.options.StatOptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Creates directories. */
abstract class DirContract extends Topic {

	private static final StatOptions DIR = StatOptions.builder().objectMode(ObjectMode.DIR).build();

	@Test
	void createsADirectory() {
		StorageObject dir = this.storager.createDir("a");
		assertThat(dir.path()).isEqualTo("a/");
		assertThat(dir.id()).isEqualTo(this.home.substring(1) + "/a/");
		assertThat(dir.modes()).containsExactly(ObjectMode.DIR);
		assertThat(this.storager.stat("a", DIR).contentLength()).isZero();
		assertThat(this.storager.list("", ListOptions.builder().listMode(ListMode.DIR).build())).singleElement()
			.satisfies((member) -> {
				assertThat(member.path()).isEqualTo("a/");
				assertThat(member.isDir()).isTrue();
			});
		assertThat(this.storager.list("a", ListOptions.builder().listMode(ListMode.DIR).build())).isEmpty();
		assertThat(this.storager.exists("a")).isFalse();
	}

	@Test
	void createsTheSameDirectoryHoweverItIsWritten() {
		for (String path : new String[] { "a/b", "a/b/", this.home + "/a/b" }) {
			assertThat(this.storager.createDir(path).path()).isEqualTo("a/b/");
		}
		assertThat(paths("")).containsExactly("a/b/");
		assertThat(this.storager.stat("a", DIR).isDir()).isTrue();
	}

	@Test
	void createsADirectoryThatIsThere() {
		write("a/b", "member");
		write("a", "a file of the same name");
		this.storager.createDir("a");
		this.storager.createDir("a");
		assertThat(paths("")).containsExactly("a", "a/", "a/b");
		assertThat(read("a/b")).isEqualTo("member");
		assertThat(read("a")).isEqualTo("a file of the same name");
		this.storager.delete("a", DeleteOptions.builder().objectMode(ObjectMode.DIR).build());
		assertThat(paths("")).containsExactly("a", "a/b");
	}

	@Test
	void createsADirectoryWithOptions() {
		for (Encryption encryption : allEncryptions()) {
			assertThat(encryption.appliesTo(Operation.CREATE_DIR)).as("%s on create dir", encryption).isTrue();
			this.storager.createDir("a",
					CreateDirOptions.builder().storageClass(fixture().storageClass()).encryption(encryption).build());
			StorageObject dir = this.storager.stat("a/", statting(encryption));
			assertThat(dir.encryption()).isNotNull();
			assertThat(dir.storageClass()).isEqualTo(fixture().storageClass());
		}
	}

	@Test
	void appliesTheDefaultEncryptionToDirectories() {
		fixture().storager(settings(fixture().encryption())).createDir("a");
		assertThat(this.storager.stat("a/").encryption()).isNotNull();
	}

	@Test
	void refusesPathsThatAreNoDirectory() {
		failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.createDir(""));
		failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.createDir(this.home));
		failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.createDir("/elsewhere"));
		String longest = "x".repeat(this.storager.metadata().keyLengthMaximum() - this.home.length());
		failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.createDir(longest));
		assertThat(this.storager.list()).isEmpty();
	}

	@Test
	void refusesDirectoriesWhenTheyAreSwitchedOff() {
		assertThat(failure(ErrorCode.CAPABILITY_INSUFFICIENT, () -> withoutDirs().createDir("a")))
			.hasMessageContaining("virtual-dir");
		withoutDirs().write("a/", Content.ofText("an ordinary object then"));
		assertThat(read("a/")).isEqualTo("an ordinary object then");
	}

	@Test
	void tellsWhatStopsIt() {
		failure(ErrorCode.BUCKET_NOT_EXIST, () -> fixture().withoutBucket(settings()).createDir("a"));
		failure(ErrorCode.PERMISSION_DENIED, () -> fixture().withWrongSecret(settings()).createDir("a"));
	}

}
