package io.storager.driver.support;

import io.storager.ErrorCode;

/** What a service means with an error, in words that are the same for every vendor. */
public enum ErrorMeaning {

	/** There is no such object. */
	NO_SUCH_OBJECT(ErrorCode.OBJECT_NOT_EXIST, "there is no such object"),

	/** There is no such bucket. */
	NO_SUCH_BUCKET(ErrorCode.BUCKET_NOT_EXIST, "there is no such bucket"),

	/** The bucket exists, but not where it was asked for. */
	OTHER_REGION(ErrorCode.BUCKET_NOT_EXIST, "the bucket is in another region than the one that was asked"),

	/** The object is in an archive class. */
	ARCHIVED(ErrorCode.OBJECT_ARCHIVED,
			"the object is archived; restore it first with 'restore', or with the vendor's console, "
					+ "and call again when that is done"),

	/** There is nothing to restore. */
	NOT_ARCHIVED(ErrorCode.RESTRICTION_DISSATISFIED,
			"the object is not in an archive class, or not in one that can be restored so"),

	/** The credential is wrong, or has too few rights. */
	ACCESS_DENIED(ErrorCode.PERMISSION_DENIED, "the credential is wrong or may not do this"),

	/** The bucket or the account lets nothing be public. */
	PUBLIC_ACCESS_BLOCKED(ErrorCode.PERMISSION_DENIED,
			"the bucket or the account blocks public access; allowed: the access rules 'default' and 'private', "
					+ "or to end the block in the vendor's console"),

	/** The access key is not one of the service's. */
	UNKNOWN_ACCESS_KEY(ErrorCode.PERMISSION_DENIED, "the service does not know the access key"),

	/** The signature was made with another key, or of another request. */
	WRONG_SIGNATURE(ErrorCode.PERMISSION_DENIED, "the secret key does not fit the access key"),

	/** The clocks of both sides differ. */
	WRONG_CLOCK(ErrorCode.PERMISSION_DENIED, "this machine's clock is more than 15 minutes off"),

	/** The security token is not valid any more. */
	INVALID_TOKEN(ErrorCode.PERMISSION_DENIED, "the security token is wrong or has expired"),

	/** The account must not use the service for now. */
	ACCOUNT_SUSPENDED(ErrorCode.PERMISSION_DENIED,
			"the account is suspended, as it is after an overdue payment; look into the vendor's console"),

	/** The vendor has blocked the bucket or the object. */
	BLOCKED(ErrorCode.PERMISSION_DENIED,
			"the vendor has blocked the bucket or the object, for legal or security reasons"),

	/** A proxy between here and the service wants a login. */
	PROXY_LOGIN(ErrorCode.PERMISSION_DENIED,
			"the proxy asks for a login; set 'client.proxy.username' and 'client.proxy.password'"),

	/** A condition of the request does not hold. */
	CONDITION_FAILED(ErrorCode.PRECONDITION_FAILED, "a condition of the request does not hold"),

	/** There is an object where there must be none. */
	EXISTS(ErrorCode.PRECONDITION_FAILED, "there is an object already, and it must not be overwritten"),

	/** Appending is not possible as it was asked for. */
	NOT_APPENDABLE(ErrorCode.APPEND_CONFLICT, "the object has changed, or cannot be appended to"),

	/** The service asks to send less. */
	THROTTLED(ErrorCode.REQUEST_THROTTLED, "the service asks to slow down"),

	/** The digest does not fit the bytes. */
	CORRUPT(ErrorCode.INTEGRITY, "the bytes that arrived have another MD5 than the content MD5 says"),

	/** The request arrived too slowly or not completely. */
	INCOMPLETE_REQUEST(ErrorCode.SERVICE_INTERNAL, "the request did not arrive completely and in time"),

	/** The service has failed. */
	FAILED(ErrorCode.SERVICE_INTERNAL, "the service failed"),

	/** There is no such upload. */
	NO_SUCH_UPLOAD(ErrorCode.RESTRICTION_DISSATISFIED, "there is no such upload"),

	/** A retention policy forbids changes. */
	RETAINED(ErrorCode.RESTRICTION_DISSATISFIED,
			"a retention policy protects the object or the bucket from changes for now"),

	/** The range is not in the object. */
	RANGE(ErrorCode.RESTRICTION_DISSATISFIED, "the range is not in the object"),

	/** The key management does not give the key. */
	KEY_MANAGEMENT(ErrorCode.RESTRICTION_DISSATISFIED,
			"the key management service does not give the key; it must be activated, "
					+ "and the key must exist and be enabled there"),

	/** There is a bucket of that name. */
	BUCKET_EXISTS(ErrorCode.RESTRICTION_DISSATISFIED, "there is a bucket of this name, of this or of another account"),

	/** The request breaks a rule of the service. */
	REFUSED(ErrorCode.RESTRICTION_DISSATISFIED, "the service refuses the request"),

	/** The service has nothing like it. */
	UNSUPPORTED(ErrorCode.CAPABILITY_INSUFFICIENT, "the service cannot do this"),

	/** The answer sends the caller somewhere else. */
	REDIRECTED(ErrorCode.UNEXPECTED, "the answer points elsewhere, which is not followed; is the endpoint right?"),

	/** An answer that nobody knows. */
	UNKNOWN(ErrorCode.UNEXPECTED, "the service answered with what it should not");

	private final ErrorCode code;

	private final String reason;

	ErrorMeaning(ErrorCode code, String reason) {
		this.code = code;
		this.reason = reason;
	}

	/** The portable code. */
	public ErrorCode code() {
		return this.code;
	}

	/** What it means and, where something can be done, what to do. */
	public String reason() {
		return this.reason;
	}

	/** Whether the same call may succeed later without any change. */
	public boolean temporary() {
		return this.code == ErrorCode.REQUEST_THROTTLED || this.code == ErrorCode.SERVICE_INTERNAL;
	}

}
