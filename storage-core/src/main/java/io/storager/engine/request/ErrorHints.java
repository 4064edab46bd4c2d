package io.storager.engine.request;

import io.storager.ErrorCode;
import io.storager.Operation;
import io.storager.driver.Failure;

/** Says what is allowed where a service only says what is not. */
final class ErrorHints {

	private ErrorHints() {
	}

	/** The reason of a failure that the service has told, and what to do instead. */
	static String reason(Failure failure, Operation operation) {
		String allowed = allowed(failure.code(), operation);
		return allowed.isEmpty() ? failure.reason() : "%s; allowed: %s".formatted(failure.reason(), allowed);
	}

	private static String allowed(ErrorCode code, Operation operation) {
		if (code == ErrorCode.APPEND_CONFLICT && operation == Operation.WRITE_APPEND) {
			return "to append where the object ends, as stat tells, to what createAppend made";
		}
		if (code != ErrorCode.RESTRICTION_DISSATISFIED) {
			return "";
		}
		return switch (operation) {
			case DELETE_BUCKET -> "a bucket without objects and without uploads in parts";
			case COMPLETE_MULTIPART -> "the parts as writeMultipart or listMultipart told them";
			default -> "";
		};
	}

}
