package io.storager;

/**
 * Whether a bucket keeps versions of its objects, see {@link Versioner}.
 *
 * @see <a href=
 * "https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketversioning">PutBucketVersioning
 * of OSS</a>
 * @see <a href="https://www.tencentcloud.com/document/product/436/19889">PUT Bucket
 * versioning of COS</a>
 */
public enum BucketVersioning {

	/**
	 * It has never been enabled: what is overwritten or deleted is gone. No bucket comes
	 * back to this.
	 */
	DISABLED,

	/** Every write adds a version, and every deletion a delete marker. */
	ENABLED,

	/**
	 * The versions that there are stay. What is written now is the version {@code null},
	 * which takes the place of an earlier one of that id; so does the delete marker of a
	 * deletion.
	 */
	SUSPENDED

}
