package io.storager.test;

import java.nio.charset.StandardCharsets;

import io.storager.EncryptionInfo;
import io.storager.StorageObject;
import io.storager.Storager;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/** Assertions on one object that is stored. */
public final class StoredObjectAssert extends AbstractAssert<StoredObjectAssert, StorageObject> {

	private final Storager storager;

	StoredObjectAssert(Storager storager, StorageObject object) {
		super(object, StoredObjectAssert.class);
		this.storager = storager;
		as("the object '%s'", object.path());
	}

	/** Assert that these are its bytes, as UTF-8. */
	public StoredObjectAssert withContent(String text) {
		Assertions.assertThat(new String(bytes(), StandardCharsets.UTF_8))
			.as("the content of '%s'", this.actual.path())
			.isEqualTo(text);
		return this;
	}

	/** Assert that these are its bytes. */
	public StoredObjectAssert withContent(byte[] bytes) {
		Assertions.assertThat(bytes()).as("the content of '%s'", this.actual.path()).isEqualTo(bytes);
		return this;
	}

	private byte[] bytes() {
		return this.storager.readAllBytes(this.actual.path());
	}

	/** Assert its length in bytes. */
	public StoredObjectAssert withContentLength(long length) {
		Assertions.assertThat(this.actual.contentLength())
			.as("the content length of '%s'", this.actual.path())
			.isEqualTo(length);
		return this;
	}

	/** Assert its media type. */
	public StoredObjectAssert withContentType(String contentType) {
		Assertions.assertThat(this.actual.contentType())
			.as("the content type of '%s'", this.actual.path())
			.isEqualTo(contentType);
		return this;
	}

	/** Assert the vendor's storage class. */
	public StoredObjectAssert withStorageClass(String storageClass) {
		Assertions.assertThat(this.actual.storageClass())
			.as("the storage class of '%s'", this.actual.path())
			.isEqualTo(storageClass);
		return this;
	}

	/** Assert an entry of its user metadata. */
	public StoredObjectAssert withUserMetadata(String name, String value) {
		Assertions.assertThat(this.actual.userMetadata())
			.as("the user metadata of '%s'", this.actual.path())
			.containsEntry(name, value);
		return this;
	}

	/**
	 * Assert that the service says that it is encrypted.
	 * @param algorithm the algorithm as the service tells it, such as {@code AES256}
	 */
	public StoredObjectAssert withEncryption(String algorithm) {
		EncryptionInfo encryption = this.actual.encryption();
		Assertions.assertThat((encryption != null) ? encryption.algorithm() : null)
			.as("the encryption of '%s'", this.actual.path())
			.isEqualTo(algorithm);
		return this;
	}

}
