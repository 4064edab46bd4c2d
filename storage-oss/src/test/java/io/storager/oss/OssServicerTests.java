package io.storager.oss;

import java.util.Locale;
import java.util.stream.IntStream;

import io.storager.Content;
import io.storager.Storager;
import io.storager.error.BucketNotExistException;
import io.storager.error.RestrictionDissatisfiedException;
import io.storager.options.BucketOptions;
import io.storager.oss.TestOss.Signature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OssServicerTests {

	@RegisterExtension
	static final TestOss oss = new TestOss();

	@ParameterizedTest
	@EnumSource
	void createsListsAndDeletes(Signature signature) {
		OssServicer servicer = oss.servicer(signature);
		Storager created = servicer.create("created");
		created.write("object", Content.ofText("text"));
		assertThat(created.readAllBytes("object")).asString().isEqualTo("text");
		assertThat(servicer.list().stream().map((storager) -> storager.metadata().bucket())).containsExactly("created",
				TestOss.BUCKET);
		assertThat(servicer.list().stream().map((storager) -> storager.metadata().location()))
			.contains("oss-" + TestOss.REGION);
		assertThatExceptionOfType(RestrictionDissatisfiedException.class).isThrownBy(() -> servicer.delete("created"))
			.withMessageContaining("vendor code BucketNotEmpty; HTTP status 409");
		created.delete("object");
		servicer.delete("created");
		servicer.delete("created");
		assertThatExceptionOfType(BucketNotExistException.class).isThrownBy(() -> created.stat("object"));
	}

	@Test
	void createsWithAStorageClassAndTheOwnLocation() {
		OssServicer servicer = oss.servicer(Signature.V4);
		servicer.create("classy", BucketOptions.builder().location(TestOss.REGION).storageClass("IA").build());
		servicer.create("located", BucketOptions.builder().location("oss-" + TestOss.REGION).build());
		assertThat(servicer.client().getBucketInfo("classy").getBucket().getStorageClass()).hasToString("IA");
		servicer.delete("classy");
		servicer.delete("located");
	}

	@Test
	void refusesALocationThatTheEndpointDoesNotServe() {
		BucketOptions elsewhere = BucketOptions.builder().location("cn-beijing").build();
		assertThatExceptionOfType(RestrictionDissatisfiedException.class)
			.isThrownBy(() -> oss.servicer(Signature.V4).create("elsewhere", elsewhere))
			.withMessageContaining("the location is 'cn-beijing'; allowed: 'cn-hangzhou', the region of the endpoint");
		assertThatExceptionOfType(RestrictionDissatisfiedException.class)
			.isThrownBy(() -> oss.servicer(Signature.V1).create("elsewhere", elsewhere))
			.withMessageContaining("the location is 'cn-beijing'; allowed: none, the endpoint 'http://127.0.0.1:");
		assertThat(oss.requests().count()).isZero();
	}

	@Test
	void refusesAStorageClassThatIsNone() {
		assertThatExceptionOfType(RestrictionDissatisfiedException.class)
			.isThrownBy(() -> oss.servicer(Signature.V4)
				.create("classy", BucketOptions.builder().storageClass("STANDARD_IA").build()))
			.withMessageContaining("the storage class is 'STANDARD_IA'; allowed: [Standard, IA, Archive");
		assertThat(oss.requests().count()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "ab", "Photos", "my_bucket", "-abc" })
	void refusesANameThatOssDoesNotAllow(String name) {
		assertThatExceptionOfType(RestrictionDissatisfiedException.class)
			.isThrownBy(() -> oss.servicer(Signature.V4).create(name))
			.withMessageContaining("'name' is '%s'; allowed: 3 to 63 lower-case letters", name);
		assertThat(oss.requests().count()).isZero();
	}

	@Test
	void listsMoreBucketsThanOnePageHas() {
		OssServicer servicer = oss.servicer(Signature.V4);
		IntStream.range(0, 1005)
			.forEach((i) -> oss.emulator()
				.createOssBucket(String.format(Locale.ROOT, "many-%04d", i), "oss-" + TestOss.REGION));
		assertThat(servicer.list().stream().map((storager) -> storager.metadata().bucket())).hasSize(1006)
			.doesNotHaveDuplicates()
			.startsWith("many-0000")
			.endsWith("many-1004", TestOss.BUCKET);
		assertThat(oss.requests().count()).isEqualTo(2);
		IntStream.range(0, 1005).forEach((i) -> servicer.delete(String.format(Locale.ROOT, "many-%04d", i)));
	}

}
