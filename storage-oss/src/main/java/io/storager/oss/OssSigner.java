package io.storager.oss;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import com.aliyun.oss.HttpMethod;
import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClient;
import com.aliyun.oss.common.comm.SignVersion;
import com.aliyun.oss.internal.Mimetypes;
import com.aliyun.oss.internal.OSSHeaders;
import com.aliyun.oss.model.GeneratePresignedUrlRequest;
import com.aliyun.oss.model.ResponseHeaderOverrides;
import io.storager.Part;
import io.storager.SignOptions;
import io.storager.SignedRequest;
import io.storager.driver.SignDriver.Kind;
import io.storager.driver.SignDriver.Task;
import org.jspecify.annotations.Nullable;

/** Signs requests for others, with the signature that the client is made for. */
final class OssSigner {

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

	private final Supplier<OSS> client;

	private final String bucket;

	OssSigner(Supplier<OSS> client, String bucket) {
		this.client = client;
		this.bucket = bucket;
	}

	Duration expiryMaximum() {
		boolean v4 = this.client.get() instanceof OSSClient oss
				&& oss.getClientConfiguration().getSignatureVersion() == SignVersion.V4;
		return v4 ? V4_MAXIMUM : V1_MAXIMUM;
	}

	SignedRequest sign(Task task, Duration expiry) {
		HttpMethod method = method(task.kind());
		Map<String, String> headers = headers(task);
		Instant expiration = Instant.now().plus(expiry);
		GeneratePresignedUrlRequest request = new GeneratePresignedUrlRequest(this.bucket, task.key(), method);
		request.setExpiration(Date.from(expiration.plus(BEGUN_SECOND)));
		// The SDK adds to what it is given.
		request.setHeaders(new HashMap<>(headers));
		request.setQueryParameter(parameters(task));
		URI uri = URI.create(this.client.get().generatePresignedUrl(request).toString());
		return SignedRequest.builder(method.name(), uri, expiration).headers(headers).body(body(task)).build();
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
		put(headers, OSSHeaders.OSS_STORAGE_CLASS, options.storageClass());
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
			case WRITE, CREATE_MULTIPART -> Mimetypes.getInstance().getMimetype(task.key());
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
		put(parameters, UPLOAD_ID, task.uploadId());
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
			xml.append("<Part><PartNumber>%d</PartNumber><ETag>\"%s\"</ETag></Part>".formatted(part.index() + 1,
					part.etag().replace("&", "&amp;").replace("<", "&lt;")));
		}
		return xml.append("</CompleteMultipartUpload>").toString();
	}

}
