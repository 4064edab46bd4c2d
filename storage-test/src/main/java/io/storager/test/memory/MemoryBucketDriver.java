package io.storager.test.memory;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import io.storager.BucketVersioning;
import io.storager.ObjectAcl;
import io.storager.ObjectHeaders;
import io.storager.Part;
import io.storager.SignedPost;
import io.storager.SignedRequest;
import io.storager.driver.AccessDriver;
import io.storager.driver.AppendDriver;
import io.storager.driver.BucketDriver;
import io.storager.driver.CompleteRequest;
import io.storager.driver.CopyDriver;
import io.storager.driver.CopyRequest;
import io.storager.driver.HeadRequest;
import io.storager.driver.LinkDriver;
import io.storager.driver.MultipartDriver;
import io.storager.driver.ObjectHead;
import io.storager.driver.PartCopyRequest;
import io.storager.driver.PartListRequest;
import io.storager.driver.PartRequest;
import io.storager.driver.Payload;
import io.storager.driver.PutReply;
import io.storager.driver.PutRequest;
import io.storager.driver.RestoreDriver;
import io.storager.driver.SignDriver;
import io.storager.driver.TagDriver;
import io.storager.driver.TrafficLimits;
import io.storager.driver.UploadListRequest;
import io.storager.driver.VersionDriver;
import io.storager.driver.VersionListRequest;
import io.storager.driver.support.TagRules;
import io.storager.options.RestoreOptions;
import io.storager.options.SignPostOptions;
import org.jspecify.annotations.Nullable;

/** A bucket of a {@link MemoryService}, which can do everything. */
public class MemoryBucketDriver extends BasicMemoryDriver implements CopyDriver, LinkDriver, AppendDriver,
		MultipartDriver, SignDriver, TagDriver, AccessDriver, RestoreDriver, VersionDriver {

	private static final List<String> TIERS = List.of("Expedited", "Standard", "Bulk");

	public MemoryBucketDriver(MemoryService service, String bucket) {
		super(service, bucket);
	}

	@Override
	public AppendDriver appends() {
		return this;
	}

	@Override
	public CopyDriver copies() {
		return this;
	}

	@Override
	public LinkDriver links() {
		return this;
	}

	@Override
	public MultipartDriver multiparts() {
		return this;
	}

	@Override
	public TrafficLimits trafficLimits() {
		return TrafficLimits.of(1000, 1_000_000_000);
	}

	/** The bytes come as they are. */
	@Override
	public boolean processes() {
		return true;
	}

	@Override
	public SignDriver signatures() {
		return this;
	}

	@Override
	public TagDriver tags() {
		return this;
	}

	@Override
	public AccessDriver access() {
		return this;
	}

	@Override
	public RestoreDriver restores() {
		return this;
	}

	@Override
	public void restore(String key, @Nullable String versionId, RestoreOptions options) throws Exception {
		if (options.tier() != null && !TIERS.contains(options.tier())) {
			throw new IllegalArgumentException(
					"the tier is '%s'; allowed: %s".formatted(options.tier(), String.join(", ", TIERS)));
		}
		arrive();
		StoredObject stored = stored(key, versionId);
		replace(key, stored, stored.withRestored(Instant.now().plus(Duration.ofDays(options.days()))));
	}

	@Override
	public VersionDriver versions() {
		return this;
	}

	@Override
	public ObjectHead head(String key, String versionId, HeadRequest request) throws Exception {
		return headOf(key, versionId, request.encryption());
	}

	@Override
	public void delete(String key, String versionId) throws Exception {
		arrive();
		memory().delete(bucket(), key, versionId);
	}

	@Override
	public VersionPage listVersions(VersionListRequest request) throws Exception {
		arrive();
		MemoryVersions kept = versionsKept();
		return ((kept != null) ? kept : new MemoryVersions(objects())).list(request);
	}

	@Override
	public BucketVersioning versioning() throws Exception {
		arrive();
		return memory().versioning(bucket());
	}

	@Override
	public void setVersioning(BucketVersioning versioning) throws Exception {
		arrive();
		memory().setVersioning(bucket(), versioning);
	}

	@Override
	public void check(Map<String, String> tags) {
		TagRules.builder().build().check(tags);
	}

	@Override
	public Map<String, String> tags(String key, @Nullable String versionId) throws Exception {
		arrive();
		return stored(key, versionId).tags();
	}

	@Override
	public void setTags(String key, @Nullable String versionId, Map<String, String> tags) throws Exception {
		arrive();
		StoredObject stored = stored(key, versionId);
		replace(key, stored, stored.with(tags, stored.acl()));
	}

	private void replace(String key, StoredObject before, StoredObject after) throws MemoryServiceException {
		MemoryVersions kept = versionsKept();
		if (kept != null) {
			kept.replace(key, before, after);
		}
		else {
			objects().put(key, after);
		}
	}

	@Override
	public void deleteTags(String key, @Nullable String versionId) throws Exception {
		setTags(key, versionId, Map.of());
	}

	@Override
	public ObjectAcl acl(String key) throws Exception {
		arrive();
		return stored(key, null).acl();
	}

	@Override
	public void setAcl(String key, ObjectAcl acl) throws Exception {
		arrive();
		StoredObject stored = stored(key, null);
		replace(key, stored, stored.with(stored.tags(), acl));
	}

	@Override
	public URI publicBase() {
		return URI.create("http://memory.invalid/" + bucket());
	}

	@Override
	public boolean copiesFrom(BucketDriver source) {
		return source instanceof BasicMemoryDriver other && other.memory() == memory();
	}

	@Override
	public PutReply copy(String source, String target, CopyRequest request) throws Exception {
		String requestId = arrive();
		StoredObject from = source(source, request);
		if (from.bytes().length > metadata("/").copySizeMaximum()) {
			throw new MemoryServiceException(400, "EntityTooLarge");
		}
		ObjectHeaders headers = request.headers();
		PutRequest put = PutRequest.builder()
			.headers((headers != null) ? headers : from.headers())
			.storageClass((request.storageClass() != null) ? request.storageClass() : request.source().storageClass())
			.userMetadata((headers != null) ? request.userMetadata() : from.userMetadata())
			.tags(Objects.requireNonNullElse(request.tags(), from.tags()))
			.acl(request.acl())
			.encryption(request.encryption())
			.build();
		return store(target, StoredObject.of(target, from.bytes(), put), request.forbidOverwrite()).reply(requestId);
	}

	/** The source of a copy, in the version that the caller knows. */
	private StoredObject source(String key, CopyRequest request) throws MemoryServiceException {
		StoredObject source = ((request.sourceBucket() != null)
				? new MemoryBucketDriver(memory(), request.sourceBucket()) : this)
			.readable(key, request.sourceVersionId(), request.sourceEncryption());
		if (!source.etag().equals(request.source().etag())) {
			throw new MemoryServiceException(412, "PreconditionFailed");
		}
		source.requireRestored();
		return source;
	}

	@Override
	public PutReply putLink(String key, String target, PutRequest request) throws Exception {
		arrive();
		StoredObject stored = store(key, StoredObject.link(target, request.storageClass()), request.forbidOverwrite());
		return PutReply.of(null).withVersionId(stored.versionId());
	}

	@Override
	public String linkTarget(String key, @Nullable String versionId) throws Exception {
		arrive();
		String target = stored(key, versionId).linkTarget();
		if (target == null) {
			throw new MemoryServiceException(400, "NotSymlink");
		}
		return target;
	}

	@Override
	public AppendReply append(String key, long position, Payload payload, PutRequest request) throws Exception {
		arrive();
		byte[] bytes = bytes(payload);
		StoredObject.requireMd5(bytes, request.contentMd5());
		while (true) {
			StoredObject old = objects().get(key);
			if (old != null && !old.appendable()) {
				throw new MemoryServiceException(409, "ObjectNotAppendable");
			}
			byte[] before = (old != null) ? old.bytes() : new byte[0];
			if (before.length != position) {
				throw new MemoryServiceException(409, "PositionNotEqualToLength");
			}
			byte[] joined = Arrays.copyOf(before, before.length + bytes.length);
			System.arraycopy(bytes, 0, joined, before.length, bytes.length);
			StoredObject base = (old != null) ? old : begun(key, StoredObject.of(key, bytes, request));
			StoredObject stored = base.with(joined, true);
			boolean done = (old != null) ? objects().replace(key, old, stored)
					: objects().putIfAbsent(key, stored) == null;
			if (done) {
				return AppendReply.of(joined.length, stored.crc64()).withVersionId(stored.versionId());
			}
		}
	}

	private StoredObject begun(String key, StoredObject object) {
		MemoryVersions kept = versionsKept();
		return (kept != null) ? kept.first(key, object) : object;
	}

	@Override
	public String initiate(String key, PutRequest request) throws Exception {
		arrive();
		return uploads().initiate(key, request);
	}

	@Override
	public Part uploadPart(String key, String uploadId, int index, Payload payload, PartRequest request)
			throws Exception {
		arrive();
		byte[] bytes = bytes(payload);
		StoredObject.requireMd5(bytes, request.contentMd5());
		return uploads().store(key, uploadId, index, bytes, (MemoryEncryption) request.encryption());
	}

	@Override
	public Part copyPart(String key, String uploadId, int index, PartCopyRequest request) throws Exception {
		arrive();
		byte[] range = Arrays.copyOfRange(source(request.source(), request.copy()).bytes(), (int) request.offset(),
				(int) (request.offset() + request.size()));
		return uploads().store(key, uploadId, index, range, (MemoryEncryption) request.copy().encryption());
	}

	@Override
	public PutReply complete(String key, String uploadId, CompleteRequest request) throws Exception {
		String requestId = arrive();
		StoredObject whole = store(key, uploads().assemble(key, uploadId, request.parts()), request.forbidOverwrite());
		uploads().remove(key, uploadId);
		return whole.reply(requestId);
	}

	@Override
	public void abort(String key, String uploadId) throws Exception {
		arrive();
		uploads().remove(key, uploadId);
	}

	@Override
	public PartPage listParts(PartListRequest request) throws Exception {
		arrive();
		return uploads().listParts(request);
	}

	@Override
	public UploadPage listUploads(UploadListRequest request) throws Exception {
		arrive();
		return uploads().listUploads(request);
	}

	@Override
	public boolean isNoSuchUpload(Throwable error) {
		return error instanceof MemoryServiceException answer && answer.code().equals("NoSuchUpload");
	}

	@Override
	public Duration expiryMaximum() {
		return Duration.ofDays(7);
	}

	/** An address that leads nowhere and has every part that a real one has. */
	@Override
	public SignedRequest sign(Task task, Duration expiry) {
		Instant expiration = Instant.now().plus(expiry);
		Map<String, String> headers = new LinkedHashMap<>();
		put(headers, "Content-Type", task.options().contentType());
		put(headers, "Content-MD5", task.options().contentMd5());
		put(headers, "Content-Disposition", task.options().contentDisposition());
		put(headers, "Cache-Control", task.options().cacheControl());
		put(headers, "Content-Encoding", task.options().contentEncoding());
		put(headers, "Content-Language", task.options().contentLanguage());
		put(headers, "Expires", ObjectHeaders.builder().expiresAt(task.options().expires()).build().expires());
		put(headers, "X-Memory-Storage-Class", task.options().storageClass());
		put(headers, "X-Memory-Tagging", TagRules.headerOrNull(task.options().tags()));
		put(headers, "X-Memory-Acl", (task.options().acl() != null) ? task.options().acl().toString() : null);
		if (task.encryption() != null) {
			headers.put("X-Memory-Encryption", ((MemoryEncryption) task.encryption()).algorithm());
		}
		String method = switch (task.kind()) {
			case READ, LIST_MULTIPART -> "GET";
			case WRITE, WRITE_MULTIPART -> "PUT";
			case DELETE -> "DELETE";
			case CREATE_MULTIPART, COMPLETE_MULTIPART -> "POST";
		};
		String key = URLEncoder.encode(task.key(), StandardCharsets.UTF_8).replace("+", "%20");
		long signature = signature(List.of(task.kind(), task.key(), String.valueOf(task.uploadId()), task.index(),
				task.parts(), task.options()), expiration);
		return SignedRequest
			.builder(method,
					URI.create(String.format(Locale.ROOT, "http://memory.invalid/%s/%s?signature=%016x", bucket(), key,
							signature)),
					expiration)
			.headers(headers)
			.body(task.parts().isEmpty() ? null : task.parts().toString())
			.build();
	}

	private static long signature(List<Object> signed, Instant expiration) {
		return StoredObject.crc64((signed + expiration.toString()).getBytes(StandardCharsets.UTF_8));
	}

	/** A form that leads nowhere and has every part that a real one has. */
	@Override
	public SignedPost signPost(Form form, Duration expiry) {
		Instant expiration = Instant.now().plus(expiry);
		SignPostOptions options = form.options();
		Map<String, String> fields = new LinkedHashMap<>();
		fields.put("key", form.keyField());
		put(fields, "Content-Type", options.contentType());
		put(fields, "Content-Disposition", options.contentDisposition());
		put(fields, "Cache-Control", options.cacheControl());
		put(fields, "X-Memory-Storage-Class", options.storageClass());
		put(fields, "X-Memory-Acl", options.acl());
		put(fields, "X-Memory-Traffic-Limit", options.trafficLimit());
		form.userMetadata().forEach((name, value) -> fields.put("X-Memory-Meta-" + name, value));
		if (form.encryption() != null) {
			fields.put("X-Memory-Encryption", ((MemoryEncryption) form.encryption()).algorithm());
		}
		long signature = signature(List.of(form.key(), form.options()), expiration);
		fields.put("signature", String.format(Locale.ROOT, "%016x", signature));
		return SignedPost.builder(URI.create("http://memory.invalid/" + bucket() + "/"), expiration)
			.fields(fields)
			.contentTypeFields(form.fixesType() ? List.of() : List.of("Content-Type"))
			.build();
	}

	private static void put(Map<String, String> fields, String name, @Nullable Object value) {
		if (value != null) {
			fields.put(name, value.toString());
		}
	}

}
