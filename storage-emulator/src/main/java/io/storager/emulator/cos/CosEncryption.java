package io.storager.emulator.cos;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import io.storager.emulator.service.Call;
import io.storager.emulator.service.Errors;
import io.storager.emulator.service.Hashing;
import io.storager.emulator.service.Json;
import io.storager.emulator.service.ServiceException;
import io.storager.emulator.store.StoredObject;
import io.storager.emulator.store.StoredObject.Encryption;
import org.jspecify.annotations.Nullable;

/**
 * Server-side encryption: with the service's key (SSE-COS), a managed key (SSE-KMS) or
 * the customer's own (SSE-C). The service takes customer keys over https only; the
 * emulator speaks plain http on loopback and takes them there.
 */
final class CosEncryption {

	static final String ALGORITHM = "x-cos-server-side-encryption";

	static final String KMS = "cos/kms";

	static final String KMS_KEY_ID = ALGORITHM + "-cos-kms-key-id";

	private static final String KMS_CONTEXT = ALGORITHM + "-context";

	private static final String CUSTOMER_PREFIX = ALGORITHM + "-customer-";

	private static final String SOURCE_CUSTOMER_PREFIX = "x-cos-copy-source-server-side-encryption-customer-";

	private static final String CUSTOMER_ALGORITHM = CUSTOMER_PREFIX + "algorithm";

	private static final String CUSTOMER_KEY_MD5 = CUSTOMER_PREFIX + "key-MD5";

	private static final int KEY_BYTES = 32;

	private CosEncryption() {
	}

	/** Read what a write asks for; if for nothing, its bucket decides. */
	static Encryption of(Call call) {
		Encryption requested = requested(call);
		return requested.headers().isEmpty() ? CosDefaultEncryption.of(call.bucket().info()) : requested;
	}

	private static Encryption requested(Call call) {
		String algorithm = call.header(ALGORITHM);
		String keyId = call.header(KMS_KEY_ID);
		String context = call.header(KMS_CONTEXT);
		String customerKeyMd5 = customerKeyMd5(call, CUSTOMER_PREFIX);
		boolean kms = KMS.equals(algorithm);
		if (algorithm != null && !kms && !algorithm.equals("AES256")) {
			throw Errors.invalidArgument("The encryption method you specified is not supported.", ALGORITHM, algorithm);
		}
		if (keyId != null && !kms) {
			throw Errors.invalidArgument("A key id needs the encryption method cos/kms.", KMS_KEY_ID, keyId);
		}
		if (context != null && !(kms && isBase64OfJsonObject(context))) {
			throw Errors.invalidArgument(
					"A context needs the encryption method cos/kms and has to be base64 of a " + "JSON object.",
					KMS_CONTEXT, context);
		}
		if (customerKeyMd5 != null && algorithm != null) {
			throw Errors.invalidArgument("A customer key excludes every other encryption.", ALGORITHM, algorithm);
		}
		Map<String, String> headers = new LinkedHashMap<>();
		putIfPresent(headers, ALGORITHM, algorithm);
		putIfPresent(headers, KMS_KEY_ID, keyId);
		if (customerKeyMd5 != null) {
			headers.put(CUSTOMER_ALGORITHM, "AES256");
			headers.put(CUSTOMER_KEY_MD5, customerKeyMd5);
		}
		return new Encryption(headers, customerKeyMd5);
	}

	/**
	 * Check that a read brings the customer's key if, and only if, the object needs it.
	 */
	static void checkRead(Call call, StoredObject object) {
		checkCustomerKey(customerKeyMd5(call, CUSTOMER_PREFIX), object);
	}

	/** Check the customer's key for the source of a copy in the same way. */
	static void checkSource(Call call, StoredObject object) {
		checkCustomerKey(customerKeyMd5(call, SOURCE_CUSTOMER_PREFIX), object);
	}

	/**
	 * Check that a part or an append brings the customer's key with which the object
	 * began. What it says of other encryption goes without effect: clients repeat it.
	 */
	static void checkContinuation(Call call, StoredObject begun) {
		checkCustomerKey(requested(call).customerKeyMd5(), begun);
	}

	private static void checkCustomerKey(@Nullable String given, StoredObject object) {
		String needed = object.encryption().customerKeyMd5();
		if (needed == null && given != null) {
			throw new ServiceException(400, "InvalidRequest",
					"The encryption parameters are not applicable to this object.");
		}
		if (needed != null && given == null) {
			throw new ServiceException(400, "InvalidRequest",
					"The object was stored using a form of Server Side Encryption. The correct parameters must be "
							+ "provided to retrieve the object.");
		}
		if (needed != null && given != null && !needed.equals(given)) {
			throw Errors.accessDenied("The customer key does not fit the object.");
		}
	}

	/**
	 * An entity tag is not the MD5 of the content once the key service has a hand in it.
	 */
	static boolean hidesMd5(Encryption encryption) {
		return KMS.equals(encryption.headers().get(ALGORITHM));
	}

	/** Check the three headers of a customer key; {@code null} if none was sent. */
	private static @Nullable String customerKeyMd5(Call call, String prefix) {
		String algorithm = call.header(prefix + "algorithm");
		String key = call.header(prefix + "key");
		String keyMd5 = call.header(prefix + "key-MD5");
		if (algorithm == null && key == null && keyMd5 == null) {
			return null;
		}
		if (algorithm == null || key == null || keyMd5 == null) {
			throw Errors.invalidArgument("A customer key needs its algorithm, the key and the MD5 of the key.");
		}
		if (!algorithm.equals("AES256")) {
			throw Errors.invalidArgument("The encryption method you specified is not supported.", prefix + "algorithm",
					algorithm);
		}
		byte[] bytes = base64(key);
		if (bytes == null || bytes.length != KEY_BYTES) {
			throw Errors.invalidArgument("The customer key has to be base64 of 32 bytes.");
		}
		byte[] stated = base64(keyMd5);
		if (stated == null || !MessageDigest.isEqual(stated, Hashing.digest("MD5", bytes))) {
			throw Errors.invalidArgument("The MD5 of the customer key does not fit the key.");
		}
		return keyMd5;
	}

	private static boolean isBase64OfJsonObject(String context) {
		byte[] json = base64(context);
		return json != null && Json.isObject(new String(json, StandardCharsets.UTF_8));
	}

	private static byte @Nullable [] base64(String text) {
		try {
			return Base64.getDecoder().decode(text);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static void putIfPresent(Map<String, String> headers, String name, @Nullable String value) {
		if (value != null) {
			headers.put(name, value);
		}
	}

}
