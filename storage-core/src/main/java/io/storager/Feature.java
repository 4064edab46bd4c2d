package io.storager;

/** What a {@link Storager} can do beyond its seven operations. */
public enum Feature {

	/** Directories: {@link ObjectMode#DIR} in create, stat and delete. */
	VIRTUAL_DIR,

	/** Server-side encryption settings in options. */
	ENCRYPTION,

	/** Uploads in parts. */
	MULTIPART,

	/** Appending to an object. */
	APPEND,

	/** Links from one object to another. */
	LINK,

	/** Copies and moves. */
	COPY,

	/** Signed requests. */
	SIGN,

	/** Tags of objects. */
	TAGS,

	/** Access rules of objects. */
	ACCESS,

	/** Restoring of archived objects. */
	RESTORE,

	/** Versions of objects, in buckets that keep them. */
	VERSIONS

}
