package io.storager.oss;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import io.storager.Content;
import io.storager.ListMode;
import io.storager.ObjectMode;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.StorageOutputStream;
import io.storager.error.IntegrityException;
import io.storager.error.RestrictionDissatisfiedException;
import io.storager.error.UnexpectedStorageException;
import io.storager.options.ListOptions;
import io.storager.options.WriteOptions;
import io.storager.oss.TestOss.Signature;
import io.storager.settings.ClientSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(60)
class OssWriteTests {

	@RegisterExtension
	static final TestOss oss = new TestOss();

	@ParameterizedTest
	@EnumSource
	void storesAnEmptyObject(Signature signature) {
		OssStorager storager = oss.storager(signature);
		for (Content content : new Content[] { Content.of(new byte[0]), Content.of(InputStream.nullInputStream()),
				Content.of(InputStream.nullInputStream(), 0) }) {
			storager.write("empty", Content.ofText("not empty"));
			assertThat(storager.write("empty", content).contentLength()).isZero();
			assertThat(storager.stat("empty").contentLength()).isZero();
			assertThat(storager.readAllBytes("empty")).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource
	void storesEverythingThatAnOptionSays(Signature signature) throws Exception {
		OssStorager storager = oss.storager(signature);
		byte[] text = "文本".getBytes(StandardCharsets.UTF_8);
		String md5 = Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(text));
		Map<String, String> metadata = Map.of("owner", "张三", "a-b", " 100% + \u0085 ", "empty", "");
		storager.write("object", Content.of(text),
				WriteOptions.builder()
					.contentType("text/x-own; charset=utf-8")
					.contentMd5(md5)
					.contentDisposition("attachment; filename=\"a.txt\"")
					.storageClass("IA")
					.userMetadata(metadata)
					.build());
		assertThat(oss.lastRequest().header("content-md5")).isEqualTo(md5);
		assertThat(oss.lastRequest().header("content-disposition")).isEqualTo("attachment; filename=\"a.txt\"");
		assertThat(oss.lastRequest().header("content-length")).isEqualTo("6");
		StorageObject object = storager.stat("object");
		assertThat(object.contentLength()).isEqualTo(6);
		assertThat(object.contentType()).isEqualTo("text/x-own; charset=utf-8");
		assertThat(object.storageClass()).isEqualTo("IA");
		assertThat(object.userMetadata()).isEqualTo(metadata);
		assertThat(object.etag()).isNotBlank().doesNotContain("\"");
		assertThat(object.lastModified()).isNotNull();
		assertThat(object.modes()).containsExactly(ObjectMode.READ);
		assertThat(object.appendOffset()).isNull();
		assertThat(object.encryption()).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "a.txt, text/plain", "a.b/report.PDF, application/pdf", "报告.html, text/html",
			"picture.jpg, image/jpeg", "a.json, application/json", "none, application/octet-stream",
			"a.own-type, application/octet-stream" })
	void derivesTheContentTypeFromTheKey(String path, String contentType) {
		OssStorager storager = oss.storager();
		storager.write(path, Content.ofText("x"));
		assertThat(storager.stat(path).contentType()).isEqualTo(contentType);
	}

	@Test
	void refusesBytesThatDoNotHaveTheirMd5() {
		OssStorager storager = oss.storager();
		storager.write("object", Content.ofText("old"));
		assertThatExceptionOfType(IntegrityException.class).isThrownBy(() -> storager.write("object",
				Content.ofText("new"), WriteOptions.builder().contentMd5("AAAAAAAAAAAAAAAAAAAAAA==").build()));
		assertThat(storager.readAllBytes("object")).asString().isEqualTo("old");
	}

	/** OSS would cut the one and wait for the rest of the other. */
	@ParameterizedTest
	@CsvSource({ "300000, 500000", "500000, 300000", "0, 1", "1, 0" })
	void refusesAStreamOfAnotherLengthThanDeclared(int declared, int supplied) {
		OssStorager storager = oss.storager();
		storager.write("object", Content.ofText("old"));
		int before = oss.requests().count();
		assertThatExceptionOfType(RestrictionDissatisfiedException.class)
			.isThrownBy(() -> storager.write("object", new ByteArrayInputStream(new byte[supplied]), declared))
			.withMessageContaining("the %s bytes declared; allowed: exactly as many", declared);
		assertThat(oss.requests().count()).isEqualTo(before);
		assertThat(storager.readAllBytes("object")).asString().isEqualTo("old");
	}

	@Test
	void keepsTheOldObjectWhenAFileShrinksMeanwhile(@TempDir Path folder) throws IOException {
		requireOldObjectKept(folder, (file) -> Files.write(file, new byte[1000]), "the file shrank from 16000000 to ");
	}

	@Test
	void keepsTheOldObjectWhenAFileGrowsMeanwhile(@TempDir Path folder) throws IOException {
		requireOldObjectKept(folder, (file) -> Files.write(file, new byte[1000], StandardOpenOption.APPEND),
				"the file changed from 16000000 to 16001000 bytes while it was read");
	}

	private static void requireOldObjectKept(Path folder, FileChange change, String reason) throws IOException {
		ClientSettings defaults = TestOss.SETTINGS;
		OssStorager storager = oss.storager(ClientSettings.builder()
			.connectTimeout(defaults.connectTimeout())
			.readTimeout(defaults.readTimeout())
			.connectionRequestTimeout(defaults.connectionRequestTimeout())
			.maxConnections(1)
			.maxRetries(3)
			.build());
		Path file = Files.write(folder.resolve("file"), new byte[16_000_000]);
		storager.write("object", Content.ofText("old"));
		oss.requests().clear();
		oss.faults().on("PUT").bandwidth(16 * 1024 * 1024);
		AtomicBoolean changed = new AtomicBoolean();
		assertThatExceptionOfType(UnexpectedStorageException.class).isThrownBy(() -> storager.write("object",
				Content.of(file), WriteOptions.builder().progress((transferred, total) -> {
					if (changed.compareAndSet(false, true)) {
						change.to(file);
					}
				}).build()))
			.withMessageContaining("the content cannot be read")
			.withMessageContaining(reason);
		assertThat(oss.requests().matching((request) -> request.method().equals("PUT"))).hasSizeBetween(1, 2);
		assertThat(storager.list("", ListOptions.builder().listMode(ListMode.PART).build())).isEmpty();
		assertThat(storager.readAllBytes("object")).asString().isEqualTo("old");
	}

	@Test
	void keepsTheOldObjectWhenTheConnectionBreaks() {
		OssStorager storager = oss.storager();
		storager.write("object", Content.ofText("old"));
		oss.faults().on("PUT").once().resetRequestBodyAfter(100_000);
		assertThatExceptionOfType(StorageException.class)
			.isThrownBy(() -> storager.write("object", Content.of(new byte[1_000_000])));
		assertThat(storager.readAllBytes("object")).asString().isEqualTo("old");
	}

	@Test
	void storesWhatAStreamHasOnItsClose() throws IOException {
		OssStorager storager = oss.storager();
		try (StorageOutputStream output = storager.newOutputStream("object")) {
			output.write("stream".getBytes(StandardCharsets.UTF_8));
			assertThat(oss.requests().count()).isZero();
		}
		assertThat(storager.readAllBytes("object")).asString().isEqualTo("stream");
	}

	@Test
	void tellsWhatItStored() {
		StorageObject object = oss.storager().write("object", Content.ofText("text"));
		assertThat(object.contentLength()).isEqualTo(4);
		assertThat(object.etag()).isEqualTo("1CB251EC0D568DE6A929B520C4AED8D1");
	}

	@Test
	void leavesTheUsersStreamOpen() {
		AtomicBoolean closed = new AtomicBoolean();
		InputStream stream = new ByteArrayInputStream(new byte[10]) {

			@Override
			public void close() {
				closed.set(true);
			}

		};
		oss.storager().write("object", stream, 10);
		assertThat(closed).isFalse();
	}

	/** Changes a file while it is sent. */
	@FunctionalInterface
	private interface FileChange {

		void apply(Path file) throws IOException;

		default void to(Path file) {
			try {
				apply(file);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
