package io.storager.driver;

import java.util.List;

import io.storager.Part;
import org.jspecify.annotations.Nullable;

/**
 * Uploads in parts, for a {@link BucketDriver} whose service can. Indexes count from 0
 * here; a driver adds one for the wire.
 */
public interface MultipartDriver {

	/** Start an upload and return its id, which is never empty. */
	String initiate(String key, PutRequest request) throws Exception;

	/**
	 * Upload a part, or replace one of the same index. The CRC-64 in the answer is the
	 * part's own.
	 */
	Part uploadPart(String key, String uploadId, int index, Payload payload, PartRequest request) throws Exception;

	/**
	 * Copy a range of an object into a part, or replace one of the same index. The CRC-64
	 * in the answer is the part's own.
	 */
	Part copyPart(String key, String uploadId, int index, PartCopyRequest request) throws Exception;

	/**
	 * Make the object of the parts. An answer of success that holds an error is a
	 * failure.
	 */
	PutReply complete(String key, String uploadId, CompleteRequest request) throws Exception;

	/**
	 * Give an upload up, with all its parts. There being none is a failure that
	 * {@link #isNoSuchUpload} knows.
	 */
	void abort(String key, String uploadId) throws Exception;

	/** One page of the parts that have been uploaded, in order. */
	PartPage listParts(PartListRequest request) throws Exception;

	/** One page of the uploads that are not complete, in the order of their keys. */
	UploadPage listUploads(UploadListRequest request) throws Exception;

	/** Whether a failure says that there is no such upload. */
	boolean isNoSuchUpload(Throwable error);

	/** A page of parts. */
	final class PartPage {

		private final List<Part> parts;

		private final @Nullable Integer nextMarker;

		private PartPage(List<Part> parts, @Nullable Integer nextMarker) {
			this.parts = parts;
			this.nextMarker = nextMarker;
		}

		/**
		 * A page of parts.
		 * @param parts the parts
		 * @param nextMarker the index of the part behind which the next page begins, or
		 * {@code null} if this is the last
		 */
		public static PartPage of(List<Part> parts, @Nullable Integer nextMarker) {
			return new PartPage(parts, nextMarker);
		}

		/** The parts. */
		public List<Part> parts() {
			return this.parts;
		}

		/**
		 * The index of the part behind which the next page begins, or {@code null} if
		 * this is the last.
		 */
		public @Nullable Integer nextMarker() {
			return this.nextMarker;
		}

	}

	/** A page of uploads. */
	final class UploadPage {

		private final List<Upload> uploads;

		private final @Nullable KeyMarker nextMarker;

		private UploadPage(List<Upload> uploads, @Nullable KeyMarker nextMarker) {
			this.uploads = uploads;
			this.nextMarker = nextMarker;
		}

		/**
		 * A page of uploads.
		 * @param uploads the uploads
		 * @param nextMarker where the next page starts, or {@code null} if this is the
		 * last
		 */
		public static UploadPage of(List<Upload> uploads, @Nullable KeyMarker nextMarker) {
			return new UploadPage(uploads, nextMarker);
		}

		/** The uploads. */
		public List<Upload> uploads() {
			return this.uploads;
		}

		/** Where the next page starts, or {@code null} if this is the last. */
		public @Nullable KeyMarker nextMarker() {
			return this.nextMarker;
		}

	}

	/** An upload that is not complete. */
	final class Upload {

		private final String key;

		private final String uploadId;

		private Upload(String key, String uploadId) {
			this.key = key;
			this.uploadId = uploadId;
		}

		/**
		 * An upload that is not complete.
		 * @param key the key of the object to be
		 * @param uploadId its id
		 */
		public static Upload of(String key, String uploadId) {
			return new Upload(key, uploadId);
		}

		/** The key of the object to be. */
		public String key() {
			return this.key;
		}

		/** Its id. */
		public String uploadId() {
			return this.uploadId;
		}

	}

}
