package io.storager.driver;

import io.storager.EncryptionInfo;
import org.jspecify.annotations.Nullable;

/** What the service said of an object that it stored. */
public final class PutReply {

	private final @Nullable String etag;

	private final @Nullable Long crc64;

	private final @Nullable EncryptionInfo encryption;

	private final @Nullable String requestId;

	private final @Nullable String versionId;

	private PutReply(@Nullable String etag, @Nullable Long crc64, @Nullable EncryptionInfo encryption,
			@Nullable String requestId, @Nullable String versionId) {
		this.etag = etag;
		this.crc64 = crc64;
		this.encryption = encryption;
		this.requestId = requestId;
		this.versionId = versionId;
	}

	/**
	 * Start with the entity tag.
	 * @param etag entity tag without quotes
	 */
	public static PutReply of(@Nullable String etag) {
		return new PutReply(etag, null, null, null, null);
	}

	/** The same with the CRC-64/XZ of what was stored, if the service told. */
	public PutReply withCrc64(@Nullable Long crc64) {
		return new PutReply(this.etag, crc64, this.encryption, this.requestId, this.versionId);
	}

	/** The same with what the service said of the encryption. */
	public PutReply withEncryption(@Nullable EncryptionInfo encryption) {
		return new PutReply(this.etag, this.crc64, encryption, this.requestId, this.versionId);
	}

	/** The same with the service's request id. */
	public PutReply withRequestId(@Nullable String requestId) {
		return new PutReply(this.etag, this.crc64, this.encryption, requestId, this.versionId);
	}

	/** The same with the id of the version, if the service told. */
	public PutReply withVersionId(@Nullable String versionId) {
		return new PutReply(this.etag, this.crc64, this.encryption, this.requestId, versionId);
	}

	/** Entity tag without quotes. */
	public @Nullable String etag() {
		return this.etag;
	}

	/** CRC-64/XZ of what was stored, if the service told. */
	public @Nullable Long crc64() {
		return this.crc64;
	}

	/** What the service said of the encryption. */
	public @Nullable EncryptionInfo encryption() {
		return this.encryption;
	}

	/** The service's request id. */
	public @Nullable String requestId() {
		return this.requestId;
	}

	/** The id of the version that was written, if the service told. */
	public @Nullable String versionId() {
		return this.versionId;
	}

}
