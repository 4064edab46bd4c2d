package io.storager.oss;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.aliyun.oss.HttpMethod;
import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClient;
import com.aliyun.oss.common.auth.Credentials;
import com.aliyun.oss.common.auth.CredentialsProvider;
import com.aliyun.oss.common.auth.RequestSigner;
import com.aliyun.oss.common.comm.ExecutionContext;
import com.aliyun.oss.common.comm.RequestMessage;
import com.aliyun.oss.common.comm.ServiceClient;
import com.aliyun.oss.common.comm.SignVersion;
import com.aliyun.oss.internal.OSSHeaders;
import com.aliyun.oss.internal.OSSObjectOperation;
import com.aliyun.oss.model.WebServiceRequest;
import io.storager.httpclient.SdkField;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The SDK's requests about objects with the same signature of version 4, computed with
 * less work. The SDK's signer makes five date formats for each request and derives the
 * key of the day anew, which is a fifth of the processor time of a small request; here
 * the key of the day is kept.
 */
final class OssObjectRequests extends OSSObjectOperation {

	private static final Logger logger = LoggerFactory.getLogger(OssObjectRequests.class);

	private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private static final int DATE_LENGTH = 8;

	private volatile @Nullable DailyKey dailyKey;

	private OssObjectRequests(ServiceClient client, CredentialsProvider credentials) {
		super(client, credentials);
	}

	/**
	 * Let a client send its requests about objects so. Where this version of the SDK does
	 * not allow that, the client stays as it is.
	 */
	static void install(OSS client) {
		try {
			SdkField field = SdkField.of(OSSClient.class, "objectOperation");
			ServiceClient service = (ServiceClient) SdkField.of(OSSClient.class, "serviceClient").get(client);
			OSSObjectOperation before = (OSSObjectOperation) field.get(client);
			OssObjectRequests requests = new OssObjectRequests(service, ((OSSClient) client).getCredentialsProvider());
			requests.setEndpoint(before.getEndpoint());
			requests.setProduct(before.getProduct());
			requests.setRegion(before.getRegion());
			requests.setCloudBoxId(before.getCloudBoxId());
			requests.setSignVersion(before.getSignVersion());
			field.set(client, requests);
		}
		catch (ReflectiveOperationException | RuntimeException | LinkageError ex) {
			logger.debug("The OSS SDK signs by itself", ex);
		}
	}

	@Override
	protected ExecutionContext createDefaultContext(HttpMethod method, @Nullable String bucket, @Nullable String key,
			@Nullable WebServiceRequest original) {
		ExecutionContext context = super.createDefaultContext(method, bucket, key, original);
		SignVersion version = (getSignVersion() != null) ? getSignVersion()
				: getInnerClient().getClientConfiguration().getSignatureVersion();
		if (version == SignVersion.V4 && bucket != null && getRegion() != null && getCloudBoxId() == null
				&& (original == null || original.getAdditionalHeaderNames().isEmpty())) {
			context.setSigner(signer("/" + bucket + "/" + ((key != null) ? key : ""), context.getCredentials()));
		}
		return context;
	}

	private RequestSigner signer(String resource, Credentials credentials) {
		return (request) -> sign(request, resource, credentials);
	}

	private void sign(RequestMessage request, String resource, Credentials credentials) {
		long now = System.currentTimeMillis() + getInnerClient().getClientConfiguration().getTickOffset();
		String dateTime = DATE_TIME.format(Instant.ofEpochMilli(now));
		Map<String, String> headers = request.getHeaders();
		headers.put(OSSHeaders.OSS_DATE, dateTime);
		if (credentials.useSecurityToken()) {
			headers.put(OSSHeaders.OSS_SECURITY_TOKEN, credentials.getSecurityToken());
		}
		headers.put(OSSHeaders.OSS_CONTENT_SHA256, OssV4Signature.UNSIGNED);
		String scope = String.join("/", dateTime.substring(0, DATE_LENGTH), getRegion(), getProduct(),
				OssV4Signature.TERMINATOR);
		OssV4Signature signature = new OssV4Signature(request.getMethod().toString(), resource, request.getParameters(),
				headers, Set.of());
		headers.put(OSSHeaders.AUTHORIZATION, signature.authorization(credentials.getAccessKeyId(),
				key(credentials.getSecretAccessKey(), scope), scope, dateTime));
	}

	private byte[] key(String secret, String scope) {
		DailyKey kept = this.dailyKey;
		if (kept == null || !kept.scope.equals(scope) || !kept.secret.equals(secret)) {
			kept = new DailyKey(secret, scope);
			this.dailyKey = kept;
		}
		return kept.key;
	}

	/** No record, which would show the secret. */
	private static final class DailyKey {

		private final String secret;

		private final String scope;

		private final byte[] key;

		DailyKey(String secret, String scope) {
			this.secret = secret;
			this.scope = scope;
			this.key = OssV4Signature.key(secret, scope);
		}

	}

}
