package io.storager.cos;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

import io.storager.Content;
import io.storager.ErrorCode;
import io.storager.StorageException;
import io.storager.contract.FailingCall;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Every operation tells what every kind of answer means. Everything goes through a pool
 * of one, and each test ends with a call that succeeds.
 */
class CosErrorTableTests {

	/** As proxies send it: no XML, and nothing of it is for a message. */
	private static final String PAGE = "<!DOCTYPE html><html><head><title>Error</title></head><body><center>nginx<br></body></html>";

	private static EmulatedCos cos;

	private CosStorager storager;

	@BeforeAll
	static void start() {
		cos = new EmulatedCos();
	}

	@AfterAll
	static void stop() {
		cos.close();
	}

	@BeforeEach
	void write() {
		this.storager = cos.storager();
		cos.faults().clear();
		this.storager.write("a", Content.of("text"));
	}

	static Stream<Arguments> documents() {
		return Stream
			.of(Arguments.of(404, "NoSuchBucket", ErrorCode.BUCKET_NOT_EXIST),
					Arguments.of(403, "AccessDenied", ErrorCode.PERMISSION_DENIED),
					Arguments.of(403, "InvalidAccessKeyId", ErrorCode.PERMISSION_DENIED),
					Arguments.of(403, "SignatureDoesNotMatch", ErrorCode.PERMISSION_DENIED),
					Arguments.of(403, "RequestTimeTooSkewed", ErrorCode.PERMISSION_DENIED),
					Arguments.of(412, "PreconditionFailed", ErrorCode.PRECONDITION_FAILED),
					Arguments.of(409, "FileAlreadyExists", ErrorCode.PRECONDITION_FAILED),
					Arguments.of(409, "AppendPositionErr", ErrorCode.APPEND_CONFLICT),
					Arguments.of(400, "AppendPositionErr", ErrorCode.APPEND_CONFLICT),
					Arguments.of(409, "ObjectNotAppendable", ErrorCode.APPEND_CONFLICT),
					Arguments.of(400, "InvalidArgument", ErrorCode.RESTRICTION_DISSATISFIED),
					Arguments.of(400, "BadDigest", ErrorCode.INTEGRITY),
					Arguments.of(503, "SlowDown", ErrorCode.REQUEST_THROTTLED),
					Arguments.of(503, "ServiceUnavailable", ErrorCode.SERVICE_INTERNAL),
					Arguments.of(500, "InternalError", ErrorCode.SERVICE_INTERNAL))
			.flatMap((answer) -> Stream.of(FailingCall.values())
				.filter((call) -> !call.method().equals("HEAD"))
				.map((call) -> Arguments.of(call, answer.get()[0], answer.get()[1], answer.get()[2])));
	}

	/** The answer to HEAD has none, whatever the method of the call is. */
	@ParameterizedTest
	@MethodSource("documents")
	void understandsAnErrorDocument(FailingCall call, int status, String vendorCode, ErrorCode code) {
		cos.faults().on(call.method()).answer(status, vendorCode);
		StorageException failure = failure(call, code, status);
		if (!hidden(call, status)) {
			assertThat(failure.vendorCode()).isEqualTo(vendorCode);
			assertThat(failure.requestId()).isNotBlank();
		}
	}

	static Stream<Arguments> statuses() {
		return Stream
			.of(Arguments.of(304, ErrorCode.PRECONDITION_FAILED), Arguments.of(400, ErrorCode.RESTRICTION_DISSATISFIED),
					Arguments.of(403, ErrorCode.PERMISSION_DENIED), Arguments.of(412, ErrorCode.PRECONDITION_FAILED),
					Arguments.of(429, ErrorCode.REQUEST_THROTTLED), Arguments.of(500, ErrorCode.SERVICE_INTERNAL),
					Arguments.of(502, ErrorCode.SERVICE_INTERNAL), Arguments.of(503, ErrorCode.SERVICE_INTERNAL))
			.flatMap((answer) -> Stream.of(FailingCall.values())
				.map((call) -> Arguments.of(call, answer.get()[0], answer.get()[1])));
	}

	@ParameterizedTest
	@MethodSource("statuses")
	void understandsAStatusWithoutADocument(FailingCall call, int status, ErrorCode code) {
		cos.faults().on(call.method()).answerEmpty(status);
		StorageException empty = failure(call, code, status);
		assertThat(empty.vendorCode()).isNull();
		assertThat(empty.requestId() == null).isEqualTo(hidden(call, status));
		if (status != 304) {
			cos.faults().on(call.method()).answerHtml(status);
			StorageException html = failure(call, code, status);
			assertThat(html.vendorCode()).isNull();
			assertThat(html.requestId() == null).isEqualTo(hidden(call, status));
		}
	}

	/** Of a copy whose condition does not hold, the SDK tells nothing at all. */
	private static boolean hidden(FailingCall call, int status) {
		return status == 412 && (call == FailingCall.COPY || call == FailingCall.MOVE);
	}

	/**
	 * Where an object may be missing, or an upload, the bucket was there a moment ago.
	 */
	@ParameterizedTest
	@EnumSource
	void takesABare404ForTheBucketWhereNothingElseCanBeMissing(FailingCall call) {
		Set<FailingCall> others = EnumSet.of(FailingCall.READ, FailingCall.STAT, FailingCall.COPY, FailingCall.MOVE,
				FailingCall.WRITE_MULTIPART, FailingCall.COMPLETE_MULTIPART, FailingCall.LIST_MULTIPART);
		cos.faults().on(call.method()).answerEmpty(404);
		failure(call, others.contains(call) ? ErrorCode.OBJECT_NOT_EXIST : ErrorCode.BUCKET_NOT_EXIST, 404);
	}

	@ParameterizedTest
	@EnumSource
	void understandsThePageOfAProxy(FailingCall call) {
		try (CannedServer server = new CannedServer((head) -> {
			if (head.startsWith(call.method() + " ")) {
				return "HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s"
					.formatted(PAGE.length(), head.startsWith("HEAD") ? "" : PAGE);
			}
			return "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nETag: \"tag\"\r\n\r\n%s"
				.formatted(head.startsWith("HEAD") ? "" : "text");
		})) {
			CosStorager behindProxy = server.storager();
			StorageException failure = catchThrowableOfType(StorageException.class, () -> call.make(behindProxy));
			call.require(failure, ErrorCode.SERVICE_INTERNAL, 502);
			assertThat(failure.vendorCode()).isNull();
		}
	}

	@ParameterizedTest
	@EnumSource
	void understandsABrokenConnection(FailingCall call) {
		cos.faults().on(call.method()).reset();
		failure(call, ErrorCode.SERVICE_INTERNAL, 0);
	}

	private StorageException failure(FailingCall call, ErrorCode code, int status) {
		StorageException failure = catchThrowableOfType(StorageException.class, () -> call.make(this.storager));
		call.require(failure, code, status);
		cos.faults().clear();
		assertThat(this.storager.readAllBytes("a")).asString().isEqualTo("text");
		return failure;
	}

}
