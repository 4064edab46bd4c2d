package io.storager.test.contract;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

import io.storager.Content;
import io.storager.Encryption;
import io.storager.ErrorCode;
import io.storager.Feature;
import io.storager.ListMode;
import io.storager.Operation;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.Storager;
import io.storager.engine.DriverStorager;
import io.storager.options.DeleteOptions;
import io.storager.options.ListOptions;
import io.storager.options.ReadOptions;
import io.storager.options.StatOptions;
import io.storager.options.WriteOptions;
import io.storager.settings.StoragerSettings;
import io.storager.settings.WorkDir;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * What the topics of the contract share: a storager over a work dir of its own for every
 * test, and a look around.
 */
abstract class Topic {

	/** Where this test works: absolute, without a slash at the end. */
	String home = "";

	@SuppressWarnings("NullAway.Init")
	DriverStorager storager;

	@SuppressWarnings("NullAway.Init")
	private Fixture fixture;

	/** What to run against. */
	final Fixture fixture() {
		return this.fixture;
	}

	/** Called before every test. */
	final void use(Fixture fixture) {
		this.fixture = fixture;
	}

	@BeforeEach
	void openHome() {
		this.home = "/contract/" + UUID.randomUUID();
		this.storager = fixture().storager(settings());
	}

	/** A live account is left as it was found. */
	@AfterEach
	void emptyHome() {
		Storager root = fixture().root();
		List<StorageObject> left = root.list(this.home.substring(1)).stream().toList();
		left.stream()
			.sorted(Comparator.comparing(StorageObject::id).reversed())
			.forEach((object) -> root.delete("/" + object.id()));
		uploads().forEach((upload) -> this.storager.delete(upload.path(),
				DeleteOptions.builder().multipartId(upload.multipartId()).build()));
	}

	/** Skip a test that the service has no way to pass. */
	void assumeFeature(Feature feature) {
		assumeThat(this.storager.features()).contains(feature);
	}

	/** The uploads in parts that are not complete. */
	List<StorageObject> uploads() {
		if (!this.storager.features().contains(Feature.MULTIPART)) {
			return List.of();
		}
		return this.storager.list("", ListOptions.builder().listMode(ListMode.PART).build()).stream().toList();
	}

	/** A storager whose every call to the driver is met by someone who meddles. */
	DriverStorager meddled(InterceptingDriver.Meddling meddling) {
		return InterceptingDriver.storager(fixture().driver(), settings(), meddling);
	}

	/** Every kind of encryption that the service takes here. */
	List<Encryption> allEncryptions() {
		return Stream.concat(fixture().encryptions().stream(), fixture().customerKeys().stream()).toList();
	}

	/** Settings for this test with a default encryption. */
	StoragerSettings settings(@Nullable Encryption encryption) {
		return StoragerSettings.builder().workDir(WorkDir.parse(this.home)).encryption(encryption).build();
	}

	/** What reading needs of an encryption. */
	static ReadOptions reading(Encryption encryption) {
		return ReadOptions.builder().encryption(encryption.appliesTo(Operation.READ) ? encryption : null).build();
	}

	/** What stat needs of an encryption. */
	static StatOptions statting(Encryption encryption) {
		return StatOptions.builder().encryption(encryption.appliesTo(Operation.STAT) ? encryption : null).build();
	}

	StoragerSettings settings() {
		return StoragerSettings.builder().workDir(WorkDir.parse(this.home)).build();
	}

	DriverStorager withoutDirs() {
		return fixture()
			.storager(StoragerSettings.builder().workDir(WorkDir.parse(this.home)).virtualDir(false).build());
	}

	void write(String path, String text) {
		this.storager.write(path, Content.ofText(text));
	}

	void write(String path, byte[] bytes) {
		this.storager.write(path, Content.of(bytes), WriteOptions.DEFAULT);
	}

	String read(String path) {
		return new String(this.storager.readAllBytes(path), StandardCharsets.UTF_8);
	}

	List<String> paths(String path) {
		return this.storager.list(path).stream().map(StorageObject::path).toList();
	}

	/** Bytes that are the same for the same length and look like nothing else. */
	static byte[] bytes(int length) {
		byte[] bytes = new byte[length];
		new Random(length).nextBytes(bytes);
		return bytes;
	}

	/** Call something that must fail with a code, and look at what it says. */
	static StorageException failure(ErrorCode code, ThrowingCallable call) {
		StorageException failure = catchThrowableOfType(StorageException.class, call);
		assertThat(failure).as("nothing was thrown, expected was %s", code).isNotNull();
		assertThat(failure.code()).as(failure.toString()).isEqualTo(code);
		return failure;
	}

	/** Run something and tell how many requests it made. */
	long requestsOf(ThrowingCallable call) {
		long before = fixture().requests();
		assertThatCode(call).doesNotThrowAnyException();
		return (before < 0) ? -1 : fixture().requests() - before;
	}

}
