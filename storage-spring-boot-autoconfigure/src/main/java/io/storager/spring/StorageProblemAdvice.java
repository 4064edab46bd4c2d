package io.storager.spring;

import io.storager.ErrorCode;
import io.storager.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Answers a {@link StorageException} that a controller lets pass with the status that
 * fits and a problem detail, in Spring MVC and WebFlux. It is used by whoever imports it:
 * {@code @Import(StorageProblemAdvice.class)}.
 * <p>
 * The detail tells nothing of buckets, paths or what the service said; that goes to the
 * log, with the exception if the failure is not the caller's. A failure of the
 * application's own credential or configuration is 500, as callers cannot change it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
@RestControllerAdvice
@Order(0)
public class StorageProblemAdvice {

	private static final Logger logger = LoggerFactory.getLogger(StorageProblemAdvice.class);

	/** Seconds, as the services tell none. */
	private static final String RETRY_AFTER = "1";

	@ExceptionHandler
	ResponseEntity<ProblemDetail> storageFailed(StorageException failure) {
		ProblemDetail problem = problem(failure.code());
		HttpStatus status = HttpStatus.valueOf(problem.getStatus());
		if (status.is5xxServerError()) {
			logger.warn("Answered with {}", status, failure);
		}
		else {
			logger.debug("Answered with {}: {}", status, failure.getMessage());
		}
		ResponseEntity.BodyBuilder answer = ResponseEntity.status(status);
		if (status == HttpStatus.SERVICE_UNAVAILABLE) {
			answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
		}
		return answer.body(problem);
	}

	private static ProblemDetail problem(ErrorCode code) {
		ProblemDetail problem = switch (code) {
			case OBJECT_NOT_EXIST -> problem(HttpStatus.NOT_FOUND, "There is no such object.");
			case OBJECT_ARCHIVED ->
				problem(HttpStatus.CONFLICT, "The object is archived and has to be restored first.");
			case RESTRICTION_DISSATISFIED ->
				problem(HttpStatus.BAD_REQUEST, "The request breaks a rule of the storage.");
			case PRECONDITION_FAILED ->
				problem(HttpStatus.PRECONDITION_FAILED, "The object is not what the request expects.");
			case APPEND_CONFLICT -> problem(HttpStatus.CONFLICT, "Something else was appended meanwhile.");
			case OBJECT_MODE_INVALID ->
				problem(HttpStatus.CONFLICT, "The object is not of a kind that this can be done to.");
			case CAPABILITY_INSUFFICIENT -> problem(HttpStatus.NOT_IMPLEMENTED, "The storage cannot do this.");
			case INTEGRITY -> problem(HttpStatus.BAD_GATEWAY, "The bytes were damaged on their way.");
			case REQUEST_THROTTLED, SERVICE_INTERNAL ->
				problem(HttpStatus.SERVICE_UNAVAILABLE, "The storage cannot answer at the moment.");
			case BUCKET_NOT_EXIST, PERMISSION_DENIED, LIST_MODE_INVALID, UNEXPECTED ->
				problem(HttpStatus.INTERNAL_SERVER_ERROR, "The storage could not be used.");
		};
		problem.setProperty("code", code.name());
		return problem;
	}

	private static ProblemDetail problem(HttpStatus status, String detail) {
		return ProblemDetail.forStatusAndDetail(status, detail);
	}

}
