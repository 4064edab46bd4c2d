package io.storager.engine;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.storager.Encryption;
import io.storager.ErrorCode;
import io.storager.Operation;
import io.storager.Part;
import io.storager.SignedPost;
import io.storager.SignedRequest;
import io.storager.StorageObject;
import io.storager.driver.SignDriver;
import io.storager.driver.SignDriver.Form;
import io.storager.driver.SignDriver.Kind;
import io.storager.driver.SignDriver.Task;
import io.storager.engine.request.Invocation;
import io.storager.engine.request.StoragerContext;
import io.storager.engine.upload.MultipartUploads;
import io.storager.engine.upload.PayloadSender;
import io.storager.options.SignOptions;
import io.storager.options.SignPostOptions;
import org.jspecify.annotations.Nullable;

/** Signs requests for others. */
final class SignOperations {

	/** What has a body, and with it a media type and an MD5. */
	private static final Set<Kind> WITH_CONTENT = Set.of(Kind.WRITE, Kind.WRITE_MULTIPART);

	/** What makes an object. */
	private static final Set<Kind> CREATING = Set.of(Kind.WRITE, Kind.CREATE_MULTIPART);

	/** What the services answer to a form that they have stored the file of. */
	private static final Set<Integer> STORED = Set.of(200, 201, 204);

	private final StoragerContext context;

	private final MultipartOperations multiparts;

	private final MultipartUploads uploads;

	private final PayloadSender sender;

	SignOperations(StoragerContext context, MultipartOperations multiparts, MultipartUploads uploads,
			PayloadSender sender) {
		this.context = context;
		this.multiparts = multiparts;
		this.uploads = uploads;
		this.sender = sender;
	}

	/** Sign a request for an object. */
	SignedRequest sign(Invocation call, Kind kind, String path, Duration expiry, SignOptions options) {
		String key = this.context.objectKey(call, path, null);
		return sign(call, expiry, task(call, kind, key, null, -1, List.of(), options));
	}

	/** Sign a request for an upload. */
	SignedRequest sign(Invocation call, Kind kind, StorageObject object, int index, List<Part> parts, Duration expiry,
			SignOptions options) {
		String key = this.context.ownKey(call, object);
		String uploadId = this.multiparts.uploadId(call, object);
		if (kind == Kind.WRITE_MULTIPART) {
			this.uploads.requireIndex(call, index);
		}
		return sign(call, expiry, task(call, kind, key, uploadId, index, parts, options));
	}

	private Task task(Invocation call, Kind kind, String key, @Nullable String uploadId, int index, List<Part> parts,
			SignOptions options) {
		boolean creating = CREATING.contains(kind);
		boolean typed = creating || WITH_CONTENT.contains(kind);
		require(typed, kind, call, "contentType", options.contentType());
		require(WITH_CONTENT.contains(kind), kind, call, "contentMd5", options.contentMd5());
		require(creating, kind, call, "storageClass", options.storageClass());
		boolean reading = kind == Kind.READ;
		require(reading || WITH_CONTENT.contains(kind), kind, call, "trafficLimit", options.trafficLimit());
		require(reading, kind, call, "process", options.process());
		this.context.requireTrafficLimit(call, options.trafficLimit());
		this.context.requireProcess(call, options.process());
		require(reading || kind == Kind.DELETE, kind, call, "versionId", options.versionId());
		this.context.versions().require(call, options.versionId());
		require(reading, kind, call, "responseContentType", options.responseContentType());
		require(reading, kind, call, "responseContentDisposition", options.responseContentDisposition());
		require(reading, kind, call, "responseCacheControl", options.responseCacheControl());
		require(reading, kind, call, "responseContentEncoding", options.responseContentEncoding());
		require(reading, kind, call, "responseContentLanguage", options.responseContentLanguage());
		require(reading, kind, call, "responseExpires", options.responseExpires());
		require(creating, kind, call, "contentDisposition", options.contentDisposition());
		require(creating, kind, call, "cacheControl", options.cacheControl());
		require(creating, kind, call, "contentEncoding", options.contentEncoding());
		require(creating, kind, call, "contentLanguage", options.contentLanguage());
		require(creating, kind, call, "expires", options.expires());
		require(creating, kind, call, "tags", options.tags());
		require(creating || kind == Kind.COMPLETE_MULTIPART, kind, call, "acl", options.acl());
		this.sender.requireHeaders(call, options.headers());
		this.sender.requireTags(call, Objects.requireNonNullElse(options.tags(), Map.of()));
		this.sender.requireAcl(call, options.acl());
		this.sender.requireHeader(call, "storage class", options.storageClass());
		this.sender.requireMd5(call, options.contentMd5());
		Encryption encryption = this.context.encryption(call, operation(kind), options.encryption());
		String storageClass = (creating && options.storageClass() == null) ? this.context.settings().storageClass()
				: options.storageClass();
		SignOptions effective = options.toBuilder().storageClass(storageClass).encryption(encryption).build();
		return Task.builder(kind, key, effective).uploadId(uploadId).index(index).parts(parts).build();
	}

	private void require(boolean allowed, Kind kind, Invocation call, String option, @Nullable Object value) {
		if (value != null && !allowed) {
			throw call.refuse(ErrorCode.CAPABILITY_INSUFFICIENT,
					"a signed %s does not take the option '%s'; allowed: none".formatted(operation(kind), option),
					null);
		}
	}

	/** The operation that whoever sends the request performs. */
	private static Operation operation(Kind kind) {
		return switch (kind) {
			case READ -> Operation.READ;
			case WRITE -> Operation.WRITE;
			case DELETE -> Operation.DELETE;
			case CREATE_MULTIPART -> Operation.CREATE_MULTIPART;
			case WRITE_MULTIPART -> Operation.WRITE_MULTIPART;
			case LIST_MULTIPART -> Operation.LIST_MULTIPART;
			case COMPLETE_MULTIPART -> Operation.COMPLETE_MULTIPART;
		};
	}

	private SignedRequest sign(Invocation call, @Nullable Duration expiry, Task task) {
		SignDriver driver = this.context.require(call, this.context.driver().signatures());
		Duration allowed = requireExpiry(call, driver, expiry);
		return call.requestOnce(() -> driver.sign(task, allowed));
	}

	private static Duration requireExpiry(Invocation call, SignDriver driver, @Nullable Duration expiry) {
		Duration maximum = driver.expiryMaximum();
		if (expiry == null || expiry.compareTo(Duration.ofSeconds(1)) < 0 || expiry.compareTo(maximum) > 0) {
			throw call
				.restrict("the expiry is %s; allowed: 1 second to %s seconds".formatted(expiry, maximum.toSeconds()));
		}
		return expiry;
	}

	/** Sign a form. */
	SignedPost post(Invocation call, String path, @Nullable Duration expiry, SignPostOptions options) {
		SignDriver driver = this.context.require(call, this.context.driver().signatures());
		Duration allowed = requireExpiry(call, driver, expiry);
		String key = options.prefix() ? this.context.key(call, path) : this.context.objectKey(call, path, null);
		if (key.contains(Form.FILE_NAME)) {
			throw call.restrict(
					"the path has '%s', where the service puts the name of the file; allowed: a path without it, or the option 'prefix'"
						.formatted(Form.FILE_NAME));
		}
		requireType(call, options);
		requireSuccess(call, options);
		if (options.callback() != null && !driver.callsBack()) {
			throw call.refuse(ErrorCode.CAPABILITY_INSUFFICIENT,
					"%s calls nobody back; allowed: no 'callback'".formatted(this.context.driver().service()), null);
		}
		this.sender.requireHeaders(call, options.headers());
		this.sender.requireHeader(call, "content type prefix", options.contentTypePrefix());
		this.sender.requireAcl(call, options.acl());
		this.context.requireTrafficLimit(call, options.trafficLimit());
		this.sender.requireHeader(call, "storage class", options.storageClass());
		Map<String, String> userMetadata = this.sender.userMetadata(call, options.userMetadata());
		Encryption encryption = this.context.encryption(call, Operation.WRITE, options.encryption());
		SignPostOptions effective = sized(call, options).toBuilder()
			.storageClass(
					(options.storageClass() != null) ? options.storageClass() : this.context.settings().storageClass())
			.userMetadata(userMetadata)
			.encryption(encryption)
			.build();
		return call.requestOnce(() -> driver.signPost(Form.of(key, effective), allowed));
	}

	private static void requireType(Invocation call, SignPostOptions options) {
		if (options.contentType() != null && options.contentTypePrefix() != null) {
			throw call
				.restrict("there are a 'contentType', '%s', and a 'contentTypePrefix', '%s'; allowed: one of the two"
					.formatted(options.contentType(), options.contentTypePrefix()));
		}
	}

	private static void requireSuccess(Invocation call, SignPostOptions options) {
		Integer status = options.successStatus();
		URI redirect = options.successRedirect();
		if (status != null && !STORED.contains(status)) {
			throw call.restrict("the 'successStatus' is %s; allowed: 200, 201, 204".formatted(status));
		}
		if (redirect != null && (status != null || redirect.getHost() == null
				|| !("http".equals(redirect.getScheme()) || "https".equals(redirect.getScheme())))) {
			throw call.restrict(
					"the 'successRedirect' is '%s'; allowed: an address over http or https, without a 'successStatus' beside it"
						.formatted(redirect));
		}
	}

	/** The options with both sizes or none. */
	private SignPostOptions sized(Invocation call, SignPostOptions options) {
		Long minimum = options.sizeMinimum();
		Long maximum = options.sizeMaximum();
		if (minimum == null && maximum == null) {
			return options;
		}
		long limit = this.context.metadata().writeSizeMaximum();
		long least = (minimum != null) ? minimum : 0;
		long most = (maximum != null) ? maximum : limit;
		if (least < 0 || least > most || most > limit) {
			throw call.restrict(
					"the sizes are %s to %s bytes; allowed: a 'sizeMinimum' of 0 or more that is not over the 'sizeMaximum', and that at most %s"
						.formatted(least, most, limit));
		}
		return options.toBuilder().sizeMinimum(least).sizeMaximum(most).build();
	}

}
