package io.storager.test.contract;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.storager.Content;
import io.storager.DeleteResult;
import io.storager.ErrorCode;
import io.storager.Feature;
import io.storager.Part;
import io.storager.SignedRequest;
import io.storager.StorageObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** Objects with odd names in every operation that names objects in ways of its own. */
abstract class OddKeysContract extends Topic {

	private static final String ODD_PATHS = "io.storager.test.contract.OddKeysContract#oddPaths";

	static Stream<String> oddPaths() {
		return PathContract.oddPaths();
	}

	/** The path, unless the driver says that it refuses it. */
	private void assumeTaken(String path) {
		assumeThat(fixture().refusedKeys()).doesNotContainKey(path);
	}

	/** Copies are between two objects or two directories. */
	private static String plain(String name, String odd) {
		return odd.endsWith("/") ? name + "/" : name;
	}

	@ParameterizedTest
	@MethodSource(ODD_PATHS)
	void copiesAndMoves(String path) {
		assumeFeature(Feature.COPY);
		assumeTaken(path);
		write(plain("source", path), path);
		this.storager.copy(plain("source", path), path);
		assertThat(read(path)).isEqualTo(path);
		this.storager.copy(path, plain("copy", path));
		assertThat(read(plain("copy", path))).isEqualTo(path);
		this.storager.move(path, plain("moved", path));
		assertThat(this.storager.exists(path)).isFalse();
		this.storager.move(plain("moved", path), path);
		assertThat(paths("")).containsExactlyInAnyOrder(plain("source", path), plain("copy", path), path);
		assertThat(read(path)).isEqualTo(path);
	}

	@ParameterizedTest
	@MethodSource(ODD_PATHS)
	void links(String path) {
		assumeFeature(Feature.LINK);
		assumeTaken(path);
		write(path, path);
		this.storager.createLink("link", path);
		assertThat(read("link")).isEqualTo(path);
		StorageObject link = this.storager.stat("link");
		assertThat(link.linkTarget()).isEqualTo(this.storager.create(path).path());
		this.storager.delete(path);
		write("target", "through the link");
		this.storager.createLink(path, "target");
		assertThat(read(path)).isEqualTo("through the link");
		assertThat(this.storager.stat(path).linkTarget()).isEqualTo("target");
	}

	@ParameterizedTest
	@MethodSource(ODD_PATHS)
	void appends(String path) {
		assumeFeature(Feature.APPEND);
		assumeTaken(path);
		StorageObject object = this.storager.writeAppend(this.storager.createAppend(path), Content.ofText("one"));
		assertThat(this.storager.stat(path).appendOffset()).isEqualTo(3);
		this.storager.writeAppend(object, Content.ofText("two"));
		assertThat(read(path)).isEqualTo("onetwo");
		assertThat(paths("")).containsExactly(path);
	}

	@ParameterizedTest
	@MethodSource(ODD_PATHS)
	void uploadsInParts(String path) {
		assumeFeature(Feature.MULTIPART);
		assumeTaken(path);
		String refusal = fixture().keysRefusedInParts().get(path);
		if (refusal != null) {
			assertThat(requestsOf(() -> assertThat(
					failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.createMultipart(path)))
				.hasMessageContaining(refusal))).isLessThanOrEqualTo(0);
			assertThat(uploads()).isEmpty();
			return;
		}
		StorageObject upload = this.storager.createMultipart(path);
		Part part = this.storager.writeMultipart(upload, Content.ofText("text"), 0);
		assertThat(this.storager.listMultipart(upload)).hasSize(1);
		assertThat(uploads()).singleElement().satisfies((listed) -> {
			assertThat(listed.id()).isEqualTo(upload.id());
			assertThat(listed.multipartId()).isEqualTo(upload.multipartId());
		});
		this.storager.completeMultipart(upload, List.of(part));
		assertThat(read(path)).isEqualTo("text");
		assertThat(paths("")).containsExactly(path);
	}

	@ParameterizedTest
	@MethodSource(ODD_PATHS)
	void signs(String path) throws Exception {
		assumeFeature(Feature.SIGN);
		assumeTaken(path);
		SignedRequest write = this.storager.signWrite(path, Duration.ofHours(1));
		SignedRequest read = this.storager.signRead(path, Duration.ofHours(1));
		SignedRequest delete = this.storager.signDelete(path, Duration.ofHours(1));
		assumeThat(fixture().takesSignedRequests()).isTrue();
		write("beside", "another object");
		HttpResponse<byte[]> written = SignedHttp.send(fixture(), write, path.getBytes(StandardCharsets.UTF_8));
		assertThat(written.statusCode()).as(SignedHttp.text(written)).isEqualTo(200);
		assertThat(read(path)).isEqualTo(path);
		assertThat(paths("")).containsExactlyInAnyOrder("beside", path);
		assertThat(SignedHttp.send(fixture(), read, new byte[0]).body()).asString(StandardCharsets.UTF_8)
			.isEqualTo(path);
		assertThat(SignedHttp.send(fixture(), delete, new byte[0]).statusCode()).isBetween(200, 204);
		assertThat(paths("")).containsExactly("beside");
	}

	/** Whatever others have stored: what a listing tells is the way to it. */
	@Test
	void leadsFromAListingToEachObjectAndToNoOther() throws Exception {
		Set<Feature> features = this.storager.features();
		List<String> twins = List.of("win/a.txt", "win\\a.txt", "win\\", "win\\/a.txt", "win/\\a.txt", "\\win\\a.txt");
		twins.forEach((path) -> fixture().root().write(this.home + "/" + path, Content.ofText(path)));
		List<StorageObject> listed = this.storager.list().stream().toList();
		assertThat(listed).extracting(StorageObject::path).containsExactlyInAnyOrderElementsOf(twins);
		for (StorageObject object : listed) {
			String path = object.path();
			assertThat(this.storager.stat(path).id()).isEqualTo(object.id());
			assertThat(read(path)).isEqualTo(path);
			if (features.contains(Feature.COPY)) {
				this.storager.copy(path, "copy/" + path);
				this.storager.move("copy/" + path, "moved/" + path);
				assertThat(read("moved/" + path)).isEqualTo(path);
			}
			if (features.contains(Feature.LINK)) {
				this.storager.createLink("link", path);
				assertThat(this.storager.stat("link").linkTarget()).isEqualTo(path);
				assertThat(read("link")).isEqualTo(path);
				this.storager.delete("link");
			}
			if (features.contains(Feature.SIGN) && fixture().takesSignedRequests()) {
				SignedRequest read = this.storager.signRead(path, Duration.ofHours(1));
				assertThat(SignedHttp.send(fixture(), read, new byte[0]).body()).asString(StandardCharsets.UTF_8)
					.isEqualTo(path);
			}
		}
		for (StorageObject object : listed) {
			this.storager.delete(object.path());
			assertThat(paths("")).doesNotContain(object.path());
			twins.stream()
				.filter((path) -> !path.equals(object.path()))
				.forEach((path) -> assertThat(this.storager.exists(path)).as(path).isTrue());
			write(object.path(), object.path());
		}
		DeleteResult deleted = this.storager.deletePrefix("");
		assertThat(deleted.deletedCount()).isEqualTo(features.contains(Feature.COPY) ? 12 : 6);
		assertThat(paths("")).isEmpty();
	}

	@ParameterizedTest
	@MethodSource(ODD_PATHS)
	void deletesOneInABatch(String path) {
		assumeTaken(path);
		write(path, "text");
		write("beside", "another object");
		assertThat(this.storager.deleteAll(List.of(path)).deletedCount()).isEqualTo(1);
		assertThat(paths("")).containsExactly("beside");
	}

	@Test
	void deletesAllInABatch() {
		List<String> paths = new ArrayList<>(
				oddPaths().filter((path) -> !fixture().refusedKeys().containsKey(path)).toList());
		paths.forEach((path) -> write(path, "text"));
		write("beside", "another object");
		DeleteResult result = this.storager.deleteAll(paths);
		assertThat(result.deletedCount()).isEqualTo(paths.size());
		assertThat(result.failures()).isEmpty();
		assertThat(paths("")).containsExactly("beside");
	}

	@ParameterizedTest
	@MethodSource("io.storager.test.contract.OddKeysContract#longTexts")
	void takesTheLongestKeysInEveryOperation(String text) {
		int room = this.storager.metadata().keyLengthMaximum() - this.home.substring(1).length() - 1;
		int width = text.getBytes(StandardCharsets.UTF_8).length;
		String longest = "x".repeat(room % width) + text.repeat(room / width);
		write("a", "text");
		if (this.storager.features().contains(Feature.COPY)) {
			this.storager.copy("a", longest);
			this.storager.copy(longest, "b");
			assertThat(read("b")).isEqualTo("text");
		}
		if (this.storager.features().contains(Feature.LINK)) {
			this.storager.createLink("link", longest);
			assertThat(this.storager.stat("link").linkTarget()).isEqualTo(longest);
			assertThat(read("link")).isEqualTo("text");
		}
		if (this.storager.features().contains(Feature.MULTIPART)) {
			StorageObject upload = this.storager.createMultipart(longest);
			Part part = this.storager.writeMultipart(upload, Content.ofText("part"), 0);
			this.storager.completeMultipart(upload, List.of(part));
			assertThat(read(longest)).isEqualTo("part");
		}
		if (this.storager.features().contains(Feature.APPEND)) {
			this.storager.writeAppend(this.storager.createAppend(longest), Content.ofText("appended"));
			assertThat(read(longest)).isEqualTo("appended");
		}
		assertThat(this.storager.deleteAll(List.of(longest)).deletedCount()).isEqualTo(1);
		assertThat(this.storager.exists(longest)).isFalse();
	}

	static Stream<String> longTexts() {
		return Stream.of("x", "\u00e9", "\u4e2d", "\uD83D\uDE00", "+", "%");
	}

}
