package io.storager.samples.filemanager;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.storager.Content;
import io.storager.EncryptionInfo;
import io.storager.StorageObject;
import io.storager.Storager;
import io.storager.Tagger;
import io.storager.emulator.StorageEmulator;
import io.storager.options.WriteOptions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
class FileManagerTests {

	private static final String KEY = Base64.getEncoder()
		.encodeToString("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

	@Autowired
	private StorageEmulator emulator;

	@Autowired
	private Storages storages;

	@Value("${local.server.port}")
	private int port;

	private WebClient page;

	private String lastTransfer = "";

	@BeforeEach
	void openPage() {
		this.page = new WebClient(this.port);
	}

	@Test
	void tellsOfEveryStorageAndOfNoSecret() {
		HttpResponse<byte[]> answer = this.page.get("api/storages");
		assertThat(WebClient.json(answer).get("storages").valueStream().map((storage) -> storage.get("id").asString()))
			.containsExactlyInAnyOrder("ossStorager", "ossPictures", "ossPayroll", "cosStorager", "cosBackup");
		assertThat(WebClient.text(answer)).doesNotContain("a-secret-key", "an-access-key");
		assertThat(WebClient.text(this.page.get("actuator/health/storage"))).contains("\"cosBackup\"", "\"UP\"")
			.doesNotContain("a-secret-key", "an-access-key");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ossStorager", "cosStorager" })
	void listsFoldersPageByPage(String storage) {
		Storager storager = storager(storage);
		for (int i = 0; i < 230; i++) {
			storager.write("listing/页 " + (1000 + i) + ".txt", Content.ofText("x"));
		}
		List<String> paths = new ArrayList<>();
		String token = "";
		int pages = 0;
		do {
			JsonNode answer = WebClient.json(this.page.get(objects(storage, "dir=listing/" + token)));
			answer.get("items").forEach((item) -> paths.add(item.get("path").asString()));
			token = answer.get("next").isNull() ? "" : "&token=" + WebClient.encode(answer.get("next").asString());
			pages++;
		}
		while (!token.isEmpty());
		assertThat(pages).isEqualTo(2);
		assertThat(paths).hasSize(230).doesNotHaveDuplicates().startsWith("listing/页 1000.txt");
		JsonNode found = WebClient
			.json(this.page.get(of(storage, "search?prefix=" + WebClient.encode("listing/页 122"))));
		assertThat(found.get("items")).hasSize(10);
		assertThat(this.page.get(objects(storage, "dir=listing/&token=none")).statusCode()).isEqualTo(400);
	}

	@ParameterizedTest
	@CsvSource({ "ossStorager, AES256, , AES256", "ossStorager, SM4, , SM4", "ossStorager, KMS, key-1, KMS",
			"cosStorager, AES256, , AES256", "cosStorager, KMS, key-1, cos/kms" })
	void encryptsAsItWasChosen(String storage, String mode, String keyId, String reported) {
		assertThat(upload(storage, "encrypted/合同.txt", "text",
				Map.of("mode", mode, "keyId", (keyId != null) ? keyId : "", "overwrite", "true"))
			.statusCode()).isEqualTo(200);
		JsonNode encryption = WebClient
			.json(this.page.get(of(storage, "properties?path=" + WebClient.encode("encrypted/合同.txt"))))
			.get("encryption");
		assertThat(encryption.get("algorithm").asString()).isEqualTo(reported);
		if (keyId != null) {
			assertThat(encryption.get("keyId").asString()).isEqualTo(keyId);
		}
	}

	/** The services keep it by themselves neither in a copy nor in a version. */
	@ParameterizedTest
	@CsvSource({ "ossStorager, AES256, , AES256", "ossStorager, SM4, , SM4", "ossStorager, KMS, key-1, KMS",
			"cosStorager, AES256, , AES256", "cosStorager, KMS, key-1, cos/kms", "ossPayroll, NONE, , ",
			"cosBackup, NONE, , " })
	void keepsTheEncryptionWithinAStorage(String storage, String mode, String keyId, String reported) {
		upload(storage, "bleibt/a.txt", "text", Map.of("mode", mode, "keyId", (keyId != null) ? keyId : ""));
		for (String path : List.of("bleibt/a.txt", "bleibt/")) {
			String to = path.replace("bleibt/", "bleibt-" + path.length() + "/");
			assertThat(transfer(Map.of("source", storage, "sourcePath", path, "target", storage, "targetPath", to,
					"move", false, "overwrite", false)))
				.isEqualTo("DONE");
			assertEncryption(storage, to.endsWith("/") ? to + "a.txt" : to, reported, keyId);
		}
		StorageObject version = storager(storage).stat("bleibt/a.txt");
		if (version.versionId() != null) {
			storager(storage).write("bleibt/a.txt", Content.ofText("later"));
			this.page.post(of(storage, "restorations"),
					Map.of("path", "bleibt/a.txt", "versionId", version.versionId()));
			assertThat(storager(storage).readAllBytes("bleibt/a.txt")).asString().isEqualTo("text");
			assertEncryption(storage, "bleibt/a.txt", reported, keyId);
		}
		storager(storage).deletePrefix("bleibt");
	}

	private void assertEncryption(String storage, String path, String algorithm, String keyId) {
		EncryptionInfo encryption = storager(storage).stat(path).encryption();
		assertThat((encryption != null) ? encryption.algorithm() : null).isEqualTo(algorithm);
		assertThat((encryption != null) ? encryption.keyId() : null).isEqualTo(keyId);
	}

	@Test
	void readsWithTheCustomersKeyOnlyAndLogsItNowhere(CapturedOutput output) {
		Map<String, String> chosen = Map.of("mode", "CUSTOMER", "customerKey", KEY);
		assertThat(upload("cosStorager", "own/key.txt", "secret", chosen).statusCode()).isEqualTo(200);
		String properties = of("cosStorager", "properties?path=own/key.txt");
		assertThat(this.page.get(properties).statusCode()).isGreaterThanOrEqualTo(400);
		assertThat(WebClient.json(this.page.get(properties, ObjectsController.CUSTOMER_KEY, KEY))
			.get("encryption")
			.get("customerAlgorithm")
			.asString()).isEqualTo("AES256");
		assertThat(WebClient
			.text(this.page.get(of("cosStorager", "content?path=own/key.txt"), ObjectsController.CUSTOMER_KEY, KEY)))
			.isEqualTo("secret");
		assertThat(this.page
			.post(of("cosStorager", "uploads"), Map.of("path", "own/key.txt", "size", 9_000_000, "overwrite", false))
			.statusCode()).isEqualTo(412);
		assertThat(transfer(Map.of("source", "cosStorager", "sourcePath", "own/key.txt", "target", "ossStorager",
				"targetPath", "own/plain.txt", "move", false, "overwrite", false, "customerKey", KEY)))
			.isEqualTo("DONE");
		assertThat(storager("ossStorager").readAllBytes("own/plain.txt")).asString().isEqualTo("secret");
		HttpResponse<byte[]> refused = upload("cosStorager", "own/wrong.txt", "x",
				Map.of("mode", "CUSTOMER", "customerKey", KEY.substring(4)));
		assertThat(refused.statusCode()).isEqualTo(400);
		assertThat(WebClient.text(refused) + output).doesNotContain(KEY.substring(4, 20));
	}

	@ParameterizedTest
	@ValueSource(strings = { "ossStorager", "cosStorager" })
	void givesRangesAndShowsOnlyWhatIsSafe(String storage) {
		upload(storage, "media/clip.mp4", "0123456789", Map.of("overwrite", "true"), "video/mp4");
		String content = of(storage, "content?inline=true&path=media/clip.mp4");
		HttpResponse<byte[]> part = this.page.get(content, "Range", "bytes=2-5");
		assertThat(part.statusCode()).isEqualTo(206);
		assertThat(WebClient.text(part)).isEqualTo("2345");
		assertThat(header(part, "Content-Range")).isEqualTo("bytes 2-5/10");
		assertThat(header(part, "Content-Disposition")).startsWith("inline");
		assertThat(header(part, "X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(WebClient.text(this.page.get(content, "Range", "bytes=-3"))).isEqualTo("789");
		assertThat(this.page.get(content, "Range", "bytes=10-").statusCode()).isEqualTo(416);
		upload(storage, "media/page.html", "<script>alert(1)</script>", Map.of("overwrite", "true"), "text/html");
		HttpResponse<byte[]> page = this.page.get(of(storage, "content?inline=true&path=media/page.html"));
		assertThat(header(page, "Content-Disposition")).startsWith("attachment");
		assertThat(header(page, "Content-Type")).isEqualTo("application/octet-stream");
		assertThat(header(page, "Content-Security-Policy")).contains("default-src 'none'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ossStorager", "cosStorager" })
	void uploadsInPartsThatGoToTheServiceItself(String storage) {
		byte[] bytes = new byte[20 * 1024 * 1024];
		new Random(1).nextBytes(bytes);
		JsonNode upload = WebClient.json(this.page.post(of(storage, "uploads"), Map.of("path", "大/文件.bin", "size",
				bytes.length, "overwrite", true, "contentType", "video/mp4", "encryption", Map.of("mode", "AES256"))));
		String uploadId = upload.get("uploadId").asString();
		int partSize = upload.get("partSize").asInt();
		JsonNode signed = WebClient.json(this.page.post(of(storage, "uploads/signatures"),
				Map.of("path", "大/文件.bin", "uploadId", uploadId, "indexes", List.of(0, 1, 2))));
		Map<String, Object> completion = Map.of("path", "大/文件.bin", "uploadId", uploadId, "size", bytes.length);
		assertThat(signed).hasSize(3);
		for (JsonNode part : signed) {
			int start = part.get("index").asInt() * partSize;
			if (start > 0) {
				assertThat(this.page.post(of(storage, "uploads/completion"), completion).statusCode()).isEqualTo(409);
			}
			assertThat(sendPart(part, bytes, start, Math.min(partSize, bytes.length - start)).statusCode())
				.isEqualTo(200);
		}
		String parts = of(storage, "uploads/parts?path=" + WebClient.encode("大/文件.bin") + "&uploadId=" + uploadId);
		assertThat(WebClient.json(this.page.get(parts))).hasSize(3);
		assertThat(WebClient.json(this.page.get(of(storage, "uploads?prefix=")))).hasSize(1);
		assertThat(this.page.post(of(storage, "uploads/completion"), completion).statusCode()).isEqualTo(200);
		assertThat(storager(storage).readAllBytes("大/文件.bin")).isEqualTo(bytes);
		assertThat(storager(storage).stat("大/文件.bin").contentType()).isEqualTo("video/mp4");
	}

	@Test
	void refusesWhatIsTooLarge() {
		assertThat(this.page
			.post(of("ossStorager", "uploads"),
					Map.of("path", "huge", "size", 6L * 1024 * 1024 * 1024, "overwrite", true))
			.statusCode()).isEqualTo(413);
		assertThat(this.page.upload("ossStorager", "large", new byte[9_000_000], "text/plain", Map.of()).statusCode())
			.isEqualTo(413);
	}

	/**
	 * Two that keep versions, where the services overwrite whatever they are told, and
	 * two that do not.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "ossStorager", "ossPictures", "cosStorager", "cosBackup" })
	void overwritesOnlyWhatItMay(String storage) {
		assertThat(upload(storage, "once.txt", "1", Map.of()).statusCode()).isEqualTo(200);
		assertThat(upload(storage, "once.txt", "2", Map.of()).statusCode()).isEqualTo(412);
		assertThat(upload(storage, "once.txt", "3", Map.of("overwrite", "true")).statusCode()).isEqualTo(200);
		assertThat(storager(storage).readAllBytes("once.txt")).asString().isEqualTo("3");
		storager(storage).write("other.txt", Content.ofText("4"));
		Map<String, Object> move = Map.of("source", storage, "sourcePath", "other.txt", "target", storage, "targetPath",
				"once.txt", "move", true, "overwrite", false);
		assertThat(transfer(move)).isEqualTo("FAILED");
		assertThat(errors()).contains("PRECONDITION_FAILED").doesNotContain("UNEXPECTED");
		assertThat(storager(storage).readAllBytes("once.txt")).asString().isEqualTo("3");
		storager(storage).deleteAll(List.of("once.txt", "other.txt"));
	}

	@ParameterizedTest
	@CsvSource({ "ossStorager, ENABLED", "cosStorager, ENABLED", "ossPictures, DISABLED", "cosBackup, DISABLED" })
	void takesDeletionsBackWhereVersionsAreKept(String storage, String state) {
		assertThat(WebClient.json(this.page.get(of(storage, "versioning"))).get("state").asString()).isEqualTo(state);
		storager(storage).write("zurück/a.txt", Content.ofText("a"));
		storager(storage).write("zurück/b/c.txt", Content.ofText("c"));
		JsonNode one = delete(storage, "zurück/a.txt", false);
		JsonNode folder = delete(storage, "zurück/", true);
		if (state.equals("DISABLED")) {
			assertThat(one.get("undo")).isEmpty();
			assertThat(folder.get("undo")).isEmpty();
			assertThat(WebClient.json(this.page.get(of(storage, "deleted?dir="))).get("items")).isEmpty();
			return;
		}
		assertThat(one.get("undo").valueStream().map(JsonNode::asString)).containsExactly("zurück/a.txt");
		assertThat(folder.get("undo").valueStream().map(JsonNode::asString)).containsExactly("zurück/b/c.txt");
		String deleted = of(storage, "deleted?dir=" + WebClient.encode("zurück/"));
		assertThat(paths(deleted)).containsExactly("zurück/a.txt", "zurück/b/c.txt");
		HttpResponse<byte[]> undone = this.page.post(of(storage, "undeletions"),
				Map.of("paths", List.of("zurück/a.txt", "zurück/b/c.txt", "zurück/never.txt")));
		assertThat(WebClient.json(undone).get("failed").valueStream().map(JsonNode::asString))
			.containsExactly("zurück/never.txt");
		assertThat(storager(storage).readAllBytes("zurück/b/c.txt")).asString().isEqualTo("c");
		assertThat(storager(storage).readAllBytes("zurück/a.txt")).asString().isEqualTo("a");
		assertThat(paths(deleted)).isEmpty();
		assertThat(this.page.post(of(storage, "undeletions"), Map.of("paths", Collections.nCopies(101, "zurück/a.txt")))
			.statusCode()).isEqualTo(400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ossStorager", "cosStorager" })
	void listsGivesAndRestoresVersions(String storage) {
		storager(storage).write("alt/版.txt", Content.ofText("first"));
		storager(storage).write("alt/版.txt", Content.ofText("second"));
		storager(storage).delete("alt/版.txt");
		String path = "path=" + WebClient.encode("alt/版.txt");
		JsonNode versions = WebClient.json(this.page.get(of(storage, "versions?" + path)));
		assertThat(versions.valueStream().map((version) -> version.get("deleteMarker").asBoolean()))
			.containsExactly(true, false, false);
		assertThat(versions.get(0).get("latest").asBoolean()).isTrue();
		String first = versions.get(2).get("versionId").asString();
		HttpResponse<byte[]> old = this.page
			.get(of(storage, "content?" + path + "&versionId=" + WebClient.encode(first)), "Range", "bytes=0-2");
		assertThat(WebClient.text(old)).isEqualTo("fir");
		assertThat(this.page.post(of(storage, "restorations"), Map.of("path", "alt/版.txt", "versionId", first))
			.statusCode()).isEqualTo(204);
		assertThat(storager(storage).readAllBytes("alt/版.txt")).asString().isEqualTo("first");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ossStorager", "cosStorager" })
	void showsAndReplacesTags(String storage) {
		storager(storage).write("tags/报告.txt", Content.ofText("x"));
		String tags = of(storage, "tags?path=" + WebClient.encode("tags/报告.txt"));
		assertThat(WebClient.json(this.page.get(tags))).isEmpty();
		assertThat(this.page.send("PUT", tags, "{\"部门\":\"财务\",\"year\":\"\"}").statusCode()).isEqualTo(204);
		assertThat(WebClient.text(this.page.get(tags))).isEqualTo("{\"year\":\"\",\"部门\":\"财务\"}");
		assertThat(this.page.send("PUT", tags, "{\"a&b\":\"\"}").statusCode()).isEqualTo(400);
		assertThat(this.page.send("PUT", tags, "{}").statusCode()).isEqualTo(204);
		assertThat(WebClient.json(this.page.get(tags))).isEmpty();
		assertThat(this.page.get(of(storage, "tags?path=none")).statusCode()).isEqualTo(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ossStorager", "cosStorager" })
	void findsFoldersAmongMany(String storage) {
		for (int i = 1000; i < 2100; i++) {
			String key = "many/" + i + ((i % 2 == 0) ? "/x" : ".txt");
			if (storage.equals("ossStorager")) {
				this.emulator.putOssObject("documents", key, new byte[0]);
			}
			else {
				this.emulator.putCosObject("documents-1250000000", key, new byte[0]);
			}
		}
		JsonNode first = WebClient.json(this.page.get(of(storage, "folders?dir=many/")));
		assertThat(first.get("items")).hasSize(500);
		JsonNode second = WebClient.json(this.page
			.get(of(storage, "folders?dir=many/&token=" + WebClient.encode(first.get("next").asString()))));
		assertThat(second.get("items")).hasSize(50);
		assertThat(second.get("next").isNull()).isTrue();
		JsonNode found = WebClient.json(this.page.get(of(storage, "folders?dir=many/&begin=109")));
		assertThat(found.get("items").valueStream().map((item) -> item.get("path").asString()))
			.containsExactly("many/1090/", "many/1092/", "many/1094/", "many/1096/", "many/1098/");
		assertThat(found.get("next").isNull()).isTrue();
	}

	@Test
	void countsWhatIsSentAgain() {
		long before = retries();
		this.emulator.faults().on("PUT").key("again.txt").once().answer(503, "ServiceUnavailable");
		assertThat(upload("ossStorager", "again.txt", "x", Map.of("overwrite", "true")).statusCode()).isEqualTo(200);
		assertThat(retries()).isEqualTo(before + 1);
	}

	@Test
	void movesAFolderFromOneCloudToTheOther() {
		storager("ossStorager").write("wandern/a.txt", Content.ofText("a"),
				WriteOptions.builder().tags(Map.of("stage", "draft")).build());
		storager("ossStorager").write("wandern/tief/b.txt", Content.ofText("b"));
		assertThat(transfer(Map.of("source", "ossStorager", "sourcePath", "wandern/", "target", "cosStorager",
				"targetPath", "angekommen/", "move", true, "overwrite", false)))
			.isEqualTo("DONE");
		assertThat(storager("cosStorager").readAllBytes("angekommen/tief/b.txt")).asString().isEqualTo("b");
		assertThat(storager("ossStorager").list("wandern/")).isEmpty();
		assertThat(last()).contains("\"objects\":2,\"objectsDone\":2,\"bytes\":2,\"bytesDone\":2");
		assertThat(this.storages.get("cosStorager", Tagger.class).tags("angekommen/a.txt"))
			.containsExactly(entry("stage", "draft"));
		assertThat(transfer(Map.of("source", "cosStorager", "sourcePath", "angekommen/", "target", "cosStorager",
				"targetPath", "wieder/", "move", true, "overwrite", false)))
			.isEqualTo("DONE");
		assertThat(storager("cosStorager").list("wieder/").stream()).hasSize(2);
		assertThat(transfer(Map.of("source", "cosStorager", "sourcePath", "none", "target", "ossStorager", "targetPath",
				"none", "move", false, "overwrite", false)))
			.isEqualTo("FAILED");
		for (List<String> within : List.of(List.of("wieder/", "wieder/darin/"), List.of("wieder/darin/", "wieder/"))) {
			assertThat(this.page
				.post("api/transfers",
						Map.of("source", "cosStorager", "sourcePath", within.get(0), "target", "cosStorager",
								"targetPath", within.get(1), "move", true, "overwrite", false))
				.statusCode()).isEqualTo(400);
		}
	}

	/** Into a bucket that keeps versions, and into one that does not. */
	@ParameterizedTest
	@ValueSource(strings = { "ossStorager", "cosBackup" })
	void movesNothingOfAFolderIfSomethingIsInItsWay(String target) {
		Storager source = storager("ossPictures");
		for (String name : List.of("a", "m/b", "z")) {
			source.write("quelle/" + name, Content.ofText(name));
		}
		this.page.post(of("ossPictures", "folders?path=quelle/"), Map.of());
		this.page.post(of(target, "folders?path=ziel/"), Map.of());
		storager(target).write("ziel/l", Content.ofText("l"));
		storager(target).write("ziel/z", Content.ofText("y"));
		Map<String, Object> move = Map.of("source", "ossPictures", "sourcePath", "quelle/", "target", target,
				"targetPath", "ziel/", "move", true, "overwrite", false);
		assertThat(transfer(move)).isEqualTo("FAILED");
		assertThat(last()).contains("\"error\":\"PRECONDITION_FAILED\"");
		assertThat(source.list("quelle/")).hasSize(4);
		assertThat(storager(target).list("ziel/")).hasSize(3);
		storager(target).delete("ziel/z");
		assertThat(transfer(move)).isEqualTo("DONE");
		assertThat(last()).contains("\"objects\":4,\"objectsDone\":4,\"bytes\":5,\"bytesDone\":5");
		assertThat(source.list("quelle/")).isEmpty();
		assertThat(storager(target).list("ziel/").stream().map(StorageObject::path)).containsExactly("ziel/", "ziel/a",
				"ziel/l", "ziel/m/b", "ziel/z");
	}

	@Test
	void movesAFolderOfSeveralPagesAndOfEmptyFiles() {
		for (int i = 0; i < 1100; i++) {
			this.emulator.putOssObject("pictures", "voll/" + i, new byte[0]);
		}
		assertThat(transfer(Map.of("source", "ossPictures", "sourcePath", "voll/", "target", "ossPictures",
				"targetPath", "leer/", "move", true, "overwrite", false)))
			.isEqualTo("DONE");
		assertThat(last()).contains("\"objects\":1100,\"objectsDone\":1100,\"bytes\":0,\"bytesDone\":0");
		assertThat(storager("ossPictures").list("voll/")).isEmpty();
		assertThat(storager("ossPictures").deletePrefix("leer/").deletedCount()).isEqualTo(1100);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ossStorager", "cosStorager" })
	void deletesFilesAndFolders(String storage) {
		storager(storage).write("weg/a", Content.ofText("a"));
		storager(storage).write("weg/b", Content.ofText("b"));
		assertThat(this.page.post(of(storage, "folders?path=weg/leer/"), Map.of()).statusCode()).isEqualTo(204);
		assertThat(this.page.send("DELETE", of(storage, "objects?path=weg/a"), "").statusCode()).isEqualTo(200);
		assertThat(storager(storage).exists("weg/a")).isFalse();
		JsonNode answer = WebClient.json(this.page.send("DELETE", of(storage, "objects?path=weg/&dir=true"), ""));
		assertThat(answer.get("count").asInt()).isEqualTo(2);
		assertThat(storager(storage).list("weg/")).isEmpty();
		for (String all : List.of("", "/")) {
			assertThat(this.page.send("DELETE", of(storage, "objects?dir=true&path=" + all), "").statusCode())
				.isEqualTo(400);
		}
	}

	@Test
	void sharesForALimitedTime() {
		storager("ossStorager").write("geteilt/图.txt", Content.ofText("shared"));
		JsonNode link = WebClient
			.json(this.page.post(of("ossStorager", "links"), Map.of("path", "geteilt/图.txt", "seconds", 3600)));
		assertThat(Instant.parse(link.get("expiration").asString()))
			.isBetween(Instant.now().plus(Duration.ofMinutes(55)), Instant.now().plus(Duration.ofMinutes(65)));
		assertThat(link.get("qr").get("path").asString()).startsWith("M4 4h1v1h-1z");
		HttpResponse<byte[]> shared = this.page
			.send(HttpRequest.newBuilder(URI.create(link.get("uri").asString())).build());
		assertThat(WebClient.text(shared)).isEqualTo("shared");
		assertThat(header(shared, "Content-Disposition")).startsWith("attachment");
		assertThat(this.page.post(of("ossStorager", "links"), Map.of("path", "x", "seconds", 700_000)).statusCode())
			.isEqualTo(400);
	}

	@Test
	void reachesNothingOutsideTheStorages() {
		assertThat(this.page.get(objects("nobody", "dir=")).statusCode()).isEqualTo(404);
		assertThat(this.page.get(of("ossStorager", "content?path=../../etc/passwd")).statusCode()).isEqualTo(404);
		assertThat(this.page.get(of("ossStorager", "content?path=")).statusCode()).isEqualTo(400);
		assertThat(this.page.get("application.yml").statusCode()).isEqualTo(404);
		assertThat(this.page.get("actuator/env").statusCode()).isEqualTo(404);
	}

	@Test
	void letsNoOtherSiteIn() {
		String storages = "api/storages";
		assertThat(this.page.get(storages, "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
		assertThat(this.page.get(storages, "Origin", "http://evil.example").statusCode()).isEqualTo(403);
		assertThat(this.page.get(storages, "Sec-Fetch-Site", "same-origin", "Origin", "http://localhost:" + this.port)
			.statusCode()).isEqualTo(200);
		String delete = of("ossStorager", "objects?path=none");
		assertThat(this.page.send("DELETE", delete, "", SameSiteFilter.MARK, "").statusCode()).isEqualTo(403);
		assertThat(this.page.send("DELETE", delete, "").statusCode()).isEqualTo(200);
		HttpResponse<byte[]> page = this.page.get("");
		assertThat(header(page, "Content-Security-Policy")).contains("script-src 'self'", "frame-ancestors 'none'",
				"http://127.0.0.1:", "http://documents-1250000000.localhost:");
	}

	private HttpResponse<byte[]> upload(String storage, String path, String text, Map<String, String> fields) {
		return upload(storage, path, text, fields, "text/plain");
	}

	private HttpResponse<byte[]> upload(String storage, String path, String text, Map<String, String> fields,
			String type) {
		return this.page.upload(storage, path, text.getBytes(StandardCharsets.UTF_8), type, fields);
	}

	/** Begins a transfer and waits for its end. */
	private String transfer(Map<String, Object> request) {
		HttpResponse<byte[]> begun = this.page.post("api/transfers", request);
		assertThat(begun.statusCode()).isEqualTo(202);
		String id = WebClient.json(begun).get("id").asString();
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> List.of("DONE", "FAILED").contains(state(id)));
		this.lastTransfer = id;
		return state(id);
	}

	/** What is told of the transfer that was awaited last. */
	private String last() {
		return WebClient.json(this.page.get("api/transfers"))
			.get("transfers")
			.valueStream()
			.filter((transfer) -> transfer.get("id").asString().equals(this.lastTransfer))
			.findFirst()
			.orElseThrow()
			.toString();
	}

	private List<String> errors() {
		return WebClient.json(this.page.get("api/transfers"))
			.get("transfers")
			.valueStream()
			.map((transfer) -> transfer.get("error").isNull() ? "" : transfer.get("error").asString())
			.toList();
	}

	private long retries() {
		return WebClient.json(this.page.get("api/transfers")).get("retries").asLong();
	}

	private JsonNode delete(String storage, String path, boolean dir) {
		return WebClient
			.json(this.page.send("DELETE", of(storage, "objects?path=" + WebClient.encode(path) + "&dir=" + dir), ""));
	}

	private List<String> paths(String listing) {
		return WebClient.json(this.page.get(listing))
			.get("items")
			.valueStream()
			.map((item) -> item.get("path").asString())
			.toList();
	}

	private String state(String id) {
		for (JsonNode transfer : WebClient.json(this.page.get("api/transfers")).get("transfers")) {
			if (transfer.get("id").asString().equals(id)) {
				return transfer.get("state").asString();
			}
		}
		return "none";
	}

	private HttpResponse<byte[]> sendPart(JsonNode part, byte[] bytes, int start, int size) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(part.get("uri").asString()))
			.PUT(BodyPublishers.ofByteArray(bytes, start, size));
		part.get("headers")
			.properties()
			.forEach((header) -> request.header(header.getKey(), header.getValue().asString()));
		return this.page.sendToService(request.build());
	}

	private Storager storager(String id) {
		return this.storages.get(id);
	}

	private static String header(HttpResponse<byte[]> response, String name) {
		return response.headers().firstValue(name).orElse("");
	}

	private static String of(String storage, String what) {
		return "api/storages/" + storage + "/" + what;
	}

	private static String objects(String storage, String query) {
		return of(storage, "objects?" + query);
	}

}
