package io.storager.test.contract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.storager.Content;
import io.storager.Encryption;
import io.storager.ErrorCode;
import io.storager.Feature;
import io.storager.Operation;
import io.storager.Part;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.error.ObjectNotExistException;
import io.storager.options.DeleteOptions;
import io.storager.options.WriteOptions;
import io.storager.settings.StoragerSettings;
import io.storager.settings.WorkDir;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

/** Writing stores all or nothing, and keeps what was asked for. Deleting. */
abstract class WriteContract extends Topic {

	/** What fits in memory while the length of a content is not known. */
	private static final int SPOOL_MEMORY = 1024 * 1024;

	@Test
	void writesAndReadsBack() {
		StorageObject written = this.storager.write("a.bin", Content.of(bytes(1000)));
		assertThat(written.id()).isEqualTo(this.home.substring(1) + "/a.bin");
		assertThat(written.path()).isEqualTo("a.bin");
		assertThat(written.contentLength()).isEqualTo(1000);
		assertThat(written.etag()).isNotBlank().doesNotContain("\"");
		assertThat(this.storager.readAllBytes("a.bin")).isEqualTo(bytes(1000));
	}

	@Test
	void overwrites() {
		write("a", "the old text, which is longer");
		write("a", "new");
		assertThat(read("a")).isEqualTo("new");
	}

	@Test
	void makesAnEmptyObjectOfNothing() {
		this.storager.write("no stream", null, 0);
		this.storager.write("no bytes", Content.of(new byte[0]));
		this.storager.write("empty stream", InputStream.nullInputStream(), 0);
		this.storager.write("empty stream of unknown length", Content.of(InputStream.nullInputStream()));
		this.storager.write("empty text", Content.ofText(""));
		assertThat(this.storager.list()).hasSize(5).allSatisfy((object) -> {
			assertThat(object.contentLength()).isZero();
			assertThat(this.storager.readAllBytes(object.path())).isEmpty();
			assertThat(this.storager.stat(object.path()).contentLength()).isZero();
		});
	}

	/** A forgotten content is a mistake and no empty object. */
	@Test
	@SuppressWarnings("NullAway")
	void refusesNullForAContent() {
		write("a", "old");
		List<ThrowingCallable> calls = new ArrayList<>(List.of(() -> this.storager.write("a", (Content) null),
				() -> this.storager.write("a", (Content) null, WriteOptions.DEFAULT)));
		if (this.storager.features().contains(Feature.APPEND)) {
			StorageObject log = this.storager.createAppend("log");
			calls.add(() -> this.storager.writeAppend(log, null));
		}
		if (this.storager.features().contains(Feature.MULTIPART)) {
			StorageObject upload = this.storager.createMultipart("parts");
			calls.add(() -> this.storager.writeMultipart(upload, null, 0));
		}
		for (ThrowingCallable call : calls) {
			assertThat(requestsOf(
					() -> assertThatNullPointerException().isThrownBy(call).withMessage("'content' must not be null")))
				.isLessThanOrEqualTo(0);
		}
		assertThat(read("a")).isEqualTo("old");
	}

	@Test
	void writesASourceAsOftenAsItIsAsked() {
		byte[] bytes = bytes(200_000);
		List<Boolean> closed = new ArrayList<>();
		Content content = Content.ofSource(() -> new ByteArrayInputStream(bytes) {

			@Override
			public void close() {
				closed.add(true);
			}

		}, bytes.length);
		this.storager.write("a", content);
		this.storager.write("b", content);
		assertThat(this.storager.readAllBytes("a")).isEqualTo(bytes);
		assertThat(this.storager.readAllBytes("b")).isEqualTo(bytes);
		assertThat(closed).hasSize(2);
		write("a", "old");
		assertThat(failure(ErrorCode.UNEXPECTED, () -> this.storager.write("a", Content.ofSource(() -> {
			throw new IOException("no such row");
		}, 5)))).hasMessageContaining("no such row");
		failure(ErrorCode.RESTRICTION_DISSATISFIED,
				() -> this.storager.write("a", Content.ofSource(() -> new ByteArrayInputStream(bytes), 5)));
		assertThat(read("a")).isEqualTo("old");
	}

	@Test
	void refusesASizeWithoutContent() {
		write("a", "old");
		StorageException failure = failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.write("a", null, 7));
		assertThat(failure).hasMessageContaining("7").hasMessageContaining("allowed");
		assertThat(read("a")).isEqualTo("old");
	}

	@Test
	void refusesANegativeSize() {
		write("a", "old");
		failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.write("a", null, -1));
		StorageException failure = failure(ErrorCode.RESTRICTION_DISSATISFIED,
				() -> this.storager.write("a", new ByteArrayInputStream(bytes(3)), -3));
		assertThat(failure).hasMessageContaining("-3").hasMessageContaining("0 or more");
		assertThat(failure.operation()).isEqualTo(Operation.WRITE);
		assertThat(read("a")).isEqualTo("old");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 100, 70_000, SPOOL_MEMORY, 3_000_000 })
	void refusesContentLongerThanDeclared(int declared) {
		write("a", "old");
		StorageException failure = failure(ErrorCode.RESTRICTION_DISSATISFIED,
				() -> this.storager.write("a", new ByteArrayInputStream(bytes(declared + 1)), declared));
		assertThat(failure).hasMessageContaining("longer than the %s bytes declared".formatted(declared));
		assertThat(read("a")).isEqualTo("old");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 100, 70_000, SPOOL_MEMORY, 3_000_000 })
	void refusesContentShorterThanDeclared(int declared) {
		write("a", "old");
		StorageException failure = failure(ErrorCode.RESTRICTION_DISSATISFIED,
				() -> this.storager.write("a", new ByteArrayInputStream(bytes(declared - 1)), declared));
		assertThat(failure).hasMessageContaining("after %s of the %s bytes declared".formatted(declared - 1, declared));
		assertThat(read("a")).isEqualTo("old");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 300_000, 3_000_000 })
	void keepsTheOldObjectWhenAStreamFails(int good) {
		write("a", "old");
		InputStream unknown = new SequenceInputStream(new ByteArrayInputStream(bytes(good)), new BrokenInputStream());
		StorageException failure = failure(ErrorCode.UNEXPECTED, () -> this.storager.write("a", Content.of(unknown)));
		assertThat(failure).hasMessageContaining("the disk is gone").hasRootCauseMessage("the disk is gone");
		InputStream known = new SequenceInputStream(new ByteArrayInputStream(bytes(good)), new BrokenInputStream());
		failure(ErrorCode.UNEXPECTED, () -> this.storager.write("a", known, good + 10));
		assertThat(read("a")).isEqualTo("old");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 300_000, 3_000_000 })
	void keepsTheOldObjectWhenAProducerFails(int good) {
		write("a", "old");
		failure(ErrorCode.UNEXPECTED, () -> this.storager.write("a", Content.from((output) -> {
			output.write(bytes(good));
			throw new IOException("the producer is gone");
		})));
		assertThat(read("a")).isEqualTo("old");
	}

	@Test
	void tellsTheCauseWhenAProducerThrowsAnUncheckedException() {
		write("a", "old");
		for (RuntimeException thrown : List.of(new IllegalArgumentException("broken row"),
				new IllegalStateException("broken row"), new UncheckedIOException(new IOException("broken row")))) {
			StorageException failure = failure(ErrorCode.UNEXPECTED,
					() -> this.storager.write("a", Content.from((o) -> {
						o.write(1);
						throw thrown;
					})));
			assertThat(failure).hasMessageContaining("broken row").hasCause(thrown);
		}
		assertThat(read("a")).isEqualTo("old");
	}

	@Test
	void passesOnTheFailureOfAReadInsideAProducer() {
		StorageException failure = failure(ErrorCode.OBJECT_NOT_EXIST,
				() -> this.storager.write("b", Content.from((output) -> this.storager.read("missing", output))));
		assertThat(failure.path()).isEqualTo("missing");
		assertThat(this.storager.exists("b")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, SPOOL_MEMORY - 1, SPOOL_MEMORY, SPOOL_MEMORY + 1, 5 * 1024 * 1024 })
	void writesContentOfUnknownLength(int length) {
		StorageObject written = this.storager.write("stream", Content.of(new ByteArrayInputStream(bytes(length))));
		assertThat(written.contentLength()).isEqualTo(length);
		this.storager.write("producer", Content.from((output) -> output.write(bytes(length))));
		this.storager.write("byte by byte", Content.from((output) -> {
			for (byte b : bytes(length)) {
				output.write(b);
			}
			output.close();
		}));
		for (String path : List.of("stream", "producer", "byte by byte")) {
			assertThat(this.storager.readAllBytes(path)).isEqualTo(bytes(length));
			assertThat(this.storager.stat(path).contentLength()).isEqualTo(length);
		}
	}

	@Test
	void writesAFile(@TempDir Path folder) throws IOException {
		Path file = Files.write(folder.resolve("source"), bytes(2_000_000));
		this.storager.write("a", Content.of(file));
		assertThat(this.storager.readAllBytes("a")).isEqualTo(bytes(2_000_000));
		Path empty = Files.createFile(folder.resolve("empty"));
		this.storager.write("a", Content.of(empty));
		assertThat(this.storager.readAllBytes("a")).isEmpty();
	}

	/** Such a file has the size 0 and bytes all the same. */
	@Test
	void writesAFileThatDoesNotTellItsLength() throws IOException {
		Path file = Path.of("/proc/version");
		assumeThat(file).exists();
		byte[] bytes = Files.readAllBytes(file);
		assertThat(Files.size(file)).isZero();
		this.storager.write("a", Content.of(file));
		assertThat(this.storager.readAllBytes("a")).isEqualTo(bytes);
		if (this.storager.features().contains(Feature.APPEND)) {
			this.storager.writeAppend(this.storager.createAppend("log"), Content.of(file));
			assertThat(this.storager.readAllBytes("log")).isEqualTo(bytes);
		}
		if (this.storager.features().contains(Feature.MULTIPART)) {
			StorageObject upload = this.storager.createMultipart("parts");
			Part part = this.storager.writeMultipart(upload, Content.of(file), 0);
			this.storager.completeMultipart(upload, List.of(part));
			assertThat(this.storager.readAllBytes("parts")).isEqualTo(bytes);
		}
	}

	@Test
	void keepsTheOldObjectWhenAFileCannotBeRead(@TempDir Path folder) {
		write("a", "old");
		StorageException missing = failure(ErrorCode.UNEXPECTED,
				() -> this.storager.write("a", Content.of(folder.resolve("missing"))));
		assertThat(missing).hasMessageContaining(folder.resolve("missing").toString());
		assertThat(read("a")).isEqualTo("old");
	}

	@Test
	void refusesToWriteWhatIsNoFile(@TempDir Path folder) throws IOException {
		write("a", "old");
		Path file = Files.writeString(folder.resolve("file"), "text");
		for (Path wrong : List.of(folder, file.resolve("member"), folder.resolve("n".repeat(300)))) {
			assertThat(requestsOf(() -> {
				assertThat(
						failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.write("a", Content.of(wrong))))
					.hasMessageContaining(wrong.toString())
					.hasMessageContaining("allowed");
				assertThat(failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.upload(wrong, "a")))
					.hasMessageContaining(wrong.toString());
			})).isLessThanOrEqualTo(0);
		}
		assertThat(read("a")).isEqualTo("old");
	}

	/** A stream may not give 0 bytes, but some do: nobody waits for it for ever. */
	@Test
	@Timeout(20)
	void writesAStreamThatGivesNothingNowAndThen() {
		byte[] bytes = bytes(200_000);
		this.storager.write("a", Content.of(new Hesitating(bytes)));
		assertThat(this.storager.readAllBytes("a")).isEqualTo(bytes);
		this.storager.write("a", new Hesitating(bytes), bytes.length);
		assertThat(this.storager.readAllBytes("a")).isEqualTo(bytes);
		failure(ErrorCode.RESTRICTION_DISSATISFIED,
				() -> this.storager.write("a", new Hesitating(bytes), bytes.length + 1));
		assertThat(this.storager.readAllBytes("a")).isEqualTo(bytes);
	}

	/** Gives bytes to every second read of an array only. */
	private static final class Hesitating extends ByteArrayInputStream {

		private boolean hesitated;

		Hesitating(byte[] bytes) {
			super(bytes);
		}

		@Override
		public synchronized int read(byte[] target, int offset, int length) {
			this.hesitated = !this.hesitated;
			return this.hesitated ? 0 : super.read(target, offset, length);
		}

	}

	@Test
	void derivesTheContentTypeFromThePathUnlessItIsGiven() {
		write("a.txt", "text");
		assertThat(this.storager.stat("a.txt").contentType()).startsWith("text/plain");
		this.storager.write("b.txt", Content.ofText("<p>"), WriteOptions.builder().contentType("text/html").build());
		assertThat(this.storager.stat("b.txt").contentType()).isEqualTo("text/html");
		// In some languages the small letter of I is another one.
		write("X.GIF", "text");
		write("x.gif", "text");
		assertThat(this.storager.stat("X.GIF").contentType()).isEqualTo(this.storager.stat("x.gif").contentType());
		write("no ending", "anything");
		assertThat(this.storager.stat("no ending").contentType()).isEqualTo("application/octet-stream");
	}

	@Test
	void keepsTheContentDisposition() {
		this.storager.write("a", Content.ofText("text"),
				WriteOptions.builder().contentDisposition("attachment; filename*=UTF-8''%E6%8A%A5.txt").build());
		assertThat(read("a")).isEqualTo("text");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", " ", "a\nb: c", "a\r\nb", "attachment; filename=\u62a5.txt", "\u00e9", "a\u007f", " a" })
	void refusesOptionsThatCannotBeAHeader(String value) {
		write("a", "old");
		for (WriteOptions options : List.of(WriteOptions.builder().contentType(value).build(),
				WriteOptions.builder().contentDisposition(value).build(),
				WriteOptions.builder().storageClass(value).build())) {
			StorageException failure = failure(ErrorCode.RESTRICTION_DISSATISFIED,
					() -> this.storager.write("a", Content.ofText("text"), options));
			assertThat(failure.reason()).contains("'" + value + "'").contains("printable ASCII");
			assertThat(failure.getMessage()).doesNotContain("\r", "\n");
		}
		assertThat(read("a")).isEqualTo("old");
	}

	@Test
	void storesWhatMatchesItsMd5() {
		this.storager.write("a", Content.ofText("text"), WriteOptions.builder().contentMd5(md5("text")).build());
		assertThat(read("a")).isEqualTo("text");
	}

	@Test
	void storesNothingThatDiffersFromItsMd5() {
		write("a", "old");
		WriteOptions options = WriteOptions.builder().contentMd5(md5("other text")).build();
		long before = fixture().requests();
		failure(ErrorCode.INTEGRITY, () -> this.storager.write("a", Content.ofText("text"), options));
		assertThat(fixture().requests()).isEqualTo(before);
		failure(ErrorCode.INTEGRITY, () -> this.storager.write("new", Content.ofText("text"), options));
		assertThat(read("a")).isEqualTo("old");
		assertThat(this.storager.exists("new")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "not base64!", "dGV4dA==", "098f6bcd4621d373cade4e832627b4f6" })
	void refusesWhatIsNoMd5(String md5) {
		StorageException failure = failure(ErrorCode.RESTRICTION_DISSATISFIED,
				() -> this.storager.write("a", Content.ofText("text"), WriteOptions.builder().contentMd5(md5).build()));
		assertThat(failure).hasMessageContaining("'" + md5 + "'").hasMessageContaining("base64");
		assertThat(this.storager.exists("a")).isFalse();
	}

	@Test
	void keepsTheStorageClass() {
		String storageClass = fixture().storageClass();
		this.storager.write("given", Content.ofText("x"), WriteOptions.builder().storageClass(storageClass).build());
		assertThat(this.storager.stat("given").storageClass()).isEqualTo(storageClass);
		assertThat(this.storager.list("given").iterator().next().storageClass()).isEqualTo(storageClass);
		fixture()
			.storager(StoragerSettings.builder().workDir(WorkDir.parse(this.home)).storageClass(storageClass).build())
			.write("default", Content.ofText("x"));
		assertThat(this.storager.stat("default").storageClass()).isEqualTo(storageClass);
	}

	@Test
	void keepsUserMetadata() {
		Map<String, String> metadata = Map.of("plain", "value", "chinese", "报告 第一", "percent", "100% %25 %E6%8A%A5",
				"spaces", "  two at both ends  ", "space", " ", "umlaut", "äöü €", "emoji", "\uD83D\uDE00", "control",
				"tab\tline\nend", "quotes", "\"'=;,");
		StorageObject written = this.storager.write("a", Content.ofText("text"),
				WriteOptions.builder().userMetadata(metadata).build());
		assertThat(written.userMetadata()).isEqualTo(metadata);
		assertThat(this.storager.stat("a").userMetadata()).isEqualTo(metadata);
		try (var stream = this.storager.newInputStream("a")) {
			assertThat(stream.object().userMetadata()).isEqualTo(metadata);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Test
	void tellsNamesOfUserMetadataInLowerCase() {
		StorageObject written = this.storager.write("a", Content.ofText("text"),
				WriteOptions.builder().userMetadata(Map.of("Order-Id", "A1")).build());
		assertThat(written.userMetadata()).isEqualTo(Map.of("order-id", "A1"));
		assertThat(this.storager.stat("a").userMetadata()).isEqualTo(Map.of("order-id", "A1"));
	}

	@Test
	void keepsManyEntriesOfUserMetadata() {
		Map<String, String> metadata = new TreeMap<>();
		for (int i = 0; i < 50; i++) {
			metadata.put("name-" + i, "value " + i);
		}
		this.storager.write("a", Content.ofText("text"), WriteOptions.builder().userMetadata(metadata).build());
		assertThat(this.storager.stat("a").userMetadata()).isEqualTo(metadata);
	}

	@Test
	void replacesUserMetadataWithTheObject() {
		this.storager.write("a", Content.ofText("1"),
				WriteOptions.builder().userMetadata(Map.of("old", "1")).contentType("text/html").build());
		write("a", "2");
		assertThat(this.storager.stat("a").userMetadata()).isEmpty();
		assertThat(this.storager.stat("a").contentType()).isEqualTo("application/octet-stream");
	}

	@Test
	void takesUserMetadataUpToTheLimitAndRefusesMore() {
		int maximum = this.storager.metadata().userMetadataSizeMaximum();
		Map<String, String> most = userMetadataOf(maximum);
		this.storager.write("a", Content.ofText("text"), WriteOptions.builder().userMetadata(most).build());
		assertThat(this.storager.stat("a").userMetadata()).isEqualTo(most);
		StorageException failure = failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.write("b",
				Content.ofText("text"), WriteOptions.builder().userMetadata(userMetadataOf(maximum + 1)).build()));
		assertThat(failure).hasMessageContaining("%s bytes".formatted(maximum + 1))
			.hasMessageContaining("at most %s".formatted(maximum));
		assertThat(this.storager.exists("b")).isFalse();
	}

	/** As many bytes of names and values, in pieces that the service takes. */
	private Map<String, String> userMetadataOf(int size) {
		int longest = this.storager.metadata().userMetadataEntrySizeMaximum();
		Map<String, String> metadata = new LinkedHashMap<>();
		int pieces = (size + longest - 1) / longest;
		for (int i = 0; i < pieces; i++) {
			int piece = size / pieces + (i < size % pieces ? 1 : 0);
			metadata.put("name" + i, "x".repeat(piece - 5));
		}
		return metadata;
	}

	@Test
	void takesOnePieceOfUserMetadataUpToItsLimitAndRefusesMore() {
		int maximum = this.storager.metadata().userMetadataEntrySizeMaximum();
		Map<String, String> most = Map.of("name", "x".repeat(maximum - 4));
		this.storager.write("a", Content.ofText("text"), WriteOptions.builder().userMetadata(most).build());
		assertThat(this.storager.stat("a").userMetadata()).isEqualTo(most);
		Map<String, String> more = Map.of("name", "x".repeat(maximum - 3));
		StorageException failure = failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.write("b",
				Content.ofText("text"), WriteOptions.builder().userMetadata(more).build()));
		assertThat(failure).hasMessageContaining("%s bytes".formatted(maximum + 1))
			.hasMessageContaining("at most %s".formatted(maximum));
		assertThat(this.storager.exists("b")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a b", "a:b", "a\nb", "a_b", "-a", "a-", "名", "\u212A" })
	void refusesNamesOfUserMetadataThatAreNoHeader(String name) {
		StorageException failure = failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.write("a",
				Content.ofText("text"), WriteOptions.builder().userMetadata(Map.of(name, "value")).build()));
		assertThat(failure.reason()).contains("'" + name + "'").contains("allowed");
	}

	@Test
	void refusesNamesOfUserMetadataThatDifferInCaseOnly() {
		StorageException failure = failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.write("a",
				Content.ofText("text"), WriteOptions.builder().userMetadata(Map.of("name", "1", "Name", "2")).build()));
		assertThat(failure).hasMessageContaining("'name' twice");
	}

	@Test
	void refusesUserMetadataThatUtf8CannotExpress() {
		StorageException failure = failure(ErrorCode.RESTRICTION_DISSATISFIED, () -> this.storager.write("a",
				Content.ofText("text"), WriteOptions.builder().userMetadata(Map.of("name", "half \uD83D")).build()));
		assertThat(failure).hasMessageContaining("'name'").hasMessageContaining("surrogate");
	}

	@Test
	void encrypts() {
		Encryption encryption = fixture().encryption();
		StorageObject written = this.storager.write("given", Content.ofText("text"),
				WriteOptions.builder().encryption(encryption).build());
		assertThat(written.encryption()).isNotNull();
		assertThat(this.storager.stat("given").encryption()).isEqualTo(written.encryption());
		assertThat(read("given")).isEqualTo("text");
		var encrypting = fixture()
			.storager(StoragerSettings.builder().workDir(WorkDir.parse(this.home)).encryption(encryption).build());
		encrypting.write("default", Content.ofText("text"));
		assertThat(encrypting.stat("default").encryption()).isEqualTo(written.encryption());
		encrypting.write("none", Content.ofText("text"), WriteOptions.builder().encryption(Encryption.none()).build());
		assertThat(encrypting.stat("none").encryption()).isNull();
		assertThat(encrypting.readAllBytes("none")).hasSize(4);
	}

	@Test
	void tellsTheProgressOfAWrite() {
		List<Long> told = new ArrayList<>();
		WriteOptions options = WriteOptions.builder().progress((transferred, total) -> {
			assertThat(total).isEqualTo(3_000_000);
			told.add(transferred);
		}).build();
		this.storager.write("a", Content.of(bytes(3_000_000)), options);
		assertThat(told).isNotEmpty().isSorted().doesNotHaveDuplicates().endsWith(3_000_000L);
		List<Long> empty = new ArrayList<>();
		this.storager.write("b", Content.of(new byte[0]),
				WriteOptions.builder().progress((transferred, total) -> empty.add(transferred)).build());
		assertThat(empty).containsExactly(0L);
	}

	@Test
	void deletes() {
		write("a", "1");
		write("ab", "2");
		this.storager.delete("a");
		assertThat(this.storager.exists("a")).isFalse();
		assertThat(read("ab")).isEqualTo("2");
		assertThatThrownBy(() -> read("a")).isInstanceOf(ObjectNotExistException.class);
	}

	@Test
	void deletesWhatIsNotThere() {
		this.storager.delete("a");
		write("a", "1");
		this.storager.delete("a");
		this.storager.delete("a", DeleteOptions.DEFAULT);
		assertThat(this.storager.list()).isEmpty();
	}

	@Test
	void writesAgainWhatWasDeleted() {
		write("a", "1");
		this.storager.delete("a");
		write("a", "2");
		assertThat(read("a")).isEqualTo("2");
	}

	private static String md5(String text) {
		return md5(text.getBytes(StandardCharsets.UTF_8));
	}

	static String md5(byte[] bytes) {
		try {
			return Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(bytes));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static final class BrokenInputStream extends InputStream {

		@Override
		public int read() throws IOException {
			throw new IOException("the disk is gone");
		}

	}

}
