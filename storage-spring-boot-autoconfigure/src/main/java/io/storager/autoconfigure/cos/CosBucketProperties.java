package io.storager.autoconfigure.cos;

import java.util.Set;

import io.storager.Encryption;
import io.storager.autoconfigure.BucketProperties;
import io.storager.cos.CosEncryption;
import io.storager.cos.CosHosts;
import io.storager.cos.CosStorager;
import org.jspecify.annotations.Nullable;

/** What properties say of one COS bucket. */
interface CosBucketProperties extends BucketProperties {

	@Nullable String serverSideEncryption();

	@Nullable String serverSideEncryptionCosKmsKeyId();

	@Nullable String serverSideEncryptionContext();

	@Nullable String serverSideEncryptionCustomerAlgorithm();

	@Nullable String serverSideEncryptionCustomerKey();

	@Override
	default Set<String> storageClasses() {
		return CosStorager.STORAGE_CLASSES;
	}

	@Override
	default boolean isVendorsHost(String host) {
		return CosHosts.isVendors(host);
	}

	@Override
	default boolean hasEncryption() {
		return serverSideEncryption() != null || serverSideEncryptionCosKmsKeyId() != null
				|| serverSideEncryptionContext() != null || serverSideEncryptionCustomerAlgorithm() != null
				|| serverSideEncryptionCustomerKey() != null;
	}

	@Override
	default @Nullable Encryption encryption() {
		return CosEncryption.of(serverSideEncryption(), serverSideEncryptionCosKmsKeyId(),
				serverSideEncryptionContext(), serverSideEncryptionCustomerAlgorithm(),
				serverSideEncryptionCustomerKey());
	}

}
