package io.storager.emulator.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.ConcurrentSkipListMap;

import org.jspecify.annotations.Nullable;

/** The multipart uploads of a bucket, ordered by key and, of one key, by id. */
public final class Uploads {

	private final Backing backing;

	private final String bucket;

	private final ConcurrentSkipListMap<Position, MultipartUpload> uploads = new ConcurrentSkipListMap<>();

	Uploads(Backing backing, String bucket) {
		this.backing = backing;
		this.bucket = bucket;
	}

	/** Return the upload, or {@code null} if none is under way with this id and key. */
	public @Nullable MultipartUpload get(String key, String id) {
		return this.uploads.get(new Position(key, id));
	}

	/** Return how many are under way. */
	public int count() {
		return this.uploads.size();
	}

	/** Return a page of the uploads. */
	public UploadPage list(UploadQuery query) {
		return query.run(this.uploads.values());
	}

	/** End all that are under way. */
	void endAll() throws IOException {
		for (MultipartUpload upload : this.uploads.values()) {
			upload.end((parts) -> {
			});
		}
	}

	boolean isEmpty() {
		return this.uploads.isEmpty();
	}

	void start(String id, StoredObject draft) throws IOException {
		this.backing.uploadStarted(this.bucket, id, draft);
		this.uploads.put(new Position(draft.key(), id), new MultipartUpload(this, id, draft));
	}

	void restore(SavedUpload saved) {
		MultipartUpload upload = new MultipartUpload(this, saved.id(), saved.draft());
		saved.parts().forEach(upload::restore);
		this.uploads.put(new Position(saved.draft().key(), saved.id()), upload);
	}

	void partStored(MultipartUpload upload, UploadPart part) throws IOException {
		this.backing.partStored(this.bucket, upload.id(), part);
	}

	void remove(MultipartUpload upload) throws IOException {
		this.backing.uploadEnded(this.bucket, upload.id());
		this.uploads.remove(new Position(upload.draft().key(), upload.id()));
	}

	/** Where an upload stands in the order. */
	private record Position(String key, String id) implements Comparable<Position> {

		private static final Comparator<Position> ORDER = Comparator
			.comparing((Position position) -> position.key().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned)
			.thenComparing(Position::id);

		@Override
		public int compareTo(Position other) {
			return ORDER.compare(this, other);
		}

	}

}
