package io.storager.samples.filemanager;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

import io.storager.Encryption;
import io.storager.Storager;
import io.storager.cos.CosEncryption;
import io.storager.oss.OssEncryption;
import org.jspecify.annotations.Nullable;

/**
 * What somebody chose for the encryption of a file.
 *
 * @param mode {@code DEFAULT} for what the storage is configured with, {@code NONE},
 * {@code AES256}, {@code SM4}, {@code KMS} or {@code CUSTOMER}
 * @param keyId id of a key of the key management service, with {@code KMS} only
 * @param dataEncryption {@code SM4} for the algorithm of the data, with {@code KMS} of
 * OSS only
 * @param context JSON object that the key management service binds the key to, with
 * {@code KMS} of COS only
 * @param customerKey base64 of 32 bytes, with {@code CUSTOMER} only
 */
record EncryptionChoice(@Nullable String mode, @Nullable String keyId, @Nullable String dataEncryption,
		@Nullable String context, @Nullable String customerKey) {

	private static final String OSS = "oss";

	static final EncryptionChoice DEFAULT = new EncryptionChoice(null, null, null, null, null);

	/** The choice to read what was written with a customer's key, if there is one. */
	static EncryptionChoice ofKey(@Nullable String customerKey) {
		return (text(customerKey) != null) ? new EncryptionChoice("CUSTOMER", null, null, null, customerKey) : DEFAULT;
	}

	/** The modes of a storage. */
	static List<String> modes(Storager storager) {
		return isOss(storager) ? List.of("DEFAULT", "NONE", "AES256", "SM4", "KMS")
				: List.of("DEFAULT", "NONE", "AES256", "KMS", "CUSTOMER");
	}

	/**
	 * The setting for a call, {@code null} for what the storage is configured with.
	 * @throws io.storager.error.InvalidSettingException for values that the service does
	 * not take
	 */
	@Nullable Encryption on(Storager storager) {
		String chosen = Objects.requireNonNullElse(text(this.mode), "DEFAULT");
		if (!modes(storager).contains(chosen)) {
			throw RequestProblem.badRequest("This storage has no such encryption.");
		}
		return switch (chosen) {
			case "DEFAULT" -> null;
			case "NONE" -> Encryption.none();
			case "AES256" -> isOss(storager) ? OssEncryption.aes256() : CosEncryption.cos();
			case "SM4" -> OssEncryption.sm4();
			case "KMS" -> isOss(storager)
					? OssEncryption.kms().withKeyId(text(this.keyId)).withDataEncryption(text(this.dataEncryption))
					: CosEncryption.kms(text(this.keyId), base64(this.context));
			default -> CosEncryption.customerKey(key(this.customerKey));
		};
	}

	private static boolean isOss(Storager storager) {
		return storager.metadata().service().equals(OSS);
	}

	private static @Nullable String base64(@Nullable String context) {
		String text = text(context);
		return (text != null) ? Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) : null;
	}

	private static byte[] key(@Nullable String base64) {
		byte[] key = null;
		try {
			key = Base64.getDecoder().decode((base64 != null) ? base64.strip() : "");
		}
		catch (IllegalArgumentException ex) {
			// The message would show a part of the key.
		}
		if (key == null || key.length != 32) {
			throw RequestProblem.badRequest("A customer key is base64 of 32 bytes.");
		}
		return key;
	}

	private static @Nullable String text(@Nullable String value) {
		return (value != null && !value.isBlank()) ? value : null;
	}

	/** Shows no key. */
	@Override
	public String toString() {
		return "EncryptionChoice[mode=" + this.mode + "]";
	}

}
