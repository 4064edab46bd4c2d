package io.storager;

import io.storager.error.PermissionDeniedException;
import io.storager.error.RestrictionDissatisfiedException;
import io.storager.options.CopyOptions;
import io.storager.options.DeleteOptions;
import io.storager.options.ListVersionsOptions;
import io.storager.options.ReadOptions;
import io.storager.options.StatOptions;

/**
 * Versions of objects, in buckets whose versioning is on or was on: every write adds one,
 * and deleting an object adds a delete marker, behind which all versions stay. What every
 * method may throw is told by {@link Storager}.
 * <p>
 * What is listed here stands for one version, see {@link StorageObject#isVersion}. Hand
 * it to {@link Storager#read}, {@link Storager#stat}, {@link Copier#copy},
 * {@link HttpSigner#signRead}, {@link Tagger} or {@link Restorer}, or to
 * {@link Storager#delete(StorageObject)}, which <b>deletes that version for good</b>. Who
 * knows only an id names it in the options: {@link ReadOptions#versionId},
 * {@link StatOptions#versionId}, {@link CopyOptions#sourceVersionId},
 * {@link DeleteOptions#versionId}.
 * <p>
 * To bring an old version back, copy it to its own path, which makes a new version of it;
 * to bring back an object that was deleted, that, or delete its delete marker.
 * <p>
 * The version {@code null}, in these four letters, is the one that was written while
 * versioning was off.
 * <p>
 * Versioning itself is a setting of the whole bucket, whatever the work dir.
 *
 * @see <a href="https://help.aliyun.com/en/oss/user-guide/delete-marker">Delete markers
 * of OSS</a>
 * @see <a href="https://www.tencentcloud.com/document/product/436/36716">Delete markers
 * of COS</a>
 */
public interface Versioner {

	/**
	 * List the versions of one object, the newest first, delete markers among them.
	 * Requests are sent while the listing is read, and that is when they fail. A path
	 * where there never was an object has none.
	 */
	Listing<StorageObject> versions(String path);

	/** List the versions of every object whose path starts with the given one. */
	default Listing<StorageObject> listVersions(String path) {
		return listVersions(path, ListVersionsOptions.DEFAULT);
	}

	/**
	 * List the versions of every object whose path starts with the given one, in the
	 * order of the service: by the UTF-8 bytes of the keys, and of each object the newest
	 * first, delete markers among them. Requests are sent while the listing is read, and
	 * that is when they fail. In a bucket without versioning, each object is its own only
	 * version.
	 * @param path a prefix; empty means the work dir
	 * @throws RestrictionDissatisfiedException for a page size other than 1 to 1,000, or
	 * a token that is none of this listing
	 */
	Listing<StorageObject> listVersions(String path, ListVersionsOptions options);

	/**
	 * One page of a listing of versions, with one request; see
	 * {@link #listVersions(String, ListVersionsOptions)}.
	 * @return the versions, and a token for the next page if there is one
	 * @throws RestrictionDissatisfiedException for a page size other than 1 to 1,000, or
	 * a token that is none of this listing
	 */
	Page<StorageObject> listVersionsPage(String path, ListVersionsOptions options);

	/**
	 * Whether the bucket keeps versions.
	 * @throws PermissionDeniedException also if the account may use the objects but not
	 * ask for settings of the bucket
	 */
	BucketVersioning versioning();

	/**
	 * Switch versioning on, or suspend it. The services need a moment until all requests
	 * heed it.
	 * @param versioning {@link BucketVersioning#ENABLED} or
	 * {@link BucketVersioning#SUSPENDED}
	 * @throws PermissionDeniedException also if the account may use the objects but not
	 * change settings of the bucket
	 * @throws RestrictionDissatisfiedException for {@link BucketVersioning#DISABLED}, to
	 * which neither service goes back, and where another setting of the bucket rules it
	 * out
	 */
	void setVersioning(BucketVersioning versioning);

}
