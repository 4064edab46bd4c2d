package io.storager.autoconfigure.oss;

import java.util.Set;

import io.storager.Encryption;
import io.storager.autoconfigure.BucketProperties;
import io.storager.oss.OssEncryption;
import io.storager.oss.OssHosts;
import io.storager.oss.OssStorager;
import org.jspecify.annotations.Nullable;

/** What properties say of one OSS bucket. */
interface OssBucketProperties extends BucketProperties {

	@Nullable String serverSideEncryption();

	@Nullable String serverSideDataEncryption();

	@Nullable String serverSideEncryptionKeyId();

	@Override
	default Set<String> storageClasses() {
		return OssStorager.STORAGE_CLASSES;
	}

	@Override
	default boolean isVendorsHost(String host) {
		return OssHosts.isVendors(host);
	}

	@Override
	default boolean hasEncryption() {
		return serverSideEncryption() != null || serverSideDataEncryption() != null
				|| serverSideEncryptionKeyId() != null;
	}

	@Override
	default @Nullable Encryption encryption() {
		return OssEncryption.of(serverSideEncryption(), serverSideDataEncryption(), serverSideEncryptionKeyId());
	}

}
