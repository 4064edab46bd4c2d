package io.storager.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.storager.Encryption;
import io.storager.EncryptionInfo;
import io.storager.ErrorCode;
import io.storager.ObjectAcl;
import io.storager.ObjectHeaders;
import io.storager.Operation;
import io.storager.Part;
import io.storager.StorageException;
import io.storager.StorageMetadata;
import io.storager.StorageObject;
import io.storager.driver.AccessDriver;
import io.storager.driver.CopyDriver;
import io.storager.driver.CopyRequest;
import io.storager.driver.HeadRequest;
import io.storager.driver.LinkDriver;
import io.storager.driver.MultipartDriver;
import io.storager.driver.ObjectHead;
import io.storager.driver.PartCopyRequest;
import io.storager.driver.PutReply;
import io.storager.driver.PutRequest;
import io.storager.driver.TagDriver;
import io.storager.engine.request.Invocation;
import io.storager.engine.request.StoragerContext;
import io.storager.engine.request.UserMetadata;
import io.storager.engine.upload.MultipartUploads;
import io.storager.engine.upload.PartSizes;
import io.storager.engine.upload.PayloadSender;
import io.storager.engine.upload.RunningUpload;
import io.storager.error.ObjectNotExistException;
import io.storager.error.PermissionDeniedException;
import io.storager.options.CopyOptions;
import org.jspecify.annotations.Nullable;

/** Copies and moves objects. */
final class CopyOperations {

	/**
	 * What a request copies in some seconds; an object of more than 5 TB has larger
	 * parts.
	 */
	private static final long PART_SIZE = 512L * 1024 * 1024;

	private final StoragerContext context;

	private final MultipartUploads uploads;

	private final PayloadSender sender;

	CopyOperations(StoragerContext context, MultipartUploads uploads, PayloadSender sender) {
		this.context = context;
		this.uploads = uploads;
		this.sender = sender;
	}

	StorageObject copy(Invocation call, String source, String target, CopyOptions options) {
		return copied(call, source, target, options).object();
	}

	StorageObject move(Invocation call, String source, String target, CopyOptions options) {
		Copied copied = copied(call, source, target, options);
		StorageObject moved = copied.object();
		String sourceKey = this.context.objectKey(call, source, null);
		if (!sourceKey.equals(moved.id())) {
			try {
				call.run(() -> {
					// Before each attempt: an earlier one whose answer was lost may have
					// deleted it, and somebody may have written it anew since.
					if (isThere(call, sourceKey, copied)) {
						this.context.driver().delete(sourceKey);
					}
				});
			}
			catch (StorageException ex) {
				throw call.retell(ex, ex.code(),
						"it was copied to '%s', but it is still there: %s".formatted(target, ex.reason()));
			}
		}
		return moved;
	}

	/**
	 * Whether the version that was copied is still there. Neither service deletes on a
	 * condition: what is written between this answer and the deletion is deleted too.
	 * @throws StorageException if another version has taken its place
	 */
	private boolean isThere(Invocation call, String key, Copied copied) {
		ObjectHead now;
		try {
			HeadRequest request = HeadRequest.builder().encryption(copied.sourceEncryption()).build();
			now = call.requestOnce(() -> this.context.driver().head(key, request));
		}
		catch (ObjectNotExistException ex) {
			return false;
		}
		ObjectHead source = copied.source();
		if (!Objects.equals(now.etag(), source.etag()) || !Objects.equals(now.lastModified(), source.lastModified())
				|| now.contentLength() != source.contentLength()) {
			throw call.refuse(ErrorCode.PRECONDITION_FAILED,
					"it was written anew meanwhile, and the copy is of the version before", null);
		}
		return true;
	}

	/**
	 * What a copy has made.
	 *
	 * @param object the copy
	 * @param source the version that it is a copy of
	 * @param sourceEncryption what the source needs to be looked at
	 */
	private record Copied(StorageObject object, ObjectHead source, @Nullable Encryption sourceEncryption) {
	}

	/** Whether the service copies from another storager's bucket by itself. */
	boolean copiesFrom(StoragerContext source) {
		CopyDriver driver = this.context.driver().copies();
		return driver != null && (isSame(source) || driver.copiesFrom(source.driver()));
	}

	private boolean isSame(StoragerContext source) {
		return source.driver() == this.context.driver();
	}

	/**
	 * Copy from a bucket that {@link #copiesFrom} agrees to.
	 * @param from where the source is
	 */
	StorageObject copyFrom(Invocation call, StoragerContext from, String source, String target, CopyOptions options) {
		return copied(call, from, source, target, options).object();
	}

	private Copied copied(Invocation call, String source, String target, CopyOptions options) {
		return copied(call, this.context, source, target, options);
	}

	private Copied copied(Invocation call, StoragerContext from, String source, String target, CopyOptions options) {
		CopyDriver driver = this.context.require(call, this.context.driver().copies());
		Invocation reading = (from != this.context) ? from.adopt(call, source) : call;
		String versionId = sourceVersion(reading, from, options);
		this.context.versions().beforeWrite(call.at(target), options.forbidOverwrite());
		String sourceKey = from.objectKey(reading, source, null);
		String targetKey = this.context.objectKey(call, target, null);
		if (sourceKey.endsWith("/") != targetKey.endsWith("/")) {
			throw call.refuse(ErrorCode.OBJECT_MODE_INVALID,
					"one of '%s' and '%s' is a directory; allowed: two objects or two directories".formatted(source,
							target),
					null);
		}
		this.sender.requireHeader(call.at(target), "storage class",
				isUsualClass(options) ? null : options.storageClass());
		this.sender.requireTags(call.at(target), Objects.requireNonNullElse(options.tags(), Map.of()));
		this.sender.requireAcl(call.at(target), options.acl());
		if (options.trafficLimit() != null && !driver.limitsTraffic()) {
			throw call.refuse(ErrorCode.CAPABILITY_INSUFFICIENT,
					"%s does not limit the speed of a copy; allowed: no 'trafficLimit'"
						.formatted(this.context.driver().service()),
					null);
		}
		this.context.requireTrafficLimit(call, options.trafficLimit());
		// The key of the source is what reading it needs; the target is a new write.
		Encryption sourceEncryption = from.encryption(reading, Operation.STAT, options.sourceEncryption());
		Encryption encryption = encryption(call.at(target), options.encryption());
		ObjectHead head = from.head(reading, sourceKey, versionId, sourceEncryption);
		boolean sameBucket = isSame(from) || from.driver().bucket().equals(this.context.driver().bucket());
		boolean ontoItself = sameBucket && sourceKey.equals(targetKey);
		if (ontoItself) {
			if (options.forbidOverwrite()) {
				throw call.refuse(ErrorCode.PRECONDITION_FAILED,
						"'%s' is the object itself; allowed: another target, or overwriting".formatted(target), null);
			}
			if (versionId == null && options.encryption() == null && options.storageClass() == null
					&& !replacesHeaders(options) && options.tags() == null && options.acl() == null) {
				return new Copied(this.context.describe(sourceKey, head), head, sourceEncryption);
			}
		}
		if (options.encryption() == null && (options.keepEncryption() || (ontoItself && encryption == null))) {
			// The service encrypts a copy as its own request says, even one onto itself.
			Encryption kept = encryptionOf(head, sourceEncryption);
			encryption = (kept != null) ? encryption(call.at(target), kept) : null;
		}
		if (!sameBucket && head.link()) {
			// This bucket's driver does not look into the other one.
			String link = sourceKey;
			LinkDriver links = from.require(reading, from.driver().links());
			String linkVersion = versionId;
			sourceKey = reading.request(() -> links.linkTarget(link, linkVersion));
			// A link's version is not its target's.
			versionId = null;
			head = head.toBuilder().link(false).build();
		}
		CopyRequest request = request(call.at(target), head, options).sourceEncryption(sourceEncryption)
			.sourceBucket(sameBucket ? null : from.driver().bucket())
			.encryption(encryption)
			.tags(options.tags())
			.acl((ontoItself && versionId == null) ? ownAcl(call, sourceKey, options.acl()) : options.acl())
			.sourceVersionId(versionId)
			.build();
		ObjectHeaders headers = (request.headers() != null) ? request.headers() : head.headers();
		String copied = sourceKey;
		PutReply reply;
		if (head.contentLength() <= this.context.metadata().copySizeMaximum()) {
			reply = call.request(!options.forbidOverwrite(), () -> driver.copy(copied, targetKey, request));
		}
		else {
			reply = copyInParts(call, from, copied, targetKey, request);
		}
		this.context.versions().afterWrite(call.at(target), targetKey, options.forbidOverwrite(), reply);
		if (reply.crc64() != null && head.crc64() != null && !reply.crc64().equals(head.crc64())) {
			throw call
				.corrupt(
						"the source has the CRC-64 %s, the copy '%s' has %s".formatted(
								Long.toUnsignedString(head.crc64()), target, Long.toUnsignedString(reply.crc64())),
						reply.requestId());
		}
		// A copy is a new object, and an ordinary one, whatever it is a copy of.
		StorageObject copy = this.context.object(targetKey)
			.modes(this.context.modes(targetKey, false))
			.contentLength(head.contentLength())
			.etag(reply.etag())
			.headers(headers)
			.crc64(reply.crc64())
			.versionId(reply.versionId())
			.storageClass((request.storageClass() != null) ? request.storageClass() : request.source().storageClass())
			.userMetadata(
					UserMetadata.decode((request.headers() != null) ? request.userMetadata() : head.userMetadata()))
			.encryption(reply.encryption())
			.build();
		return new Copied(copy, head, sourceEncryption);
	}

	/** The version to copy: where more than a copy is made of it, the latest alone. */
	private static @Nullable String sourceVersion(Invocation call, StoragerContext from, CopyOptions options) {
		if (options.sourceVersionId() != null && call.operation() != Operation.COPY) {
			throw call.refuse(ErrorCode.CAPABILITY_INSUFFICIENT,
					"%s does not take a version of the source; allowed: copy, which leaves the version where it is"
						.formatted(call.operation()),
					null);
		}
		return from.versions().require(call, options.sourceVersionId());
	}

	/** A copy gets the bucket's rule unless it is told another one. */
	private @Nullable ObjectAcl ownAcl(Invocation call, String key, @Nullable ObjectAcl given) {
		AccessDriver access = this.context.driver().access();
		if (given != null || access == null) {
			return given;
		}
		try {
			ObjectAcl own = call.request(() -> access.acl(key));
			return (own != ObjectAcl.DEFAULT) ? own : null;
		}
		catch (PermissionDeniedException ex) {
			// Who may not see the rule may not set it either.
			return null;
		}
	}

	/** A new upload has no tags of its own. */
	private static Map<String, String> tags(Invocation call, StoragerContext from, String source, CopyRequest request) {
		TagDriver tags = from.driver().tags();
		if (request.tags() != null || tags == null) {
			return (request.tags() != null) ? request.tags() : Map.of();
		}
		try {
			return call.request(() -> tags.tags(source, request.sourceVersionId()));
		}
		catch (PermissionDeniedException ex) {
			return Map.of();
		}
	}

	/** What nobody spoke of, the defaults included, is no part of an update. */
	private @Nullable Encryption encryption(Invocation call, @Nullable Encryption given) {
		if (call.operation() != Operation.UPDATE_METADATA) {
			return this.context.encryption(call, given);
		}
		return (given != null) ? this.context.encryption(call, Operation.COPY, given) : null;
	}

	private static boolean replacesHeaders(CopyOptions options) {
		return options.userMetadata() != null || !options.headers().equals(ObjectHeaders.NONE);
	}

	private static boolean isUsualClass(CopyOptions options) {
		return "".equals(options.storageClass());
	}

	/**
	 * A service keeps all headers or takes all anew: what nobody spoke of is sent again.
	 */
	private CopyRequest.Builder request(Invocation call, ObjectHead head, CopyOptions options) {
		// The source's class, if it is told, is what a copy without a word on it gets.
		boolean usualClass = isUsualClass(options);
		CopyRequest.Builder request = CopyRequest
			.builder(usualClass ? head.toBuilder().storageClass(null).build() : head)
			.storageClass(usualClass ? null : options.storageClass())
			.forbidOverwrite(options.forbidOverwrite())
			.trafficLimit(options.trafficLimit());
		if (!replacesHeaders(options)) {
			return request;
		}
		this.sender.requireHeaders(call, headers(options.headers(), ObjectHeaders.NONE));
		return request.headers(headers(options.headers(), head.headers()))
			.userMetadata((options.userMetadata() != null) ? this.sender.userMetadata(call, options.userMetadata())
					: head.userMetadata());
	}

	private static ObjectHeaders headers(ObjectHeaders given, ObjectHeaders old) {
		String expires = Instant.EPOCH.equals(given.expiresAt()) ? "" : given.expires();
		return ObjectHeaders.builder()
			.contentType(either(given.contentType(), old.contentType()))
			.contentDisposition(either(given.contentDisposition(), old.contentDisposition()))
			.cacheControl(either(given.cacheControl(), old.cacheControl()))
			.contentEncoding(either(given.contentEncoding(), old.contentEncoding()))
			.contentLanguage(either(given.contentLanguage(), old.contentLanguage()))
			.expires(either(expires, old.expires()))
			.build();
	}

	private static @Nullable String either(@Nullable String given, @Nullable String old) {
		if (given == null) {
			return old;
		}
		return given.isEmpty() ? null : given;
	}

	/** Change what an object is served and stored with, by a copy onto itself. */
	StorageObject updateMetadata(Invocation call, String path, CopyOptions options) {
		if (options.forbidOverwrite()) {
			throw call.refuse(ErrorCode.CAPABILITY_INSUFFICIENT,
					"the option 'forbidOverwrite' would forbid any change; allowed: none", null);
		}
		Encryption encryption = this.context.encryption(call, Operation.STAT, options.sourceEncryption());
		ObjectHead head = this.context.head(call, this.context.objectKey(call, path, null), encryption);
		if (head.appendOffset() != null || head.link()) {
			throw call.refuse(ErrorCode.OBJECT_MODE_INVALID, "it would be no %s any more; allowed: ordinary objects"
				.formatted(head.link() ? "link" : "object that can be appended to"), null);
		}
		return copied(call, path, path, options).object();
	}

	/** What an object is encrypted with; the customer's key is the one that reads it. */
	private static @Nullable Encryption encryptionOf(ObjectHead head, @Nullable Encryption key) {
		EncryptionInfo told = head.encryption();
		return (key != null && (told == null || told.customerAlgorithm() != null)) ? key : told;
	}

	private PutReply copyInParts(Invocation call, StoragerContext from, String source, String target,
			CopyRequest request) {
		MultipartDriver driver = this.context.require(call, this.context.driver().multiparts());
		ObjectHead head = request.source();
		String storageClass = (request.storageClass() != null) ? request.storageClass() : head.storageClass();
		PutRequest put = PutRequest.builder()
			.headers((request.headers() != null) ? request.headers() : head.headers())
			.storageClass(storageClass)
			.userMetadata((request.headers() != null) ? request.userMetadata() : head.userMetadata())
			.tags(tags(call, from, source, request))
			.acl(request.acl())
			.encryption(request.encryption())
			.forbidOverwrite(request.forbidOverwrite())
			.build();
		long partSize = partSize(call, head.contentLength());
		RunningUpload upload = this.uploads.open(call, target, put);
		try {
			List<Part> parts = new ArrayList<>();
			for (long offset = 0; offset < head.contentLength(); offset += partSize) {
				PartCopyRequest range = PartCopyRequest.builder(source, request)
					.range(offset, Math.min(partSize, head.contentLength() - offset))
					.build();
				parts.add(
						call.withOwnRetries().request(() -> driver.copyPart(target, upload.id(), parts.size(), range)));
			}
			return upload.complete(parts, head.crc64(), request.encryption(), request.forbidOverwrite(), request.acl());
		}
		catch (Throwable ex) {
			upload.giveUp(ex);
			throw ex;
		}
	}

	/**
	 * Bytes of each part but the last.
	 * @throws StorageException if no upload can have so many
	 */
	private long partSize(Invocation call, long length) {
		StorageMetadata limits = this.context.metadata();
		long usual = Math.max(limits.multipartSizeMinimum(), Math.min(PART_SIZE, limits.copySizeMaximum()));
		long size = PartSizes.ofLength(length, usual, limits).first();
		if (size > limits.multipartSizeMaximum()) {
			throw call.restrict("the object has %s bytes; allowed: at most %s in a copy".formatted(length,
					limits.multipartSizeMaximum() * limits.multipartNumberMaximum()));
		}
		return size;
	}

}
