package io.storager.emulator.store;

/**
 * Which version of its key an object is.
 *
 * @param id the version id, {@value #NULL_ID} for what was stored without versioning
 * @param sequence grows with every version of a bucket
 * @param deleteMarker whether the version says that the key was deleted
 */
public record ObjectVersion(String id, long sequence, boolean deleteMarker) {

	/**
	 * The id of what was stored while the bucket had no versioning, or has it no more.
	 */
	public static final String NULL_ID = "null";

	/** The version of objects in a bucket that never had versioning. */
	public static final ObjectVersion NONE = new ObjectVersion(NULL_ID, 0, false);

	boolean isNull() {
		return this.id.equals(NULL_ID);
	}

}
