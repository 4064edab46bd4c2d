package io.storager.oss;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;

import com.aliyun.oss.HttpMethod;
import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClient;
import com.aliyun.oss.common.auth.Credentials;
import com.aliyun.oss.common.auth.ServiceSignature;
import com.aliyun.oss.internal.OSSHeaders;
import io.storager.SignedPost;
import io.storager.driver.SignDriver.Form;
import io.storager.driver.support.FormPolicy;
import io.storager.driver.support.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * Signs forms with the signature that the client is made for.
 *
 * @param client gives the client whose endpoint the forms go to
 * @param bucket the bucket
 * @see <a href=
 * "https://help.aliyun.com/en/oss/developer-reference/signature-version-4-recommend">POST
 * V4 signature</a>
 */
record OssForms(Supplier<OSS> client, String bucket) {

	/** Takes precedence over the type that a browser gives the file. */
	private static final String CONTENT_TYPE = "x-oss-content-type";

	private static final String SECURITY_TOKEN = "x-oss-security-token";

	/** Any key: only what stands around it is of interest. */
	private static final String PROBE = "a";

	private static final Duration PROBE_LIFE = Duration.ofHours(1);

	SignedPost sign(Form form, Duration expiry) {
		if (!(this.client.get() instanceof OSSClient sdk)) {
			throw new IllegalArgumentException("the client does not tell what it signs with; allowed: an 'OSSClient'");
		}
		Instant expiration = Instant.now().plus(expiry);
		FormPolicy policy = policy(this.bucket, form);
		Date until = Date.from(Instant.now().plus(PROBE_LIFE));
		String query;
		URI probe;
		Credentials credentials;
		do {
			credentials = sdk.getCredentialsProvider().getCredentials();
			probe = URI.create(sdk.generatePresignedUrl(this.bucket, PROBE, until, HttpMethod.GET).toString());
			query = probe.getRawQuery();
		}
		while (!names(query, credentials));
		sign(policy, parameters(query), credentials, expiration);
		List<String> contentTypeFields = form.fixesType() ? List.of() : List.of(OSSHeaders.CONTENT_TYPE, CONTENT_TYPE);
		return SignedPost.builder(base(probe), OssSigner.earlier(expiration, sdk))
			.fields(policy.fields())
			.contentTypeFields(contentTypeFields)
			.build();
	}

	/** Whether a signature is that of a credential, which may be replaced at any time. */
	private static boolean names(String query, Credentials credentials) {
		Map<String, String> parameters = parameters(query);
		String scope = parameters.get("x-oss-credential");
		String accessKey = (scope != null) ? scope.substring(0, scope.indexOf('/')) : parameters.get("OSSAccessKeyId");
		String token = parameters.getOrDefault(SECURITY_TOKEN, parameters.get("security-token"));
		return credentials.getAccessKeyId().equals(accessKey) && Objects.equals(token, credentials.getSecurityToken());
	}

	private static Map<String, String> parameters(String query) {
		Map<String, String> parameters = new TreeMap<>();
		for (String field : query.split("&", -1)) {
			int equals = field.indexOf('=');
			if (equals > 0) {
				parameters.put(field.substring(0, equals),
						URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
			}
		}
		return parameters;
	}

	private static URI base(URI probe) {
		String path = probe.getRawPath();
		return URI.create("%s://%s%s".formatted(probe.getScheme(), probe.getRawAuthority(),
				path.substring(0, path.length() - PROBE.length())));
	}

	private static void sign(FormPolicy policy, Map<String, String> parameters, Credentials credentials,
			Instant expiration) {
		policy.field(SECURITY_TOKEN, credentials.getSecurityToken());
		String credential = parameters.get("x-oss-credential");
		String date = parameters.get("x-oss-date");
		if (credential != null && date != null) {
			policy.field("x-oss-signature-version", OssV4Signature.ALGORITHM);
			policy.field("x-oss-credential", credential);
			policy.field("x-oss-date", date);
			String encoded = policy.encoded(expiration);
			policy.freeField("policy", encoded);
			policy.freeField("x-oss-signature", OssV4Signature.signText(credentials.getSecretAccessKey(),
					credential.substring(credential.indexOf('/') + 1), encoded));
		}
		else {
			policy.freeField("OSSAccessKeyId", credentials.getAccessKeyId());
			String encoded = policy.encoded(expiration);
			policy.freeField("policy", encoded);
			policy.freeField("Signature",
					ServiceSignature.create().computeSignature(credentials.getSecretAccessKey(), encoded));
		}
	}

	private static FormPolicy policy(String bucket, Form form) {
		FormPolicy policy = FormPolicy.of(bucket, form);
		String byEnding = OssHeads.contentType(form.key());
		policy.type(OSSHeaders.CONTENT_TYPE, form, byEnding);
		policy.type(CONTENT_TYPE, form, byEnding);
		policy.field(OSSHeaders.OSS_STORAGE_CLASS, form.options().storageClass());
		policy.field(OssAccess.HEADER, form.options().acl());
		policy.field(OssHeads.TRAFFIC_LIMIT, form.options().trafficLimit());
		OssHeads.encryptionHeaders(form.encryption()).forEach(policy::field);
		form.userMetadata().forEach((name, value) -> policy.field(OSSHeaders.OSS_USER_METADATA_PREFIX + name, value));
		policy.freeField("callback", callback(form.options().callback()));
		return policy;
	}

	private static @Nullable String callback(@Nullable String json) {
		if (json == null) {
			return null;
		}
		if (!json.strip().startsWith("{") || JsonText.find(json, "callbackUrl") == null
				|| JsonText.find(json, "callbackBody") == null) {
			throw new IllegalArgumentException(
					"the 'callback' lacks something; allowed: a JSON object with 'callbackUrl' and 'callbackBody'");
		}
		return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
	}

}
