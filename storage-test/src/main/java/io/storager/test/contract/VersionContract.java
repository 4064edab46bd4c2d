package io.storager.test.contract;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.storager.BucketVersioning;
import io.storager.Content;
import io.storager.DeleteFailure;
import io.storager.DeleteResult;
import io.storager.ErrorCode;
import io.storager.Feature;
import io.storager.ObjectMode;
import io.storager.Operation;
import io.storager.Page;
import io.storager.Servicer;
import io.storager.StorageInputStream;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.Storager;
import io.storager.Versioner;
import io.storager.engine.DriverStorager;
import io.storager.error.PermissionDeniedException;
import io.storager.options.CopyOptions;
import io.storager.options.CreateAppendOptions;
import io.storager.options.CreateLinkOptions;
import io.storager.options.CreateOptions;
import io.storager.options.DeleteOptions;
import io.storager.options.DownloadOptions;
import io.storager.options.ListVersionsOptions;
import io.storager.options.ReadOptions;
import io.storager.options.RestoreOptions;
import io.storager.options.SignOptions;
import io.storager.options.StatOptions;
import io.storager.options.WriteOptions;
import io.storager.test.contract.InterceptingDriver.Call;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** Versions of objects, in a bucket that keeps them. */
abstract class VersionContract extends Topic {

	private static final String UNKNOWN = "CAEQunknown";

	private static final WriteOptions FORBIDDEN = WriteOptions.builder().forbidOverwrite(true).build();

	private static final Duration HOUR = Duration.ofHours(1);

	@SuppressWarnings("NullAway.Init")
	private DriverStorager versioned;

	@TempDir
	@SuppressWarnings("NullAway.Init")
	Path folder;

	@BeforeEach
	void needsVersions() {
		assumeFeature(Feature.VERSIONS);
		assumeThat(fixture().keepingVersions()).isNotNull();
		this.versioned = forgetful();
	}

	/** A storager that has seen no answer yet. */
	private DriverStorager forgetful() {
		return meddledVersions(Call::proceed);
	}

	private DriverStorager meddledVersions(InterceptingDriver.Meddling meddling) {
		return InterceptingDriver.storager(Objects.requireNonNull(fixture().keepingVersions()), settings(), meddling);
	}

	private String put(String path, String text) {
		return id(this.versioned.write(path, Content.ofText(text)));
	}

	private static String id(StorageObject object) {
		assertThat(object.versionId()).isNotBlank();
		return String.valueOf(object.versionId());
	}

	private String text(String path, @Nullable String versionId) {
		return new String(this.versioned.readAllBytes(path, ReadOptions.builder().versionId(versionId).build()),
				StandardCharsets.UTF_8);
	}

	private List<StorageObject> versions(String path) {
		return this.versioned.versions(path).stream().toList();
	}

	private StorageObject version(String path, String id) {
		return versions(path).stream().filter((version) -> id.equals(version.versionId())).findFirst().orElseThrow();
	}

	private StorageObject handle(String path, String id) {
		return this.versioned.create(path, CreateOptions.builder().versionId(id).build());
	}

	@Test
	void areToldByWhateverWrites() {
		String first = put("a", "one");
		String second = put("a", "two");
		assertThat(second).isNotEqualTo(first);
		StorageObject stat = this.versioned.stat("a");
		assertThat(stat.versionId()).isEqualTo(second);
		assertThat(stat.isVersion()).isFalse();
		assertThat(id(this.versioned.copy("a", "b"))).isEqualTo(this.versioned.stat("b").versionId());
		StorageObject upload = this.versioned.createMultipart("c");
		StorageObject completed = this.versioned.completeMultipart(upload,
				List.of(this.versioned.writeMultipart(upload, Content.ofText("text"), 0)));
		assertThat(id(completed)).isEqualTo(this.versioned.stat("c").versionId());
	}

	@Test
	void areToldByAppendsWhereTheServiceDoes() {
		assumeFeature(Feature.APPEND);
		StorageObject created = this.versioned.createAppend("log", CreateAppendOptions.DEFAULT);
		StorageObject appended = this.versioned.writeAppend(created, Content.ofText("line"));
		if (appended.versionId() != null) {
			assertThat(appended.versionId()).isEqualTo(this.versioned.stat("log").versionId());
		}
		this.versioned.writeAppend(appended, Content.ofText("line"));
		assertThat(versions("log").stream().filter((version) -> !version.isDeleteMarker())).hasSize(1);
		StorageObject old = this.versioned.stat("log",
				StatOptions.builder().versionId(this.versioned.stat("log").versionId()).build());
		assertThat(
				failure(ErrorCode.OBJECT_MODE_INVALID, () -> this.versioned.writeAppend(old, Content.ofText("more"))))
			.hasMessageContaining("stands for one version");
	}

	@Test
	void areReadByTheirIds() throws Exception {
		String first = put("a", "one");
		put("a", "second");
		assertThat(text("a", null)).isEqualTo("second");
		assertThat(text("a", first)).isEqualTo("one");
		ReadOptions options = ReadOptions.builder().versionId(first).offset(1).build();
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		assertThat(this.versioned.read("a", output, options)).isEqualTo(2);
		assertThat(output.toString(StandardCharsets.UTF_8)).isEqualTo("ne");
		try (StorageInputStream stream = this.versioned.newInputStream("a", options)) {
			assertThat(stream.object().isVersion()).isTrue();
			assertThat(stream.object().versionId()).isEqualTo(first);
			assertThat(new String(stream.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("ne");
		}
		Path file = this.folder.resolve("old");
		this.versioned.download("a", file, DownloadOptions.builder().versionId(first).build());
		assertThat(file).hasContent("one");
		this.versioned.download(handle("a", first), file);
		assertThat(file).hasContent("one");
		// Neither bytes nor a range.
		assertThat(this.versioned.read("a", OutputStream.nullOutputStream(),
				ReadOptions.builder().versionId(first).size(0L).build()))
			.isZero();
	}

	@Test
	void areToldOfByTheirIds() {
		String first = put("a", "one");
		put("a", "second");
		StorageObject stat = this.versioned.stat("a", StatOptions.builder().versionId(first).build());
		assertThat(stat.contentLength()).isEqualTo(3);
		assertThat(stat.versionId()).isEqualTo(first);
		assertThat(stat.isVersion()).isTrue();
		assertThat(this.versioned.stat(stat)).isEqualTo(stat);
		assertThat(this.versioned.readAllBytes(stat)).asString().isEqualTo("one");
		assertThat(this.versioned.stat(handle("a", first))).isEqualTo(stat);
	}

	@Test
	void ofAnObjectAreListedNewestFirst() {
		List<String> ids = new ArrayList<>();
		for (String text : List.of("one", "second", "3")) {
			ids.add(0, put("a", text));
		}
		put("ab", "another");
		assertThat(versions("a")).extracting(StorageObject::versionId).containsExactlyElementsOf(ids);
		assertThat(versions("a")).extracting(StorageObject::isLatest).containsExactly(true, false, false);
		assertThat(versions("a")).extracting(StorageObject::contentLength).containsExactly(1L, 6L, 3L);
		assertThat(versions("a")).allSatisfy((version) -> {
			assertThat(version.path()).isEqualTo("a");
			assertThat(version.isVersion()).isTrue();
			assertThat(version.isDeleteMarker()).isFalse();
			assertThat(version.etag()).isNotBlank();
			assertThat(version.lastModified()).isNotNull();
		});
		this.versioned.delete("a");
		assertThat(versions("a").get(0).isDeleteMarker()).isTrue();
		assertThat(versions("a").get(0).isLatest()).isTrue();
		assertThat(versions("a").get(0).modes()).isEmpty();
		assertThat(versions("a").get(0).contentLength()).isNull();
		assertThat(versions("a")).extracting(StorageObject::isLatest).containsExactly(true, false, false, false);
		assertThat(this.versioned.listVersions("a")).hasSize(5);
		assertThat(versions("none")).isEmpty();
	}

	@Test
	void ofManyObjectsComePageByPage() {
		for (String path : List.of("dir/a", "dir/b", "other")) {
			put(path, "one");
			put(path, "two");
		}
		List<StorageObject> all = this.versioned.listVersions("dir/").stream().toList();
		assertThat(all).hasSize(4);
		List<StorageObject> paged = new ArrayList<>();
		String token = null;
		do {
			Page<StorageObject> page = this.versioned.listVersionsPage("dir/",
					ListVersionsOptions.builder().pageSize(1).continuationToken(token).build());
			assertThat(page.elements()).hasSizeLessThanOrEqualTo(1);
			paged.addAll(page.elements());
			token = page.nextToken();
		}
		while (token != null);
		assertThat(paged).isEqualTo(all);
		String foreign = this.versioned.listVersionsPage("", ListVersionsOptions.builder().pageSize(1).build())
			.nextToken();
		assertThat(failure(ErrorCode.RESTRICTION_DISSATISFIED,
				() -> this.versioned.listVersionsPage("dir/",
						ListVersionsOptions.builder().continuationToken(foreign).build())))
			.hasMessageContaining("is none of this listing");
		failure(ErrorCode.RESTRICTION_DISSATISFIED,
				() -> this.versioned.listVersionsPage("", ListVersionsOptions.builder().pageSize(1001).build()));
	}

	@Test
	void areDeletedForGoodByWhoeverMeansThem() {
		String first = put("a", "one");
		String second = put("a", "two");
		String third = put("a", "three");
		this.versioned.delete(version("a", first));
		assertThat(versions("a")).extracting(StorageObject::versionId).containsExactly(third, second);
		this.versioned.delete("a", DeleteOptions.builder().versionId(third).build());
		assertThat(text("a", null)).isEqualTo("two");
		// Again: it is no error that it is gone.
		this.versioned.delete("a", DeleteOptions.builder().versionId(third).build());
		assertThat(versions("a")).extracting(StorageObject::versionId).containsExactly(second);
	}

	@Test
	void areDeletedTogetherWithOneRequest() {
		String first = put("a", "one");
		String second = put("a", "two");
		String third = put("a", "three");
		put("b & <c>", "other");
		this.versioned.delete("b & <c>");
		StorageObject marker = versions("b & <c>").get(0);
		StorageObject written = this.versioned.write("d", Content.ofText("stays as a version"));
		List<StorageObject> objects = List.of(handle("a", first), version("a", third), marker, written,
				handle("a", first));
		List<DeleteResult> results = new ArrayList<>();
		assertThat(requestsOf(() -> results.add(this.versioned.deleteObjects(objects)))).isIn(1L, -1L);
		assertThat(results).containsExactly(DeleteResult.of(4, List.of()));
		assertThat(versions("a")).extracting(StorageObject::versionId).containsExactly(second);
		assertThat(text("b & <c>", null)).isEqualTo("other");
		assertThat(this.versioned.exists("d")).isFalse();
		assertThat(versions("d")).hasSize(2);
		// Again: it is no error that they are gone.
		assertThat(this.versioned.deleteObjects(List.of(handle("a", first), handle("none", third))).deletedCount())
			.isEqualTo(2);
	}

	@Test
	void areDeletedAsManyAsThereAre() {
		for (int i = 0; i < 3; i++) {
			put("many/a", "text " + i);
			put("many/b", "text " + i);
		}
		DeleteResult old = this.versioned
			.deleteObjects(this.versioned.listVersions("many/").stream().filter((version) -> !version.isLatest()));
		assertThat(old.deletedCount()).isEqualTo(4);
		assertThat(this.versioned.listVersions("many/")).extracting(StorageObject::path)
			.containsExactly("many/a", "many/b");
		assertThat(text("many/a", null)).isEqualTo("text 2");
		assertThat(this.versioned.deleteObjects(Stream.of())).isEqualTo(DeleteResult.of(0, List.of()));
	}

	@Test
	void thatCouldNotBeDeletedAreTold() {
		String first = put("a", "one");
		String second = put("a", "two");
		String other = put("b", "other");
		assumeThat(fixture().refuseToDelete(Set.of(this.home.substring(1) + "/a"))).isTrue();
		try {
			DeleteResult result = this.versioned
				.deleteObjects(List.of(handle("a", second), handle("b", other), handle("a", first)));
			assertThat(result.deletedCount()).isEqualTo(1);
			assertThat(result.failures()).extracting(DeleteFailure::path).containsExactly("a", "a");
			assertThat(result.failures()).extracting(DeleteFailure::versionId).containsExactly(second, first);
			assertThat(result.failures().get(1).exception()).isInstanceOf(PermissionDeniedException.class)
				.hasMessageContaining("of 'a'")
				.hasMessageContaining("the version '%s'".formatted(first));
		}
		finally {
			fixture().refuseToDelete(Set.of());
		}
		assertThat(versions("a")).hasSize(2);
		assertThat(versions("b")).isEmpty();
	}

	@Test
	void areRefusedTogetherBeforeAnythingIsSent() {
		String id = put("a", "text");
		StorageObject upload = this.versioned.createMultipart("upload");
		StorageObject bad = handle("a", id).toBuilder().versionId("not\nan id").build();
		assertThat(requestsOf(() -> {
			failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.versioned.deleteObjects(List.of()));
			failure(ErrorCode.RESTRICTION_DISSATISFIED,
					() -> this.versioned.deleteObjects(Collections.nCopies(1001, handle("a", id))));
			failure(ErrorCode.OBJECT_MODE_INVALID,
					() -> this.versioned.deleteObjects(List.of(handle("a", id), upload)));
			failure(ErrorCode.RESTRICTION_DISSATISFIED,
					() -> this.versioned.deleteObjects(List.of(handle("a", id), bad)));
		})).isLessThanOrEqualTo(0);
		assertThat(versions("a")).hasSize(1);
	}

	/** An object knows its version, but stands for whatever is at its path. */
	@Test
	void stayWhenAnObjectIsDeleted() {
		StorageObject written = this.versioned.write("a", Content.ofText("one"));
		String second = put("a", "two");
		StorageObject stat = this.versioned.stat("a");
		this.versioned.delete(written);
		this.versioned.delete(stat);
		this.versioned.delete(this.versioned.create("a"));
		assertThat(this.versioned.exists("a")).isFalse();
		assertThat(versions("a").stream().filter((version) -> !version.isDeleteMarker()))
			.extracting(StorageObject::versionId)
			.containsExactly(second, written.versionId());
	}

	@Test
	void areThereAgainOnceTheDeleteMarkerIsDeleted() {
		put("a", "one");
		this.versioned.delete("a");
		StorageObject marker = versions("a").get(0);
		String id = id(marker);
		for (ThrowingCallable call : List.<ThrowingCallable>of(() -> this.versioned.readAllBytes(marker),
				() -> this.versioned.stat(marker), () -> text("a", id), () -> this.versioned.copy(marker, "b"))) {
			assertThat(failure(ErrorCode.OBJECT_NOT_EXIST, call)).hasMessageContaining(id)
				.hasMessageContaining("delete marker");
		}
		this.versioned.delete(marker);
		assertThat(text("a", null)).isEqualTo("one");
	}

	@Test
	void areRestoredByACopyToTheirOwnPath() {
		StorageObject first = this.versioned.write("a", Content.ofText("one"),
				WriteOptions.builder().contentType("text/x-old").userMetadata(Map.of("color", "red")).build());
		put("a", "two");
		StorageObject restored = this.versioned.copy(version("a", id(first)), "a");
		assertThat(id(restored)).isNotEqualTo(first.versionId());
		assertThat(text("a", null)).isEqualTo("one");
		StorageObject stat = this.versioned.stat("a");
		assertThat(stat.contentType()).isEqualTo("text/x-old");
		assertThat(stat.userMetadata()).containsEntry("color", "red");
		this.versioned.delete("a");
		this.versioned.copy("a", "a", CopyOptions.builder().sourceVersionId(first.versionId()).build());
		assertThat(text("a", null)).isEqualTo("one");
		assertThat(versions("a")).hasSize(5);
	}

	@Test
	void areCopiedElsewhere() {
		String first = put("a", "one");
		put("a", "two");
		this.versioned.copy("a", "b", CopyOptions.builder().sourceVersionId(first).contentType("text/x-own").build());
		assertThat(text("b", null)).isEqualTo("one");
		this.versioned.copy(handle("a", first), "c");
		assertThat(text("c", null)).isEqualTo("one");
		assertThat(text("a", null)).isEqualTo("two");
	}

	@Test
	void areCopiedInParts() {
		assumeFeature(Feature.MULTIPART);
		byte[] large = bytes((int) this.versioned.metadata().multipartSizeMinimum() * 5 / 2);
		String first = id(
				this.versioned.write("a", Content.of(large), WriteOptions.builder().contentType("text/x-old").build()));
		put("a", "two");
		AtomicInteger parts = new AtomicInteger();
		DriverStorager small = meddledVersions((call) -> {
			if (call.is("copyPart")) {
				parts.incrementAndGet();
			}
			return InterceptingDriver.smallCopies(call);
		});
		StorageObject copy = small.copy("a", "b", CopyOptions.builder().sourceVersionId(first).build());
		assertThat(parts).hasValue(3);
		assertThat(this.versioned.readAllBytes("b")).isEqualTo(large);
		assertThat(this.versioned.stat("b").contentType()).isEqualTo("text/x-old");
		assertThat(id(copy)).isEqualTo(this.versioned.stat("b").versionId());
		small.copy(version("a", first), "a");
		assertThat(parts).hasValue(6);
		assertThat(this.versioned.readAllBytes("a")).isEqualTo(large);
		assertThat(versions("a")).hasSize(3);
	}

	@Test
	void haveTagsOfTheirOwn() {
		assumeFeature(Feature.TAGS);
		String first = put("a", "one");
		put("a", "two");
		StorageObject old = version("a", first);
		this.versioned.setTags(old, Map.of("kind", "old"));
		assertThat(this.versioned.tags(old)).isEqualTo(Map.of("kind", "old"));
		assertThat(this.versioned.tags("a")).isEmpty();
		this.versioned.setTags(this.versioned.stat("a"), Map.of("kind", "new"));
		this.versioned.deleteTags(old);
		assertThat(this.versioned.tags(old)).isEmpty();
		assertThat(this.versioned.tags("a")).isEqualTo(Map.of("kind", "new"));
	}

	@Test
	void areBroughtBackFromAnArchive() {
		assumeFeature(Feature.RESTORE);
		assumeThat(fixture().archiveClass()).isNotNull();
		StorageObject archived = this.versioned.write("a", Content.ofText("one"),
				WriteOptions.builder().storageClass(fixture().archiveClass()).build());
		put("a", "two");
		StorageObject old = version("a", id(archived));
		this.versioned.restore(old, RestoreOptions.DEFAULT);
		assertThat(this.versioned.stat(old).restore()).isNotNull();
		assertThat(this.versioned.stat("a").restore()).isNull();
	}

	@Test
	void areReadAndDeletedWithSignatures() throws Exception {
		assumeFeature(Feature.SIGN);
		assumeThat(fixture().takesSignedRequests()).isTrue();
		String first = put("a", "one");
		put("a", "two");
		assertThat(SignedHttp.text(SignedHttp.send(fixture(),
				this.versioned.signRead("a", HOUR, SignOptions.builder().versionId(first).build()), new byte[0])))
			.isEqualTo("one");
		StorageObject old = version("a", first);
		assertThat(SignedHttp.text(SignedHttp.send(fixture(), this.versioned.signRead(old, HOUR), new byte[0])))
			.isEqualTo("one");
		assertThat(SignedHttp.send(fixture(), this.versioned.signDelete(old, HOUR), new byte[0]).statusCode())
			.isEqualTo(204);
		assertThat(versions("a")).hasSize(1);
		assertThat(failure(ErrorCode.CAPABILITY_INSUFFICIENT,
				() -> this.versioned.signWrite("a", HOUR, SignOptions.builder().versionId(first).build())))
			.hasMessageContaining("'versionId'");
	}

	@Test
	void thatThereAreNotAreNamed() {
		put("a", "one");
		StorageObject handle = handle("a", UNKNOWN);
		List<ThrowingCallable> calls = new ArrayList<>(List.<ThrowingCallable>of(() -> text("a", UNKNOWN),
				() -> this.versioned.stat("a", StatOptions.builder().versionId(UNKNOWN).build()),
				() -> this.versioned.copy(handle, "b"), () -> this.versioned.newInputStream(handle)));
		if (this.versioned.features().contains(Feature.TAGS)) {
			calls.add(() -> this.versioned.tags(handle));
			calls.add(() -> this.versioned.setTags(handle, Map.of("a", "b")));
			calls.add(() -> this.versioned.deleteTags(handle));
		}
		if (this.versioned.features().contains(Feature.RESTORE)) {
			calls.add(() -> this.versioned.restore(handle, RestoreOptions.DEFAULT));
		}
		for (ThrowingCallable call : calls) {
			assertThat(failure(ErrorCode.OBJECT_NOT_EXIST, call))
				.hasMessageContaining("there is no version '" + UNKNOWN + "'");
		}
	}

	@Test
	void thatCannotBeMeantAreRefused() {
		put("a", "one");
		for (String wrong : List.of("", " ", "a b", "a&b", "ä", "x".repeat(1025))) {
			assertThat(failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> text("a", wrong)))
				.hasMessageContaining("the version id is '" + wrong + "'");
			failure(ErrorCode.RESTRICTION_DISSATISFIED,
					() -> this.versioned.delete("a", DeleteOptions.builder().versionId(wrong).build()));
			failure(ErrorCode.RESTRICTION_DISSATISFIED,
					() -> this.versioned.copy("a", "b", CopyOptions.builder().sourceVersionId(wrong).build()));
			failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> handle("a", wrong));
		}
		failure(ErrorCode.OBJECT_MODE_INVALID, () -> this.versioned.stat("dir",
				StatOptions.builder().objectMode(ObjectMode.DIR).versionId(UNKNOWN).build()));
		failure(ErrorCode.OBJECT_MODE_INVALID, () -> this.versioned.delete("dir",
				DeleteOptions.builder().objectMode(ObjectMode.DIR).versionId(UNKNOWN).build()));
		failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.versioned.delete("a",
				DeleteOptions.builder().multipartId("upload").versionId(UNKNOWN).build()));
		StorageObject version = versions("a").get(0);
		failure(ErrorCode.RESTRICTION_DISSATISFIED,
				() -> this.versioned.readAllBytes(version, ReadOptions.builder().versionId(UNKNOWN).build()));
		failure(ErrorCode.CAPABILITY_INSUFFICIENT, () -> this.versioned.move(version, "b"));
		failure(ErrorCode.CAPABILITY_INSUFFICIENT,
				() -> this.versioned.updateMetadata(version, CopyOptions.builder().contentType("text/html").build()));
	}

	/** Both services overwrite there in spite of it. */
	@Test
	void keepAWriteFromForbiddingToOverwrite() {
		DriverStorager writer = forgetful();
		assertThat(failure(ErrorCode.CAPABILITY_INSUFFICIENT,
				() -> writer.write("new", Content.ofText("claimed"), FORBIDDEN)))
			.hasMessageContaining("the bucket keeps versions")
			.hasMessageContaining("is deleted again");
		assertThat(versions("new")).isEmpty();
		String first = put("a", "one");
		forgetful().write("b", Content.ofText("text"));
		failure(ErrorCode.CAPABILITY_INSUFFICIENT, () -> forgetful().write("a", Content.ofText("two"), FORBIDDEN));
		failure(ErrorCode.CAPABILITY_INSUFFICIENT,
				() -> forgetful().write("a", Content.of(bytes(12 << 20)), FORBIDDEN));
		failure(ErrorCode.CAPABILITY_INSUFFICIENT,
				() -> forgetful().copy("b", "a", CopyOptions.builder().forbidOverwrite(true).build()));
		if (writer.features().contains(Feature.LINK)) {
			failure(ErrorCode.CAPABILITY_INSUFFICIENT,
					() -> forgetful().createLink("a", "b", CreateLinkOptions.builder().forbidOverwrite(true).build()));
		}
		assertThat(versions("a")).extracting(StorageObject::versionId).containsExactly(first);
		// What is known is refused at once.
		assertThat(requestsOf(() -> {
			failure(ErrorCode.CAPABILITY_INSUFFICIENT, () -> writer.write("a", Content.ofText("two"), FORBIDDEN));
			failure(ErrorCode.CAPABILITY_INSUFFICIENT, () -> writer.newOutputStream("a", FORBIDDEN));
			failure(ErrorCode.CAPABILITY_INSUFFICIENT,
					() -> writer.copy("b", "a", CopyOptions.builder().forbidOverwrite(true).build()));
			if (writer.features().contains(Feature.LINK)) {
				failure(ErrorCode.CAPABILITY_INSUFFICIENT,
						() -> writer.createLink("a", "b", CreateLinkOptions.builder().forbidOverwrite(true).build()));
			}
		})).isLessThanOrEqualTo(0);
	}

	/** A setting of the bucket. */
	@Test
	void areKeptWhileVersioningIsEnabled() {
		Servicer servicer = fixture().servicer();
		Storager bucket = servicer.create(fixture().bucketName("contract-" + UUID.randomUUID()));
		Versioner versioner = (Versioner) bucket;
		try {
			assertThat(versioner.versioning()).isEqualTo(BucketVersioning.DISABLED);
			bucket.write("a", Content.ofText("one"));
			versioner.setVersioning(BucketVersioning.ENABLED);
			assertThat(versioner.versioning()).isEqualTo(BucketVersioning.ENABLED);
			bucket.write("a", Content.ofText("two"));
			bucket.write("a", Content.ofText("three"));
			assertThat(versioner.versions("a")).hasSize(3);
			versioner.setVersioning(BucketVersioning.SUSPENDED);
			assertThat(versioner.versioning()).isEqualTo(BucketVersioning.SUSPENDED);
			bucket.write("a", Content.ofText("four"));
			// It has taken the place of the first.
			assertThat(versioner.versions("a").stream().map(bucket::readAllBytes).map(String::new))
				.containsExactly("four", "three", "two");
			bucket.delete("a");
			assertThat(versioner.versions("a")).extracting(StorageObject::isDeleteMarker)
				.containsExactly(true, false, false);
			versioner.setVersioning(BucketVersioning.ENABLED);
			bucket.write("a", Content.ofText("five"));
			assertThat(versioner.versions("a")).hasSize(4);
		}
		finally {
			versioner.versions("a").forEach(bucket::delete);
			servicer.delete(bucket.metadata().bucket());
		}
	}

	/** Where the bucket has told, nothing has to be tried. */
	@Test
	void areKnownOfOnceTheBucketWasAsked() {
		DriverStorager asked = forgetful();
		assertThat(asked.versioning()).isEqualTo(BucketVersioning.ENABLED);
		DriverStorager switched = forgetful();
		switched.setVersioning(BucketVersioning.ENABLED);
		for (DriverStorager writer : List.of(asked, switched)) {
			assertThat(requestsOf(() -> failure(ErrorCode.CAPABILITY_INSUFFICIENT,
					() -> writer.write("new", Content.ofText("text"), FORBIDDEN))))
				.isLessThanOrEqualTo(0);
		}
		assertThat(this.storager.versioning()).isEqualTo(BucketVersioning.DISABLED);
		this.storager.write("b", Content.ofText("text"), FORBIDDEN);
	}

	@Test
	void areNoMoreDisabled() {
		assertThat(requestsOf(() -> assertThat(failure(ErrorCode.RESTRICTION_DISSATISFIED,
				() -> this.versioned.setVersioning(BucketVersioning.DISABLED)))
			.hasMessageContaining("the versioning is DISABLED")
			.hasMessageContaining("allowed: ENABLED, SUSPENDED"))).isLessThanOrEqualTo(0);
		DriverStorager missing = fixture().withoutBucket(settings());
		assertThat(failure(ErrorCode.BUCKET_NOT_EXIST, missing::versioning).operation())
			.isEqualTo(Operation.GET_VERSIONING);
		assertThat(
				failure(ErrorCode.BUCKET_NOT_EXIST, () -> missing.setVersioning(BucketVersioning.ENABLED)).operation())
			.isEqualTo(Operation.SET_VERSIONING);
	}

	@Test
	void tellWhatAWriteHasLeftThatCannotBeTakenBack() {
		StorageException failure = failure(ErrorCode.CAPABILITY_INSUFFICIENT, () -> meddledVersions((call) -> {
			if (call.is("delete")) {
				throw new IllegalStateException("deleting is not allowed");
			}
			return call.proceed();
		}).write("a", Content.ofText("text"), FORBIDDEN));
		String left = id(versions("a").get(0));
		assertThat(failure).hasMessageContaining("the version '" + left + "', which cannot be deleted again");
		assertThat(failure.getSuppressed()).hasSize(1)
			.allSatisfy((ex) -> assertThat(ex).hasRootCauseMessage("deleting is not allowed"));
	}

	@Test
	void ofABucketWithoutVersioningAreTheObjects() {
		write("a", "one");
		write("a", "second");
		assertThat(this.storager.stat("a").versionId()).isNull();
		StorageObject only = this.storager.listVersions("").stream().toList().get(0);
		assertThat(this.storager.listVersions("")).hasSize(1);
		assertThat(only.versionId()).isEqualTo("null");
		assertThat(only.isLatest()).isTrue();
		assertThat(this.storager.readAllBytes(only)).asString().isEqualTo("second");
		this.storager.write("b", Content.ofText("text"), FORBIDDEN);
		failure(ErrorCode.PRECONDITION_FAILED, () -> this.storager.write("b", Content.ofText("text"), FORBIDDEN));
	}

}
