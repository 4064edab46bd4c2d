package io.storager;

/** What went wrong, in words that are the same for every vendor. */
public enum ErrorCode {

	/** There is no object at the path. */
	OBJECT_NOT_EXIST,

	/** There is no such bucket in the region that the storager asks. */
	BUCKET_NOT_EXIST,

	/**
	 * The object is in an archive class and has to be restored before it can be read.
	 */
	OBJECT_ARCHIVED,

	/**
	 * The credential is wrong, or it may not do this, or the account or its content is
	 * blocked.
	 */
	PERMISSION_DENIED,

	/** An argument or a request breaks a limit or a rule of the service. */
	RESTRICTION_DISSATISFIED,

	/**
	 * The service, or this storager as it is configured, cannot do what was asked for.
	 */
	CAPABILITY_INSUFFICIENT,

	/** The operation does not take an object of this mode. */
	OBJECT_MODE_INVALID,

	/** The operation does not take this list mode. */
	LIST_MODE_INVALID,

	/** A condition of the request does not hold. */
	PRECONDITION_FAILED,

	/** Something else was appended since, or the object cannot be appended to. */
	APPEND_CONFLICT,

	/** The service asks to slow down. */
	REQUEST_THROTTLED,

	/** The bytes that arrived are not the bytes that were sent. */
	INTEGRITY,

	/** The service failed, or could not be reached. */
	SERVICE_INTERNAL,

	/** None of the others: the cause tells more. */
	UNEXPECTED

}
