package io.storager.samples.filemanager;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.storager.Encryption;
import io.storager.HttpSigner;
import io.storager.ListMode;
import io.storager.Multiparter;
import io.storager.Part;
import io.storager.SignedRequest;
import io.storager.StorageObject;
import io.storager.Storager;
import io.storager.options.CreateMultipartOptions;
import io.storager.options.CreateOptions;
import io.storager.options.DeleteOptions;
import io.storager.options.ListOptions;
import io.storager.options.SignOptions;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Large files: the browser sends the parts to the service itself, with requests that are
 * signed here. What has arrived the service remembers, so that an upload goes on after
 * anything.
 */
@RestController
@RequestMapping("/api/storages/{id}/uploads")
class UploadsController {

	private static final Duration SIGNATURE = Duration.ofHours(1);

	private static final long PART_SIZE = 8L * 1024 * 1024;

	private static final int SIGNED_AT_ONCE = 100;

	private final Storages storages;

	private final FileManagerProperties properties;

	UploadsController(Storages storages, FileManagerProperties properties) {
		this.storages = storages;
		this.properties = properties;
	}

	@PostMapping
	Upload create(@PathVariable("id") String id, @RequestBody NewUpload request) {
		Storager storager = this.storages.get(id);
		long partSize = partSize(request.size());
		if (!request.overwrite() && this.storages.exists(id, request.path())) {
			throw RequestProblem.exists();
		}
		StorageObject upload = this.storages.get(id, Multiparter.class)
			.createMultipart(request.path(),
					CreateMultipartOptions.builder()
						.contentType(request.contentType())
						.encryption(request.choice().on(storager))
						.build());
		return new Upload(request.path(), String.valueOf(upload.multipartId()), partSize);
	}

	/** Uploads that were begun and never completed. */
	@GetMapping
	List<Unfinished> unfinished(@PathVariable("id") String id, @RequestParam("prefix") String prefix) {
		return this.storages.get(id)
			.list(prefix, ListOptions.builder().listMode(ListMode.PART).build())
			.stream()
			.limit(SIGNED_AT_ONCE)
			.map((upload) -> new Unfinished(upload.path(), String.valueOf(upload.multipartId()), upload.lastModified()))
			.toList();
	}

	/** Signs the requests by which the browser sends these parts. */
	@PostMapping("/signatures")
	List<SignedPart> sign(@PathVariable("id") String id, @RequestBody PartsToSign request) {
		if (request.indexes().size() > SIGNED_AT_ONCE) {
			throw RequestProblem.badRequest("At most " + SIGNED_AT_ONCE + " parts are signed at once.");
		}
		Encryption key = EncryptionChoice.ofKey(request.customerKey()).on(this.storages.get(id));
		HttpSigner signer = this.storages.get(id, HttpSigner.class);
		StorageObject upload = upload(id, request.path(), request.uploadId());
		SignOptions options = SignOptions.builder().encryption(key).build();
		return request.indexes()
			.stream()
			.map((index) -> SignedPart.of(index, signer.signWriteMultipart(upload, index, SIGNATURE, options)))
			.toList();
	}

	/** The parts that have arrived. */
	@GetMapping("/parts")
	List<ArrivedPart> parts(@PathVariable("id") String id, @RequestParam("path") String path,
			@RequestParam("uploadId") String uploadId) {
		return arrived(id, upload(id, path, uploadId)).stream()
			.map((part) -> new ArrivedPart(part.index(), part.size()))
			.toList();
	}

	/**
	 * Makes the object of the parts that have arrived. What the browser says of them does
	 * not count, and neither does what it said of the size before.
	 */
	@PostMapping("/completion")
	ObjectItem complete(@PathVariable("id") String id, @RequestBody Completion request) {
		StorageObject upload = upload(id, request.path(), request.uploadId());
		List<Part> parts = arrived(id, upload);
		long size = parts.stream().mapToLong(Part::size).sum();
		if (size > this.properties.largestUpload().toBytes()) {
			throw RequestProblem.tooLarge();
		}
		if (size != request.size()) {
			throw RequestProblem
				.conflict("Parts are missing: " + size + " of " + request.size() + " bytes have arrived.");
		}
		return ObjectItem.of(this.storages.get(id, Multiparter.class).completeMultipart(upload, parts));
	}

	@DeleteMapping
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void abort(@PathVariable("id") String id, @RequestParam("path") String path,
			@RequestParam("uploadId") String uploadId) {
		this.storages.get(id).delete(path, DeleteOptions.builder().multipartId(uploadId).build());
	}

	private long partSize(long size) {
		if (size < 0 || size > this.properties.largestUpload().toBytes()) {
			throw RequestProblem.tooLarge();
		}
		// Both services take 10,000 parts at most.
		return Math.max(PART_SIZE, (size + 9_999) / 10_000);
	}

	private StorageObject upload(String id, String path, String uploadId) {
		return this.storages.get(id).create(path, CreateOptions.builder().multipartId(uploadId).build());
	}

	private List<Part> arrived(String id, StorageObject upload) {
		return this.storages.get(id, Multiparter.class).listMultipart(upload).stream().toList();
	}

	/** A file that is to be uploaded. */
	record NewUpload(String path, @Nullable String contentType, long size, boolean overwrite,
			@Nullable EncryptionChoice encryption) {

		EncryptionChoice choice() {
			return (this.encryption != null) ? this.encryption : EncryptionChoice.DEFAULT;
		}

	}

	/** An upload that has begun. */
	record Upload(String path, String uploadId, long partSize) {
	}

	/** An upload that is not complete. */
	record Unfinished(String path, String uploadId, @Nullable Instant begun) {
	}

	/** The parts to be sent, counted from 0. */
	record PartsToSign(String path, String uploadId, List<Integer> indexes, @Nullable String customerKey) {

		/** Shows no key. */
		@Override
		public String toString() {
			return "PartsToSign[path=" + this.path + ", indexes=" + this.indexes + "]";
		}

	}

	/** The request that sends a part. */
	record SignedPart(int index, String method, URI uri, Map<String, String> headers, Instant expiration) {

		static SignedPart of(int index, SignedRequest request) {
			return new SignedPart(index, request.method(), request.uri(), request.headers(), request.expiration());
		}

		/** Shows no signature. */
		@Override
		public String toString() {
			return "SignedPart[index=" + this.index + "]";
		}

	}

	/** A part that the service has. */
	record ArrivedPart(int index, long size) {
	}

	/** The end of an upload. */
	record Completion(String path, String uploadId, long size) {
	}

}
