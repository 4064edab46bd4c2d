package io.storager.test.contract;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.storager.Content;
import io.storager.Encryption;
import io.storager.ErrorCode;
import io.storager.Feature;
import io.storager.Operation;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.options.CopyOptions;
import io.storager.options.WriteOptions;
import io.storager.test.contract.InterceptingDriver.Call;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** Copies and moves objects that are too large for one request. */
abstract class PartCopyContract extends Topic {

	private byte[] large = new byte[0];

	@BeforeEach
	void needsCopiesInParts() {
		assumeFeature(Feature.COPY);
		assumeFeature(Feature.MULTIPART);
		this.large = bytes((int) this.storager.metadata().multipartSizeMinimum() * 5 / 2);
	}

	@Test
	void copiesInPartsWithMetadata() {
		writeLarge("a", null);
		AtomicInteger parts = new AtomicInteger();
		StorageObject copy = meddled((call) -> {
			if (call.is("copyPart")) {
				parts.incrementAndGet();
			}
			return InterceptingDriver.smallCopies(call);
		}).copy("a", "b");
		assertThat(parts).hasValue(3);
		StorageObject target = this.storager.stat("b");
		assertThat(this.storager.readAllBytes("b")).isEqualTo(this.large);
		assertThat(target.contentType()).isEqualTo("application/x-own");
		assertThat(target.userMetadata()).containsExactly(Map.entry("title", "\u62a5\u544a 100%"));
		assertThat(target.storageClass()).isEqualTo(fixture().storageClass());
		assertThat(copy).usingRecursiveComparison().ignoringFields("lastModified").isEqualTo(target);
		assertThat(this.storager.readAllBytes("a")).isEqualTo(this.large);
		assertThat(uploads()).isEmpty();
	}

	private void writeLarge(String path, @Nullable Encryption encryption) {
		this.storager.write(path, Content.of(this.large),
				WriteOptions.builder()
					.contentType("application/x-own")
					.userMetadata(Map.of("title", "\u62a5\u544a 100%"))
					.storageClass(fixture().storageClass())
					.encryption(encryption)
					.build());
	}

	@Test
	void copiesInPartsAsManyBytesAsFillThem() {
		byte[] even = bytes((int) this.storager.metadata().multipartSizeMinimum() * 2);
		write("a", even);
		meddled(InterceptingDriver::smallCopies).copy("a", "b");
		assertThat(this.storager.readAllBytes("b")).isEqualTo(even);
	}

	@Test
	void movesInParts() {
		writeLarge("a", null);
		meddled(InterceptingDriver::smallCopies).move("a", "b");
		assertThat(this.storager.readAllBytes("b")).isEqualTo(this.large);
		assertThat(paths("")).containsExactly("b");
	}

	@Test
	void encryptsWhatItCopiesInParts() {
		writeLarge("a", null);
		for (Encryption encryption : allEncryptions()) {
			meddled(InterceptingDriver::smallCopies).copy("a", "b",
					CopyOptions.builder().encryption(encryption).build());
			assertThat(this.storager.stat("b", statting(encryption)).encryption()).as(encryption.toString())
				.isNotNull();
			assertThat(this.storager.readAllBytes("b", reading(encryption))).isEqualTo(this.large);
		}
	}

	@Test
	void keepsTheEncryptionOntoItselfInParts() {
		for (Encryption encryption : allEncryptions()) {
			writeLarge("a", encryption);
			meddled(InterceptingDriver::smallCopies).copy("a", "a",
					CopyOptions.builder()
						.storageClass(fixture().storageClass())
						.sourceEncryption(encryption.appliesTo(Operation.READ) ? encryption : null)
						.build());
			assertThat(this.storager.stat("a", statting(encryption)).encryption()).as(encryption.toString())
				.isNotNull();
			assertThat(this.storager.readAllBytes("a", reading(encryption))).isEqualTo(this.large);
		}
	}

	@Test
	void copiesInPartsFromOneKeyOfTheCustomerToAnother() {
		assumeThat(fixture().customerKeys()).hasSize(2);
		Encryption key = fixture().customerKeys().get(0);
		Encryption other = fixture().customerKeys().get(1);
		writeLarge("a", key);
		meddled(InterceptingDriver::smallCopies).copy("a", "b",
				CopyOptions.builder().sourceEncryption(key).encryption(other).build());
		assertThat(this.storager.readAllBytes("b", reading(other))).isEqualTo(this.large);
		meddled(InterceptingDriver::smallCopies).copy("a", "a",
				CopyOptions.builder().sourceEncryption(key).encryption(other).build());
		assertThat(this.storager.readAllBytes("a", reading(other))).isEqualTo(this.large);
	}

	@Test
	void changesTheStorageClassInParts() {
		write("a", this.large);
		meddled(InterceptingDriver::smallCopies).copy("a", "a",
				CopyOptions.builder().storageClass(fixture().storageClass()).build());
		assertThat(this.storager.stat("a").storageClass()).isEqualTo(fixture().storageClass());
		assertThat(this.storager.readAllBytes("a")).isEqualTo(this.large);
	}

	@Test
	void forbidsToOverwriteInParts() {
		writeLarge("a", null);
		write("b", "old");
		CopyOptions forbid = CopyOptions.builder().forbidOverwrite(true).build();
		failure(ErrorCode.PRECONDITION_FAILED, () -> meddled(InterceptingDriver::smallCopies).copy("a", "b", forbid));
		assertThat(read("b")).isEqualTo("old");
		assertThat(uploads()).isEmpty();
		meddled(InterceptingDriver::smallCopies).copy("a", "c", forbid);
		assertThat(this.storager.readAllBytes("c")).isEqualTo(this.large);
	}

	@Test
	void leavesNothingBehindWhenAPartCannotBeCopied() {
		writeLarge("a", null);
		write("b", "old");
		StorageException failure = failure(ErrorCode.SERVICE_INTERNAL,
				() -> meddled(failing("copyPart")).move("a", "b"));
		assertThat(failure.isTemporary()).isTrue();
		assertThat(read("b")).isEqualTo("old");
		assertThat(this.storager.readAllBytes("a")).isEqualTo(this.large);
		assertThat(uploads()).isEmpty();
	}

	@Test
	void leavesNothingBehindWhenItCannotBeCompleted() {
		writeLarge("a", null);
		write("b", "old");
		failure(ErrorCode.SERVICE_INTERNAL, () -> meddled(failing("complete")).move("a", "b"));
		assertThat(read("b")).isEqualTo("old");
		assertThat(this.storager.readAllBytes("a")).isEqualTo(this.large);
		assertThat(uploads()).isEmpty();
	}

	/** The second call of the method, or the only one, is not made. */
	private static InterceptingDriver.Meddling failing(String method) {
		AtomicInteger calls = new AtomicInteger(method.equals("complete") ? 1 : 0);
		return (call) -> {
			if (call.is(method) && calls.incrementAndGet() == 2) {
				throw new InterceptingDriver.LostAnswerException();
			}
			return InterceptingDriver.smallCopies(call);
		};
	}

	@Test
	void failsIfTheSourceChangesBetweenTheParts() {
		writeLarge("a", null);
		write("b", "old");
		AtomicInteger parts = new AtomicInteger();
		failure(ErrorCode.PRECONDITION_FAILED, () -> meddled((call) -> {
			if (call.is("copyPart") && parts.incrementAndGet() == 2) {
				write("a", bytes(this.large.length + 1));
			}
			return InterceptingDriver.smallCopies(call);
		}).copy("a", "b"));
		assertThat(read("b")).isEqualTo("old");
		assertThat(uploads()).isEmpty();
	}

	@Test
	void looksIntoACompletionThatWasRepeated() {
		writeLarge("a", null);
		meddled(PartCopyContract::repeatingCompletion).move("a", "b");
		assertThat(this.storager.readAllBytes("b")).isEqualTo(this.large);
		assertThat(paths("")).containsExactly("b");
	}

	/**
	 * It may not be repeated, but an upload that is gone tells that its completion was
	 * not refused.
	 */
	@Test
	void looksIntoACompletionThatMustNotOverwrite() {
		writeLarge("a", null);
		CopyOptions forbid = CopyOptions.builder().forbidOverwrite(true).build();
		meddled((call) -> {
			if (call.is("complete")) {
				call.proceedAndLoseTheAnswer();
			}
			return InterceptingDriver.smallCopies(call);
		}).copy("a", "b", forbid);
		assertThat(this.storager.readAllBytes("b")).isEqualTo(this.large);
		// Another writer of the same bytes is first: both must not win.
		failure(ErrorCode.SERVICE_INTERNAL, () -> meddled((call) -> {
			if (call.is("complete")) {
				this.storager.copy("a", "c");
				try {
					call.proceed();
				}
				catch (Exception ex) {
					throw new InterceptingDriver.LostAnswerException();
				}
			}
			return InterceptingDriver.smallCopies(call);
		}).copy("a", "c", forbid));
		assertThat(uploads()).isEmpty();
	}

	@Test
	void doesNotGuessWhatARepeatedCompletionMeans() {
		writeLarge("a", null);
		failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> meddled((call) -> {
			if (call.is("complete")) {
				call.proceed();
				write("b", bytes(this.large.length + 1));
			}
			return InterceptingDriver.smallCopies(call);
		}).move("a", "b"));
		assertThat(this.storager.readAllBytes("a")).isEqualTo(this.large);
	}

	private static @Nullable Object repeatingCompletion(Call call) throws Exception {
		if (call.is("complete")) {
			call.proceed();
		}
		return InterceptingDriver.smallCopies(call);
	}

}
