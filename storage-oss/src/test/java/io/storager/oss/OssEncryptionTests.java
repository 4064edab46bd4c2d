package io.storager.oss;

import io.storager.Operation;
import io.storager.error.InvalidSettingException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OssEncryptionTests {

	@Test
	void isNothingWithoutSettings() {
		assertThat(OssEncryption.of(null, null, null)).isNull();
	}

	@Test
	void readsSettings() {
		assertThat(OssEncryption.of("AES256", null, null)).isEqualTo(OssEncryption.aes256());
		assertThat(OssEncryption.of("SM4", null, null)).isEqualTo(OssEncryption.sm4());
		assertThat(OssEncryption.of("KMS", null, null)).isEqualTo(OssEncryption.kms());
		assertThat(OssEncryption.of("KMS", "SM4", "key-1"))
			.isEqualTo(OssEncryption.kms().withDataEncryption("SM4").withKeyId("key-1"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					kms    |     |       | 'server-side-encryption' is 'kms'; allowed: KMS, AES256, SM4
					""     |     |       | 'server-side-encryption' is ''; allowed: KMS, AES256, SM4
					KMS    | AES |       | 'server-side-data-encryption' is 'AES'; allowed: SM4
					KMS    | ""  |       | 'server-side-data-encryption' is ''; allowed: SM4
					AES256 | SM4 |       | 'server-side-data-encryption' is 'SM4'; allowed: this setting only with server-side-encryption 'KMS', which is 'AES256'
					SM4    | SM4 |       | 'server-side-data-encryption' is 'SM4'; allowed: this setting only with server-side-encryption 'KMS', which is 'SM4'
					       | SM4 |       | 'server-side-data-encryption' is 'SM4'; allowed: this setting only with server-side-encryption 'KMS', which is missing
					AES256 |     | key-1 | 'server-side-encryption-key-id' is 'key-1'; allowed: this setting only with server-side-encryption 'KMS', which is 'AES256'
					SM4    |     | key-1 | 'server-side-encryption-key-id' is 'key-1'; allowed: this setting only with server-side-encryption 'KMS', which is 'SM4'
					       |     | key-1 | 'server-side-encryption-key-id' is 'key-1'; allowed: this setting only with server-side-encryption 'KMS', which is missing
					KMS    |     | ""    | 'server-side-encryption-key-id' is ''; allowed: the id of a key, in ASCII and without spaces
					KMS    |     | a b   | 'server-side-encryption-key-id' is 'a b'; allowed: the id of a key, in ASCII and without spaces
					KMS    |     | 钥匙    | 'server-side-encryption-key-id' is '钥匙'; allowed: the id of a key, in ASCII and without spaces
					""")
	void refusesACombination(@Nullable String method, @Nullable String data, @Nullable String keyId, String message) {
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> OssEncryption.of(method, data, keyId))
			.withMessage(message);
	}

	@Test
	void refusesACombinationInCodeToo() {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> OssEncryption.aes256().withKeyId("key-1"))
			.withMessageContaining("only with server-side-encryption 'KMS'");
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> OssEncryption.sm4().withDataEncryption("SM4"))
			.withMessageContaining("only with server-side-encryption 'KMS'");
	}

	@Test
	void appliesToWhatIsWritten() {
		assertThat(Operation.values()).filteredOn(OssEncryption.kms()::appliesTo)
			.containsExactlyInAnyOrder(Operation.WRITE, Operation.CREATE_DIR, Operation.COPY, Operation.MOVE,
					Operation.CREATE_APPEND, Operation.WRITE_APPEND, Operation.CREATE_MULTIPART);
	}

}
