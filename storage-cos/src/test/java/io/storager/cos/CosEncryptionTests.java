package io.storager.cos;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;

import io.storager.Operation;
import io.storager.error.InvalidSettingException;
import io.storager.settings.Endpoint;
import io.storager.settings.StoragerSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CosEncryptionTests {

	private static final String KEY = base64("0123456789abcdef0123456789abcdef");

	private static final String CONTEXT = base64("{\"部门\":\"财务\"}");

	@Test
	void readsEveryLegalCombination() {
		assertThat(CosEncryption.of(null, null, null, null, null)).isNull();
		assertThat(CosEncryption.of("AES256", null, null, null, null)).isEqualTo(CosEncryption.cos());
		assertThat(CosEncryption.of("cos/kms", null, null, null, null)).isEqualTo(CosEncryption.kms());
		assertThat(CosEncryption.of("cos/kms", "key-1", null, null, null)).isEqualTo(CosEncryption.kms("key-1", null));
		assertThat(CosEncryption.of("cos/kms", null, CONTEXT, null, null)).isEqualTo(CosEncryption.kms(null, CONTEXT));
		assertThat(CosEncryption.of("cos/kms", "key-1", CONTEXT, null, null))
			.isEqualTo(CosEncryption.kms("key-1", CONTEXT));
		assertThat(CosEncryption.of(null, null, null, "AES256", KEY)).isInstanceOf(SseCustomerKey.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "KMS", "aes256", "SM4", "AES256 " })
	void refusesAnUnknownEncryption(String value) {
		refused(value, null, null, null, null,
				"'server-side-encryption' is '" + value + "'; allowed: 'AES256', 'cos/kms' or nothing");
	}

	@Test
	void refusesAKeyIdWithoutKms() {
		String message = "'server-side-encryption-cos-kms-key-id' is 'key-1'; allowed: a value with 'server-side-encryption: cos/kms' only";
		refused(null, "key-1", null, null, null, message);
		refused("AES256", "key-1", null, null, null, message);
		refused(null, "key-1", null, "AES256", KEY, message);
	}

	@Test
	void refusesAContextWithoutKms() {
		String message = "'server-side-encryption-context' is '" + CONTEXT
				+ "'; allowed: a value with 'server-side-encryption: cos/kms' only";
		refused(null, null, CONTEXT, null, null, message);
		refused("AES256", null, CONTEXT, null, null, message);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{\"a\":1}", "!!!", "WyJhIl0=", "ImEi", "bnVsbA==", "e30x", "eyJhIjo=", "//79",
			"AHsAIgBhACIAOgAxAH0=" })
	void refusesAContextThatIsNotBase64OfAJsonObject(String context) {
		refused("cos/kms", null, context, null, null,
				"'server-side-encryption-context' is '" + context + "'; allowed: base64 of a JSON object in UTF-8");
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> CosEncryption.kms(null, context));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "key 1", "key\r\nx-cos-acl: public-read", "钥匙" })
	void refusesAKeyIdThatIsNoHeader(String keyId) {
		refused("cos/kms", keyId, null, null, null,
				"'server-side-encryption-cos-kms-key-id' is '" + keyId + "'; allowed: the id of a key");
	}

	@Test
	void refusesACustomerKeyTogetherWithAnotherEncryption() {
		for (String encryption : new String[] { "AES256", "cos/kms" }) {
			refused(encryption, null, null, "AES256", KEY, "'server-side-encryption' is '" + encryption
					+ "'; allowed: nothing together with 'server-side-encryption-customer-key'");
		}
	}

	@Test
	void refusesHalfOfTheCustomersSettings() {
		refused(null, null, null, "AES256", null,
				"'server-side-encryption-customer-key' is missing; allowed: base64 of 32 bytes with 'server-side-encryption-customer-algorithm'");
		refused(null, null, null, null, KEY,
				"'server-side-encryption-customer-algorithm' is missing; allowed: 'AES256' with 'server-side-encryption-customer-key'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "SM4", "aes256", "AES128" })
	void refusesAnotherCustomerAlgorithm(String algorithm) {
		refused(null, null, null, algorithm, KEY, "'server-side-encryption-customer-algorithm' is '" + algorithm
				+ "'; allowed: 'AES256' with 'server-side-encryption-customer-key'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "not!base64!secret", "c2VjcmV0=x", "c2VjcmV0 c2VjcmV0" })
	void refusesACustomerKeyThatIsNotBase64AndDoesNotShowIt(String key) {
		refused(null, null, null, "AES256", key,
				"'server-side-encryption-customer-key' is '***'; allowed: base64 of 32 bytes; it is not base64");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 16, 31, 33, 64 })
	void refusesACustomerKeyOfAnotherLengthAndDoesNotShowIt(int length) {
		byte[] key = "s".repeat(length).getBytes(StandardCharsets.UTF_8);
		String message = "'server-side-encryption-customer-key' is '***'; allowed: base64 of 32 bytes; it has "
				+ length;
		refused(null, null, null, "AES256", Base64.getEncoder().encodeToString(key), message);
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> CosEncryption.customerKey(key))
			.withMessage(message);
	}

	@Test
	void keepsACopyOfTheCustomerKeyAndShowsItToNobody() {
		byte[] key = Base64.getDecoder().decode(KEY);
		CosEncryption encryption = CosEncryption.customerKey(key);
		Arrays.fill(key, (byte) 0);
		assertThat(((SseCustomerKey) encryption).key()).isEqualTo(Base64.getDecoder().decode(KEY));
		assertThat(encryption.toString()).isEqualTo("customer key ***");
	}

	@ParameterizedTest
	@EnumSource(Operation.class)
	void appliesToTheOperationsOfTheTable(Operation operation) {
		boolean creating = Set
			.of(Operation.WRITE, Operation.CREATE_MULTIPART, Operation.COPY, Operation.MOVE, Operation.CREATE_DIR)
			.contains(operation);
		boolean keyless = creating || operation == Operation.CREATE_APPEND;
		assertThat(CosEncryption.cos().appliesTo(operation)).isEqualTo(keyless);
		assertThat(CosEncryption.kms().appliesTo(operation)).isEqualTo(keyless);
		assertThat(CosEncryption.customerKey(new byte[32]).appliesTo(operation)).isEqualTo(
				creating || Set.of(Operation.READ, Operation.STAT, Operation.WRITE_MULTIPART).contains(operation));
	}

	@ParameterizedTest
	@ValueSource(strings = { "http:cos.ap-guangzhou.myqcloud.com", "http:10.0.0.1:9000" })
	void refusesACustomerKeyOverPlainHttp(String endpoint) {
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> storager(endpoint))
			.withMessageStartingWith("'server-side-encryption-customer-key' is '***'; allowed: ")
			.withMessageContaining(
					"an https endpoint, or with this machine itself, and not with '" + Endpoint.parse(endpoint) + "'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https:cos.ap-guangzhou.myqcloud.com", "http:127.0.0.1:9301", "http:localhost:9301",
			"http://[::1]:9301" })
	void takesACustomerKeyOverHttpsAndOnThisMachine(String endpoint) {
		assertThatCode(() -> storager(endpoint)).doesNotThrowAnyException();
	}

	@Test
	void takesACustomerKeyAtTheServicesOwnHosts() {
		assertThatCode(() -> storager(null)).doesNotThrowAnyException();
	}

	private static CosStorager storager(@Nullable String endpoint) {
		CosConnection connection = CosConnection.of((endpoint != null) ? Endpoint.parse(endpoint) : null,
				EmulatedCos.CREDENTIAL, "ap-guangzhou");
		return new CosStorager(() -> {
			throw new AssertionError("nothing may be sent");
		}, connection, EmulatedCos.BUCKET,
				StoragerSettings.builder().encryption(CosEncryption.customerKey(new byte[32])).build());
	}

	private static void refused(@Nullable String encryption, @Nullable String keyId, @Nullable String context,
			@Nullable String algorithm, @Nullable String key, String message) {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> CosEncryption.of(encryption, keyId, context, algorithm, key))
			.withMessageStartingWith(message)
			.satisfies((ex) -> assertThat(ex.getCause()).isNull());
	}

	private static String base64(String text) {
		return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

}
