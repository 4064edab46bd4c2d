package io.storager.cos;

import java.util.EnumSet;
import java.util.Set;

import com.qcloud.cos.model.SSEAlgorithm;
import io.storager.Encryption;
import io.storager.Operation;
import io.storager.error.InvalidSettingException;
import org.jspecify.annotations.Nullable;

/**
 * Server-side encryption of COS: with keys of the service ({@link #cos()}), of the key
 * management ({@link #kms()}) or of the customer ({@link #customerKey}).
 */
public sealed interface CosEncryption extends Encryption {

	/** SSE-COS: keys of the service. */
	static CosEncryption cos() {
		return new Cos();
	}

	/** SSE-KMS with the account's default key. */
	static CosEncryption kms() {
		return kms(null, null);
	}

	/**
	 * SSE-KMS.
	 * @param keyId id of a key in the key management, or {@code null} for the default key
	 * @param context encryption context as base64 of a JSON object in UTF-8, if there is
	 * one
	 * @throws InvalidSettingException if the context is anything else
	 */
	static CosEncryption kms(@Nullable String keyId, @Nullable String context) {
		return new Kms(keyId, context);
	}

	/**
	 * SSE-C: the customer's own key, which COS uses and forgets. Without it nobody reads
	 * the object again. Needs https.
	 * @param key 32 bytes, which are copied
	 * @throws InvalidSettingException if there are not 32 bytes
	 */
	static CosEncryption customerKey(byte[] key) {
		return new CustomerKey(key.clone());
	}

	/**
	 * Read the settings of a configuration.
	 * @param serverSideEncryption {@code AES256} or {@code cos/kms}
	 * @param kmsKeyId id of a key, with {@code cos/kms} only
	 * @param context base64 of a JSON object in UTF-8, with {@code cos/kms} only
	 * @param customerAlgorithm {@code AES256}, with a customer key only
	 * @param customerKey base64 of 32 bytes
	 * @return the encryption, or {@code null} if nothing is set
	 * @throws InvalidSettingException for a value or a combination that COS does not take
	 */
	static @Nullable CosEncryption of(@Nullable String serverSideEncryption, @Nullable String kmsKeyId,
			@Nullable String context, @Nullable String customerAlgorithm, @Nullable String customerKey) {
		return CosEncryptionSettings.read(serverSideEncryption, kmsKeyId, context, customerAlgorithm, customerKey);
	}

	/** SSE-COS. */
	record Cos() implements CosEncryption {

		@Override
		public boolean appliesTo(Operation operation) {
			return CosEncryptionSettings.CREATING.contains(operation);
		}

		@Override
		public String toString() {
			return SSEAlgorithm.AES256.getAlgorithm();
		}

	}

	/**
	 * SSE-KMS.
	 *
	 * @param keyId id of a key in the key management, or {@code null} for the default key
	 * @param context encryption context as base64 of a JSON object in UTF-8, if there is
	 * one
	 */
	record Kms(@Nullable String keyId, @Nullable String context) implements CosEncryption {

		public Kms {
			CosEncryptionSettings.requireKeyId(keyId);
			CosEncryptionSettings.requireContext(context);
		}

		@Override
		public boolean appliesTo(Operation operation) {
			return CosEncryptionSettings.CREATING.contains(operation);
		}

		@Override
		public String toString() {
			return SSEAlgorithm.KMS.getAlgorithm() + ((this.keyId != null) ? " with key " + this.keyId : "");
		}

	}

	/** SSE-C: shows its key to nobody but the driver. */
	final class CustomerKey implements CosEncryption {

		/** The service decrypts with the key, so that reading and parts need it too. */
		private static final Set<Operation> OPERATIONS = EnumSet.of(Operation.WRITE, Operation.READ, Operation.STAT,
				Operation.CREATE_MULTIPART, Operation.WRITE_MULTIPART, Operation.COPY, Operation.MOVE,
				Operation.CREATE_DIR);

		private final byte[] key;

		private CustomerKey(byte[] key) {
			CosEncryptionSettings.requireCustomerKey(key);
			this.key = key;
		}

		byte[] key() {
			return this.key;
		}

		@Override
		public boolean appliesTo(Operation operation) {
			return OPERATIONS.contains(operation);
		}

		@Override
		public String toString() {
			return "customer key ***";
		}

	}

}
