package io.storager.emulator.store;

import java.io.IOException;
import java.util.List;

/**
 * Where a store's content outlives the request. {@link ObjectStore} calls in, and never
 * twice at a time for the same key.
 */
public interface Backing {

	/** Return the buckets of an earlier run. */
	List<BucketInfo> loadBuckets() throws IOException;

	/** Return the objects of an earlier run; whatever an interrupted put left is gone. */
	List<StoredObject> loadObjects(String bucket) throws IOException;

	/** Return the multipart uploads of an earlier run that have not ended. */
	List<SavedUpload> loadUploads(String bucket) throws IOException;

	/** Learn that everything was loaded: content that nothing refers to may go. */
	void loaded() throws IOException;

	/**
	 * Return the older versions and delete markers of an earlier run. One may be among
	 * the objects as well, if that run ended while the object was being replaced.
	 */
	List<StoredObject> loadVersions(String bucket) throws IOException;

	/** Keep what a bucket has become. */
	void bucketChanged(BucketInfo bucket) throws IOException;

	/** Keep an older version or a delete marker beside the object of its key. */
	void versionStored(String bucket, StoredObject version) throws IOException;

	/** Forget an older version or a delete marker. */
	void versionDeleted(String bucket, StoredObject version) throws IOException;

	/** Keep a new bucket. */
	void bucketCreated(BucketInfo bucket) throws IOException;

	/** Forget a bucket that is empty. */
	void bucketDeleted(String bucket) throws IOException;

	/** Begin the content of an object that is to live in the bucket. */
	BlobWriter newBlob(String bucket) throws IOException;

	/** Keep an object: once this returns, the key has the new content and no other. */
	void objectStored(String bucket, StoredObject object) throws IOException;

	/** Forget an object. */
	void objectDeleted(String bucket, String key) throws IOException;

	/** Keep a new multipart upload. */
	void uploadStarted(String bucket, String id, StoredObject draft) throws IOException;

	/** Keep a part: once this returns, the number has the new content and no other. */
	void partStored(String bucket, String id, UploadPart part) throws IOException;

	/** Forget a multipart upload and its parts. */
	void uploadEnded(String bucket, String id) throws IOException;

}
