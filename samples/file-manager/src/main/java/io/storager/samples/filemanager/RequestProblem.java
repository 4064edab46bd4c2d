package io.storager.samples.filemanager;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A request that cannot be fulfilled, as it is answered. */
final class RequestProblem extends ErrorResponseException {

	private final String code;

	private RequestProblem(HttpStatusCode status, String code, String detail) {
		super(status, problem(status, code, detail), null);
		this.code = code;
	}

	/** What the page knows it by. */
	String code() {
		return this.code;
	}

	static RequestProblem notFound(String detail) {
		return new RequestProblem(HttpStatus.NOT_FOUND, "NOT_FOUND", detail);
	}

	static RequestProblem badRequest(String detail) {
		return new RequestProblem(HttpStatus.BAD_REQUEST, "BAD_REQUEST", detail);
	}

	static RequestProblem tooLarge() {
		return new RequestProblem(HttpStatus.CONTENT_TOO_LARGE, "TOO_LARGE", "The file is larger than is allowed.");
	}

	static RequestProblem conflict(String detail) {
		return new RequestProblem(HttpStatus.CONFLICT, "CONFLICT", detail);
	}

	static RequestProblem exists() {
		return new RequestProblem(HttpStatus.PRECONDITION_FAILED, "PRECONDITION_FAILED",
				"There is such a file already.");
	}

	private static ProblemDetail problem(HttpStatusCode status, String code, String detail) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		problem.setProperty("code", code);
		return problem;
	}

}
