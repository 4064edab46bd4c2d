package io.storager.engine;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.storager.Content;
import io.storager.Encryption;
import io.storager.ErrorCode;
import io.storager.ObjectMode;
import io.storager.Operation;
import io.storager.Part;
import io.storager.StorageObject;
import io.storager.driver.MultipartDriver;
import io.storager.driver.PartListRequest;
import io.storager.driver.PutReply;
import io.storager.driver.PutRequest;
import io.storager.driver.UploadListRequest;
import io.storager.engine.listing.ListingPages;
import io.storager.engine.listing.PageTokens;
import io.storager.engine.listing.PagedListing;
import io.storager.engine.request.ErrorContext;
import io.storager.engine.request.Invocation;
import io.storager.engine.request.StoragerContext;
import io.storager.engine.upload.Completion;
import io.storager.engine.upload.MultipartUploads;
import io.storager.engine.upload.PartTarget;
import io.storager.engine.upload.PayloadSender;
import io.storager.options.CreateMultipartOptions;
import io.storager.options.ListMultipartOptions;
import io.storager.options.ListOptions;
import io.storager.options.WriteMultipartOptions;
import org.jspecify.annotations.Nullable;

/** Uploads objects in parts. */
final class MultipartOperations {

	private final StoragerContext context;

	private final PayloadSender sender;

	private final MultipartUploads uploads;

	MultipartOperations(StoragerContext context, PayloadSender sender, MultipartUploads uploads) {
		this.context = context;
		this.sender = sender;
		this.uploads = uploads;
	}

	StorageObject create(Invocation call, String path, CreateMultipartOptions options) {
		this.uploads.driver(call);
		String key = this.context.objectKey(call, path, null);
		PutRequest request = this.sender.checked(call,
				PutRequest.builder()
					.headers(options.headers())
					.storageClass(options.storageClass())
					.userMetadata(options.userMetadata())
					.tags(Objects.requireNonNullElse(options.tags(), Map.of()))
					.acl(options.acl())
					.encryption(options.encryption())
					.build());
		String uploadId = this.uploads.begin(call, key, request);
		this.context.bucketSeen();
		return upload(key, uploadId).contentType(options.contentType())
			.storageClass(request.storageClass())
			.userMetadata(options.userMetadata())
			.multipartAcl(options.acl())
			.build();
	}

	Part write(Invocation call, StorageObject object, Content content, int index, WriteMultipartOptions options) {
		Objects.requireNonNull(content, "'content' must not be null");
		this.uploads.driver(call);
		String key = this.context.ownKey(call, object);
		String uploadId = uploadId(call, object);
		this.uploads.requireIndex(call, index);
		this.sender.requireMd5(call, options.contentMd5());
		Encryption encryption = this.context.encryption(call, options.encryption());
		this.context.requireTrafficLimit(call, options.trafficLimit());
		PartTarget target = new PartTarget(call, key, uploadId, encryption, options.trafficLimit());
		return this.sender.collect(call, content, this.context.metadata().multipartSizeMaximum(), options.progress(),
				(payload) -> {
					this.sender.requireMatch(call, payload, options.contentMd5());
					return this.uploads.upload(target, index, payload, options.contentMd5());
				});
	}

	StorageObject complete(Invocation call, StorageObject object, List<Part> given) {
		this.uploads.driver(call);
		String key = this.context.ownKey(call, object);
		String uploadId = uploadId(call, object);
		List<Part> parts = this.uploads.inOrder(call, given);
		Encryption encryption = this.context.encryption(call, Operation.STAT, null);
		PutReply reply = this.uploads.complete(call, new Completion(key, uploadId, parts,
				Completion.combinedCrc64(parts), encryption, false, object.multipartAcl()));
		this.context.versions().seen(reply.versionId());
		return object.toBuilder()
			.modes(this.context.modes(key, false))
			.multipartId(null)
			.multipartAcl(null)
			.versionId(reply.versionId())
			.contentLength(Completion.size(parts))
			.etag(reply.etag())
			.encryption(reply.encryption())
			.build();
	}

	/** The parts of an upload. */
	ListingPages<Part> parts(Invocation call, StorageObject object, ListMultipartOptions options) {
		MultipartDriver driver = this.uploads.driver(call);
		Integer pageSize = ListingPages.requirePageSize(call, options.pageSize());
		String key = this.context.ownKey(call, object);
		String uploadId = uploadId(call, object);
		PageTokens tokens = PageTokens.of(this.context, "LIST_MULTIPART", key, uploadId);
		return new ListingPages<>(tokens, tokens.marker(call, options.continuationToken()), (each, marker) -> {
			Integer behind = (marker != null)
					? tokens.index(each, marker, this.context.metadata().multipartNumberMaximum()) : null;
			PartListRequest request = PartListRequest.builder(key, uploadId).marker(behind).pageSize(pageSize).build();
			MultipartDriver.PartPage page = request(each, uploadId, () -> driver.listParts(request));
			return new PagedListing.Page<>(page.parts(),
					(page.nextMarker() != null) ? page.nextMarker().toString() : null);
		});
	}

	/** The uploads themselves. */
	ListingPages<StorageObject> uploads(Invocation call, String path, @Nullable String startAfter,
			ListOptions options) {
		MultipartDriver driver = this.uploads.driver(call);
		String prefix = this.context.key(call, path);
		PageTokens tokens = PageTokens.of(this.context, options.listMode().name(), prefix);
		String token = tokens.marker(call, options.continuationToken());
		return new ListingPages<>(tokens, (token != null) ? token : startAfter, (each, marker) -> {
			UploadListRequest request = UploadListRequest.builder(prefix)
				.marker(MarkerText.parse(marker))
				.pageSize(options.pageSize())
				.build();
			MultipartDriver.UploadPage page = each.request(() -> driver.listUploads(request));
			return new PagedListing.Page<>(
					page.uploads().stream().map((upload) -> upload(upload.key(), upload.uploadId()).build()).toList(),
					MarkerText.of(page.nextMarker()));
		});
	}

	/** Give an upload up; it is no error if there is none. */
	void abort(Invocation call, StorageObject object) {
		this.uploads.driver(call);
		String key = this.context.ownKey(call, object);
		this.uploads.abort(call, key, uploadId(call, object));
	}

	/** The same by its path and id. */
	void delete(Invocation call, String path, String uploadId, @Nullable ObjectMode mode) {
		this.uploads.driver(call);
		String key = key(call, path, mode);
		this.uploads.abort(call, key, uploadId);
	}

	/** What is known of an upload; asks the service whether it is there. */
	StorageObject stat(Invocation call, String path, String uploadId, @Nullable ObjectMode mode) {
		MultipartDriver driver = this.uploads.driver(call);
		String key = key(call, path, mode);
		request(call, uploadId, () -> driver.listParts(PartListRequest.builder(key, uploadId).pageSize(1).build()));
		return upload(key, uploadId).build();
	}

	/** A handle of an upload. Nothing is sent. */
	StorageObject handle(Invocation call, String path, String uploadId, @Nullable ObjectMode mode) {
		this.uploads.driver(call);
		return upload(key(call, path, mode), uploadId).build();
	}

	private String key(Invocation call, String path, @Nullable ObjectMode mode) {
		if (mode != null && mode != ObjectMode.PART) {
			throw call.refuse(ErrorCode.OBJECT_MODE_INVALID,
					"the object mode is %s; allowed with a multipart id: PART".formatted(mode), null);
		}
		return this.context.objectKey(call, path, null);
	}

	/** Call the driver for an upload that may not be there. */
	private <T> T request(Invocation call, String uploadId, ErrorContext.DriverCall<T> request) {
		return call.request(() -> {
			try {
				return request.run();
			}
			catch (Exception ex) {
				throw this.uploads.failure(call, uploadId, ex);
			}
		});
	}

	private StorageObject.Builder upload(String key, String uploadId) {
		return this.context.object(key).modes(Set.of(ObjectMode.PART)).multipartId(uploadId);
	}

	/** The id of the upload that an object stands for. */
	String uploadId(Invocation call, StorageObject object) {
		String uploadId = object.multipartId();
		if (uploadId == null) {
			throw call.refuse(ErrorCode.OBJECT_MODE_INVALID,
					"the object has no multipart id; allowed: what createMultipart gave, or create with a multipart id",
					null);
		}
		return uploadId;
	}

}
