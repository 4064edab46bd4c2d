package io.storager.test.contract;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

import io.storager.Content;
import io.storager.Encryption;
import io.storager.ErrorCode;
import io.storager.Feature;
import io.storager.ObjectMode;
import io.storager.Operation;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.driver.AppendDriver.AppendReply;
import io.storager.error.AppendConflictException;
import io.storager.options.CreateAppendOptions;
import io.storager.options.WriteAppendOptions;
import io.storager.settings.StoragerSettings;
import io.storager.settings.WorkDir;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Appends to objects. */
abstract class AppendContract extends Topic {

	@BeforeEach
	void needsAppends() {
		assumeFeature(Feature.APPEND);
	}

	@Test
	void createsAnEmptyObject() {
		StorageObject object = this.storager.createAppend("b/a");
		assertThat(object.path()).isEqualTo("b/a");
		assertThat(object.appendOffset()).isZero();
		assertThat(object.modes()).contains(ObjectMode.APPEND);
		assertThat(read("b/a")).isEmpty();
		StorageObject stat = this.storager.stat("b/a");
		assertThat(stat.appendOffset()).isZero();
		assertThat(stat.modes()).contains(ObjectMode.APPEND, ObjectMode.READ);
	}

	@Test
	void appends() {
		StorageObject object = this.storager.createAppend("a");
		StorageObject first = this.storager.writeAppend(object, Content.ofText("one,"));
		assertThat(first.appendOffset()).isEqualTo(4);
		assertThat(first.contentLength()).isEqualTo(4);
		StorageObject second = this.storager.writeAppend(first, Content.ofText("two,"));
		StorageObject third = this.storager.writeAppend(second, new ByteArrayInputStream(bytes(300_000)), 300_000);
		assertThat(third.appendOffset()).isEqualTo(300_008);
		this.storager.commitAppend(third);
		byte[] stored = this.storager.readAllBytes("a");
		assertThat(stored).startsWith("one,two,".getBytes(StandardCharsets.UTF_8))
			.endsWith(bytes(300_000))
			.hasSize(300_008);
		assertThat(this.storager.list("a")).singleElement()
			.satisfies((entry) -> assertThat(entry.modes().contains(ObjectMode.APPEND))
				.isEqualTo(fixture().listsAppendable()));
	}

	@Test
	void resumesFromStat() {
		this.storager.writeAppend(this.storager.createAppend("a"), Content.ofText("one"));
		StorageObject stat = this.storager.stat("a");
		assertThat(stat.appendOffset()).isEqualTo(3);
		assertThat(this.storager.writeAppend(stat, Content.ofText("two")).appendOffset()).isEqualTo(6);
		assertThat(read("a")).isEqualTo("onetwo");
	}

	@Test
	void startsAgainOverAnObject() {
		write("a", "an ordinary object");
		StorageObject object = this.storager.createAppend("a");
		assertThat(object.appendOffset()).isZero();
		object = this.storager.writeAppend(object, Content.ofText("one"));
		assertThat(read("a")).isEqualTo("one");
		assertThat(this.storager.createAppend("a").appendOffset()).isZero();
		assertThat(read("a")).isEmpty();
		StorageObject old = object;
		failure(ErrorCode.APPEND_CONFLICT, () -> this.storager.writeAppend(old, Content.ofText("two")));
	}

	@Test
	void isReplacedByAnObject() {
		StorageObject object = this.storager.writeAppend(this.storager.createAppend("a"), Content.ofText("one"));
		write("a", "two");
		assertThat(this.storager.stat("a").appendOffset()).isNull();
		failure(ErrorCode.APPEND_CONFLICT, () -> this.storager.writeAppend(object, Content.ofText("three")));
		assertThat(read("a")).isEqualTo("two");
	}

	@Test
	void refusesAnObjectThatCannotBeAppendedTo() {
		StorageObject written = this.storager.write("a", Content.ofText("text"));
		StorageException failure = failure(ErrorCode.OBJECT_MODE_INVALID,
				() -> this.storager.writeAppend(written, Content.ofText("more")));
		assertThat(failure).hasMessageContaining("append offset").hasMessageContaining("allowed");
		StorageObject forged = this.storager.stat("a").toBuilder().appendOffset(4L).build();
		assertThat(failure(ErrorCode.APPEND_CONFLICT, () -> this.storager.writeAppend(forged, Content.ofText("more"))))
			.hasMessageContaining("allowed: to append where the object ends");
		assertThat(read("a")).isEqualTo("text");
	}

	@Test
	void refusesAnOldEnd() {
		StorageObject created = this.storager.createAppend("a");
		this.storager.writeAppend(created, Content.ofText("one"));
		StorageException failure = failure(ErrorCode.APPEND_CONFLICT,
				() -> this.storager.writeAppend(created, Content.ofText("two")));
		assertThat(failure).isInstanceOf(AppendConflictException.class);
		assertThat(failure.operation()).isEqualTo(Operation.WRITE_APPEND);
		assertThat(failure.path()).isEqualTo("a");
		StorageObject beyond = created.toBuilder().appendOffset(4L).build();
		failure(ErrorCode.APPEND_CONFLICT, () -> this.storager.writeAppend(beyond, Content.ofText("two")));
		assertThat(read("a")).isEqualTo("one");
	}

	@Test
	void failsToAppendToWhatIsNotThere() {
		StorageObject object = this.storager.writeAppend(this.storager.createAppend("a"), Content.ofText("one"));
		this.storager.delete("a");
		failure(ErrorCode.APPEND_CONFLICT, () -> this.storager.writeAppend(object, Content.ofText("two")));
		assertThat(this.storager.exists("a")).isFalse();
	}

	/** Equal bytes make it hard to tell whose they are. */
	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void letsOneOfTwoConcurrentAppendersWin(boolean equalBytes) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(2);
		try {
			StorageObject end = this.storager.createAppend("a");
			StringBuilder expected = new StringBuilder();
			for (int round = 0; round < 8; round++) {
				StorageObject from = end;
				CyclicBarrier together = new CyclicBarrier(2);
				List<Callable<String>> appenders = new ArrayList<>();
				for (String text : equalBytes ? List.of("same", "same") : List.of("left", "righ")) {
					appenders.add(() -> {
						together.await();
						try {
							this.storager.writeAppend(from, Content.ofText(text));
							return text;
						}
						catch (AppendConflictException ex) {
							return "";
						}
					});
				}
				List<String> won = new ArrayList<>();
				for (Future<String> result : threads.invokeAll(appenders)) {
					if (!result.get().isEmpty()) {
						won.add(result.get());
					}
				}
				assertThat(won).as("winners of round %s", round).hasSize(1);
				expected.append(won.get(0));
				assertThat(read("a")).isEqualTo(expected.toString());
				end = this.storager.stat("a");
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	void appendsNothing() {
		StorageObject object = this.storager.writeAppend(this.storager.createAppend("a"), Content.ofText("one"));
		assertThat(requestsOf(() -> {
			assertThat(this.storager.writeAppend(object, Content.ofText("")).appendOffset()).isEqualTo(3);
			assertThat(this.storager.writeAppend(object, null, 0).appendOffset()).isEqualTo(3);
		})).isLessThanOrEqualTo(0);
		assertThat(read("a")).isEqualTo("one");
	}

	@Test
	void appendsNothingOfAContentThatIsNotWhatItDeclares() {
		StorageObject object = this.storager.writeAppend(this.storager.createAppend("a"), Content.ofText("one"));
		failure(ErrorCode.RESTRICTION_DISSATISFIED,
				() -> this.storager.writeAppend(object, new ByteArrayInputStream(bytes(10)), 9));
		failure(ErrorCode.RESTRICTION_DISSATISFIED,
				() -> this.storager.writeAppend(object, new ByteArrayInputStream(bytes(10)), 11));
		failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.writeAppend(object, null, 5));
		failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.writeAppend(object, null, -1));
		failure(ErrorCode.INTEGRITY, () -> this.storager.writeAppend(object, Content.ofText("two"),
				WriteAppendOptions.builder().contentMd5("AAAAAAAAAAAAAAAAAAAAAA==").build()));
		failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.writeAppend(object, Content.ofText("two"),
				WriteAppendOptions.builder().contentMd5("no MD5").build()));
		assertThat(read("a")).isEqualTo("one");
		assertThat(this.storager.writeAppend(object, Content.ofText("two")).appendOffset()).isEqualTo(6);
	}

	@Test
	void refusesMoreThanAnObjectMayHave() {
		StorageObject object = this.storager.writeAppend(this.storager.createAppend("a"), Content.ofText("one"));
		long maximum = this.storager.metadata().appendTotalSizeMaximum();
		Content tooLong = Content.of(InputStream.nullInputStream(), maximum - 2);
		assertThat(requestsOf(() -> assertThat(
				failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.writeAppend(object, tooLong)))
			.hasMessageContaining("at most %s".formatted(maximum - 3)))).isLessThanOrEqualTo(0);
	}

	@Test
	void keepsWhatItWasCreatedWith() {
		StorageObject object = this.storager.createAppend("a",
				CreateAppendOptions.builder()
					.contentType("application/x-own")
					.userMetadata(Map.of("title", "\u62a5\u544a 100%"))
					.storageClass(fixture().storageClass())
					.build());
		object = this.storager.writeAppend(object, Content.ofText("one"));
		this.storager.writeAppend(object, Content.ofText("two"));
		StorageObject stat = this.storager.stat("a");
		assertThat(stat.contentType()).isEqualTo("application/x-own");
		assertThat(stat.userMetadata()).containsExactly(Map.entry("title", "\u62a5\u544a 100%"));
		assertThat(stat.storageClass()).isEqualTo(fixture().storageClass());
		assertThat(stat.appendOffset()).isEqualTo(6);
	}

	@Test
	void encryptsWhatIsAppended() {
		for (Encryption encryption : fixture().encryptions()) {
			assertThat(encryption.appliesTo(Operation.CREATE_APPEND)).as("%s on create append", encryption).isTrue();
			StorageObject object = this.storager.createAppend("a",
					CreateAppendOptions.builder().encryption(encryption).build());
			object = this.storager.writeAppend(object, Content.ofText("one"));
			this.storager.writeAppend(object, Content.ofText("two"));
			assertThat(this.storager.stat("a").encryption()).as(encryption.toString()).isNotNull();
			assertThat(read("a")).isEqualTo("onetwo");
			var defaults = fixture().storager(settings(encryption));
			defaults.writeAppend(defaults.createAppend("b"), Content.ofText("one"));
			assertThat(this.storager.stat("b").encryption()).as(encryption.toString()).isNotNull();
		}
	}

	@Test
	void storesNothingInClearThatIsToBeEncryptedByDefault() {
		write("a", "old");
		for (Encryption key : fixture().customerKeys()) {
			if (!key.appliesTo(Operation.CREATE_APPEND)) {
				var defaults = fixture().storager(settings(key));
				failure(ErrorCode.CAPABILITY_INSUFFICIENT, () -> defaults.createAppend("a"));
			}
		}
		assertThat(read("a")).isEqualTo("old");
	}

	@Test
	void refusesAnObjectOfAnotherWorkDir() {
		var other = fixture().storager(StoragerSettings.builder().workDir(WorkDir.parse(this.home + "/other")).build());
		StorageObject object = other.createAppend("a");
		write("a", "text");
		failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.writeAppend(object, Content.ofText("one")));
		failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.commitAppend(object));
	}

	/** The bytes are there, but nobody can say whose they are. */
	@ParameterizedTest
	@CsvSource({ "false, two", "true, two", "true, twothree" })
	void tellsNoSuccessIfTheAnswerIsLost(boolean another, String appended) {
		StorageObject object = this.storager.writeAppend(this.storager.createAppend("a"), Content.ofText("one"));
		StorageException failure = failure(ErrorCode.SERVICE_INTERNAL, () -> meddled((call) -> {
			if (!call.is("append")) {
				return call.proceed();
			}
			if (another) {
				this.storager.writeAppend(object, Content.ofText(appended));
				throw new InterceptingDriver.LostAnswerException();
			}
			return call.proceedAndLoseTheAnswer();
		}).writeAppend(object, Content.ofText("two")));
		assertThat(failure).hasMessageContaining("whether the bytes were appended is not known")
			.hasMessageContaining("ends at %s now".formatted(3 + appended.length()))
			.hasMessageContaining("the answer was lost");
		assertThat(failure.isTemporary()).as("the same call cannot succeed").isFalse();
		assertThat(read("a")).isEqualTo("one" + appended);
		this.storager.writeAppend(this.storager.stat("a"), Content.ofText("four"));
		assertThat(read("a")).isEqualTo("one" + appended + "four");
	}

	@Test
	void failsIfTheRequestIsLost() {
		StorageObject object = this.storager.writeAppend(this.storager.createAppend("a"), Content.ofText("one"));
		StorageException failure = failure(ErrorCode.SERVICE_INTERNAL, () -> meddled((call) -> {
			if (call.is("append")) {
				throw new InterceptingDriver.LostAnswerException();
			}
			return call.proceed();
		}).writeAppend(object, Content.ofText("two")));
		assertThat(failure.isTemporary()).isTrue();
		assertThat(read("a")).isEqualTo("one");
		this.storager.writeAppend(object, Content.ofText("two"));
		assertThat(read("a")).isEqualTo("onetwo");
	}

	/** Where other bytes stand the request has met, or will meet, a conflict. */
	@ParameterizedTest
	@ValueSource(strings = { "TWO", "TWO and more", "tw" })
	void tellsAConflictIfAnotherWasFaster(String others) {
		StorageObject object = this.storager.writeAppend(this.storager.createAppend("a"), Content.ofText("one"));
		failure(ErrorCode.APPEND_CONFLICT, () -> meddled((call) -> {
			if (call.is("append")) {
				this.storager.writeAppend(object, Content.ofText(others));
				throw new InterceptingDriver.LostAnswerException();
			}
			return call.proceed();
		}).writeAppend(object, Content.ofText("two")));
		assertThat(read("a")).isEqualTo("one" + others);
	}

	@Test
	void doesNotTakeAnothersEqualBytesForItsOwnAfterAConflict() {
		StorageObject object = this.storager.writeAppend(this.storager.createAppend("a"), Content.ofText("one"));
		failure(ErrorCode.APPEND_CONFLICT, () -> meddled((call) -> {
			if (call.is("append")) {
				this.storager.writeAppend(object, Content.ofText("two"));
			}
			return call.proceed();
		}).writeAppend(object, Content.ofText("two")));
		assertThat(read("a")).isEqualTo("onetwo");
	}

	@Test
	void appendsOnce() {
		StorageObject object = this.storager.createAppend("a");
		AtomicBoolean appended = new AtomicBoolean();
		failure(ErrorCode.SERVICE_INTERNAL, () -> meddled((call) -> {
			if (call.is("append")) {
				assertThat(appended.getAndSet(true)).as("appended before").isFalse();
				throw new InterceptingDriver.LostAnswerException();
			}
			return call.proceed();
		}).writeAppend(object, Content.ofText("one")));
		assertThat(appended).isTrue();
		assertThat(read("a")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "3, 1", "4, 0" })
	void failsIfTheObjectHasOtherBytes(long end, long crc64) {
		StorageObject object = this.storager.createAppend("a");
		failure(ErrorCode.INTEGRITY, () -> meddled((call) -> {
			Object answer = call.proceed();
			return (answer instanceof AppendReply reply)
					? AppendReply.of(end, (crc64 != 0) ? Long.valueOf(crc64) : reply.crc64()) : answer;
		}).writeAppend(object, Content.ofText("one")));
	}

	@Test
	void commitsWithoutARequest() {
		StorageObject object = this.storager.writeAppend(this.storager.createAppend("a"), Content.ofText("one"));
		assertThat(requestsOf(() -> this.storager.commitAppend(object))).isLessThanOrEqualTo(0);
		assertThat(read("a")).isEqualTo("one");
	}

	@Test
	void tellsWhatStopsIt() {
		failure(ErrorCode.BUCKET_NOT_EXIST, () -> fixture().withoutBucket(settings()).createAppend("a"));
		failure(ErrorCode.PERMISSION_DENIED, () -> fixture().withWrongSecret(settings()).createAppend("a"));
		failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.createAppend(""));
	}

}
