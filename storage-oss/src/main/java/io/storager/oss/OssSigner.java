package io.storager.oss;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

import com.aliyun.oss.HttpMethod;
import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClient;
import com.aliyun.oss.common.auth.Credentials;
import com.aliyun.oss.common.comm.SignVersion;
import com.aliyun.oss.internal.OSSHeaders;
import com.aliyun.oss.model.GeneratePresignedUrlRequest;
import com.aliyun.oss.model.ResponseHeaderOverrides;
import io.storager.ObjectHeaders;
import io.storager.Part;
import io.storager.SignedPost;
import io.storager.SignedRequest;
import io.storager.driver.SignDriver;
import io.storager.driver.SignDriver.Kind;
import io.storager.driver.SignDriver.Task;
import io.storager.driver.support.TagRules;
import io.storager.options.SignOptions;
import org.jspecify.annotations.Nullable;

/** Signs requests for others, with the signature that the client is made for. */
final class OssSigner implements SignDriver {

	/**
	 * The longest that the service takes.
	 *
	 * @see <a href=
	 * "https://www.alibabacloud.com/help/en/oss/developer-reference/add-signatures-to-urls">Signatures
	 * in addresses</a>
	 */
	private static final Duration V4_MAXIMUM = Duration.ofDays(7);

	/**
	 * Version 1 names a moment and has no limit of its own; this one counts in an int.
	 */
	private static final Duration V1_MAXIMUM = Duration.ofSeconds(Integer.MAX_VALUE);

	/**
	 * The SDK cuts a begun second off, so that one second would be none.
	 */
	private static final Duration BEGUN_SECOND = Duration.ofMillis(999);

	private static final String UPLOAD_ID = "uploadId";

	private static final String SIGNATURE = "x-oss-signature";

	private final Supplier<OSS> client;

	private final String bucket;

	OssSigner(Supplier<OSS> client, String bucket) {
		this.client = client;
		this.bucket = bucket;
	}

	@Override
	public Duration expiryMaximum() {
		boolean v4 = this.client.get() instanceof OSSClient oss
				&& oss.getClientConfiguration().getSignatureVersion() == SignVersion.V4;
		return v4 ? V4_MAXIMUM : V1_MAXIMUM;
	}

	@Override
	public SignedRequest sign(Task task, Duration expiry) {
		requireAddressable(task.key());
		HttpMethod method = method(task.kind());
		Map<String, String> headers = headers(task);
		requireRuleWhereItIsTaken(task);
		Instant expiration = Instant.now().plus(expiry);
		OSS client = this.client.get();
		URI uri;
		do {
			GeneratePresignedUrlRequest request = new GeneratePresignedUrlRequest(this.bucket, task.key(), method);
			request.setExpiration(Date.from(expiration.plus(BEGUN_SECOND)));
			// The SDK adds to what it is given.
			request.setHeaders(new HashMap<>(headers));
			// Version 1 signs the rest of the headers in no case.
			request.setAdditionalHeaderNames(additional(headers));
			request.setQueryParameter(parameters(task));
			uri = signedAsSent(address(URI.create(client.generatePresignedUrl(request).toString()), client), request,
					client);
		}
		while (uri == null);
		return SignedRequest.builder(method.name(), uri, earlier(expiration, client))
			.headers(headers)
			.body(body(task))
			.build();
	}

	@Override
	public SignedPost signPost(Form form, Duration expiry) {
		return new OssForms(this.client, this.bucket).sign(form, expiry);
	}

	@Override
	public boolean callsBack() {
		return true;
	}

	/** A key of dots alone is no key for whoever follows the rules for addresses. */
	private static void requireAddressable(String key) {
		if (OssPaths.isDots(key)) {
			throw new IllegalArgumentException(
					"the key '%s' cannot be signed: whoever opens the address takes its dots for a step to another one; allowed: any other key"
						.formatted(key));
		}
	}

	/** OSS takes the access rule of an upload in parts when it ends. */
	private static void requireRuleWhereItIsTaken(Task task) {
		if (task.kind() == Kind.CREATE_MULTIPART && task.options().acl() != null) {
			throw new IllegalArgumentException(
					"OSS takes no access rule when an upload in parts starts; allowed: the rule as the 'multipartAcl' of the object whose completion is signed");
		}
	}

	private URI address(URI uri, OSS client) {
		boolean pathStyle = client instanceof OSSClient oss && oss.getClientConfiguration().isSLDEnabled();
		String path = OssPaths.withoutDots(uri.getRawPath().substring(1), pathStyle ? this.bucket + "/" : "");
		return URI.create("%s://%s/%s?%s".formatted(uri.getScheme(), uri.getRawAuthority(), path, uri.getRawQuery()));
	}

	/** Nobody takes a signature whose credential has expired. */
	static Instant earlier(Instant expiration, OSS client) {
		Instant end = (client instanceof OSSClient oss
				&& oss.getCredentialsProvider() instanceof OssSdkCredentials credentials)
						? credentials.current().expiration() : null;
		return (end != null && end.isBefore(expiration)) ? end : expiration;
	}

	/**
	 * The SDK's address, with the signature of what it says if the SDK signed less; or
	 * {@code null} if the credential was replaced meanwhile.
	 */
	private @Nullable URI signedAsSent(URI uri, GeneratePresignedUrlRequest request, OSS client) {
		Map<String, @Nullable String> query = new LinkedHashMap<>();
		for (String field : uri.getRawQuery().split("&")) {
			int equals = field.indexOf('=');
			query.put(decode((equals < 0) ? field : field.substring(0, equals)),
					(equals < 0) ? null : decode(field.substring(equals + 1)));
		}
		String wrong = query.remove(SIGNATURE);
		String credential = query.get("x-oss-credential");
		String date = query.get("x-oss-date");
		if (!(client instanceof OSSClient oss) || wrong == null || credential == null || date == null
				|| !OssV4Signature.isMissigned(query)) {
			return uri;
		}
		Credentials now = oss.getCredentialsProvider().getCredentials();
		if (!credential.startsWith(now.getAccessKeyId() + "/")
				|| !Objects.equals(query.get("x-oss-security-token"), now.getSecurityToken())) {
			return null;
		}
		String right = new OssV4Signature(request.getMethod().name(), "/" + this.bucket + "/" + request.getKey(), query,
				request.getHeaders(), request.getAdditionalHeaderNames())
			.sign(now.getSecretAccessKey(), credential.substring(credential.indexOf('/') + 1), date);
		return URI.create(uri.toString().replace(SIGNATURE + "=" + wrong, SIGNATURE + "=" + right));
	}

	private static String decode(String text) {
		return URLDecoder.decode(text, StandardCharsets.UTF_8);
	}

	/** What version 4 signs if it is told to. */
	private static Set<String> additional(Map<String, String> headers) {
		Set<String> additional = new TreeSet<>();
		headers.keySet().forEach((name) -> {
			String lower = name.toLowerCase(Locale.ROOT);
			if (!lower.startsWith("x-oss-") && !lower.equals("content-type") && !lower.equals("content-md5")) {
				additional.add(lower);
			}
		});
		return additional;
	}

	private static HttpMethod method(Kind kind) {
		return switch (kind) {
			case READ, LIST_MULTIPART -> HttpMethod.GET;
			case WRITE, WRITE_MULTIPART -> HttpMethod.PUT;
			case DELETE -> HttpMethod.DELETE;
			case CREATE_MULTIPART, COMPLETE_MULTIPART -> HttpMethod.POST;
		};
	}

	private static Map<String, String> headers(Task task) {
		SignOptions options = task.options();
		Map<String, String> headers = new LinkedHashMap<>();
		put(headers, OSSHeaders.CONTENT_TYPE, contentType(task));
		put(headers, OSSHeaders.CONTENT_MD5, options.contentMd5());
		put(headers, OSSHeaders.CONTENT_DISPOSITION, options.contentDisposition());
		put(headers, OSSHeaders.CACHE_CONTROL, options.cacheControl());
		put(headers, OSSHeaders.CONTENT_ENCODING, options.contentEncoding());
		put(headers, OssHeads.CONTENT_LANGUAGE, options.contentLanguage());
		put(headers, OSSHeaders.EXPIRES, ObjectHeaders.builder().expiresAt(options.expires()).build().expires());
		put(headers, OSSHeaders.OSS_STORAGE_CLASS, options.storageClass());
		put(headers, OssTags.HEADER, TagRules.headerOrNull(options.tags()));
		put(headers, OssAccess.HEADER, (options.acl() != null) ? options.acl().toString() : null);
		headers.putAll(OssHeads.encryptionHeaders(task.encryption()));
		return headers;
	}

	/**
	 * The media type is part of the signature, and many HTTP clients send one of their
	 * own with a body unless they are told which.
	 */
	private static @Nullable String contentType(Task task) {
		if (task.options().contentType() != null) {
			return task.options().contentType();
		}
		return switch (task.kind()) {
			case WRITE, CREATE_MULTIPART -> OssHeads.contentType(task.key());
			case COMPLETE_MULTIPART -> "application/xml";
			default -> null;
		};
	}

	private static Map<String, String> parameters(Task task) {
		SignOptions options = task.options();
		Map<String, String> parameters = new HashMap<>();
		put(parameters, ResponseHeaderOverrides.RESPONSE_HEADER_CONTENT_TYPE, options.responseContentType());
		put(parameters, ResponseHeaderOverrides.RESPONSE_HEADER_CONTENT_DISPOSITION,
				options.responseContentDisposition());
		put(parameters, ResponseHeaderOverrides.RESPONSE_HEADER_CACHE_CONTROL, options.responseCacheControl());
		put(parameters, ResponseHeaderOverrides.RESPONSE_HEADER_CONTENT_ENCODING, options.responseContentEncoding());
		put(parameters, ResponseHeaderOverrides.RESPONSE_HEADER_CONTENT_LANGUAGE, options.responseContentLanguage());
		put(parameters, ResponseHeaderOverrides.RESPONSE_HEADER_EXPIRES, options.responseHeaders().expires());
		put(parameters, OssHeads.TRAFFIC_LIMIT,
				(options.trafficLimit() != null) ? options.trafficLimit().toString() : null);
		put(parameters, "x-oss-process", options.process());
		put(parameters, UPLOAD_ID, task.uploadId());
		put(parameters, "versionId", options.versionId());
		if (task.kind() == Kind.WRITE_MULTIPART) {
			parameters.put("partNumber", String.valueOf(task.index() + 1));
		}
		if (task.kind() == Kind.CREATE_MULTIPART) {
			flag(parameters, "uploads");
		}
		return parameters;
	}

	private static void put(Map<String, String> map, String name, @Nullable String value) {
		if (value != null) {
			map.put(name, value);
		}
	}

	/** Add a name without a value: version 1 signs an empty one as another. */
	@SuppressWarnings("NullAway")
	private static void flag(Map<String, String> parameters, String name) {
		parameters.put(name, null);
	}

	private static @Nullable String body(Task task) {
		return (task.kind() == Kind.COMPLETE_MULTIPART) ? completion(task.parts()) : null;
	}

	private static String completion(List<Part> parts) {
		StringBuilder xml = new StringBuilder("<CompleteMultipartUpload>");
		for (Part part : parts) {
			xml.append("<Part><PartNumber>")
				.append(part.index() + 1)
				.append("</PartNumber><ETag>\"")
				.append(part.etag().replace("&", "&amp;").replace("<", "&lt;"))
				.append("\"</ETag></Part>");
		}
		return xml.append("</CompleteMultipartUpload>").toString();
	}

}
