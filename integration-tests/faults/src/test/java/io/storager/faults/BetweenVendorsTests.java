package io.storager.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.storager.Content;
import io.storager.Encryption;
import io.storager.StorageObject;
import io.storager.cos.CosEncryption;
import io.storager.emulator.StorageEmulator;
import io.storager.engine.DriverStorager;
import io.storager.error.CapabilityInsufficientException;
import io.storager.manager.TransferManager;
import io.storager.manager.TransferOptions;
import io.storager.manager.TreeEnd;
import io.storager.manager.TreeOptions;
import io.storager.manager.TreeResult;
import io.storager.options.WriteOptions;
import io.storager.settings.ClientSettings;
import io.storager.settings.StoragerSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Trees go from one vendor to the other, over connections that break. */
@Timeout(120)
class BetweenVendorsTests {

	private static final TreeOptions SKIP = TreeOptions.builder().skipEqual(true).build();

	private static final ClientSettings CLIENT = ClientSettings.builder()
		.connectTimeout(Duration.ofSeconds(5))
		.readTimeout(Duration.ofSeconds(30))
		.maxRetries(0)
		.build();

	private final TransferManager manager = TransferManager.create();

	@SuppressWarnings("NullAway.Init")
	private StorageEmulator emulator;

	@SuppressWarnings("NullAway.Init")
	private Client oss;

	@SuppressWarnings("NullAway.Init")
	private Client cos;

	@BeforeEach
	void start() {
		this.emulator = StorageEmulator.builder()
			.credential(Service.CREDENTIAL.accessKey(), Service.CREDENTIAL.secretKey())
			.start();
		this.oss = open(Service.OSS_V4, "from");
		this.cos = open(Service.COS, "to");
	}

	private Client open(Service service, String name) {
		String bucket = service.createBucket(this.emulator, name);
		return service.open(this.emulator, bucket, CLIENT, StoragerSettings.DEFAULT.withMaxRetries(0));
	}

	@AfterEach
	void end() {
		this.manager.close();
		this.oss.close();
		this.cos.close();
		this.emulator.close();
	}

	/** There and back again. */
	@Test
	void carriesWhatBothHave() {
		byte[] large = bytes(10 << 20);
		WriteOptions options = WriteOptions.builder()
			.contentType("application/x-own")
			.contentDisposition("inline")
			.cacheControl("no-cache")
			.contentLanguage("zh-CN")
			.userMetadata(Map.of("title", "\u62a5\u544a 100%"))
			.tags(Map.of("kind", "report"))
			.build();
		this.oss.storager().write("tree/\u62a5\u544a.txt", Content.ofText("text"), options);
		this.oss.storager().write("tree/large", Content.of(large), options);
		this.oss.storager().write("tree/empty", Content.of(new byte[0]));
		this.oss.storager().createDir("tree/dir");
		DriverStorager there = this.cos.storager();
		this.manager.copyTree(this.oss.storager(), "tree", there, "copy").orThrow();
		requireSame(this.oss.storager(), "tree/", there, "copy/");
		assertThat(there.readAllBytes("copy/large")).isEqualTo(large);
		assertThat(there.tags("copy/large")).containsExactly(Map.entry("kind", "report"));
		this.manager.moveTree(there, "copy", this.oss.storager(), "back").orThrow();
		requireSame(this.oss.storager(), "tree/", this.oss.storager(), "back/");
		assertThat(this.oss.storager().tags("back/\u62a5\u544a.txt")).containsExactly(Map.entry("kind", "report"));
		assertThat(there.list()).isEmpty();
	}

	private static void requireSame(DriverStorager source, String from, DriverStorager target, String to) {
		List<StorageObject> objects = source.list(from).stream().toList();
		assertThat(target.list(to)).hasSameSizeAs(objects);
		for (StorageObject listed : objects) {
			StorageObject object = source.stat(listed.path());
			StorageObject copy = target.stat(to + listed.path().substring(from.length()));
			assertThat(copy).usingRecursiveComparison()
				.comparingOnlyFields("contentLength", "crc64", "headers.contentType", "headers.contentDisposition",
						"headers.cacheControl", "headers.contentLanguage", "userMetadata", "tagCount", "modes")
				.isEqualTo(object);
		}
	}

	private static byte[] bytes(int length) {
		byte[] bytes = new byte[length];
		new Random(length).nextBytes(bytes);
		return bytes;
	}

	@Test
	void readsWhatACustomersKeyHasEncrypted() {
		CosEncryption key = CosEncryption.customerKey(bytes(32));
		WriteOptions encrypted = WriteOptions.builder().encryption(key).build();
		for (int i = 0; i < 10; i++) {
			this.cos.storager().write("tree/" + i, Content.ofText("text " + i), encrypted);
		}
		TreeOptions options = SKIP.toBuilder().copy(TransferOptions.builder().sourceEncryption(key).build()).build();
		assertThat(this.manager.copyTree(this.cos.storager(), "tree", this.oss.storager(), "tree", options).done())
			.isEqualTo(10);
		assertThat(this.oss.storager().readAllBytes("tree/7")).asString().isEqualTo("text 7");
		assertThat(this.manager.copyTree(this.cos.storager(), "tree", this.oss.storager(), "tree", options).equal())
			.isEqualTo(10);
		TreeResult without = this.manager.copyTree(this.cos.storager(), "tree", this.oss.storager(), "other");
		assertThat(without.failed()).isEqualTo(10);
		assertThat(this.oss.storager().list("other/")).isEmpty();
	}

	@Test
	void keepsNoEncryptionThatTheOtherHasNoWordFor() {
		this.cos.storager()
			.write("a", Content.ofText("text"),
					WriteOptions.builder().encryption(CosEncryption.kms("key-1", null)).build());
		TransferOptions keep = TransferOptions.builder().keepEncryption(true).build();
		assertThatExceptionOfType(CapabilityInsufficientException.class)
			.isThrownBy(() -> this.manager.copy(this.cos.storager(), "a", this.oss.storager(), "b", keep))
			.withMessageContaining("'keepEncryption'")
			.withMessageContaining("cos and oss")
			.withMessageContaining("allowed: the option 'encryption'");
		TreeOptions tree = TreeOptions.builder().copy(keep).build();
		assertThatExceptionOfType(CapabilityInsufficientException.class)
			.isThrownBy(() -> this.manager.moveTree(this.cos.storager(), "", this.oss.storager(), "", tree));
		WriteOptions told = WriteOptions.builder().encryption(this.cos.storager().stat("a").encryption()).build();
		assertThatExceptionOfType(CapabilityInsufficientException.class)
			.isThrownBy(() -> this.oss.storager().write("b", Content.ofText("text"), told))
			.withMessageContaining("cos/kms");
		assertThat(this.oss.storager().exists("b")).isFalse();
		TransferOptions own = keep.toBuilder().encryption(Encryption.serviceManaged()).build();
		this.manager.move(this.cos.storager(), "a", this.oss.storager(), "b", own);
		assertThat(this.oss.storager().stat("b").encryption()).isNotNull();
	}

	/** Connections break before, within and after requests, and one in three is hit. */
	@ParameterizedTest
	@EnumSource(value = Service.class, names = { "OSS_V4", "COS" })
	void goesOnAfterConnectionsBroke(Service from) {
		DriverStorager source = (from == Service.COS) ? this.cos.storager() : this.oss.storager();
		DriverStorager target = (from == Service.COS) ? this.oss.storager() : this.cos.storager();
		for (int i = 0; i < 90; i++) {
			source.write("tree/%s/%s".formatted(i % 7, i), Content.of(bytes(1000 + i)));
		}
		this.emulator.faults().on("PUT").probability(0.2, 1).reset();
		this.emulator.faults().on("PUT").probability(0.2, 2).loseReply();
		this.emulator.faults().on("GET").keyPrefix("tree/").probability(0.2, 3).resetResponseAfter(500);
		TreeResult first = this.manager.copyTree(source, "tree", target, "tree", SKIP);
		assertThat(first.end()).isEqualTo(TreeEnd.COMPLETE);
		assertThat(first.failed()).isBetween(10L, 85L);
		assertThat(first.done() + first.failed()).isEqualTo(90);
		this.emulator.faults().clear();
		TreeResult second = this.manager.moveTree(source, "tree", target, "tree", SKIP);
		second.orThrow();
		assertThat(second.equal()).isGreaterThanOrEqualTo(first.done());
		assertThat(second.equal() + second.done()).isEqualTo(90);
		assertThat(source.list()).isEmpty();
		for (int i = 0; i < 90; i++) {
			assertThat(target.readAllBytes("tree/%s/%s".formatted(i % 7, i))).isEqualTo(bytes(1000 + i));
		}
	}

	/** Whatever hangs, it ends, and gives the connections back. */
	@Test
	void endsByItsDeadlineWhileAServiceHangs() throws Exception {
		for (int i = 0; i < 40; i++) {
			this.oss.storager().write("tree/" + i, Content.ofText("text"));
		}
		this.emulator.faults().on("PUT").key("tree/7").stall();
		this.emulator.faults().on("GET").key("tree/9").stall();
		long start = System.nanoTime();
		TreeResult result = this.manager.copyTree(this.oss.storager(), "tree", this.cos.storager(), "tree",
				TreeOptions.builder().deadline(Duration.ofSeconds(3)).build());
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
		assertThat(result.end()).isEqualTo(TreeEnd.DEADLINE);
		assertThat(result.done()).isEqualTo(38);
		assertThat(result.failures()).extracting((failure) -> failure.source())
			.containsExactlyInAnyOrder("tree/7", "tree/9");
		this.emulator.faults().clear();
		this.oss.requireAllConnections("tree/1");
		this.cos.requireAllConnections("tree/1");
		assertThat(this.manager.copyTree(this.oss.storager(), "tree", this.cos.storager(), "tree", SKIP).done())
			.isEqualTo(2);
	}

	/** One by one, 500 objects would take 40 seconds: 40 ms to read, and 40 to write. */
	@Test
	void manyAtATimeTakeAFractionOfOneByOne() {
		for (int i = 0; i < 500; i++) {
			this.emulator.putOssObject("from", "tree/" + i, bytes(100));
		}
		this.emulator.faults().onAny().delay(Duration.ofMillis(40));
		long start = System.nanoTime();
		this.manager.copyTree(this.oss.storager(), "tree", this.cos.storager(), "tree").orThrow();
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
	}

}
