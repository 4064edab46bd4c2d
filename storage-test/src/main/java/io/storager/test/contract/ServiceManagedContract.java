package io.storager.test.contract;

import java.util.List;

import io.storager.Content;
import io.storager.Encryption;
import io.storager.ErrorCode;
import io.storager.Feature;
import io.storager.StorageObject;
import io.storager.Storager;
import io.storager.options.CopyOptions;
import io.storager.options.CreateAppendOptions;
import io.storager.options.CreateMultipartOptions;
import io.storager.options.ReadOptions;
import io.storager.options.StatOptions;
import io.storager.options.WriteMultipartOptions;
import io.storager.options.WriteOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assumptions.assumeThat;

/** Encrypts with keys that the service manages, whichever service it is. */
abstract class ServiceManagedContract extends Topic {

	private static final Encryption MANAGED = Encryption.serviceManaged();

	@BeforeEach
	void assumeEncryption() {
		assumeFeature(Feature.ENCRYPTION);
		assumeThat(fixture().driver().serviceManagedEncryption()).isNotNull();
	}

	@Test
	void storesWhatIsWrittenSo() {
		this.storager.write("a", Content.ofText("text"), WriteOptions.builder().encryption(MANAGED).build());
		isEncrypted("a");
		assertThat(read("a")).isEqualTo("text");
		write("b", "text");
		assertThat(this.storager.stat("b").encryption()).isNull();
	}

	@Test
	void takesItAsTheDefaultOfAStorager() {
		Storager byDefault = fixture().storager(settings(MANAGED));
		byDefault.write("a", Content.ofText("text"));
		isEncrypted("a");
		byDefault.write("a", Content.ofText("text"), WriteOptions.builder().encryption(Encryption.none()).build());
		assertThat(this.storager.stat("a").encryption()).isNull();
		assertThat(byDefault.readAllBytes("a")).hasSize(4);
	}

	@Test
	void storesCopiesSo() {
		assumeFeature(Feature.COPY);
		write("a", "text");
		this.storager.copy("a", "b", CopyOptions.builder().encryption(MANAGED).build());
		isEncrypted("b");
	}

	@Test
	void storesWhatIsAppendedSo() {
		assumeFeature(Feature.APPEND);
		StorageObject object = this.storager.createAppend("a",
				CreateAppendOptions.builder().encryption(MANAGED).build());
		this.storager.writeAppend(object, Content.ofText("text"));
		isEncrypted("a");
	}

	@Test
	void storesWhatIsUploadedInPartsSo() {
		assumeFeature(Feature.MULTIPART);
		StorageObject upload = this.storager.createMultipart("a",
				CreateMultipartOptions.builder().encryption(MANAGED).build());
		this.storager.completeMultipart(upload,
				List.of(this.storager.writeMultipart(upload, Content.ofText("text"), 0)));
		isEncrypted("a");
	}

	@Test
	void isRefusedWhereTheServiceTakesNone() {
		write("a", "text");
		failure(ErrorCode.CAPABILITY_INSUFFICIENT,
				() -> this.storager.readAllBytes("a", ReadOptions.builder().encryption(MANAGED).build()));
		failure(ErrorCode.CAPABILITY_INSUFFICIENT,
				() -> this.storager.stat("a", StatOptions.builder().encryption(MANAGED).build()));
		assumeFeature(Feature.MULTIPART);
		StorageObject upload = this.storager.createMultipart("a");
		failure(ErrorCode.CAPABILITY_INSUFFICIENT, () -> this.storager.writeMultipart(upload, Content.ofText("x"), 0,
				WriteMultipartOptions.builder().encryption(MANAGED).build()));
	}

	@Test
	void isRefusedByAServiceThatHasNone() {
		InterceptingDriver.Meddling without = (call) -> call.is("serviceManagedEncryption") ? null : call.proceed();
		assertThat(failure(ErrorCode.CAPABILITY_INSUFFICIENT,
				() -> meddled(without).write("a", Content.ofText("text"),
						WriteOptions.builder().encryption(MANAGED).build())))
			.hasMessageContaining("has no encryption with keys that it manages");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> InterceptingDriver.storager(fixture().driver(), settings(MANAGED), without))
			.withMessageContaining("has no encryption with keys that it manages");
	}

	private void isEncrypted(String path) {
		assertThat(this.storager.stat(path).encryption()).as(path)
			.isNotNull()
			.extracting((encryption) -> String.valueOf(encryption.algorithm()))
			.asString()
			.endsWith("256");
	}

}
