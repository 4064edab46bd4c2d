package io.storager.test.contract;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.storager.Content;
import io.storager.ErrorCode;
import io.storager.Feature;
import io.storager.ListMode;
import io.storager.ObjectMode;
import io.storager.Operation;
import io.storager.Part;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.driver.PutReply;
import io.storager.options.CreateMultipartOptions;
import io.storager.options.CreateOptions;
import io.storager.options.DeleteOptions;
import io.storager.options.ListOptions;
import io.storager.options.StatOptions;
import io.storager.options.WriteMultipartOptions;
import io.storager.settings.StoragerSettings;
import io.storager.settings.WorkDir;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Uploads objects in parts. */
abstract class MultipartContract extends Topic {

	/** The smallest part. */
	private int small;

	@BeforeEach
	void needsUploadsInParts() {
		assumeFeature(Feature.MULTIPART);
		this.small = (int) this.storager.metadata().multipartSizeMinimum();
	}

	@Test
	void uploadsPartsInAnyOrder() {
		StorageObject upload = this.storager.createMultipart("b/a.txt");
		assertThat(upload.modes()).containsExactly(ObjectMode.PART);
		assertThat(upload.multipartId()).isNotBlank();
		assertThat(upload.path()).isEqualTo("b/a.txt");
		Part last = this.storager.writeMultipart(upload, Content.ofText("end"), 2);
		Part first = this.storager.writeMultipart(upload, Content.of(bytes(this.small)), 0);
		Part second = this.storager.writeMultipart(upload, new ByteArrayInputStream(bytes(this.small + 7)),
				this.small + 7, 1);
		assertThat(List.of(first, second, last)).extracting(Part::index).containsExactly(0, 1, 2);
		assertThat(List.of(first, second, last)).extracting(Part::size)
			.containsExactly((long) this.small, (long) this.small + 7, 3L);
		StorageObject object = this.storager.completeMultipart(upload, List.of(last, second, first));
		assertThat(object.modes()).containsExactly(ObjectMode.READ);
		assertThat(object.multipartId()).isNull();
		assertThat(object.contentLength()).isEqualTo(2L * this.small + 10);
		assertThat(object.etag()).isNotBlank().isEqualTo(this.storager.stat("b/a.txt").etag());
		assertThat(this.storager.readAllBytes("b/a.txt"))
			.isEqualTo(join(bytes(this.small), bytes(this.small + 7), "end".getBytes(StandardCharsets.UTF_8)));
		assertThat(uploads()).isEmpty();
	}

	@Test
	void takesThePartThatWasUploadedLast() {
		StorageObject upload = this.storager.createMultipart("a");
		Part old = this.storager.writeMultipart(upload, Content.of(bytes(this.small + 1)), 0);
		Part end = this.storager.writeMultipart(upload, Content.ofText("end"), 1);
		Part first = this.storager.writeMultipart(upload, Content.of(bytes(this.small)), 0);
		assertThat(this.storager.listMultipart(upload)).extracting(Part::etag)
			.containsExactly(first.etag(), end.etag())
			.doesNotContain(old.etag());
		this.storager.completeMultipart(upload, List.of(first, end));
		assertThat(this.storager.readAllBytes("a"))
			.isEqualTo(join(bytes(this.small), "end".getBytes(StandardCharsets.UTF_8)));
	}

	@Test
	void takesASinglePart() {
		StorageObject upload = this.storager.createMultipart("a");
		Part part = this.storager.writeMultipart(upload, Content.ofText("x"), 0);
		this.storager.completeMultipart(upload, List.of(part));
		assertThat(read("a")).isEqualTo("x");
	}

	/** Neither does the second one, which would say that there is no such upload. */
	@Test
	void completesAlthoughNoAnswerArrives() {
		StorageObject upload = this.storager.createMultipart("a");
		Part part = this.storager.writeMultipart(upload, Content.ofText("x"), 0);
		StorageObject object = InterceptingDriver.storager(fixture().driver(), settings().withMaxRetries(0), (call) -> {
			if (call.is("complete")) {
				call.proceedAndLoseTheAnswer();
			}
			return call.proceed();
		}).completeMultipart(upload, List.of(part));
		assertThat(object.contentLength()).isOne();
		assertThat(object.etag()).isEqualTo(this.storager.stat("a").etag());
		assertThat(read("a")).isEqualTo("x");
	}

	/** An older object may be of the same bytes. */
	@Test
	void doesNotTakeAnOlderObjectForTheOneThatIsNotComplete() {
		write("a", "x");
		StorageObject upload = this.storager.createMultipart("a");
		Part part = this.storager.writeMultipart(upload, Content.ofText("x"), 0);
		failure(ErrorCode.SERVICE_INTERNAL,
				() -> InterceptingDriver.storager(fixture().driver(), settings().withMaxRetries(0), (call) -> {
					if (call.is("complete")) {
						throw new InterceptingDriver.LostAnswerException();
					}
					return call.proceed();
				}).completeMultipart(upload, List.of(part)));
		assertThat(uploads()).hasSize(1);
		this.storager.completeMultipart(upload, List.of(part));
	}

	@Test
	void keepsWhatItWasCreatedWith() {
		StorageObject upload = this.storager.createMultipart("a",
				CreateMultipartOptions.builder()
					.contentType("application/x-own")
					.userMetadata(Map.of("title", "\u62a5\u544a 100%"))
					.storageClass(fixture().storageClass())
					.build());
		complete(upload);
		StorageObject stat = this.storager.stat("a");
		assertThat(stat.contentType()).isEqualTo("application/x-own");
		assertThat(stat.userMetadata()).containsExactly(Map.entry("title", "\u62a5\u544a 100%"));
		assertThat(stat.storageClass()).isEqualTo(fixture().storageClass());
	}

	@Test
	void showsNothingUntilItIsComplete() {
		write("a", "old");
		StorageObject upload = this.storager.createMultipart("a");
		StorageObject fresh = this.storager.createMultipart("b");
		Part part = this.storager.writeMultipart(upload, Content.ofText("new"), 0);
		this.storager.writeMultipart(fresh, Content.ofText("new"), 0);
		assertThat(read("a")).isEqualTo("old");
		assertThat(this.storager.exists("b")).isFalse();
		assertThat(paths("")).containsExactly("a");
		this.storager.completeMultipart(upload, List.of(part));
		assertThat(read("a")).isEqualTo("new");
	}

	@Test
	void listsParts() {
		StorageObject upload = this.storager.createMultipart("a");
		assertThat(this.storager.listMultipart(upload)).isEmpty();
		for (int index : new int[] { 4, 0, 2, 3, 1 }) {
			this.storager.writeMultipart(upload, Content.of(bytes(this.small + index)), index);
		}
		List<Part> parts = this.storager.listMultipart(upload).stream().toList();
		assertThat(parts).extracting(Part::index).containsExactly(0, 1, 2, 3, 4);
		assertThat(parts).extracting(Part::size)
			.containsExactly((long) this.small, this.small + 1L, this.small + 2L, this.small + 3L, this.small + 4L);
		this.storager.completeMultipart(upload, parts);
		assertThat(this.storager.stat("a").contentLength()).isEqualTo(5L * this.small + 10);
	}

	@Test
	void listsUploads() {
		StorageObject first = this.storager.createMultipart("b/a");
		StorageObject again = this.storager.createMultipart("b/a");
		StorageObject other = this.storager.createMultipart("b/c");
		this.storager.createMultipart("d");
		write("b/b", "an object");
		assertThat(first.multipartId()).isNotEqualTo(again.multipartId());
		for (Integer pageSize : Arrays.asList(null, 1, 2)) {
			List<StorageObject> uploads = this.storager
				.list("b/", ListOptions.builder().listMode(ListMode.PART).pageSize(pageSize).build())
				.stream()
				.toList();
			assertThat(uploads).extracting(StorageObject::multipartId)
				.containsExactlyInAnyOrder(first.multipartId(), again.multipartId(), other.multipartId());
			assertThat(uploads).extracting(StorageObject::path).containsExactly("b/a", "b/a", "b/c");
			assertThat(uploads).allSatisfy((upload) -> assertThat(upload.modes()).containsExactly(ObjectMode.PART));
		}
		assertThat(uploads()).hasSize(4);
		assertThat(paths("")).containsExactly("b/b");
	}

	/** Some clients sign a prefix or a marker without its ends. */
	@Test
	void listsUploadsWhoseKeysEndWithSpaces() {
		List<String> paths = List.of("a", "a ", "a  ", "a\t", "b ");
		paths.forEach(this.storager::createMultipart);
		ListOptions options = ListOptions.builder().listMode(ListMode.PART).pageSize(1).build();
		assertThat(this.storager.list("", options)).extracting(StorageObject::path)
			.containsExactlyInAnyOrderElementsOf(paths);
		assertThat(this.storager.list("a ", options)).extracting(StorageObject::path).containsExactly("a ", "a  ");
	}

	@Test
	void resumesByItsId() {
		StorageObject created = this.storager.createMultipart("a");
		this.storager.writeMultipart(created, Content.of(bytes(this.small)), 0);
		String id = String.valueOf(created.multipartId());
		StorageObject handle = this.storager.create("a", CreateOptions.builder().multipartId(id).build());
		assertThat(handle.modes()).containsExactly(ObjectMode.PART);
		StorageObject stat = this.storager.stat("a",
				StatOptions.builder().objectMode(ObjectMode.PART).multipartId(id).build());
		assertThat(stat.multipartId()).isEqualTo(id);
		assertThat(stat.modes()).containsExactly(ObjectMode.PART);
		this.storager.writeMultipart(handle, Content.ofText("end"), 1);
		this.storager.completeMultipart(stat, this.storager.listMultipart(handle).stream().toList());
		assertThat(this.storager.readAllBytes("a"))
			.isEqualTo(join(bytes(this.small), "end".getBytes(StandardCharsets.UTF_8)));
	}

	@Test
	void deletesByItsIdAsOftenAsAsked() {
		write("a", "old");
		StorageObject upload = this.storager.createMultipart("a");
		Part part = this.storager.writeMultipart(upload, Content.ofText("new"), 0);
		DeleteOptions options = DeleteOptions.builder().multipartId(upload.multipartId()).build();
		this.storager.delete("a", options);
		this.storager.delete("a", options);
		this.storager.delete("never", options);
		assertThat(uploads()).isEmpty();
		assertThat(read("a")).isEqualTo("old");
		refusesTheUpload(upload, part);
		assertThat(read("a")).isEqualTo("old");
	}

	@Test
	void refusesAnUnknownId() {
		StorageObject upload = this.storager.create("a",
				CreateOptions.builder().multipartId("0123456789ABCDEF0123456789ABCDEF").build());
		refusesTheUpload(upload, Part.of(0, 3, "0123456789ABCDEF0123456789ABCDEF"));
		assertThat(this.storager.exists("a")).isFalse();
	}

	private void refusesTheUpload(StorageObject upload, Part part) {
		String id = String.valueOf(upload.multipartId());
		assertThat(failure(ErrorCode.RESTRICTION_DISSATISFIED,
				() -> this.storager.stat("a", StatOptions.builder().multipartId(id).build())))
			.hasMessageContaining(id)
			.hasMessageContaining("allowed");
		failure(ErrorCode.RESTRICTION_DISSATISFIED,
				() -> this.storager.writeMultipart(upload, Content.ofText("new"), 0));
		failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.listMultipart(upload).iterator().hasNext());
		StorageException failure = failure(ErrorCode.RESTRICTION_DISSATISFIED,
				() -> this.storager.completeMultipart(upload, List.of(part)));
		assertThat(failure).hasMessageContaining(id);
		assertThat(failure.operation()).isEqualTo(Operation.COMPLETE_MULTIPART);
		assertThat(failure.httpStatus()).isEqualTo(404);
	}

	@Test
	void takesAnIdWithTheModeOfPartsOnly() {
		StorageObject upload = this.storager.createMultipart("a");
		String id = upload.multipartId();
		for (ObjectMode mode : new ObjectMode[] { ObjectMode.DIR, ObjectMode.READ, ObjectMode.LINK }) {
			failure(ErrorCode.OBJECT_MODE_INVALID,
					() -> this.storager.delete("a", DeleteOptions.builder().objectMode(mode).multipartId(id).build()));
			failure(ErrorCode.OBJECT_MODE_INVALID,
					() -> this.storager.stat("a", StatOptions.builder().objectMode(mode).multipartId(id).build()));
			failure(ErrorCode.OBJECT_MODE_INVALID,
					() -> this.storager.create("a", CreateOptions.builder().objectMode(mode).multipartId(id).build()));
		}
		assertThat(uploads()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(ints = { -1, 10_000, Integer.MIN_VALUE, Integer.MAX_VALUE })
	void refusesAnIndexThatNoPartHas(int index) {
		StorageObject upload = this.storager.createMultipart("a");
		assertThat(requestsOf(() -> assertThat(failure(ErrorCode.RESTRICTION_DISSATISFIED,
				() -> this.storager.writeMultipart(upload, Content.ofText("x"), index)))
			.hasMessageContaining(String.valueOf(index))
			.hasMessageContaining("0 to 9999"))).isLessThanOrEqualTo(0);
		assertThat(this.storager.listMultipart(upload)).isEmpty();
	}

	@Test
	void takesTheLastIndex() {
		StorageObject upload = this.storager.createMultipart("a");
		assertThat(this.storager.writeMultipart(upload, Content.ofText("x"), 9_999).index()).isEqualTo(9_999);
		assertThat(this.storager.listMultipart(upload)).singleElement().extracting(Part::index).isEqualTo(9_999);
	}

	@Test
	void refusesAPartOverTheLimit() {
		StorageObject upload = this.storager.createMultipart("a");
		long maximum = this.storager.metadata().multipartSizeMaximum();
		assertThat(requestsOf(() -> assertThat(failure(ErrorCode.RESTRICTION_DISSATISFIED,
				() -> this.storager.writeMultipart(upload, InputStream.nullInputStream(), maximum + 1, 0)))
			.hasMessageContaining("%s bytes".formatted(maximum + 1))
			.hasMessageContaining("at most %s".formatted(maximum)))).isLessThanOrEqualTo(0);
	}

	@Test
	void leavesTheEarlierPartWhenAContentIsNotWhatItDeclares() {
		StorageObject upload = this.storager.createMultipart("a");
		Part part = this.storager.writeMultipart(upload, Content.ofText("good"), 0);
		failure(ErrorCode.RESTRICTION_DISSATISFIED,
				() -> this.storager.writeMultipart(upload, new ByteArrayInputStream(bytes(10)), 9, 0));
		failure(ErrorCode.RESTRICTION_DISSATISFIED,
				() -> this.storager.writeMultipart(upload, new ByteArrayInputStream(bytes(10)), 11, 0));
		failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.writeMultipart(upload, null, 5, 0));
		failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.writeMultipart(upload, null, -1, 0));
		failure(ErrorCode.INTEGRITY, () -> this.storager.writeMultipart(upload, Content.ofText("bad"), 0,
				WriteMultipartOptions.builder().contentMd5("AAAAAAAAAAAAAAAAAAAAAA==").build()));
		failure(ErrorCode.UNEXPECTED, () -> this.storager.writeMultipart(upload, Content.from((output) -> {
			output.write(1);
			throw new IllegalStateException("stop");
		}), 0));
		this.storager.completeMultipart(upload, List.of(part));
		assertThat(read("a")).isEqualTo("good");
	}

	@Test
	void refusesACompletionThatCannotBe() {
		write("a", "old");
		StorageObject upload = this.storager.createMultipart("a");
		Part first = this.storager.writeMultipart(upload, Content.of(bytes(this.small)), 0);
		Part second = this.storager.writeMultipart(upload, Content.ofText("end"), 1);
		assertThat(requestsOf(() -> {
			refused(upload, "at least one");
			refused(upload, "each from 0 to 0 once", second);
			refused(upload, "each from 0 to 1 once", first, Part.of(2, 3, second.etag()));
			refused(upload, "each from 0 to 1 once", first, first);
			refused(upload, "each from 0 to 1 once", Part.of(-1, this.small, first.etag()), second);
			refused(upload, "at least %s".formatted(this.small), Part.of(0, this.small - 1, first.etag()), second);
		})).isLessThanOrEqualTo(0);
		assertThat(read("a")).isEqualTo("old");
		this.storager.completeMultipart(upload, List.of(first, second));
		assertThat(this.storager.stat("a").contentLength()).isEqualTo(this.small + 3L);
	}

	private void refused(StorageObject upload, String allowed, Part... parts) {
		assertThat(failure(ErrorCode.RESTRICTION_DISSATISFIED,
				() -> this.storager.completeMultipart(upload, List.of(parts))))
			.hasMessageContaining("allowed")
			.hasMessageContaining(allowed);
	}

	@Test
	void refusesPartsThatTheServiceDoesNotHave() {
		write("a", "old");
		StorageObject upload = this.storager.createMultipart("a");
		Part part = this.storager.writeMultipart(upload, Content.ofText("text"), 0);
		Part wrong = Part.of(0, 4, "0123456789ABCDEF0123456789ABCDEF");
		assertThat(failure(ErrorCode.RESTRICTION_DISSATISFIED,
				() -> this.storager.completeMultipart(upload, List.of(wrong))))
			.hasMessageContaining("allowed: the parts as writeMultipart or listMultipart told them");
		Part missing = Part.of(1, 4, part.etag());
		failure(ErrorCode.RESTRICTION_DISSATISFIED,
				() -> this.storager.completeMultipart(upload, List.of(Part.of(0, this.small, part.etag()), missing)));
		assertThat(read("a")).isEqualTo("old");
		this.storager.completeMultipart(upload, List.of(part));
		assertThat(read("a")).isEqualTo("text");
	}

	@Test
	void refusesAnObjectThatIsNoUpload() {
		StorageObject object = this.storager.write("a", Content.ofText("text"));
		failure(ErrorCode.OBJECT_MODE_INVALID, () -> this.storager.writeMultipart(object, Content.ofText("x"), 0));
		failure(ErrorCode.OBJECT_MODE_INVALID, () -> this.storager.listMultipart(object));
		failure(ErrorCode.OBJECT_MODE_INVALID,
				() -> this.storager.completeMultipart(object, List.of(Part.of(0, 1, "x"))));
		assertThat(read("a")).isEqualTo("text");
	}

	@Test
	void refusesAnUploadOfAnotherWorkDir() {
		var other = fixture().storager(StoragerSettings.builder().workDir(WorkDir.parse(this.home + "/other")).build());
		StorageObject upload = other.createMultipart("a");
		failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.writeMultipart(upload, Content.ofText("x"), 0));
		failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.listMultipart(upload));
	}

	@Test
	void completesAgain() {
		StorageObject upload = this.storager.createMultipart("a");
		Part part = this.storager.writeMultipart(upload, Content.ofText("text"), 0);
		StorageObject first = this.storager.completeMultipart(upload, List.of(part));
		StorageObject second = this.storager.completeMultipart(upload, List.of(part));
		assertThat(second.etag()).isEqualTo(first.etag());
		assertThat(second.contentLength()).isEqualTo(4);
		assertThat(second.multipartId()).isNull();
		assertThat(read("a")).isEqualTo("text");
	}

	@Test
	void looksIntoACompletionThatWasRepeated() {
		StorageObject upload = this.storager.createMultipart("a");
		Part first = this.storager.writeMultipart(upload, Content.of(bytes(this.small)), 0);
		Part second = this.storager.writeMultipart(upload, Content.ofText("end"), 1);
		StorageObject object = meddled((call) -> {
			if (call.is("complete")) {
				call.proceed();
			}
			return call.proceed();
		}).completeMultipart(upload, List.of(first, second));
		assertThat(object.contentLength()).isEqualTo(this.small + 3L);
		assertThat(object.etag()).isEqualTo(this.storager.stat("a").etag());
	}

	/** Another object of the same length, and none, are no proof. */
	@ParameterizedTest
	@ValueSource(strings = { "TEXT", "texts", "" })
	void doesNotGuessWhatARepeatedCompletionMeans(String meanwhile) {
		StorageObject upload = this.storager.createMultipart("a");
		Part part = this.storager.writeMultipart(upload, Content.ofText("text"), 0);
		failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> meddled((call) -> {
			if (call.is("complete")) {
				call.proceed();
				this.storager.delete("a");
				if (!meanwhile.isEmpty()) {
					write("a", meanwhile);
				}
			}
			return call.proceed();
		}).completeMultipart(upload, List.of(part)));
	}

	@Test
	void doesNotGuessWhatLengthAloneMeans() {
		StorageObject upload = this.storager.createMultipart("a");
		Part part = this.storager.writeMultipart(upload, Content.ofText("text"), 0);
		this.storager.completeMultipart(upload, List.of(part));
		Part unchecked = Part.of(0, 4, part.etag());
		failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.completeMultipart(upload, List.of(unchecked)));
		assertThat(read("a")).isEqualTo("text");
	}

	@Test
	void failsIfAPartHasOtherBytes() {
		StorageObject upload = this.storager.createMultipart("a");
		failure(ErrorCode.INTEGRITY, () -> meddled((call) -> {
			Object answer = call.proceed();
			return (answer instanceof Part part) ? Part.of(part.index(), part.size(), part.etag()).withCrc64(1L)
					: answer;
		}).writeMultipart(upload, Content.ofText("text"), 0));
		assertThat(this.storager.exists("a")).isFalse();
	}

	@Test
	void failsIfTheObjectHasOtherBytes() {
		StorageObject upload = this.storager.createMultipart("a");
		Part part = this.storager.writeMultipart(upload, Content.ofText("text"), 0);
		assertThat(part.crc64()).as("what parts are compared by").isNotNull();
		failure(ErrorCode.INTEGRITY, () -> meddled((call) -> {
			Object answer = call.proceed();
			return (answer instanceof PutReply reply) ? PutReply.of(reply.etag())
				.withCrc64(1L)
				.withEncryption(reply.encryption())
				.withRequestId(reply.requestId()) : answer;
		}).completeMultipart(upload, List.of(part)));
	}

	private void complete(StorageObject upload) {
		Part part = this.storager.writeMultipart(upload, Content.ofText("text"), 0);
		this.storager.completeMultipart(upload, List.of(part));
		assertThat(read(upload.path())).isEqualTo("text");
	}

	private static byte[] join(byte[]... parts) {
		byte[] joined = new byte[Arrays.stream(parts).mapToInt((part) -> part.length).sum()];
		int position = 0;
		for (byte[] part : parts) {
			System.arraycopy(part, 0, joined, position, part.length);
			position += part.length;
		}
		return joined;
	}

	@Test
	void tellsWhatStopsIt() {
		failure(ErrorCode.BUCKET_NOT_EXIST, () -> fixture().withoutBucket(settings()).createMultipart("a"));
		failure(ErrorCode.PERMISSION_DENIED, () -> fixture().withWrongSecret(settings()).createMultipart("a"));
		failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.createMultipart(""));
		StorageObject upload = this.storager.createMultipart("a");
		failure(ErrorCode.PERMISSION_DENIED,
				() -> fixture().withWrongSecret(settings()).writeMultipart(upload, Content.ofText("x"), 0));
	}

}
