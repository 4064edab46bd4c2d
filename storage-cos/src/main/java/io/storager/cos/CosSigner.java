package io.storager.cos;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.Headers;
import com.qcloud.cos.auth.BasicCOSCredentials;
import com.qcloud.cos.endpoint.RegionEndpointBuilder;
import com.qcloud.cos.http.HttpMethodName;
import com.qcloud.cos.internal.RequestXmlFactory;
import com.qcloud.cos.model.ResponseHeaderOverrides;
import com.qcloud.cos.region.Region;
import com.qcloud.cos.utils.UrlEncoderUtils;
import io.storager.Encryption;
import io.storager.ObjectHeaders;
import io.storager.SignedPost;
import io.storager.SignedRequest;
import io.storager.driver.SignDriver;
import io.storager.driver.support.TagRules;
import io.storager.error.InvalidSettingException;
import io.storager.options.SignOptions;
import io.storager.settings.Endpoint;
import io.storager.settings.HmacCredential;
import org.jspecify.annotations.Nullable;

/**
 * Signs requests for others: with the SDK's signature, but over every header that must be
 * sent, the host included.
 *
 * @param client the client whose credential signs
 * @param connection where the requests go
 * @param bucket the bucket
 */
record CosSigner(Supplier<COSClient> client, CosConnection connection, String bucket) implements SignDriver {

	/** COS names none; a signature that nobody can revoke should not last longer. */
	private static final Duration EXPIRY_MAXIMUM = Duration.ofDays(365);

	@Override
	public Duration expiryMaximum() {
		return EXPIRY_MAXIMUM;
	}

	@Override
	public SignedRequest sign(Task task, Duration expiry) {
		CosKeys.requireTransportable(task.key());
		requireConfidential(task.encryption());
		HttpMethodName method = switch (task.kind()) {
			case READ, LIST_MULTIPART -> HttpMethodName.GET;
			case WRITE, WRITE_MULTIPART -> HttpMethodName.PUT;
			case DELETE -> HttpMethodName.DELETE;
			case CREATE_MULTIPART, COMPLETE_MULTIPART -> HttpMethodName.POST;
		};
		Map<String, String> headers = headers(task);
		Map<String, @Nullable String> parameters = parameters(task);
		// The signature counts in seconds.
		Instant expiration = Instant.ofEpochSecond(Instant.now().plus(expiry).getEpochSecond());
		HmacCredential credential = credential();
		String query = signature(method, task.key(), headers, parameters, expiration, credential);
		String body = (task.kind() == Kind.COMPLETE_MULTIPART)
				? new String(RequestXmlFactory.convertToXmlByteArray(CosMultipart.etags(task.parts())),
						StandardCharsets.UTF_8)
				: null;
		URI uri = URI.create("%s://%s%s?%s".formatted(secure() ? "https" : "http", host(),
				UrlEncoderUtils.encodeUrlPath("/" + task.key()), query));
		return SignedRequest.builder(method.name(), uri, earlier(expiration, credential.expiration()))
			.headers(headers)
			.body(body)
			.build();
	}

	@Override
	public SignedPost signPost(Form form, Duration expiry) {
		if (!form.options().prefix()) {
			CosKeys.requireTransportable(form.key());
		}
		requireConfidential(form.encryption());
		HmacCredential credential = credential();
		Instant expiration = Instant.ofEpochSecond(Instant.now().plus(expiry).getEpochSecond());
		URI uri = URI.create("%s://%s/".formatted(secure() ? "https" : "http", host()));
		Instant told = earlier(expiration, credential.expiration());
		return SignedPost.builder(uri, told)
			.fields(CosForms.fields(form, this.bucket, expiration, credential))
			.contentTypeFields(form.fixesType() ? List.of() : List.of(Headers.CONTENT_TYPE))
			.build();
	}

	/** The same that the requests are signed with. */
	private HmacCredential credential() {
		HmacCredential credential = CosSdkCredentials.of(this.client.get());
		return (credential != null) ? credential : this.connection.credential();
	}

	/** Nobody takes a signature whose credential has expired. */
	private static Instant earlier(Instant expiration, @Nullable Instant end) {
		return (end != null && end.isBefore(expiration)) ? end : expiration;
	}

	private static Map<String, String> headers(Task task) {
		SignOptions options = task.options();
		Map<String, String> headers = new LinkedHashMap<>(CosSse.headers(task.encryption()));
		put(headers, Headers.CONTENT_TYPE, switch (task.kind()) {
			case WRITE, CREATE_MULTIPART ->
				(options.contentType() != null) ? options.contentType() : ContentTypes.of(task.key());
			case COMPLETE_MULTIPART -> "application/xml";
			default -> options.contentType();
		});
		put(headers, Headers.CONTENT_MD5, options.contentMd5());
		put(headers, Headers.CONTENT_DISPOSITION, options.contentDisposition());
		put(headers, Headers.CACHE_CONTROL, options.cacheControl());
		put(headers, Headers.CONTENT_ENCODING, options.contentEncoding());
		put(headers, Headers.CONTENT_LANGUAGE, options.contentLanguage());
		put(headers, Headers.EXPIRES, ObjectHeaders.builder().expiresAt(options.expires()).build().expires());
		put(headers, Headers.STORAGE_CLASS, options.storageClass());
		put(headers, CosTags.HEADER, TagRules.headerOrNull(options.tags()));
		// A completion takes none: the upload has been started with it.
		put(headers, CosAccess.HEADER,
				(options.acl() != null && task.kind() != Kind.COMPLETE_MULTIPART) ? options.acl().toString() : null);
		return headers;
	}

	private static Map<String, @Nullable String> parameters(Task task) {
		SignOptions options = task.options();
		Map<String, @Nullable String> parameters = new LinkedHashMap<>();
		if (task.kind() == Kind.CREATE_MULTIPART) {
			parameters.put("uploads", null);
		}
		put(parameters, CosHandling.TRAFFIC_LIMIT,
				(options.trafficLimit() != null) ? options.trafficLimit().toString() : null);
		parameters.putAll(CosHandling.query(options.process()));
		put(parameters, "uploadId", task.uploadId());
		put(parameters, "versionId", options.versionId());
		put(parameters, "partNumber", (task.index() >= 0) ? String.valueOf(task.index() + 1) : null);
		put(parameters, ResponseHeaderOverrides.RESPONSE_HEADER_CONTENT_TYPE, options.responseContentType());
		put(parameters, ResponseHeaderOverrides.RESPONSE_HEADER_CONTENT_DISPOSITION,
				options.responseContentDisposition());
		put(parameters, ResponseHeaderOverrides.RESPONSE_HEADER_CACHE_CONTROL, options.responseCacheControl());
		put(parameters, ResponseHeaderOverrides.RESPONSE_HEADER_CONTENT_ENCODING, options.responseContentEncoding());
		put(parameters, ResponseHeaderOverrides.RESPONSE_HEADER_CONTENT_LANGUAGE, options.responseContentLanguage());
		put(parameters, ResponseHeaderOverrides.RESPONSE_HEADER_EXPIRES, options.responseHeaders().expires());
		return parameters;
	}

	private static void put(Map<String, ? super String> values, String name, @Nullable String value) {
		if (value != null) {
			values.put(name, value);
		}
	}

	/** The whole query: what the service is to do, and the signature over it. */
	private String signature(HttpMethodName method, String key, Map<String, String> headers,
			Map<String, @Nullable String> parameters, Instant expiration, HmacCredential credential) {
		Map<String, String> signedHeaders = new HashMap<>(headers);
		signedHeaders.put(Headers.HOST, host());
		String fields = new CosRequestSigner().buildAuthorizationStr(method, "/" + key, signedHeaders, parameters,
				new BasicCOSCredentials(credential.accessKey(), credential.secretKey()), Date.from(expiration));
		Map<String, @Nullable String> query = new LinkedHashMap<>(parameters);
		for (String field : fields.split("&")) {
			int equals = field.indexOf('=');
			query.put(field.substring(0, equals), field.substring(equals + 1));
		}
		put(query, Headers.SECURITY_TOKEN, credential.securityToken());
		return query.entrySet().stream().map(CosSigner::parameter).collect(Collectors.joining("&"));
	}

	private static String parameter(Map.Entry<String, @Nullable String> parameter) {
		String value = parameter.getValue();
		String name = UrlEncoderUtils.encode(parameter.getKey());
		return (value != null) ? name + "=" + UrlEncoderUtils.encode(value) : name;
	}

	private boolean secure() {
		Endpoint endpoint = endpoint();
		return endpoint == null || endpoint.secure();
	}

	private @Nullable Endpoint endpoint() {
		Endpoint own = this.connection.presignEndpoint();
		return (own != null) ? own : this.connection.endpoint();
	}

	/** Whoever sends the request sends a customer key along: no one else shall see it. */
	private void requireConfidential(@Nullable Encryption encryption) {
		Endpoint own = this.connection.presignEndpoint();
		if (encryption instanceof SseCustomerKey && own != null && !own.secure() && !own.loopback()) {
			throw new InvalidSettingException("server-side-encryption-customer-key", "***",
					"a customer key with an https presign endpoint, or with this machine itself, and not with '%s'"
						.formatted(own));
		}
	}

	/** COS finds the bucket in the host, so that also behind an address it is named. */
	private String host() {
		Endpoint own = this.connection.presignEndpoint();
		// The service's own hosts serve every bucket, whose name they have in front.
		if (own != null && !CosHosts.isVendors(own.host())) {
			return own.authority();
		}
		if (own != null) {
			return new CosEndpoints(own, this.connection.location()).buildGeneralApiEndpoint(this.bucket);
		}
		Endpoint endpoint = this.connection.endpoint();
		String location = this.connection.location();
		return (endpoint != null)
				? new CosEndpoints(endpoint, location, this.connection.domainOf()).buildGeneralApiEndpoint(this.bucket)
				: new RegionEndpointBuilder(new Region(location)).buildGeneralApiEndpoint(this.bucket);
	}

}
