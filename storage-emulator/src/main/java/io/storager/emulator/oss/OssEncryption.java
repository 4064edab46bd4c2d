package io.storager.emulator.oss;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import io.storager.emulator.service.Call;
import io.storager.emulator.service.Errors;
import io.storager.emulator.service.ServiceException;
import io.storager.emulator.store.StoredObject.Encryption;

/** Server-side encryption: what a write may ask for, and what is answered about it. */
final class OssEncryption {

	static final String ALGORITHM = "x-oss-server-side-encryption";

	static final String DATA_ALGORITHM = "x-oss-server-side-data-encryption";

	static final String KEY_ID = "x-oss-server-side-encryption-key-id";

	private static final Set<String> ALGORITHMS = Set.of("KMS", "AES256", "SM4");

	private OssEncryption() {
	}

	/** Read what a write asks for; if for nothing, its bucket decides. */
	static Encryption of(Call call) {
		String algorithm = call.header(ALGORITHM);
		String dataAlgorithm = call.header(DATA_ALGORITHM);
		String keyId = call.header(KEY_ID);
		boolean kms = "KMS".equals(algorithm);
		if (algorithm != null) {
			checkAlgorithm(algorithm);
		}
		if (dataAlgorithm != null && (!kms || !dataAlgorithm.equals("SM4"))) {
			throw Errors.invalidArgument("Data encryption has to be SM4 and needs the encryption method KMS.",
					DATA_ALGORITHM, dataAlgorithm);
		}
		if (keyId != null && !kms) {
			throw Errors.invalidArgument("A key id needs the encryption method KMS.", KEY_ID, keyId);
		}
		if (algorithm == null) {
			return OssDefaultEncryption.of(call.bucket().info());
		}
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put(ALGORITHM, algorithm);
		if (dataAlgorithm != null) {
			headers.put(DATA_ALGORITHM, dataAlgorithm);
		}
		if (keyId != null) {
			headers.put(KEY_ID, keyId);
		}
		return new Encryption(headers, null);
	}

	static void checkAlgorithm(String algorithm) {
		if (!ALGORITHMS.contains(algorithm)) {
			throw new ServiceException(400, "InvalidEncryptionAlgorithmError",
					"The encryption method you specified is not supported.")
				.with("ArgumentName", ALGORITHM)
				.with("ArgumentValue", algorithm);
		}
	}

	/**
	 * An entity tag is not the MD5 of the content once the key service has a hand in it.
	 */
	static boolean hidesMd5(Encryption encryption) {
		return "KMS".equals(encryption.headers().get(ALGORITHM));
	}

}
