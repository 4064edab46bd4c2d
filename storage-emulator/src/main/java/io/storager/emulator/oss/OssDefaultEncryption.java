package io.storager.emulator.oss;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import io.storager.emulator.service.Errors;
import io.storager.emulator.service.XmlElement;
import io.storager.emulator.store.BucketInfo;
import io.storager.emulator.store.StoredObject.Encryption;
import org.jspecify.annotations.Nullable;

/**
 * The encryption that a bucket gives to objects whose write asks for none, as <a href=
 * "https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketencryption">
 * PutBucketEncryption</a> sets it.
 */
final class OssDefaultEncryption {

	static final String SETTING = "encryption";

	static final String ROOT = "ServerSideEncryptionRule";

	private OssDefaultEncryption() {
	}

	/** Return what the bucket says; {@link Encryption#NONE} if it says nothing. */
	static Encryption of(BucketInfo bucket) {
		String document = bucket.settings().get(SETTING);
		return (document != null) ? read(document.getBytes(StandardCharsets.UTF_8)) : Encryption.NONE;
	}

	/** Read the document, or refuse one that is wrong. */
	static Encryption read(byte[] document) {
		XmlElement rule = XmlElement.read(document, ROOT).child("ApplyServerSideEncryptionByDefault");
		String algorithm = (rule != null) ? textOf(rule, "SSEAlgorithm") : null;
		if (rule == null || algorithm == null) {
			throw Errors.malformedXml();
		}
		OssEncryption.checkAlgorithm(algorithm);
		String keyId = textOf(rule, "KMSMasterKeyID");
		String dataAlgorithm = textOf(rule, "KMSDataEncryption");
		boolean kms = algorithm.equals("KMS");
		if (keyId != null && !kms) {
			throw Errors.invalidArgument("KMSMasterKeyID is not applicable if the default sse algorithm is not KMS.",
					"KMSMasterKeyID", keyId);
		}
		if (dataAlgorithm != null && !(kms && dataAlgorithm.equals("SM4"))) {
			throw Errors.invalidArgument("KMSDataEncryption has to be SM4 and needs the algorithm KMS.",
					"KMSDataEncryption", dataAlgorithm);
		}
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put(OssEncryption.ALGORITHM, algorithm);
		if (dataAlgorithm != null) {
			headers.put(OssEncryption.DATA_ALGORITHM, dataAlgorithm);
		}
		if (keyId != null) {
			headers.put(OssEncryption.KEY_ID, keyId);
		}
		return new Encryption(headers, null);
	}

	/** The vendor's client sends an empty element for what is not set. */
	private static @Nullable String textOf(XmlElement rule, String name) {
		String text = rule.textOf(name);
		return (text != null && !text.isEmpty()) ? text : null;
	}

}
