package io.storager.test.memory;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

import io.storager.Part;
import io.storager.driver.KeyMarker;
import io.storager.driver.MultipartDriver.PartPage;
import io.storager.driver.MultipartDriver.Upload;
import io.storager.driver.MultipartDriver.UploadPage;
import io.storager.driver.PartListRequest;
import io.storager.driver.PutRequest;
import io.storager.driver.UploadListRequest;
import org.jspecify.annotations.Nullable;

/** The uploads in parts of a bucket. */
final class MemoryUploads {

	/** Small, so that listings of parts have pages. */
	private static final int PART_PAGE = 2;

	private final AtomicLong ids = new AtomicLong();

	/** By key and id, which is the order of listings. */
	private final NavigableMap<String, Pending> pending = new ConcurrentSkipListMap<>(MemoryService.KEY_ORDER);

	/**
	 * An upload that is not complete.
	 *
	 * @param key the key of the object to be
	 * @param id its id
	 * @param request how the object is to be stored
	 * @param parts its parts by index
	 */
	private record Pending(String key, String id, PutRequest request, NavigableMap<Integer, StoredPart> parts) {
	}

	/**
	 * A part.
	 *
	 * @param bytes its bytes
	 * @param etag its entity tag
	 */
	private record StoredPart(byte[] bytes, String etag) {

		Part tell(int index) {
			return Part.of(index, this.bytes.length, this.etag).withCrc64(StoredObject.crc64(this.bytes));
		}

	}

	boolean isEmpty() {
		return this.pending.isEmpty();
	}

	String initiate(String key, PutRequest request) {
		String id = String.format(Locale.ROOT, "upload%04d", this.ids.incrementAndGet());
		this.pending.put(place(key, id), new Pending(key, id, request, new ConcurrentSkipListMap<>()));
		return id;
	}

	Part store(String key, String id, int index, byte[] bytes, @Nullable MemoryEncryption encryption)
			throws MemoryServiceException {
		Pending upload = pending(key, id);
		MemoryEncryption whole = (MemoryEncryption) upload.request().encryption();
		String needed = (whole != null) ? whole.customerKey() : null;
		if (!Objects.equals(needed, (encryption != null) ? encryption.customerKey() : null)) {
			throw new MemoryServiceException(400, "InvalidCustomerKey");
		}
		StoredPart part = new StoredPart(bytes, HexFormat.of().formatHex(StoredObject.md5(bytes)));
		upload.parts().put(index, part);
		return part.tell(index);
	}

	/** What the parts make; the upload stays until it is removed. */
	StoredObject assemble(String key, String id, List<Part> parts) throws MemoryServiceException {
		Pending upload = pending(key, id);
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		for (Part part : parts) {
			StoredPart stored = upload.parts().get(part.index());
			if (stored == null || !stored.etag().equals(part.etag())) {
				throw new MemoryServiceException(400, "InvalidPart");
			}
			bytes.writeBytes(stored.bytes());
		}
		StoredObject whole = StoredObject.of(key, bytes.toByteArray(), upload.request());
		return whole.with(whole.etag() + "-" + parts.size());
	}

	void remove(String key, String id) throws MemoryServiceException {
		if (this.pending.remove(place(key, id)) == null) {
			throw new MemoryServiceException(404, "NoSuchUpload");
		}
	}

	PartPage listParts(PartListRequest request) throws MemoryServiceException {
		NavigableMap<Integer, StoredPart> rest = pending(request.key(), request.uploadId()).parts()
			.tailMap((request.marker() != null) ? request.marker() : -1, false);
		int limit = Objects.requireNonNullElse(request.pageSize(), PART_PAGE);
		List<Part> parts = new ArrayList<>();
		for (Map.Entry<Integer, StoredPart> part : rest.entrySet()) {
			if (parts.size() == limit) {
				return PartPage.of(parts, parts.get(limit - 1).index());
			}
			parts.add(part.getValue().tell(part.getKey()));
		}
		return PartPage.of(parts, null);
	}

	UploadPage listUploads(UploadListRequest request) {
		String prefix = request.prefix();
		KeyMarker marker = request.marker();
		int pageSize = Objects.requireNonNullElse(request.pageSize(), 1000);
		List<Upload> uploads = new ArrayList<>();
		for (Pending upload : this.pending.tailMap(prefix).values()) {
			if (!upload.key().startsWith(prefix)) {
				break;
			}
			if (marker != null && !isBehind(upload, marker)) {
				continue;
			}
			if (uploads.size() == pageSize) {
				Upload last = uploads.get(pageSize - 1);
				return UploadPage.of(uploads, KeyMarker.of(last.key(), last.uploadId()));
			}
			uploads.add(Upload.of(upload.key(), upload.id()));
		}
		return UploadPage.of(uploads, null);
	}

	private static boolean isBehind(Pending upload, KeyMarker marker) {
		int order = MemoryService.KEY_ORDER.compare(upload.key(), marker.key());
		return order > 0 || (order == 0 && marker.id() != null && upload.id().compareTo(marker.id()) > 0);
	}

	private Pending pending(String key, String id) throws MemoryServiceException {
		Pending upload = this.pending.get(place(key, id));
		if (upload == null) {
			throw new MemoryServiceException(404, "NoSuchUpload");
		}
		return upload;
	}

	private static String place(String key, String id) {
		return key + "\0" + id;
	}

}
