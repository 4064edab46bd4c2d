package io.storager.test.contract;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

import io.storager.Content;
import io.storager.ErrorCode;
import io.storager.Feature;
import io.storager.ListMode;
import io.storager.ObjectMode;
import io.storager.Operation;
import io.storager.StorageException;
import io.storager.StorageInputStream;
import io.storager.StorageObject;
import io.storager.Storager;
import io.storager.options.CopyOptions;
import io.storager.options.CreateOptions;
import io.storager.options.ListOptions;
import io.storager.options.ReadOptions;
import io.storager.options.StatOptions;
import io.storager.settings.StoragerSettings;
import io.storager.settings.WorkDir;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Hands back objects that were listed, stat'ed or written. */
abstract class ObjectContract extends Topic {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "a", "a/b", "a ", " ", "a\\b", "a..", "a//b", "\u4e2d \uD83D\uDE00", "a?b#c%20+" })
	void meansTheObjectThatItCameFrom(String path) throws Exception {
		StorageObject written = this.storager.write(path, Content.ofText("text"));
		StorageObject listed = this.storager.list().iterator().next();
		for (StorageObject object : new StorageObject[] { written, listed, this.storager.stat(written) }) {
			assertThat(this.storager.readAllBytes(object)).asString(StandardCharsets.UTF_8).isEqualTo("text");
			ByteArrayOutputStream output = new ByteArrayOutputStream();
			this.storager.read(object, output, ReadOptions.builder().offset(1).build());
			assertThat(output.toString(StandardCharsets.UTF_8)).isEqualTo("ext");
			Path file = this.folder.resolve("file");
			assertThat(this.storager.read(object, file)).isEqualTo(4);
			assertThat(file).hasContent("text");
			try (StorageInputStream stream = this.storager.newInputStream(object)) {
				assertThat(stream.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("text");
			}
			StorageObject told = this.storager.stat(object);
			assertThat(told.id()).isEqualTo(object.id());
			assertThat(told.contentLength()).isEqualTo(4);
			if (this.storager.features().contains(Feature.SIGN)) {
				Duration hour = Duration.ofHours(1);
				assertThat(this.storager.signRead(object, hour).uri().getRawPath())
					.isEqualTo(this.storager.signRead(object.path(), hour).uri().getRawPath());
				assertThat(this.storager.signDelete(object, hour).uri().getRawPath())
					.isEqualTo(this.storager.signDelete(object.path(), hour).uri().getRawPath());
			}
		}
		this.storager.delete(listed);
		this.storager.delete(listed);
		assertThat(this.storager.list()).isEmpty();
		failure(ErrorCode.OBJECT_NOT_EXIST, () -> this.storager.readAllBytes(listed));
	}

	@Test
	void copiesAndMovesIt() {
		assumeFeature(Feature.COPY);
		StorageObject object = this.storager.write("a", Content.ofText("text"));
		StorageObject copy = this.storager.copy(object, "copy");
		assertThat(this.storager.move(copy, "moved").path()).isEqualTo("moved");
		assertThat(paths("")).containsExactly("a", "moved");
		assertThat(read("moved")).isEqualTo("text");
	}

	@Test
	void meansTheMarkerOfADirectory() {
		assumeFeature(Feature.VIRTUAL_DIR);
		this.storager.createDir("a");
		write("a/b", "text");
		write("c/d", "text");
		StorageObject dir = this.storager.stat("a", StatOptions.builder().objectMode(ObjectMode.DIR).build());
		assertThat(this.storager.stat(dir).isDir()).isTrue();
		assertThat(this.storager.readAllBytes(dir)).isEmpty();
		this.storager.delete(dir);
		assertThat(paths("")).containsExactly("a/b", "c/d");
		for (StorageObject listed : this.storager.list("", ListOptions.builder().listMode(ListMode.DIR).build())) {
			// Neither has a marker, and both have members.
			assertThat(this.storager.stat(listed).isDir()).isTrue();
			this.storager.delete(listed);
		}
		assertThat(paths("")).containsExactly("a/b", "c/d");
	}

	@Test
	void meansTheUploadAndNotTheObjectAtItsPath() throws Exception {
		assumeFeature(Feature.MULTIPART);
		write("a", "old");
		this.storager.createMultipart("a");
		StorageObject upload = uploads().get(0);
		assertThat(this.storager.stat(upload).multipartId()).isEqualTo(upload.multipartId());
		refusesUpload(() -> this.storager.readAllBytes(upload));
		refusesUpload(() -> this.storager.read(upload, new ByteArrayOutputStream()));
		refusesUpload(() -> this.storager.read(upload, this.folder.resolve("file")));
		refusesUpload(() -> this.storager.newInputStream(upload));
		refusesUpload(() -> this.storager.copy(upload, "b"));
		refusesUpload(() -> this.storager.move(upload, "b"));
		refusesUpload(() -> this.storager.updateMetadata(upload, CopyOptions.DEFAULT));
		refusesUpload(() -> this.storager.signRead(upload, Duration.ofHours(1)));
		refusesUpload(() -> this.storager.signDelete(upload, Duration.ofHours(1)));
		StorageObject withoutId = upload.toBuilder().multipartId(null).build();
		failure(ErrorCode.OBJECT_MODE_INVALID, () -> this.storager.delete(withoutId));
		failure(ErrorCode.OBJECT_MODE_INVALID, () -> this.storager.stat(withoutId));
		this.storager.delete(upload);
		this.storager.delete(upload);
		assertThat(uploads()).isEmpty();
		assertThat(read("a")).isEqualTo("old");
		failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.stat(upload));
	}

	private static void refusesUpload(ThrowingCallable call) {
		assertThat(failure(ErrorCode.OBJECT_MODE_INVALID, call)).hasMessageContaining("upload in parts")
			.hasMessageContaining("allowed");
	}

	@Test
	void givesAnUploadUp() {
		assumeFeature(Feature.MULTIPART);
		StorageObject upload = this.storager.createMultipart("a");
		StorageObject other = this.storager.createMultipart("a");
		this.storager.writeMultipart(upload, Content.ofText("text"), 0);
		this.storager.abortMultipart(upload);
		this.storager.abortMultipart(upload);
		assertThat(uploads()).extracting(StorageObject::multipartId).containsExactly(other.multipartId());
		this.storager.abortMultipart(
				this.storager.create("a", CreateOptions.builder().multipartId(other.multipartId()).build()));
		assertThat(uploads()).isEmpty();
		StorageObject object = this.storager.write("a", Content.ofText("text"));
		StorageException failure = failure(ErrorCode.OBJECT_MODE_INVALID, () -> this.storager.abortMultipart(object));
		assertThat(failure.operation()).isEqualTo(Operation.ABORT_MULTIPART);
		assertThat(read("a")).isEqualTo("text");
	}

	@Test
	void refusesAnObjectOfAnotherStorager() {
		Storager inner = fixture()
			.storager(StoragerSettings.builder().workDir(WorkDir.parse(this.home + "/inner")).build());
		StorageObject foreign = inner.write("a", Content.ofText("text"));
		write("a", "mine");
		StorageObject made = StorageObject.builder("elsewhere/a", "a").modes(Set.of(ObjectMode.READ)).build();
		assertThat(requestsOf(() -> {
			for (StorageObject object : new StorageObject[] { foreign, made }) {
				refusesForeign(() -> this.storager.readAllBytes(object));
				refusesForeign(() -> this.storager.read(object, new ByteArrayOutputStream()));
				refusesForeign(() -> this.storager.read(object, this.folder.resolve("file")));
				refusesForeign(() -> this.storager.newInputStream(object));
				refusesForeign(() -> this.storager.stat(object));
				refusesForeign(() -> this.storager.delete(object));
				refusesForeign(() -> this.storager.copy(object, "b"));
				refusesForeign(() -> this.storager.move(object, "b"));
				refusesForeign(() -> this.storager.updateMetadata(object, CopyOptions.DEFAULT));
				refusesForeign(() -> this.storager.signRead(object, Duration.ofHours(1)));
				refusesForeign(() -> this.storager.signDelete(object, Duration.ofHours(1)));
			}
		})).isLessThanOrEqualTo(0);
		assertThat(read("a")).isEqualTo("mine");
		assertThat(inner.readAllBytes(foreign)).isNotEmpty();
	}

	private void refusesForeign(ThrowingCallable call) {
		assertThat(failure(ErrorCode.RESTRICTION_DISSATISFIED, call)).hasMessageContaining("allowed")
			.hasMessageContaining(this.home);
	}

	@Test
	void refusesOptionsThatSayWhatTheObjectSays() {
		StorageObject object = this.storager.write("a", Content.ofText("text"));
		failure(ErrorCode.RESTRICTION_DISSATISFIED,
				() -> this.storager.stat(object, StatOptions.builder().objectMode(ObjectMode.DIR).build()));
		failure(ErrorCode.RESTRICTION_DISSATISFIED,
				() -> this.storager.stat(object, StatOptions.builder().multipartId("x").build()));
	}

}
