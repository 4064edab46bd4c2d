package io.storager.test.contract;

import io.storager.Content;
import io.storager.Encryption;
import io.storager.ErrorCode;
import io.storager.Feature;
import io.storager.Operation;
import io.storager.StorageException;
import io.storager.options.ReadOptions;
import io.storager.options.StatOptions;
import io.storager.options.WriteOptions;
import io.storager.settings.StoragerSettings;
import io.storager.settings.WorkDir;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Options that are refused, and what the refusal says. */
abstract class ArgumentContract extends Topic {

	@Test
	void refusesTheEncryptionOfAnotherVendor() {
		write("a", "old");
		OtherEncryption other = new OtherEncryption();
		StorageException failure = failure(ErrorCode.CAPABILITY_INSUFFICIENT, () -> this.storager.write("a",
				Content.ofText("text"), WriteOptions.builder().encryption(other).build()));
		assertThat(failure).hasMessageContaining("other encryption").hasMessageContaining("allowed");
		failure(ErrorCode.CAPABILITY_INSUFFICIENT,
				() -> this.storager.newOutputStream("a", WriteOptions.builder().encryption(other).build()));
		failure(ErrorCode.CAPABILITY_INSUFFICIENT,
				() -> this.storager.readAllBytes("a", ReadOptions.builder().encryption(other).build()));
		failure(ErrorCode.CAPABILITY_INSUFFICIENT,
				() -> this.storager.stat("a", StatOptions.builder().encryption(other).build()));
		assertThat(read("a")).isEqualTo("old");
	}

	@Test
	void refusesTheEncryptionOfAnotherVendorAsADefault() {
		StoragerSettings settings = StoragerSettings.builder().encryption(new OtherEncryption()).build();
		assertThatIllegalArgumentException().isThrownBy(() -> fixture().storager(settings))
			.withMessageContaining("other encryption");
	}

	@Test
	void refusesEncryptionThatAnOperationDoesNotTake() {
		write("a", "text");
		Encryption encryption = fixture().encryption();
		assertThat(encryption.appliesTo(Operation.WRITE)).isTrue();
		assertThat(encryption.appliesTo(Operation.READ)).isFalse();
		StorageException failure = failure(ErrorCode.CAPABILITY_INSUFFICIENT,
				() -> this.storager.readAllBytes("a", ReadOptions.builder().encryption(encryption).build()));
		assertThat(failure).hasMessageContaining("read does not take");
		failure(ErrorCode.CAPABILITY_INSUFFICIENT,
				() -> this.storager.stat("a", StatOptions.builder().encryption(encryption).build()));
	}

	@Test
	void takesNoEncryptionAsADefault() {
		var plain = fixture().storager(
				StoragerSettings.builder().workDir(WorkDir.parse(this.home)).encryption(Encryption.none()).build());
		plain.write("a", Content.ofText("text"));
		assertThat(plain.stat("a").encryption()).isNull();
	}

	@Test
	void refusesWithoutARequest() {
		assertThat(requestsOf(() -> {
			failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> write("", "text"));
			failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.write("a", null, 5));
			failure(ErrorCode.RESTRICTION_DISSATISFIED,
					() -> this.storager.readAllBytes("a", ReadOptions.builder().offset(-1).build()));
			if (!this.storager.features().contains(Feature.MULTIPART)) {
				failure(ErrorCode.CAPABILITY_INSUFFICIENT,
						() -> this.storager.stat("a", StatOptions.builder().multipartId("x").build()));
			}
		})).isLessThanOrEqualTo(0);
	}

	@Test
	void tellsWhereItHappened() {
		StorageException failure = failure(ErrorCode.RESTRICTION_DISSATISFIED,
				() -> this.storager.write(this.home + "/a", null, 5));
		assertThat(failure.operation()).isEqualTo(Operation.WRITE);
		assertThat(failure.path()).isEqualTo(this.home + "/a");
		assertThat(failure.bucket()).isEqualTo(this.storager.metadata().bucket());
		assertThat(failure.service()).isEqualTo(this.storager.metadata().service());
		assertThat(failure.httpStatus()).isZero();
		assertThat(failure.requestId()).isNull();
		assertThat(failure.isTemporary()).isFalse();
		assertThat(failure).hasMessage("%s write of '%s/a' in bucket '%s' failed with RESTRICTION_DISSATISFIED: %s",
				failure.service(), this.home, failure.bucket(), failure.reason());
	}

	private static final class OtherEncryption implements Encryption {

		@Override
		public boolean appliesTo(Operation operation) {
			return true;
		}

		@Override
		public String toString() {
			return "other encryption";
		}

	}

}
