package io.storager.test.contract;

import java.nio.charset.StandardCharsets;

import io.storager.Content;
import io.storager.ErrorCode;
import io.storager.Feature;
import io.storager.ObjectMode;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.Storager;
import io.storager.options.CreateLinkOptions;
import io.storager.options.ReadOptions;
import io.storager.settings.StoragerSettings;
import io.storager.settings.WorkDir;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Links that stand for other objects. */
abstract class LinkContract extends Topic {

	private static final CreateLinkOptions FORBID = CreateLinkOptions.builder().forbidOverwrite(true).build();

	@BeforeEach
	void needsLinks() {
		assumeFeature(Feature.LINK);
	}

	@Test
	void readsThroughALink() {
		write("a.txt", "text");
		StorageObject created = this.storager.createLink("b/link", "a.txt");
		assertThat(created.path()).isEqualTo("b/link");
		assertThat(created.linkTarget()).isEqualTo("a.txt");
		assertThat(created.modes()).contains(ObjectMode.LINK);
		assertThat(read("b/link")).isEqualTo("text");
		assertThat(this.storager.readAllBytes("b/link", ReadOptions.builder().offset(1).size(2L).build()))
			.asString(StandardCharsets.UTF_8)
			.isEqualTo("ex");
	}

	@Test
	void tellsALinkAndItsTarget() {
		write("a.txt", "text");
		this.storager.createLink("link", "a.txt");
		StorageObject link = this.storager.stat("link");
		assertThat(link.modes()).contains(ObjectMode.LINK, ObjectMode.READ);
		assertThat(link.linkTarget()).isEqualTo("a.txt");
		assertThat(link.contentLength()).isEqualTo(4);
		assertThat(link.id()).isEqualTo(this.home.substring(1) + "/link");
		StorageObject target = this.storager.stat("a.txt");
		assertThat(target.modes()).doesNotContain(ObjectMode.LINK);
		assertThat(target.linkTarget()).isNull();
		assertThat(this.storager.list("link")).extracting(StorageObject::path).containsExactly("link");
	}

	@Test
	void followsItsTarget() {
		write("a", "1");
		this.storager.createLink("link", "a");
		write("a", "22");
		assertThat(read("link")).isEqualTo("22");
		assertThat(this.storager.stat("link").contentLength()).isEqualTo(2);
	}

	@Test
	void namesTheTargetInEveryWay() {
		write("b/a", "text");
		for (String target : new String[] { "b/a", this.home + "/b/a" }) {
			this.storager.createLink("link", target);
			assertThat(this.storager.stat("link").linkTarget()).isEqualTo("b/a");
			assertThat(read("link")).isEqualTo("text");
		}
	}

	@Test
	void linksToWhatIsNotThereYet() {
		this.storager.createLink("link", "a");
		failure(ErrorCode.OBJECT_NOT_EXIST, () -> this.storager.readAllBytes("link"));
		assertThat(this.storager.exists("link")).isFalse();
		assertThat(paths("")).containsExactly("link");
		write("a", "text");
		assertThat(read("link")).isEqualTo("text");
		this.storager.delete("a");
		failure(ErrorCode.OBJECT_NOT_EXIST, () -> this.storager.readAllBytes("link"));
		assertThat(paths("")).containsExactly("link");
	}

	@Test
	void refusesALinkToItself() {
		write("a", "text");
		StorageException failure = failure(ErrorCode.RESTRICTION_DISSATISFIED,
				() -> this.storager.createLink("a", "a"));
		assertThat(failure).hasMessageContaining("the link itself").hasMessageContaining("allowed");
		failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.createLink("a", this.home + "/a"));
		assertThat(read("a")).isEqualTo("text");
	}

	@Test
	void refusesATargetThatIsNoObject() {
		write("a", "text");
		for (String target : new String[] { "", this.home, "/elsewhere/a" }) {
			failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.createLink("a", target));
		}
		assertThat(read("a")).isEqualTo("text");
	}

	@Test
	void replacesAnObject() {
		write("a", "target");
		write("link", "old");
		this.storager.createLink("link", "a");
		assertThat(read("link")).isEqualTo("target");
		write("b", "another");
		this.storager.createLink("link", "b");
		assertThat(read("link")).isEqualTo("another");
		assertThat(this.storager.stat("link").linkTarget()).isEqualTo("b");
	}

	@Test
	void isReplacedByAnObject() {
		write("a", "target");
		this.storager.createLink("link", "a");
		write("link", "an object of its own");
		assertThat(read("link")).isEqualTo("an object of its own");
		assertThat(this.storager.stat("link").modes()).doesNotContain(ObjectMode.LINK);
		assertThat(read("a")).isEqualTo("target");
	}

	@Test
	void isDeletedWithoutItsTarget() {
		write("a", "target");
		this.storager.createLink("link", "a");
		this.storager.delete("link");
		this.storager.delete("link");
		assertThat(paths("")).containsExactly("a");
		assertThat(read("a")).isEqualTo("target");
	}

	@Test
	void forbidsToOverwrite() {
		write("a", "target");
		write("old", "old");
		failure(ErrorCode.PRECONDITION_FAILED, () -> this.storager.createLink("old", "a", FORBID));
		assertThat(read("old")).isEqualTo("old");
		this.storager.createLink("new", "a", FORBID);
		assertThat(read("new")).isEqualTo("target");
	}

	@Test
	void tellsATargetOutsideTheWorkDirAsItIs() {
		write("a", "outside");
		this.storager.createLink("inner/link", "a");
		Storager inner = fixture()
			.storager(StoragerSettings.builder().workDir(WorkDir.parse(this.home + "/inner")).build());
		assertThat(inner.stat("link").linkTarget()).isEqualTo(this.home + "/a");
	}

	@Test
	void takesAStorageClass() {
		write("a", "text");
		this.storager.createLink("link", "a",
				CreateLinkOptions.builder().storageClass(fixture().storageClass()).build());
		assertThat(read("link")).isEqualTo("text");
	}

	@Test
	void refusesAStorageClassThatIsNoHeader() {
		write("a", "text");
		CreateLinkOptions options = CreateLinkOptions.builder().storageClass("a\r\nb: c").build();
		assertThat(failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.createLink("link", "a", options)))
			.hasMessageContaining("header");
		assertThat(paths("")).containsExactly("a");
	}

	@Test
	void readsThroughALinkIntoAStream() throws Exception {
		write("a", bytes(100_000));
		this.storager.createLink("link", "a");
		try (var stream = this.storager.newInputStream("link")) {
			assertThat(stream.readAllBytes()).isEqualTo(bytes(100_000));
		}
	}

	@Test
	void tellsWhatStopsIt() {
		failure(ErrorCode.BUCKET_NOT_EXIST, () -> fixture().withoutBucket(settings()).createLink("a", "b"));
		failure(ErrorCode.PERMISSION_DENIED, () -> fixture().withWrongSecret(settings()).createLink("a", "b"));
		this.storager.write("b", Content.ofText("still works"));
	}

}
