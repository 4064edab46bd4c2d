package io.storager.emulator.cos;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import io.storager.emulator.service.Errors;
import io.storager.emulator.service.XmlElement;
import io.storager.emulator.store.BucketInfo;
import io.storager.emulator.store.StoredObject.Encryption;

/**
 * The encryption that a bucket gives to objects whose write asks for none, as
 * <a href="https://www.tencentcloud.com/document/product/436/33459">PUT Bucket
 * encryption</a> sets it.
 */
final class CosDefaultEncryption {

	static final String SETTING = "encryption";

	static final String ROOT = "ServerSideEncryptionConfiguration";

	private CosDefaultEncryption() {
	}

	/** Return what the bucket says; {@link Encryption#NONE} if it says nothing. */
	static Encryption of(BucketInfo bucket) {
		String document = bucket.settings().get(SETTING);
		return (document != null) ? read(document.getBytes(StandardCharsets.UTF_8)) : Encryption.NONE;
	}

	/** Read the document, or refuse one that is wrong. */
	static Encryption read(byte[] document) {
		XmlElement rule = XmlElement.read(document, ROOT).child("Rule");
		XmlElement byDefault = (rule != null) ? rule.child("ApplyServerSideEncryptionByDefault") : null;
		String algorithm = (byDefault != null) ? byDefault.textOf("SSEAlgorithm") : null;
		if (byDefault == null || algorithm == null) {
			throw Errors.malformedXml();
		}
		boolean kms = algorithm.equals("KMS");
		if (!kms && !algorithm.equals("AES256")) {
			throw Errors.invalidArgument("The encryption method has to be AES256 or KMS.", "SSEAlgorithm", algorithm);
		}
		String keyId = byDefault.textOf("KMSMasterKeyID");
		boolean hasKey = keyId != null && !keyId.isEmpty();
		if (hasKey && !kms) {
			throw Errors.invalidArgument("A key id needs the encryption method KMS.", "KMSMasterKeyID",
					String.valueOf(keyId));
		}
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put(CosEncryption.ALGORITHM, kms ? CosEncryption.KMS : algorithm);
		if (keyId != null && hasKey) {
			headers.put(CosEncryption.KMS_KEY_ID, keyId);
		}
		return new Encryption(headers, null);
	}

}
