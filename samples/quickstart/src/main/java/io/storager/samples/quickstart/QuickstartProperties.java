package io.storager.samples.quickstart;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What can be set beside the storages themselves.
 *
 * @param files files to use when no argument names any, from the repository's root
 * @param largeFile size of the file that is made and used along with them
 * @param oss keys for OSS
 * @param cos keys for COS
 */
@ConfigurationProperties("quickstart")
record QuickstartProperties(@DefaultValue("samples/quickstart/files") String files,
		@DefaultValue("64MB") DataSize largeFile, @DefaultValue Oss oss, @DefaultValue Cos cos) {

	/**
	 * Keys for OSS.
	 *
	 * @param kmsKeyId id of a key of the account's key management
	 */
	record Oss(@Nullable String kmsKeyId) {
	}

	/**
	 * Keys for COS.
	 *
	 * @param kmsKeyId id of a key of the account's key management
	 */
	record Cos(@Nullable String kmsKeyId) {
	}

}
