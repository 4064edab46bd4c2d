package io.storager.samples.quickstart;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

import io.storager.Encryption;
import io.storager.EncryptionInfo;
import io.storager.Storager;
import io.storager.cos.CosEncryption;
import io.storager.cos.CosStorager;
import io.storager.oss.OssEncryption;
import io.storager.oss.OssStorager;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The encryption modes of each service. */
@Component
class EncryptionModes {

	private final QuickstartProperties properties;

	private final boolean emulator;

	private final boolean plainHttpToCos;

	EncryptionModes(QuickstartProperties properties, Environment environment) {
		this.properties = properties;
		this.emulator = environment.getProperty("storage.emulator.enabled", Boolean.class, false);
		this.plainHttpToCos = environment.getProperty("storage.cos.endpoint", "").startsWith("http:");
	}

	List<EncryptionMode> of(Storager storager) {
		EncryptionMode none = EncryptionMode.of("none", Encryption.none(), EncryptionMode.NOTHING);
		if (storager instanceof OssStorager) {
			return List.of(none, oss("AES256", OssEncryption.aes256()), oss("SM4", OssEncryption.sm4()),
					oss("KMS", OssEncryption.kms()), ossWithKey());
		}
		if (storager instanceof CosStorager) {
			return List.of(none, EncryptionMode.of("AES256", CosEncryption.cos(),
					EncryptionInfo.builder().algorithm("AES256").build()), cosWithKey(), cosWithCustomerKey());
		}
		return List.of(none);
	}

	private static EncryptionMode oss(String name, OssEncryption encryption) {
		return EncryptionMode.of(name, encryption,
				EncryptionInfo.builder()
					.algorithm(encryption.method())
					.dataAlgorithm(encryption.dataAlgorithm())
					.keyId(encryption.keyId())
					.build());
	}

	private EncryptionMode ossWithKey() {
		String name = "KMS + SM4 + key";
		String keyId = keyId(this.properties.oss().kmsKeyId());
		if (keyId == null) {
			return EncryptionMode.skip(name, "set quickstart.oss.kms-key-id to a key of your account");
		}
		return oss(name, OssEncryption.kms().withDataEncryption("SM4").withKeyId(keyId));
	}

	private EncryptionMode cosWithKey() {
		String name = "cos/kms + key";
		String keyId = keyId(this.properties.cos().kmsKeyId());
		if (keyId == null) {
			return EncryptionMode.skip(name, "set quickstart.cos.kms-key-id to a key of your account");
		}
		String context = Base64.getEncoder()
			.encodeToString("{\"application\":\"quickstart\"}".getBytes(StandardCharsets.UTF_8));
		return EncryptionMode.of(name, CosEncryption.kms(keyId, context),
				EncryptionInfo.builder().algorithm("cos/kms").keyId(keyId).build());
	}

	private EncryptionMode cosWithCustomerKey() {
		String name = "customer key";
		if (this.plainHttpToCos && !this.emulator) {
			return EncryptionMode.skip(name, "a customer's key is sent over https only");
		}
		byte[] key = new byte[32];
		new SecureRandom().nextBytes(key);
		return EncryptionMode.of(name, CosEncryption.customerKey(key),
				EncryptionInfo.builder().customerAlgorithm("AES256").customerKeyMd5(base64Md5(key)).build());
	}

	/** The emulator takes any key id; a cloud only one of the account. */
	private @Nullable String keyId(@Nullable String configured) {
		return (configured == null && this.emulator) ? "quickstart-key" : configured;
	}

	private static String base64Md5(byte[] bytes) {
		try {
			return Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(bytes));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has MD5", ex);
		}
	}

}
