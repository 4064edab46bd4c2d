package io.storager.test.contract;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.UUID;

import io.storager.Content;
import io.storager.Encryption;
import io.storager.ErrorCode;
import io.storager.Feature;
import io.storager.Operation;
import io.storager.Servicer;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.Storager;
import io.storager.Tagger;
import io.storager.engine.DriverStorager;
import io.storager.options.CopyOptions;
import io.storager.options.WriteOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** Copies objects from another bucket of the service. */
abstract class CopyFromContract extends Topic {

	private static final Map<String, String> METADATA = Map.of("title", "\u62a5\u544a 100%");

	private static final WriteOptions WRITE = WriteOptions.builder()
		.contentType("application/x-own")
		.cacheControl("no-cache")
		.userMetadata(METADATA)
		.build();

	@SuppressWarnings("NullAway.Init")
	private Servicer servicer;

	@SuppressWarnings("NullAway.Init")
	private String bucket;

	@SuppressWarnings("NullAway.Init")
	private Storager other;

	@BeforeEach
	void openOtherBucket() {
		assumeFeature(Feature.COPY);
		this.bucket = fixture().bucketName("contract-" + UUID.randomUUID().toString().substring(0, 8));
		this.servicer = fixture().servicer();
		this.other = this.servicer.create(this.bucket);
	}

	@AfterEach
	void deleteOtherBucket() {
		if (this.servicer != null) {
			this.other.deletePrefix("").orThrow();
			this.servicer.delete(this.bucket);
		}
	}

	@Test
	void copiesWithMetadata() {
		this.other.write("a.txt", Content.ofText("text"), WRITE);
		assertThat(this.storager.copiesFrom(this.other)).isTrue();
		StorageObject copy = this.storager.copyFrom(this.other, "a.txt", "b/copy.bin");
		StorageObject stored = this.storager.stat("b/copy.bin");
		assertThat(read("b/copy.bin")).isEqualTo("text");
		assertThat(stored.contentType()).isEqualTo("application/x-own");
		assertThat(stored.cacheControl()).isEqualTo("no-cache");
		assertThat(stored.userMetadata()).isEqualTo(METADATA);
		assertThat(copy).usingRecursiveComparison().ignoringFields("lastModified").isEqualTo(stored);
		assertThat(this.other.readAllBytes("a.txt")).asString().isEqualTo("text");
	}

	/** Of one key, in two buckets: that is no copy of an object onto itself. */
	@Test
	void copiesToTheSameKey() {
		String path = this.home + "/a";
		this.other.write(path, Content.ofText("new"), WRITE);
		write("a", "old");
		this.storager.copyFrom(this.other, path, "a");
		assertThat(read("a")).isEqualTo("new");
		assertThat(this.storager.stat("a").userMetadata()).isEqualTo(METADATA);
	}

	@Test
	void replacesWhatTheOptionsSay() {
		this.other.write("a", Content.ofText("text"), WRITE);
		this.storager.copyFrom(this.other, "a", "b",
				CopyOptions.builder().contentType("text/html").userMetadata(Map.of()).build());
		StorageObject stored = this.storager.stat("b");
		assertThat(stored.contentType()).isEqualTo("text/html");
		assertThat(stored.cacheControl()).isEqualTo("no-cache");
		assertThat(stored.userMetadata()).isEmpty();
	}

	@Test
	void keepsTags() {
		assumeFeature(Feature.TAGS);
		this.other.write("a", Content.ofText("text"), WriteOptions.builder().tags(Map.of("kind", "report")).build());
		assertThat(this.other.stat("a").tagCount()).isEqualTo(1);
		this.storager.copyFrom(this.other, "a", "b");
		assertThat(((Tagger) this.storager).tags("b")).containsExactly(Map.entry("kind", "report"));
	}

	@Test
	void keepsTheStorageClassUnlessItIsToldOtherwise() {
		String storageClass = fixture().storageClass();
		this.other.write("a", Content.ofText("text"), WriteOptions.builder().storageClass(storageClass).build());
		this.storager.copyFrom(this.other, "a", "b");
		assertThat(this.storager.stat("b").storageClass()).isEqualTo(storageClass);
		this.storager.copyFrom(this.other, "a", "b", CopyOptions.builder().storageClass("").build());
		write("usual", "text");
		assertThat(this.storager.stat("b").storageClass()).isEqualTo(this.storager.stat("usual").storageClass())
			.isNotEqualTo(storageClass);
	}

	@Test
	void copiesWhatALinkLeadsTo() {
		assumeFeature(Feature.LINK);
		this.other.write("a", Content.ofText("text"));
		((DriverStorager) this.other).createLink("link", "a");
		this.storager.copyFrom(this.other, "link", "b");
		assertThat(read("b")).isEqualTo("text");
		assertThat(this.storager.stat("b").linkTarget()).isNull();
	}

	@Test
	void copiesInParts() {
		assumeFeature(Feature.MULTIPART);
		byte[] large = bytes((int) this.storager.metadata().multipartSizeMinimum() * 5 / 2);
		Map<String, String> tags = this.storager.features().contains(Feature.TAGS) ? Map.of("kind", "report")
				: Map.of();
		this.other.write("a", Content.of(large), WRITE.toBuilder().tags(tags).build());
		DriverStorager target = meddled(InterceptingDriver::smallCopies);
		target.copyFrom(this.other, "a", "b");
		assertThat(this.storager.readAllBytes("b")).isEqualTo(large);
		assertThat(this.storager.stat("b").userMetadata()).isEqualTo(METADATA);
		if (!tags.isEmpty()) {
			assertThat(((Tagger) this.storager).tags("b")).isEqualTo(tags);
		}
		assertThat(uploads()).isEmpty();
	}

	@Test
	void failsIfTheSourceChangesMeanwhile() {
		this.other.write("a", Content.ofText("first"));
		write("b", "old");
		failure(ErrorCode.PRECONDITION_FAILED, () -> meddled((call) -> {
			if (call.is("copy")) {
				this.other.write("a", Content.ofText("second"));
			}
			return call.proceed();
		}).copyFrom(this.other, "a", "b"));
		assertThat(read("b")).isEqualTo("old");
	}

	@Test
	void readsTheSourceWithAKeyOfTheCustomer() {
		assumeThat(fixture().customerKeys()).hasSize(2);
		Encryption key = fixture().customerKeys().get(0);
		this.other.write("a", Content.ofText("text"), WriteOptions.builder().encryption(key).build());
		this.storager.copyFrom(this.other, "a", "b", CopyOptions.builder().sourceEncryption(key).build());
		assertThat(read("b")).isEqualTo("text");
	}

	@Test
	void tellsOfTheBucketThatHasNoSuchObject() {
		StorageException failure = failure(ErrorCode.OBJECT_NOT_EXIST,
				() -> this.storager.copyFrom(this.other, "none", "b"));
		assertThat(failure.operation()).isEqualTo(Operation.COPY);
		assertThat(failure.bucket()).isEqualTo(this.bucket);
		assertThat(failure.path()).isEqualTo("none");
	}

	@Test
	void forbidsToOverwrite() {
		this.other.write("a", Content.ofText("new"));
		write("b", "old");
		failure(ErrorCode.PRECONDITION_FAILED, () -> this.storager.copyFrom(this.other, "a", "b",
				CopyOptions.builder().forbidOverwrite(true).build()));
		assertThat(read("b")).isEqualTo("old");
	}

	@Test
	void copiesWithinTheBucketToo() {
		write("a", "text");
		assertThat(this.storager.copiesFrom(this.storager)).isTrue();
		assertThat(this.storager.copiesFrom(fixture().root())).isTrue();
		this.storager.copyFrom(fixture().root(), this.home + "/a", "b");
		assertThat(read("b")).isEqualTo("text");
	}

	@Test
	void refusesWhatTheServiceCannotReach() {
		write("a", "text");
		Storager foreign = foreign(this.storager);
		assertThat(this.storager.copiesFrom(foreign)).isFalse();
		assertThat(failure(ErrorCode.CAPABILITY_INSUFFICIENT, () -> this.storager.copyFrom(foreign, "a", "b")))
			.hasMessageContaining(this.storager.metadata().bucket())
			.hasMessageContaining("allowed");
		assertThat(paths("")).containsExactly("a");
	}

	/** A storager of somebody else, of which this library knows nothing more. */
	static Storager foreign(Storager storager) {
		return (Storager) Proxy.newProxyInstance(Storager.class.getClassLoader(), new Class<?>[] { Storager.class },
				(self, method, arguments) -> {
					try {
						return method.invoke(storager, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				});
	}

}
