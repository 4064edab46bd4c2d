package io.storager;

import java.util.Locale;

/** The operations that options, encryption rules and errors speak of. */
public enum Operation {

	/** {@link Storager#create}. */
	CREATE,

	/** {@link Storager#delete}. */
	DELETE,

	/** {@link Storager#list}. */
	LIST,

	/** {@link Storager#metadata}. */
	METADATA,

	/** {@link Storager#read} and the streams that read. */
	READ,

	/** {@link Storager#stat}. */
	STAT,

	/** {@link Storager#write} and the streams that write. */
	WRITE,

	/** {@link Storager#upload}. */
	UPLOAD,

	/** {@link Storager#download}. */
	DOWNLOAD,

	/** {@link Storager#deleteAll}. */
	DELETE_ALL,

	/** {@link Direr#createDir}. */
	CREATE_DIR,

	/** {@link Copier#copy}. */
	COPY,

	/** {@link Mover#move}. */
	MOVE,

	/** {@link MetadataUpdater#updateMetadata}. */
	UPDATE_METADATA,

	/** {@link Tagger#tags}. */
	GET_TAGS,

	/** {@link Tagger#setTags}. */
	SET_TAGS,

	/** {@link Tagger#deleteTags}. */
	DELETE_TAGS,

	/** {@link AccessController#acl}. */
	GET_ACL,

	/** {@link AccessController#setAcl}. */
	SET_ACL,

	/** {@link AccessController#publicUrl}. */
	PUBLIC_URL,

	/** {@link Restorer#restore}. */
	RESTORE,

	/** {@link Versioner#listVersions} and {@link Versioner#versions}. */
	LIST_VERSIONS,

	/** {@link Versioner#versioning}. */
	GET_VERSIONING,

	/** {@link Versioner#setVersioning}. */
	SET_VERSIONING,

	/** {@link Linker#createLink}. */
	CREATE_LINK,

	/** {@link Appender#createAppend}. */
	CREATE_APPEND,

	/** {@link Appender#writeAppend}. */
	WRITE_APPEND,

	/** {@link Appender#commitAppend}. */
	COMMIT_APPEND,

	/** {@link Multiparter#createMultipart}. */
	CREATE_MULTIPART,

	/** {@link Multiparter#writeMultipart}. */
	WRITE_MULTIPART,

	/** {@link Multiparter#completeMultipart}. */
	COMPLETE_MULTIPART,

	/** {@link Multiparter#abortMultipart}. */
	ABORT_MULTIPART,

	/** {@link Multiparter#listMultipart}. */
	LIST_MULTIPART,

	/** The methods of {@link HttpSigner}. */
	SIGN,

	/** Creation of a bucket. */
	CREATE_BUCKET,

	/** Deletion of a bucket. */
	DELETE_BUCKET,

	/** Look at a bucket itself. */
	GET_BUCKET,

	/** Listing of buckets. */
	LIST_BUCKETS;

	/** The name in lower case with spaces, as it stands in messages. */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

}
