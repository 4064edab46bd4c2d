package io.storager.cos;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Base64;
import java.util.Random;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.utils.Md5Utils;
import io.storager.Content;
import io.storager.Encryption;
import io.storager.EncryptionInfo;
import io.storager.ErrorCode;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.emulator.traffic.WireRequest;
import io.storager.error.IntegrityException;
import io.storager.error.UnexpectedStorageException;
import io.storager.options.WriteOptions;
import io.storager.settings.ClientSettings;
import io.storager.settings.StoragerSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CosWriteTests {

	private static final String CONTEXT = Base64.getEncoder()
		.encodeToString("{\"部门\":\"财务\"}".getBytes(StandardCharsets.UTF_8));

	private static final CosEncryption CUSTOMER_KEY = CosEncryption
		.customerKey("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8));

	/** More than the SDK's mark limit, behind which it cannot repeat a stream. */
	private static final byte[] LARGE = new byte[3_000_000];

	private static EmulatedCos cos;

	private CosStorager storager;

	@BeforeAll
	static void start() {
		cos = new EmulatedCos();
		new Random(1).nextBytes(LARGE);
	}

	@AfterAll
	static void stop() {
		cos.close();
	}

	@BeforeEach
	void clear() {
		this.storager = cos.storager();
		cos.emulator().requests().clear();
		cos.faults().clear();
	}

	@Test
	void sendsNoEncryptionByDefault() {
		assertThat(write(null).encryption()).isNull();
		assertThat(cos.lastRequest().headers()).noneSatisfy((name, value) -> assertThat(name).contains("encryption"));
	}

	/** Of a stream without a length the SDK stores what it got, and reports success. */
	@Test
	void alwaysSendsTheLength() {
		this.storager.write("a.txt", Content.of(new ByteArrayInputStream(LARGE)));
		assertThat(cos.lastRequest().header("content-length")).isEqualTo("3000000");
		assertThat(cos.lastRequest().header("transfer-encoding")).isNull();
		this.storager.write("a.txt", Content.of(new byte[0]));
		assertThat(cos.lastRequest().header("content-length")).isEqualTo("0");
	}

	@Test
	void encryptsWithKeysOfTheService() {
		StorageObject object = write(CosEncryption.cos());
		assertThat(cos.lastRequest().header("x-cos-server-side-encryption")).isEqualTo("AES256");
		assertThat(object.encryption()).isEqualTo(EncryptionInfo.builder().algorithm("AES256").build());
		assertThat(this.storager.stat("a.txt").encryption()).isEqualTo(object.encryption());
	}

	@Test
	void encryptsWithKeysOfTheKeyManagementAndTellsTheKeyId() {
		StorageObject object = write(CosEncryption.kms("key-1", CONTEXT));
		WireRequest request = cos.lastRequest();
		assertThat(request.header("x-cos-server-side-encryption")).isEqualTo("cos/kms");
		assertThat(request.header("x-cos-server-side-encryption-cos-kms-key-id")).isEqualTo("key-1");
		assertThat(request.header("x-cos-server-side-encryption-context")).isEqualTo(CONTEXT);
		assertThat(request.header("content-md5")).isNull();
		assertThat(object.encryption()).isEqualTo(EncryptionInfo.builder().algorithm("cos/kms").keyId("key-1").build());
		assertThat(this.storager.stat("a.txt").encryption()).isEqualTo(object.encryption());
	}

	@Test
	void encryptsWithTheCustomersKeyOnEveryOperationThatNeedsIt() {
		CosStorager encrypting = cos.storager(CUSTOMER_KEY);
		StorageObject object = encrypting.write("a.txt", Content.ofText("text"));
		assertThat(object.encryption()).isEqualTo(EncryptionInfo.builder()
			.customerAlgorithm("AES256")
			.customerKeyMd5(Md5Utils.md5AsBase64("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8)))
			.build());
		assertThat(encrypting.stat("a.txt").encryption()).isEqualTo(object.encryption());
		assertThat(encrypting.readAllBytes("a.txt")).asString(StandardCharsets.UTF_8).isEqualTo("text");
		encrypting.delete("a.txt");
		assertThat(encrypting.exists("a.txt")).isFalse();
	}

	/**
	 * An ETag under KMS is no MD5: given Content-MD5, or a file, the SDK would report a
	 * failure after the object was stored.
	 */
	@Test
	void writesAFileWithItsMd5UnderKms(@TempDir Path folder) throws IOException {
		Path file = Files.write(folder.resolve("source"), LARGE);
		for (CosEncryption encryption : new CosEncryption[] { CosEncryption.kms(), CUSTOMER_KEY,
				CosEncryption.cos() }) {
			CosStorager encrypting = cos.storager(encryption);
			encrypting.write("file", Content.of(file),
					WriteOptions.builder().contentMd5(Md5Utils.md5AsBase64(LARGE)).build());
			assertThat(encrypting.readAllBytes("file")).isEqualTo(LARGE);
		}
	}

	@Test
	void verifiesAnMd5ThatTheServiceIsNotAskedToVerify() {
		this.storager.write("a.txt", Content.ofText("old"));
		cos.emulator().requests().clear();
		String md5 = Md5Utils.md5AsBase64("other".getBytes(StandardCharsets.UTF_8));
		for (CosEncryption encryption : new CosEncryption[] { CosEncryption.kms(), CUSTOMER_KEY }) {
			assertThatExceptionOfType(IntegrityException.class)
				.isThrownBy(() -> this.storager.write("a.txt", Content.ofText("text"),
						WriteOptions.builder().encryption(encryption).contentMd5(md5).build()))
				.withMessageContaining("the content MD5 is '" + md5 + "'");
		}
		assertThat(cos.requests()).isEmpty();
		assertThat(this.storager.readAllBytes("a.txt")).asString(StandardCharsets.UTF_8).isEqualTo("old");
	}

	/**
	 * A bucket may encrypt by default, and its ETags are no MD5s either: the SDK would
	 * report a failure after the object was stored.
	 */
	@Test
	void takesAnEtagThatIsNoMd5ForWhatItIs() {
		try (CannedServer server = CannedServer.always(200, "ETag: \"0123456789abcdef0123456789abcdef\"\r\n", "")) {
			assertThat(server.storager().write("a", Content.ofText("text")).etag())
				.isEqualTo("0123456789abcdef0123456789abcdef");
			String md5 = Md5Utils.md5AsBase64("text".getBytes(StandardCharsets.UTF_8));
			server.storager().write("a", Content.ofText("text"), WriteOptions.builder().contentMd5(md5).build());
			assertThat(server.requests()).hasSize(2)
				.noneMatch((request) -> request.contains("encryption"))
				.last()
				.asString()
				.contains("Content-MD5: " + md5);
		}
	}

	@Test
	void comparesTheChecksumOfWhatTheServiceHasStored() {
		try (CannedServer server = CannedServer.always(200, "ETag: \"x\"\r\nx-cos-hash-crc64ecma: 1\r\n", "")) {
			assertThatExceptionOfType(IntegrityException.class)
				.isThrownBy(() -> server.storager().write("a", Content.ofText("text")))
				.withMessageContaining("the service stored 1");
		}
	}

	@Test
	void derivesTheContentTypeFromTheKeyUnlessItIsGiven() {
		write(null);
		assertThat(cos.lastRequest().header("content-type")).isEqualTo("text/plain");
		this.storager.write("a.txt", Content.ofText("{}"),
				WriteOptions.builder().contentType("application/json").build());
		assertThat(cos.lastRequest().header("content-type")).isEqualTo("application/json");
	}

	@Test
	void sendsDispositionAndStorageClass() {
		WriteOptions options = WriteOptions.builder()
			.contentDisposition("attachment; filename*=UTF-8''%E6%8A%A5.txt")
			.storageClass("STANDARD_IA")
			.build();
		this.storager.write("a.txt", Content.ofText("text"), options);
		assertThat(cos.lastRequest().header("content-disposition")).isEqualTo(options.contentDisposition());
		assertThat(cos.lastRequest().header("x-cos-storage-class")).isEqualTo("STANDARD_IA");
		assertThat(this.storager.stat("a.txt").storageClass()).isEqualTo("STANDARD_IA");
	}

	@Test
	void repeatsTheWholeContentAfterAFailure(@TempDir Path folder) throws IOException {
		Path file = Files.write(folder.resolve("source"), LARGE);
		COSClient retrying = retrying();
		CosStorager patient = new CosStorager(() -> retrying, cos.connection(), EmulatedCos.BUCKET,
				StoragerSettings.DEFAULT);
		for (Content content : new Content[] { Content.of(file), Content.of(LARGE) }) {
			cos.faults().clear();
			cos.faults().on("PUT").once().answer(503, "ServiceUnavailable");
			cos.faults().on("PUT").skip(1).times(1).resetRequestBodyAfter(2_000_000);
			patient.write("large", content);
			assertThat(patient.readAllBytes("large")).isEqualTo(LARGE);
		}
		retrying.shutdown();
	}

	@Test
	void storesNothingOfAFileThatShrinks(@TempDir Path folder) throws IOException {
		changed(folder, (file) -> {
			try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
				channel.truncate(100_000);
			}
		}, "to 100000 bytes");
	}

	@Test
	void storesNothingOfAFileThatGrows(@TempDir Path folder) throws IOException {
		changed(folder, (file) -> Files.write(file, new byte[10], StandardOpenOption.APPEND), "changed");
	}

	private void changed(Path folder, FileChange change, String reason) throws IOException {
		this.storager.write("file", Content.ofText("old"));
		Path file = Files.write(folder.resolve("source"), LARGE);
		COSClient retrying = retrying();
		CosStorager patient = new CosStorager(() -> retrying, cos.connection(), EmulatedCos.BUCKET,
				StoragerSettings.DEFAULT);
		// The first attempt fails with nothing sent, and the file changes before the
		// second.
		cos.faults().on("PUT").where((request) -> {
			change(file, change);
			return true;
		}).once().resetRequestBodyAfter(200_000);
		assertThatExceptionOfType(UnexpectedStorageException.class)
			.isThrownBy(() -> patient.write("file", Content.of(file)))
			.withMessageContaining(reason);
		assertThat(patient.readAllBytes("file")).asString(StandardCharsets.UTF_8).isEqualTo("old");
		retrying.shutdown();
	}

	private static void change(Path file, FileChange change) {
		try {
			change.apply(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static COSClient retrying() {
		return cos.client(ClientSettings.builder()
			.connectTimeout(Duration.ofSeconds(2))
			.readTimeout(Duration.ofSeconds(5))
			.connectionRequestTimeout(Duration.ofSeconds(2))
			.maxConnections(1)
			.maxRetries(3)
			.build());
	}

	/** What changes on its way is refused by the service and sent again. */
	@Test
	void sendsAgainWhatTheServiceRefusesForItsMd5() {
		COSClient patient = retrying();
		CosStorager storager = new CosStorager(() -> patient, cos.connection(), EmulatedCos.BUCKET,
				StoragerSettings.DEFAULT);
		cos.faults().on("PUT").once().answer(400, "BadDigest");
		storager.write("a.txt", Content.ofText("text"));
		assertThat(this.storager.readAllBytes("a.txt")).asString().isEqualTo("text");
		cos.faults().on("PUT").answer(400, "BadDigest");
		assertThatExceptionOfType(StorageException.class)
			.isThrownBy(() -> storager.write("a.txt", Content.ofText("other")))
			.satisfies((ex) -> {
				assertThat(ex.code()).isEqualTo(ErrorCode.INTEGRITY);
				assertThat(ex.vendorCode()).isEqualTo("BadDigest");
			});
		cos.faults().clear();
		patient.shutdown();
	}

	private StorageObject write(@Nullable Encryption encryption) {
		return this.storager.write("a.txt", Content.ofText("text"),
				WriteOptions.builder().encryption(encryption).build());
	}

	@FunctionalInterface
	private interface FileChange {

		void apply(Path file) throws IOException;

	}

}
