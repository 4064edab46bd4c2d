package io.storager.oss;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import io.storager.Encryption;
import io.storager.Operation;
import io.storager.error.InvalidSettingException;
import io.storager.internal.ValueProperties;
import org.jspecify.annotations.Nullable;

/**
 * Server-side encryption of OSS. It is a property of what is written: reading needs no
 * settings.
 *
 * @see <a href=
 * "https://www.alibabacloud.com/help/en/oss/user-guide/server-side-encryption-8">Server-side
 * encryption</a>
 */
public final class OssEncryption implements Encryption {

	private static final String METHOD_SETTING = "server-side-encryption";

	private static final String DATA_SETTING = "server-side-data-encryption";

	private static final String KEY_ID_SETTING = "server-side-encryption-key-id";

	private static final String KMS = "KMS";

	private static final String AES256 = "AES256";

	private static final String SM4 = "SM4";

	/** A part is encrypted as its upload is, and OSS answers 400 to more. */
	private static final Set<Operation> WRITES = Set.of(Operation.WRITE, Operation.CREATE_DIR, Operation.COPY,
			Operation.MOVE, Operation.CREATE_APPEND, Operation.WRITE_APPEND, Operation.CREATE_MULTIPART);

	/** What can stand in a header and is no space. */
	private static final Pattern KEY_ID = Pattern.compile("[!-~]+");

	private final String method;

	private final @Nullable String dataAlgorithm;

	private final @Nullable String keyId;

	private OssEncryption(String method, @Nullable String dataAlgorithm, @Nullable String keyId) {
		if (!List.of(KMS, AES256, SM4).contains(method)) {
			throw new InvalidSettingException(METHOD_SETTING, method, "KMS, AES256, SM4");
		}
		if (dataAlgorithm != null && !dataAlgorithm.equals(SM4)) {
			throw new InvalidSettingException(DATA_SETTING, dataAlgorithm, "SM4");
		}
		if (dataAlgorithm != null && !method.equals(KMS)) {
			throw new InvalidSettingException(DATA_SETTING, dataAlgorithm, onlyWithKms(method));
		}
		if (keyId != null && !KEY_ID.matcher(keyId).matches()) {
			throw new InvalidSettingException(KEY_ID_SETTING, keyId, "the id of a key, in ASCII and without spaces");
		}
		if (keyId != null && !method.equals(KMS)) {
			throw new InvalidSettingException(KEY_ID_SETTING, keyId, onlyWithKms(method));
		}
		this.method = method;
		this.dataAlgorithm = dataAlgorithm;
		this.keyId = keyId;
	}

	/**
	 * What three optional settings mean together, {@code null} if none is given.
	 * @throws InvalidSettingException for a value or a combination that OSS does not take
	 */
	public static @Nullable OssEncryption of(@Nullable String serverSideEncryption, @Nullable String dataEncryption,
			@Nullable String keyId) {
		if (serverSideEncryption != null) {
			return new OssEncryption(serverSideEncryption, dataEncryption, keyId);
		}
		if (dataEncryption != null) {
			throw new InvalidSettingException(DATA_SETTING, dataEncryption, onlyWithKms(null));
		}
		if (keyId != null) {
			throw new InvalidSettingException(KEY_ID_SETTING, keyId, onlyWithKms(null));
		}
		return null;
	}

	/** Keys that OSS manages, AES with 256 bits. */
	public static OssEncryption aes256() {
		return new OssEncryption(AES256, null, null);
	}

	/** Keys that OSS manages, SM4. */
	public static OssEncryption sm4() {
		return new OssEncryption(SM4, null, null);
	}

	/** Keys of the key management service: its default key unless a key id is added. */
	public static OssEncryption kms() {
		return new OssEncryption(KMS, null, null);
	}

	/** {@code KMS}, {@code AES256} or {@code SM4}. */
	public String method() {
		return this.method;
	}

	/** {@code SM4} if the data is encrypted with it, with {@code KMS} only. */
	public @Nullable String dataAlgorithm() {
		return this.dataAlgorithm;
	}

	/** The key in the key management service, with {@code KMS} only. */
	public @Nullable String keyId() {
		return this.keyId;
	}

	/**
	 * The same with an algorithm for the data.
	 * @throws InvalidSettingException for another algorithm than {@code SM4}, and without
	 * {@code KMS}
	 */
	public OssEncryption withDataEncryption(@Nullable String algorithm) {
		return new OssEncryption(this.method, algorithm, this.keyId);
	}

	/**
	 * The same with a key of the key management service.
	 * @throws InvalidSettingException for what is no id of a key, and without {@code KMS}
	 */
	public OssEncryption withKeyId(@Nullable String id) {
		return new OssEncryption(this.method, this.dataAlgorithm, id);
	}

	/** OSS answers 400 to encryption headers on a read or a stat. */
	@Override
	public boolean appliesTo(Operation operation) {
		return WRITES.contains(operation);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof OssEncryption that && properties().equals(that.properties());
	}

	@Override
	public int hashCode() {
		return properties().hashCode();
	}

	@Override
	public String toString() {
		return properties().toString("OssEncryption");
	}

	private ValueProperties properties() {
		return new ValueProperties().with("method", this.method)
			.with("dataAlgorithm", this.dataAlgorithm)
			.with("keyId", this.keyId);
	}

	private static String onlyWithKms(@Nullable String method) {
		return "this setting only with %s 'KMS', which is %s".formatted(METHOD_SETTING,
				(method != null) ? "'" + method + "'" : "missing");
	}

}
