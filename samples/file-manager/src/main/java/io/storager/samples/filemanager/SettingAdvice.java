package io.storager.samples.filemanager;

import io.storager.error.InvalidSettingException;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers what somebody chose and the service does not take. */
@RestControllerAdvice
class SettingAdvice {

	@ExceptionHandler
	ProblemDetail invalid(InvalidSettingException failure) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST,
				"The storage does not take this encryption: " + failure.setting() + ".");
		problem.setProperty("code", "RESTRICTION_DISSATISFIED");
		return problem;
	}

	/** A problem that a request's own constructor has found. */
	@ExceptionHandler
	ProblemDetail unreadable(HttpMessageNotReadableException failure) {
		Throwable cause = failure.getRootCause();
		return (cause instanceof RequestProblem problem) ? problem.getBody()
				: ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "The request cannot be read.");
	}

}
