package io.storager.manager;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.storager.Content;
import io.storager.ErrorCode;
import io.storager.Storager;
import io.storager.engine.DriverStorager;
import io.storager.error.CapabilityInsufficientException;
import io.storager.error.RestrictionDissatisfiedException;
import io.storager.options.ReadOptions;
import io.storager.options.UploadOptions;
import io.storager.settings.StoragerSettings;
import io.storager.test.memory.MemoryBucketDriver;
import io.storager.test.memory.MemoryStorager;
import io.storager.transfer.TransferPool;
import io.storager.transfer.TransferSettings;
import io.storager.transfer.Transfers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/** Uploads directories, and downloads trees into them. */
@Timeout(60)
class LocalTreeTests {

	private static final TreeOptions SKIP = TreeOptions.builder().skipEqual(true).build();

	private final TwoServices services = new TwoServices();

	private final Storager storager = this.services.source;

	private final TransferManager manager = TransferManager.builder().concurrency(8).build();

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	@AfterEach
	void close() {
		this.manager.close();
	}

	private Path file(String path, String text) throws IOException {
		Path file = this.folder.resolve(path);
		Files.createDirectories(file.getParent());
		return Files.writeString(file, text);
	}

	private Map<String, String> files(Path directory) throws IOException {
		try (Stream<Path> files = Files.walk(directory)) {
			return files.filter(Files::isRegularFile)
				.collect(Collectors.toMap((file) -> directory.relativize(file).toString().replace('\\', '/'),
						LocalTreeTests::text, (left, right) -> left, TreeMap::new));
		}
	}

	private static String text(Path file) {
		try {
			return Files.readString(file, StandardCharsets.ISO_8859_1);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void uploadsADirectoryAndDownloadsItAgain() throws IOException {
		for (int i = 0; i < 60; i++) {
			file("in/%s/%s/\u62a5\u544a %s.txt".formatted(i % 3, i % 2, i), "text " + i);
		}
		file("in/large", "x".repeat(300_000));
		file("in/empty", "");
		Files.createDirectories(this.folder.resolve("in/nothing"));
		TreeResult up = this.manager.uploadTree(this.folder.resolve("in"), this.storager, "up",
				TreeOptions.builder().upload(UploadOptions.builder().cacheControl("no-cache").build()).build());
		up.orThrow();
		assertThat(up.done()).isEqualTo(62);
		assertThat(TwoServices.paths(this.storager)).hasSize(62).contains("up/0/0/\u62a5\u544a 0.txt");
		assertThat(this.storager.stat("up/empty").cacheControl()).isEqualTo("no-cache");
		assertThat(this.storager.stat("up/0/0/\u62a5\u544a 0.txt").contentType()).startsWith("text/plain");
		Path out = this.folder.resolve("out/of");
		TreeResult down = this.manager.downloadTree(this.storager, "up/", out);
		down.orThrow();
		assertThat(down.done()).isEqualTo(62);
		assertThat(down.bytes()).isEqualTo(up.bytes());
		assertThat(files(out)).isEqualTo(files(this.folder.resolve("in")));
	}

	@Test
	void goesOnWhereItStood() throws IOException {
		for (int i = 0; i < 20; i++) {
			file("in/" + i, "text " + i);
		}
		Path in = this.folder.resolve("in");
		Path out = this.folder.resolve("out");
		this.manager.uploadTree(in, this.storager, "").orThrow();
		this.manager.downloadTree(this.storager, "", out).orThrow();
		file("in/3", "text x");
		TreeResult up = this.manager.uploadTree(in, this.storager, "", SKIP);
		assertThat(up.done()).isEqualTo(1);
		assertThat(up.equal()).isEqualTo(19);
		Files.delete(out.resolve("5"));
		Files.writeString(out.resolve("6"), "other than before");
		TreeResult down = this.manager.downloadTree(this.storager, "", out, SKIP);
		assertThat(down.done()).isEqualTo(3);
		assertThat(down.equal()).isEqualTo(17);
		assertThat(files(out)).isEqualTo(files(in));
	}

	@Test
	void passesOverLinksAndPipesUnlessItFollowsThem() throws Exception {
		Path real = file("elsewhere/real", "real");
		file("in/a", "text");
		Path in = this.folder.resolve("in");
		Files.createSymbolicLink(in.resolve("link"), real);
		Files.createSymbolicLink(in.resolve("dir"), real.getParent());
		Files.createSymbolicLink(in.resolve("broken"), this.folder.resolve("nowhere"));
		Files.createSymbolicLink(in.resolve("loop"), in);
		boolean pipe = new ProcessBuilder("mkfifo", in.resolve("pipe").toString()).start().waitFor(10, TimeUnit.SECONDS)
				&& Files.exists(in.resolve("pipe"));
		TreeResult plain = this.manager.uploadTree(in, this.storager, "plain");
		plain.orThrow();
		assertThat(plain.done()).isEqualTo(1);
		assertThat(plain.ignored()).isEqualTo(pipe ? 5 : 4);
		assertThat(TwoServices.paths(this.storager)).containsExactly("plain/a");
		TreeResult followed = this.manager.uploadTree(in, this.storager, "followed",
				TreeOptions.builder().followLinks(true).build());
		assertThat(followed.done()).isEqualTo(3);
		assertThat(followed.failures()).extracting((failure) -> in.relativize(Path.of(failure.source())).toString())
			.containsExactlyInAnyOrder("broken", "loop");
		assertRefused(followed);
		assertThat(failure(followed, in.resolve("broken").toString())).contains("leads nowhere").contains("allowed");
		assertThat(failure(followed, in.resolve("loop").toString())).contains("it is in").contains("allowed");
		assertThat(this.storager.list("followed/").stream().map((object) -> object.path()))
			.containsExactly("followed/a", "followed/dir/real", "followed/link");
	}

	/** They belong to transfers that will go on, or to none any more. */
	@Test
	void passesOverWhatTransfersKeep() throws IOException {
		String digest = "0123456789abcdef".repeat(2);
		file("in/dir/.storager-" + digest + ".upload", "state");
		file("in/.storager-" + digest + ".part", "state");
		file("in/.storager-of-my-own", "text");
		TreeResult result = this.manager.uploadTree(this.folder.resolve("in"), this.storager, "");
		result.orThrow();
		assertThat(result.ignored()).isZero();
		assertThat(TwoServices.paths(this.storager)).containsExactly(".storager-of-my-own");
	}

	/** Nothing can be kept there to go on with. */
	@Test
	void uploadsFromAnArchive() throws IOException {
		TransferSettings small = TransferSettings.builder().partSize(100_000).maxRetries(0).build();
		Storager parts = new MemoryStorager(new MemoryBucketDriver(this.services.sources, "source"),
				StoragerSettings.DEFAULT.with(Transfers.of(small, TransferPool.shared(), 8)));
		try (FileSystem archive = FileSystems.newFileSystem(this.folder.resolve("in.zip"), Map.of("create", "true"))) {
			Files.createDirectory(archive.getPath("/in"));
			Files.writeString(archive.getPath("/in/large"), "x".repeat(300_000));
			this.manager.uploadTree(archive.getPath("/in"), parts, "").orThrow();
		}
		assertThat(TwoServices.text(this.storager, "large")).isEqualTo("x".repeat(300_000));
	}

	@Test
	void refusesWhatIsNoDirectory() throws IOException {
		Path file = file("file", "text");
		for (Path wrong : List.of(file, this.folder.resolve("none"))) {
			assertThatExceptionOfType(RestrictionDissatisfiedException.class)
				.isThrownBy(() -> this.manager.uploadTree(wrong, this.storager, ""))
				.withMessageContaining("is no directory");
		}
	}

	@Test
	void downloadsIntoNothingThatIsNoDirectory() throws IOException {
		this.storager.write("a", Content.ofText("text"));
		Path file = file("file", "text");
		Path link = Files.createSymbolicLink(this.folder.resolve("link"), this.folder.resolve("nowhere"));
		Map<Path, String> wrong = Map.of(file, "is a file", link, "is a symbolic link", file.resolve("in/it"),
				"'%s' is a file".formatted(file), link.resolve("in"), "is a symbolic link",
				this.folder.resolve("n".repeat(300)), "can have nothing at");
		wrong
			.forEach((directory, reason) -> assertThatExceptionOfType(RestrictionDissatisfiedException.class).as(reason)
				.isThrownBy(() -> this.manager.downloadTree(this.storager, "", directory))
				.withMessageContaining(directory.toString())
				.withMessageContaining(reason)
				.withMessageContaining("allowed"));
		assertThat(files(this.folder)).containsExactly(Map.entry("file", "text"));
	}

	/** A tree is what is under a path, not what is at it. */
	@Test
	void refusesAnObjectInPlaceOfADirectory() {
		this.storager.write("report.pdf", Content.ofText("text"));
		List<TreeResult> results = List.of(
				this.manager.downloadTree(this.storager, "report.pdf", this.folder.resolve("out")),
				this.manager.copyTree(this.storager, "report.pdf", this.services.target, "copy"),
				this.manager.moveTree(this.storager, "report.pdf", this.services.target, "copy"),
				this.manager.deleteTree(this.storager, "report.pdf"));
		assertThat(results).allSatisfy((result) -> {
			assertThat(result.end()).isEqualTo(TreeEnd.LISTING_FAILED);
			assertThatExceptionOfType(RestrictionDissatisfiedException.class).isThrownBy(result::orThrow)
				.withMessageContaining("'report.pdf'")
				.withMessageContaining("nothing under 'report.pdf/'");
		});
		assertThat(TwoServices.paths(this.storager)).containsExactly("report.pdf");
		assertThat(TwoServices.paths(this.services.target)).isEmpty();
		// Who says that it is a directory, or that there is nothing, is right.
		this.manager.deleteTree(this.storager, "report.pdf/").orThrow();
		this.manager.deleteTree(this.storager, "none").orThrow();
	}

	@Test
	void refusesOptionsOfOneObject() {
		UploadOptions md5 = UploadOptions.builder().contentMd5("HLJR7A1WjeapKbUgxK7Y0Q==").build();
		assertThatExceptionOfType(CapabilityInsufficientException.class).isThrownBy(() -> this.manager
			.uploadTree(this.folder, this.storager, "", TreeOptions.builder().upload(md5).build()));
		ReadOptions range = ReadOptions.builder().offset(1).build();
		assertThatExceptionOfType(CapabilityInsufficientException.class).isThrownBy(() -> this.manager
			.downloadTree(this.storager, "", this.folder, TreeOptions.builder().read(range).build()));
	}

	/** Nothing of it is told as unexpected. */
	private static void assertRefused(TreeResult result) {
		assertThat(result.failures()).isNotEmpty()
			.extracting((failed) -> (failed.failure() != null) ? failed.failure().code() : null)
			.containsOnly(ErrorCode.RESTRICTION_DISSATISFIED);
	}

	private @Nullable String failure(TreeResult result, String path) {
		return result.failures()
			.stream()
			.filter((each) -> each.source().equals(path))
			.map((each) -> (each.failure() != null) ? each.failure().reason() : null)
			.findFirst()
			.orElse(null);
	}

	@Test
	void noObjectReachesOutside() throws IOException {
		List<String> bad = List.of("tree/../escaped", "tree/a/../../escaped", "tree//root", "tree/a//b", "tree/./dot",
				"tree/..", "tree/nul\u0000", "tree/" + "n".repeat(300), "tree/" + "d".repeat(300) + "/in");
		bad.forEach((path) -> this.storager.write(path, Content.ofText("bad")));
		this.storager.write("tree/good", Content.ofText("good"));
		Path out = this.folder.resolve("out");
		TreeResult result = this.manager.downloadTree(this.storager, "tree", out);
		assertThat(result.done()).isEqualTo(1);
		assertThat(result.failures()).extracting(ObjectResult::source).containsExactlyInAnyOrderElementsOf(bad);
		assertThat(failure(result, "tree/../escaped")).contains("'..'").contains("allowed");
		assertThat(failure(result, "tree//root")).contains("empty name");
		assertThat(failure(result, bad.get(8))).contains("can have nothing at").contains("allowed");
		assertRefused(result);
		assertThat(files(this.folder)).containsExactly(Map.entry("out/good", "good"));
	}

	@Test
	void followsNoLinkThatIsInTheWay() throws IOException {
		file("outside/precious", "precious");
		Path outside = this.folder.resolve("outside");
		Path out = Files.createDirectories(this.folder.resolve("out"));
		Files.createSymbolicLink(out.resolve("dir"), outside);
		Files.createSymbolicLink(out.resolve("file"), outside.resolve("precious"));
		this.storager.write("dir/precious", Content.ofText("bad"));
		this.storager.write("dir/deeper/bad", Content.ofText("bad"));
		this.storager.write("file", Content.ofText("bad"));
		this.storager.write("good", Content.ofText("good"));
		TreeResult result = this.manager.downloadTree(this.storager, "", out);
		assertThat(result.failed()).isEqualTo(3);
		assertThat(failure(result, "dir/precious")).contains("symbolic link");
		assertThat(failure(result, "file")).contains("symbolic link");
		assertRefused(result);
		assertThat(files(outside)).containsExactly(Map.entry("precious", "precious"));
		assertThat(out.resolve("good")).exists();
		// The directory itself may be one.
		Path link = Files.createSymbolicLink(this.folder.resolve("link"), outside);
		assertThat(this.manager.downloadTree(this.storager, "dir", link).failed()).isZero();
	}

	/** The file is what arrives, whichever of both is listed or comes first. */
	@Test
	void ofAnObjectAndItsMembersTheObjectBecomesAFile() throws IOException {
		((DriverStorager) this.storager).createDir("tree/a");
		for (String path : List.of("a", "a-b/c", "a.txt", "a/b", "a/b/c", "a/d", "ab")) {
			this.storager.write("tree/" + path, Content.ofText(path));
		}
		Path out = this.folder.resolve("out");
		TreeResult result = this.manager.downloadTree(this.storager, "tree", out);
		assertThat(result.failures()).extracting(ObjectResult::source)
			.containsExactlyInAnyOrder("tree/a/", "tree/a/b", "tree/a/b/c", "tree/a/d");
		assertRefused(result);
		assertThat(failure(result, "tree/a/b/c")).contains("'tree/a' is an object too")
			.contains("'%s'".formatted(out.toRealPath().resolve("a")))
			.contains("allowed");
		assertThat(files(out)).containsExactly(Map.entry("a", "a"), Map.entry("a-b/c", "a-b/c"),
				Map.entry("a.txt", "a.txt"), Map.entry("ab", "ab"));
	}

	@Test
	void ofAnObjectAndItsMembersTheDirectoryThatIsThereStays() throws IOException {
		this.storager.write("a", Content.ofText("file"));
		this.storager.write("a/b", Content.ofText("member"));
		Path out = this.folder.resolve("out");
		Files.createDirectories(out.resolve("a"));
		TreeResult result = this.manager.downloadTree(this.storager, "", out);
		assertThat(result.failures()).extracting(ObjectResult::source).containsExactly("a");
		assertThat(failure(result, "a")).contains("'%s' is a directory".formatted(out.toRealPath().resolve("a")))
			.contains("cannot be a file too");
		assertRefused(result);
		assertThat(files(out)).containsExactly(Map.entry("a/b", "member"));
	}

	@Test
	void replacesNeitherAFileByADirectoryNorADirectoryByAFile() throws Exception {
		Path out = this.folder.resolve("out");
		file("out/file", "old");
		file("out/dir/old", "old");
		Files.createDirectories(out.resolve("empty"));
		for (String path : List.of("file/member", "file/deep/member", "dir", "empty")) {
			this.storager.write(path, Content.ofText("new"));
		}
		((DriverStorager) this.storager).createDir("file/marker");
		TreeResult result = this.manager.downloadTree(this.storager, "", out, SKIP);
		assertThat(result.failed()).isEqualTo(5);
		assertRefused(result);
		assertThat(failure(result, "file/deep/member")).contains("is a file, and cannot be a directory too")
			.contains("allowed");
		assertThat(failure(result, "empty")).contains("is a directory, and cannot be a file too");
		assertThat(files(out)).containsExactly(Map.entry("dir/old", "old"), Map.entry("file", "old"));
		assertThat(out.resolve("empty")).isEmptyDirectory();
	}

	/** Only the file system knows which names it takes for one. */
	@Test
	void refusesTheFileOfAnotherName() {
		Path directory = this.folder.resolve("out");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> LocalNames.requireName(directory.resolve("report"), directory.resolve("Report")))
			.withMessageContaining(directory.resolve("Report").toString())
			.withMessageContaining("'report'")
			.withMessageContaining("allowed");
		LocalNames.requireName(directory.resolve("report"), directory.resolve("report"));
	}

	@Test
	void makesDirectoriesOfMarkers() throws IOException {
		((DriverStorager) this.storager).createDir("tree");
		((DriverStorager) this.storager).createDir("tree/empty/deep");
		this.storager.write("tree/full/", Content.ofText("bytes"));
		Path out = this.folder.resolve("out");
		TreeResult result = this.manager.downloadTree(this.storager, "tree", out);
		assertThat(out.resolve("empty/deep")).isDirectory();
		assertThat(failure(result, "tree/full/")).contains("5 bytes");
		assertThat(result.done()).isEqualTo(2);
	}

	@Test
	void refusesNamesThatOnlyWindowsCannotHave() {
		List<String> refused = new ArrayList<>();
		for (String name : List.of("a:b", "a\\b", "a?", "NUL", "nul.txt", "com1", "a.", "a ", "a*", "tab\t")) {
			if (LocalNames.refusal(name, true) != null && LocalNames.refusal(name, false) == null) {
				refused.add(name);
			}
		}
		assertThat(refused).hasSize(10);
		for (String name : List.of("a.b", ".a", "nulls", "common", "a b", "\u62a5\u544a")) {
			assertThat(LocalNames.refusal(name, true)).isNull();
		}
	}

	@Test
	void tellsOfNamesThatTheFileSystemRefuses() throws IOException {
		Path out = Files.createDirectories(this.folder.resolve("out"));
		String tooLong = "n".repeat(256);
		String said = catchThrowableOfType(FileSystemException.class, () -> Files.createFile(out.resolve(tooLong)))
			.getReason();
		String member = "m".repeat(256) + "/member";
		List<String> refused = List.of(tooLong, member, "dir/" + "\u62a5".repeat(86), "nul\0");
		for (String path : refused) {
			this.storager.write(path, Content.ofText("text"));
		}
		((DriverStorager) this.storager).createDir("marker/" + tooLong);
		this.storager.write("dir/" + "n".repeat(255), Content.ofText("text"));
		this.storager.write("z", Content.ofText("text"));
		TreeResult result = this.manager.downloadTree(this.storager, "", out, SKIP);
		assertThat(result.done()).isEqualTo(2);
		assertThat(result.failed()).isEqualTo(5);
		assertRefused(result);
		assertThat(failure(result, tooLong)).contains(tooLong).contains(said).contains("allowed");
		assertThat(failure(result, member)).contains("m".repeat(256)).contains(said);
		assertThat(failure(result, "dir/" + "\u62a5".repeat(86))).contains(said);
		assertThat(failure(result, "marker/" + tooLong + "/")).contains(said);
		assertThat(failure(result, "nul\0")).contains("no file can have the name");
		assertThat(files(out)).containsOnlyKeys("dir/" + "n".repeat(255), "z");
	}

	/** Of files it tells so once their bytes are there, and of directories before. */
	@Test
	void tellsOfNamesThatTheFileSystemRefusesWhenSomethingGetsThem() throws IOException {
		for (String path : List.of("a:b", "a:c/member", "dir/a:d", "dir/plain", "z")) {
			this.storager.write(path, Content.ofText("text"));
		}
		((DriverStorager) this.storager).createDir("marker:");
		Path out = this.folder.resolve("out");
		TreeResult result = this.manager.downloadTree(this.storager, "", new NameCheckingFileSystem().path(out), SKIP);
		assertRefused(result);
		for (String path : List.of("a:b", "a:c/member", "dir/a:d", "marker:/")) {
			assertThat(failure(result, path)).as(path).contains(NameCheckingFileSystem.REASON).contains("allowed");
		}
		assertThat(result.failed()).isEqualTo(4);
		assertThat(result.done()).isEqualTo(2);
		assertThat(files(out)).containsOnlyKeys("dir/plain", "z");
		try (Stream<Path> left = Files.walk(out)) {
			assertThat(left.filter(Files::isDirectory)).containsExactlyInAnyOrder(out, out.resolve("dir"));
		}
	}

	/** On a file system that takes both names for one, the second must not win. */
	@Test
	void keepsNamesApartThatDifferInCaseOnly() throws IOException {
		this.storager.write("Report", Content.ofText("first"));
		this.storager.write("report", Content.ofText("second"));
		Path out = this.folder.resolve("out");
		TreeResult result = this.manager.downloadTree(this.storager, "", out);
		boolean sensitive = !Files.exists(this.folder.resolve("OUT"));
		assertThat(result.done()).isEqualTo(sensitive ? 2 : 1);
		assertThat(files(out)).hasSize(sensitive ? 2 : 1);
	}

	@Test
	void reportsAFileThatCannotBeRead() throws IOException {
		Path secret = file("in/secret", "secret");
		file("in/a", "text");
		assumeThat(secret.toFile().setReadable(false)).isTrue();
		assumeThat(Files.isReadable(secret)).isFalse();
		TreeResult result = this.manager.uploadTree(this.folder.resolve("in"), this.storager, "");
		assertThat(result.done()).isEqualTo(1);
		assertThat(failure(result, secret.toString())).contains("cannot be read");
	}

}
