package io.storager.cos;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

import io.storager.Content;
import io.storager.ErrorCode;
import io.storager.StorageException;
import io.storager.test.contract.ErrorAnswers;
import io.storager.test.contract.FailingCall;
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
		this.storager.write("a", Content.ofText("text"));
	}

	static Stream<Arguments> documents() {
		return ErrorAnswers.of("cos")
			.flatMap((answer) -> Stream.of(FailingCall.values())
				.filter((call) -> !call.method().equals("HEAD"))
				.map((call) -> Arguments.of(call, answer.to(call))));
	}

	/** The answer to HEAD has none, whatever the method of the call is. */
	@ParameterizedTest
	@MethodSource("documents")
	void understandsAnErrorDocument(FailingCall call, ErrorAnswers.Answer answer) {
		cos.faults().on(call.method()).answer(answer.status(), answer.vendorCode());
		StorageException failure = failure(call, answer.code(), answer.status());
		if (!hidden(call, answer.status())) {
			assertThat(failure.vendorCode()).isEqualTo(answer.vendorCode());
			assertThat(failure.requestId()).isNotBlank();
		}
	}

	static Stream<Arguments> statuses() {
		return ErrorAnswers.withoutDocument()
			.flatMap((answer) -> Stream.of(FailingCall.values()).map((call) -> Arguments.of(call, answer)));
	}

	@ParameterizedTest
	@MethodSource("statuses")
	void understandsAStatusWithoutADocument(FailingCall call, ErrorAnswers.Answer answer) {
		understandsAStatus(call, answer.code(), answer.status());
	}

	@ParameterizedTest
	@EnumSource
	void takesABareConflictForOneOfAppendingWhereThatIsDone(FailingCall call) {
		understandsAStatus(call, ErrorAnswers.bareConflict(call), 409);
	}

	private void understandsAStatus(FailingCall call, ErrorCode code, int status) {
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
		return status == 412
				&& (call == FailingCall.COPY || call == FailingCall.MOVE || call == FailingCall.UPDATE_METADATA);
	}

	/**
	 * Where an object may be missing, or an upload, the bucket was there a moment ago.
	 */
	@ParameterizedTest
	@EnumSource
	void takesABare404ForTheBucketWhereNothingElseCanBeMissing(FailingCall call) {
		Set<FailingCall> others = EnumSet.of(FailingCall.READ, FailingCall.STAT, FailingCall.COPY, FailingCall.MOVE,
				FailingCall.GET_TAGS, FailingCall.SET_TAGS, FailingCall.DELETE_TAGS, FailingCall.GET_ACL,
				FailingCall.SET_ACL, FailingCall.RESTORE, FailingCall.UPDATE_METADATA, FailingCall.WRITE_MULTIPART,
				FailingCall.COMPLETE_MULTIPART, FailingCall.LIST_MULTIPART);
		cos.faults().on(call.method()).answerEmpty(404);
		failure(call, others.contains(call) ? ErrorCode.OBJECT_NOT_EXIST : ErrorCode.BUCKET_NOT_EXIST, 404);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UPDATE_METADATA") // It asks for
																			// the access
																			// rule first.
	void understandsThePageOfAProxy(FailingCall call) {
		try (CannedServer server = new CannedServer((head) -> {
			if (head.startsWith(call.method() + " ")) {
				return "HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: %s\r\n\r\n%s"
					.formatted(PAGE.length(), head.startsWith("HEAD") ? "" : PAGE);
			}
			return head.startsWith("HEAD") ? "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nETag: \"tag\"\r\n\r\n"
					: "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nETag: \"tag\"\r\n\r\ntext";
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

	/** What answers with XML, where one may ask again. */
	@ParameterizedTest
	@EnumSource(names = { "LIST", "LIST_UPLOADS", "CREATE_MULTIPART", "DELETE_ALL", "COPY", "MOVE" })
	void asksAgainForAnAnswerThatCannotBeUnderstood(FailingCall call) {
		cos.faults().on(call.method()).corruptResponseAt(0);
		call.require(catchThrowableOfType(StorageException.class, () -> call.make(this.storager)),
				ErrorCode.SERVICE_INTERNAL, 0);
		cos.faults().clear();
		write();
		cos.faults().on(call.method()).once().corruptResponseAt(0);
		call.make(cos.storager(1));
	}

	private StorageException failure(FailingCall call, ErrorCode code, int status) {
		StorageException failure = catchThrowableOfType(StorageException.class, () -> call.make(this.storager));
		call.require(failure, code, status);
		cos.faults().clear();
		assertThat(this.storager.readAllBytes("a")).asString().isEqualTo("text");
		return failure;
	}

}
