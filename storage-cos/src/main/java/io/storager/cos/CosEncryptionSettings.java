package io.storager.cos;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.qcloud.cos.model.SSEAlgorithm;
import io.storager.Operation;
import io.storager.error.InvalidSettingException;
import org.jspecify.annotations.Nullable;

/** Reads the settings of {@link CosEncryption} and refuses what COS does not take. */
final class CosEncryptionSettings {

	/** What makes an object, for encryption whose keys stay with the service. */
	static final Set<Operation> CREATING = EnumSet.of(Operation.WRITE, Operation.CREATE_APPEND,
			Operation.CREATE_MULTIPART, Operation.COPY, Operation.MOVE, Operation.CREATE_DIR);

	private static final String ENCRYPTION = "server-side-encryption";

	private static final String KMS_KEY_ID = "server-side-encryption-cos-kms-key-id";

	private static final String CONTEXT = "server-side-encryption-context";

	private static final String CUSTOMER_ALGORITHM = "server-side-encryption-customer-algorithm";

	private static final String CUSTOMER_KEY = "server-side-encryption-customer-key";

	private static final int CUSTOMER_KEY_LENGTH = 32;

	private static final String AES256 = SSEAlgorithm.AES256.getAlgorithm();

	private static final String KMS = SSEAlgorithm.KMS.getAlgorithm();

	private CosEncryptionSettings() {
	}

	static @Nullable CosEncryption read(@Nullable String encryption, @Nullable String kmsKeyId,
			@Nullable String context, @Nullable String customerAlgorithm, @Nullable String customerKey) {
		requireWithKms(encryption, KMS_KEY_ID, kmsKeyId);
		requireWithKms(encryption, CONTEXT, context);
		if (customerKey != null || customerAlgorithm != null) {
			return readCustomerKey(encryption, customerAlgorithm, customerKey);
		}
		if (encryption == null) {
			return null;
		}
		if (encryption.equals(KMS)) {
			return CosEncryption.kms(kmsKeyId, context);
		}
		if (encryption.equals(AES256)) {
			return CosEncryption.cos();
		}
		throw new InvalidSettingException(ENCRYPTION, encryption, "'%s', '%s' or nothing".formatted(AES256, KMS));
	}

	private static void requireWithKms(@Nullable String encryption, String setting, @Nullable String value) {
		if (value != null && !KMS.equals(encryption)) {
			throw new InvalidSettingException(setting, value, "a value with '%s: %s' only".formatted(ENCRYPTION, KMS));
		}
	}

	private static CosEncryption readCustomerKey(@Nullable String encryption, @Nullable String algorithm,
			@Nullable String key) {
		if (encryption != null) {
			throw new InvalidSettingException(ENCRYPTION, encryption,
					"nothing together with '%s': an object is encrypted in one way".formatted(CUSTOMER_KEY));
		}
		if (key == null) {
			throw new InvalidSettingException(CUSTOMER_KEY, null,
					"base64 of %s bytes with '%s'".formatted(CUSTOMER_KEY_LENGTH, CUSTOMER_ALGORITHM));
		}
		if (!AES256.equals(algorithm)) {
			throw new InvalidSettingException(CUSTOMER_ALGORITHM, algorithm,
					"'%s' with '%s'".formatted(AES256, CUSTOMER_KEY));
		}
		byte[] bytes;
		try {
			bytes = Base64.getDecoder().decode(key);
		}
		catch (IllegalArgumentException ex) {
			// Its message would quote a character of the key.
			throw new InvalidSettingException(CUSTOMER_KEY, "***",
					"base64 of %s bytes; it is not base64".formatted(CUSTOMER_KEY_LENGTH));
		}
		return CosEncryption.customerKey(bytes);
	}

	static void requireCustomerKey(byte[] key) {
		if (key.length != CUSTOMER_KEY_LENGTH) {
			throw new InvalidSettingException(CUSTOMER_KEY, "***",
					"base64 of %s bytes; it has %s".formatted(CUSTOMER_KEY_LENGTH, key.length));
		}
	}

	static void requireKeyId(@Nullable String keyId) {
		if (keyId != null && !keyId.matches("[!-~]+")) {
			throw new InvalidSettingException(KMS_KEY_ID, keyId,
					"the id of a key in the key management, without spaces");
		}
	}

	static void requireContext(@Nullable String context) {
		if (context != null && !isJsonObject(context)) {
			throw new InvalidSettingException(CONTEXT, context, "base64 of a JSON object in UTF-8");
		}
	}

	private static boolean isJsonObject(String base64) {
		try {
			// Of bytes Jackson would guess the encoding, and take UTF-16 too.
			ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
			JsonNode json = Json.MAPPER.readTree(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
			return json != null && json.isObject();
		}
		catch (IOException | IllegalArgumentException ex) {
			return false;
		}
	}

	/**
	 * Apart, as few applications have a context: Jackson has hundreds of classes, which
	 * all others would load when they start.
	 */
	private static final class Json {

		static final ObjectMapper MAPPER = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

	}

}
