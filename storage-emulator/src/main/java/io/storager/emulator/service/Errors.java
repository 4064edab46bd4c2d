package io.storager.emulator.service;

/** The errors that both vendors know under one code. */
public final class Errors {

	private Errors() {
	}

	public static ServiceException accessDenied(String message) {
		return new ServiceException(403, "AccessDenied", message);
	}

	public static ServiceException signatureDoesNotMatch() {
		return new ServiceException(403, "SignatureDoesNotMatch",
				"The request signature we calculated does not match the signature you provided. "
						+ "Check your key and signing method.");
	}

	public static ServiceException requestTimeTooSkewed() {
		return new ServiceException(403, "RequestTimeTooSkewed",
				"The difference between the request time and the current time is too large.");
	}

	public static ServiceException requestTimeout() {
		return new ServiceException(400, "RequestTimeout",
				"Your socket connection to the server was not read from or written to within the timeout period.");
	}

	public static ServiceException noSuchBucket(String bucket) {
		return new ServiceException(404, "NoSuchBucket", "The specified bucket does not exist.").with("BucketName",
				bucket);
	}

	public static ServiceException noSuchKey(String key) {
		return new ServiceException(404, "NoSuchKey", "The specified key does not exist.").with("Key", key);
	}

	public static ServiceException noSuchVersion(String key, String versionId) {
		return new ServiceException(404, "NoSuchVersion", "The specified version does not exist.").with("Key", key)
			.with("VersionId", versionId);
	}

	public static ServiceException noSuchUpload(String uploadId) {
		return new ServiceException(404, "NoSuchUpload",
				"The specified upload does not exist. The upload id may be invalid, or the upload may have been "
						+ "aborted or completed.")
			.with("UploadId", uploadId);
	}

	public static ServiceException fileAlreadyExists(String key) {
		return new ServiceException(409, "FileAlreadyExists",
				"The object you specified already exists and can not be overwritten.")
			.with("Key", key);
	}

	public static ServiceException invalidArgument(String message, String name, String value) {
		return new ServiceException(400, "InvalidArgument", message).with("ArgumentName", name)
			.with("ArgumentValue", value);
	}

	public static ServiceException invalidArgument(String message) {
		return new ServiceException(400, "InvalidArgument", message);
	}

	public static ServiceException notImplemented(String what) {
		return new ServiceException(501, "NotImplemented",
				"A header or query you provided implies functionality that is not implemented: " + what + ".");
	}

	public static ServiceException methodNotAllowed(String method) {
		return new ServiceException(405, "MethodNotAllowed",
				"The specified method is not allowed against this resource.")
			.with("Method", method);
	}

	public static ServiceException malformedXml() {
		return new ServiceException(400, "MalformedXML",
				"The XML you provided was not well-formed or did not validate against our published schema.");
	}

	public static ServiceException preconditionFailed(String condition) {
		return new ServiceException(412, "PreconditionFailed",
				"At least one of the pre-conditions you specified did not hold.")
			.with("Condition", condition);
	}

	public static ServiceException internalError() {
		return new ServiceException(500, "InternalError", "We encountered an internal error. Please try again.");
	}

}
