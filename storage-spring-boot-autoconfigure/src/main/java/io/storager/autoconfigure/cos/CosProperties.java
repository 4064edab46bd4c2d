package io.storager.autoconfigure.cos;

import java.util.Map;

import io.storager.autoconfigure.ClientProperties;
import io.storager.autoconfigure.RoleProperties;
import io.storager.autoconfigure.TransferProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;

/**
 * Configuration properties for Tencent COS.
 *
 * @param credential Access key with its secret, as 'hmac:ACCESS_KEY:SECRET_KEY'.
 * @param securityToken Security token of a temporary credential.
 * @param credentialsSource Where credentials come from if not from 'credential' as it
 * stands.
 * @param role Role that gives temporary credentials.
 * @param endpoint Endpoint in place of the region's own, as 'https:HOST' or
 * 'https:HOST:PORT' or an ordinary URL.
 * @param supportCname Whether the endpoint is a domain of your own that is bound to the
 * bucket. Required of an endpoint that is not a host of the vendor, an address or a
 * private name.
 * @param location Region of the bucket.
 * @param name Name of the bucket with its APPID. Without one there is a servicer only.
 * @param workDir Absolute path that relative paths start from.
 * @param storageClass Storage class of what is written, the bucket's own if not set.
 * @param virtualDir Whether directories can be created, told and deleted.
 * @param presignEndpoint Domain of the bucket, or endpoint, that signed requests go to,
 * as 'https:HOST' or 'https:HOST:PORT' or an ordinary URL.
 * @param publicEndpoint Domain at which everybody gets public objects, such as that of a
 * content delivery network, the host of the bucket if not set.
 * @param serverSideEncryption Encryption of what is written, with keys that the service
 * manages.
 * @param serverSideEncryptionCosKmsKeyId Id of the key in the key management service,
 * with 'cos/kms' only.
 * @param serverSideEncryptionContext Encryption context as base64 of a JSON object, with
 * 'cos/kms' only.
 * @param serverSideEncryptionCustomerAlgorithm Algorithm of the encryption with a key of
 * your own.
 * @param serverSideEncryptionCustomerKey Key of your own as base64 of its 32 bytes.
 * @param client How the HTTP client behaves.
 * @param transfer How transfers are cut into requests.
 * @param storagers Further buckets by the name of their bean, each inheriting what it
 * does not set.
 */
@ConfigurationProperties(CosProperties.PREFIX)
public record CosProperties(@Nullable String credential, @Nullable String securityToken,
		@Nullable String credentialsSource, @NestedConfigurationProperty RoleProperties role, @Nullable String endpoint,
		@Nullable Boolean supportCname, @Nullable String location, @Nullable String name, String workDir,
		@Nullable String storageClass, Boolean virtualDir, @Nullable String presignEndpoint,
		@Nullable String publicEndpoint, @Nullable String serverSideEncryption,
		@Nullable String serverSideEncryptionCosKmsKeyId, @Nullable String serverSideEncryptionContext,
		@Nullable String serverSideEncryptionCustomerAlgorithm, @Nullable String serverSideEncryptionCustomerKey,
		@NestedConfigurationProperty ClientProperties client, @NestedConfigurationProperty TransferProperties transfer,
		Map<String, Storager> storagers) implements CosBucketProperties {

	static final String PREFIX = "storage.cos";

	/**
	 * What is not set arrives as {@code null}: to have Spring Boot convert defaults would
	 * take much longer.
	 */
	public CosProperties {
		workDir = (workDir != null) ? workDir : "/";
		virtualDir = (virtualDir != null) ? virtualDir : Boolean.TRUE;
		role = (role != null) ? role : RoleProperties.NONE;
		client = (client != null) ? client : ClientProperties.DEFAULT;
		transfer = (transfer != null) ? transfer : TransferProperties.DEFAULT;
		storagers = (storagers != null) ? storagers : Map.of();
	}

	/** Whether the endpoint is said to be the domain of the bucket. */
	boolean isDomainOfBucket() {
		return Boolean.TRUE.equals(this.supportCname);
	}

	/** Shows no credential and no key. */
	@Override
	public String toString() {
		return "%s[endpoint=%s, location=%s, name=%s, workDir=%s]".formatted(PREFIX, this.endpoint, this.location,
				this.name, this.workDir);
	}

	/**
	 * A further bucket.
	 *
	 * @param name Name of the bucket with its APPID.
	 * @param workDir Absolute path that relative paths start from.
	 * @param storageClass Storage class of what is written.
	 * @param virtualDir Whether directories can be created, told and deleted.
	 * @param presignEndpoint Domain of the bucket, or endpoint, that signed requests go
	 * to.
	 * @param publicEndpoint Domain at which everybody gets public objects.
	 * @param serverSideEncryption Encryption of what is written. None of the encryption
	 * properties is inherited if one is set.
	 * @param serverSideEncryptionCosKmsKeyId Id of the key in the key management service,
	 * with 'cos/kms' only.
	 * @param serverSideEncryptionContext Encryption context as base64 of a JSON object,
	 * with 'cos/kms' only.
	 * @param serverSideEncryptionCustomerAlgorithm Algorithm of the encryption with a key
	 * of your own.
	 * @param serverSideEncryptionCustomerKey Key of your own as base64 of its 32 bytes.
	 */
	public record Storager(@Nullable String name, @Nullable String workDir, @Nullable String storageClass,
			@Nullable Boolean virtualDir, @Nullable String presignEndpoint, @Nullable String publicEndpoint,
			@Nullable String serverSideEncryption, @Nullable String serverSideEncryptionCosKmsKeyId,
			@Nullable String serverSideEncryptionContext, @Nullable String serverSideEncryptionCustomerAlgorithm,
			@Nullable String serverSideEncryptionCustomerKey) implements CosBucketProperties {

		/** Shows no key. */
		@Override
		public String toString() {
			return "Storager[name=%s, workDir=%s]".formatted(this.name, this.workDir);
		}

	}

}
