package io.storager.autoconfigure;

import java.util.Set;

import io.storager.Encryption;
import org.jspecify.annotations.Nullable;

/** What properties say of one bucket, whoever the vendor is. */
public interface BucketProperties {

	/** Name of the bucket. */
	@Nullable String name();

	/** Absolute path that relative paths start from. */
	@Nullable String workDir();

	/** Storage class of what is written. */
	@Nullable String storageClass();

	/** The storage classes that the vendor has. */
	Set<String> storageClasses();

	/** Whether a host, in lower case, is one of the vendor's. */
	boolean isVendorsHost(String host);

	/** Whether directories can be created, told and deleted. */
	@Nullable Boolean virtualDir();

	/** Where requests go that are signed for others. */
	@Nullable String presignEndpoint();

	/** Where everybody gets public objects. */
	@Nullable String publicEndpoint();

	/** Whether any property of the encryption is set. */
	boolean hasEncryption();

	/**
	 * The encryption that the properties describe together, {@code null} if none is set.
	 * @throws io.storager.error.InvalidSettingException for a value or a combination that
	 * the vendor does not take
	 */
	@Nullable Encryption encryption();

	/** Whether the setting of a failure, such as {@code work-dir}, was given here. */
	default boolean has(String setting) {
		return switch (setting) {
			case "name" -> name() != null;
			case "work-dir" -> workDir() != null;
			case "storage-class" -> storageClass() != null;
			case PresignEndpoint.SETTING -> presignEndpoint() != null;
			case PresignEndpoint.PUBLIC -> publicEndpoint() != null;
			case "transfer.part-size" -> false;
			default -> hasEncryption();
		};
	}

}
