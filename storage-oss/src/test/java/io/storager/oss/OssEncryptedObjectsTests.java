package io.storager.oss;

import java.util.stream.Stream;

import io.storager.Content;
import io.storager.Encryption;
import io.storager.EncryptionInfo;
import io.storager.Operation;
import io.storager.emulator.traffic.WireRequest;
import io.storager.error.CapabilityInsufficientException;
import io.storager.options.ReadOptions;
import io.storager.options.WriteOptions;
import io.storager.oss.TestOss.Signature;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OssEncryptedObjectsTests {

	@RegisterExtension
	static final TestOss oss = new TestOss();

	static Stream<Arguments> modes() {
		return Stream.of(Signature.values())
			.flatMap((signature) -> Stream
				.of(OssEncryption.aes256(), OssEncryption.sm4(), OssEncryption.kms(),
						OssEncryption.kms().withKeyId("9468da86-3509-4f8d-a61e-6eab1eac0000"),
						OssEncryption.kms().withDataEncryption("SM4"),
						OssEncryption.kms().withDataEncryption("SM4").withKeyId("key-1"))
				.map((mode) -> Arguments.of(signature, mode)));
	}

	@ParameterizedTest
	@MethodSource("modes")
	void encryptsByOption(Signature signature, OssEncryption mode) {
		OssStorager storager = oss.storager(signature);
		storager.write("by-option", Content.ofText("text"), WriteOptions.builder().encryption(mode).build());
		requireHeaders(oss.lastRequest(), mode);
		requireReport(storager.stat("by-option").encryption(), mode);
		assertThat(storager.readAllBytes("by-option")).asString().isEqualTo("text");
		requireNoHeadersExceptOn("PUT");
	}

	@ParameterizedTest
	@MethodSource("modes")
	void encryptsByDefault(Signature signature, OssEncryption mode) {
		OssStorager storager = oss.storager(signature, "/defaults", mode);
		storager.write("object", Content.ofText("text"));
		requireHeaders(oss.lastRequest(), mode);
		requireReport(storager.stat("object").encryption(), mode);
		assertThat(storager.readAllBytes("object")).asString().isEqualTo("text");
		storager.list().forEach((object) -> assertThat(object.path()).isEqualTo("object"));
		storager.delete("object");
		requireNoHeadersExceptOn("PUT");
	}

	@Test
	void prefersTheOptionToTheDefault() {
		OssStorager storager = oss.storager(Signature.V4, "/", OssEncryption.kms());
		storager.write("object", Content.ofText("text"),
				WriteOptions.builder().encryption(OssEncryption.aes256()).build());
		requireReport(storager.stat("object").encryption(), OssEncryption.aes256());
		storager.write("object", Content.ofText("text"), WriteOptions.builder().encryption(Encryption.none()).build());
		assertThat(storager.stat("object").encryption()).isNull();
		requireNoEncryption(oss.requests().matching((request) -> request.method().equals("PUT")).get(1));
	}

	@Test
	void refusesEncryptionOnARead() {
		oss.storager().write("object", Content.ofText("text"));
		int before = oss.requests().count();
		assertThatExceptionOfType(CapabilityInsufficientException.class)
			.isThrownBy(() -> oss.storager()
				.readAllBytes("object", ReadOptions.builder().encryption(OssEncryption.kms()).build()))
			.withMessageContaining("read does not take the encryption");
		assertThat(oss.requests().count()).isEqualTo(before);
	}

	@Test
	void refusesTheEncryptionOfAnotherVendor() {
		assertThatExceptionOfType(CapabilityInsufficientException.class)
			.isThrownBy(() -> oss.storager()
				.write("object", Content.ofText("text"),
						WriteOptions.builder().encryption(new OtherEncryption("AES256")).build()))
			.withMessageContaining("oss does not take the encryption OtherEncryption[algorithm=AES256]")
			.withMessageContaining("allowed: OssEncryption");
		assertThat(oss.requests().count()).isZero();
	}

	private static void requireHeaders(WireRequest request, OssEncryption mode) {
		assertThat(request.header("x-oss-server-side-encryption")).isEqualTo(mode.method());
		assertThat(request.header("x-oss-server-side-data-encryption")).isEqualTo(mode.dataAlgorithm());
		assertThat(request.header("x-oss-server-side-encryption-key-id")).isEqualTo(mode.keyId());
	}

	private static void requireReport(@Nullable EncryptionInfo report, OssEncryption mode) {
		assertThat(report).isNotNull()
			.extracting(EncryptionInfo::algorithm, EncryptionInfo::dataAlgorithm, EncryptionInfo::customerAlgorithm)
			.containsExactly(mode.method(), mode.dataAlgorithm(), null);
		if (mode.keyId() != null) {
			assertThat(report).extracting(EncryptionInfo::keyId).isEqualTo(mode.keyId());
		}
	}

	/** OSS answers 400 to encryption headers on anything else. */
	private static void requireNoHeadersExceptOn(String method) {
		oss.requests()
			.matching((request) -> !request.method().equals(method))
			.forEach(OssEncryptedObjectsTests::requireNoEncryption);
	}

	private static void requireNoEncryption(WireRequest request) {
		assertThat(request.headers().keySet()).noneMatch((name) -> name.startsWith("x-oss-server-side"));
	}

	private record OtherEncryption(String algorithm) implements Encryption {

		@Override
		public boolean appliesTo(Operation operation) {
			return true;
		}

	}

}
