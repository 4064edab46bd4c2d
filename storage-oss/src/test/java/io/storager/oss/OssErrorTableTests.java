package io.storager.oss;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

import io.storager.Content;
import io.storager.ErrorCode;
import io.storager.StorageException;
import io.storager.test.contract.ErrorAnswers;
import io.storager.test.contract.FailingCall;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
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
class OssErrorTableTests {

	/** As proxies send it: no XML, and nothing of it is for a message. */
	private static final String PAGE = "<!DOCTYPE html><html><head><title>Error</title></head><body><center>nginx<br></body></html>";

	@RegisterExtension
	static final TestOss oss = new TestOss();

	private OssStorager storager;

	@BeforeEach
	void write() {
		this.storager = oss.storager();
		this.storager.write("a", Content.ofText("text"));
	}

	static Stream<Arguments> documents() {
		return ErrorAnswers.of("oss")
			.flatMap((answer) -> Stream.of(FailingCall.values()).map((call) -> Arguments.of(call, answer.to(call))));
	}

	/** On HEAD the document is in the header {@code x-oss-err}. */
	@ParameterizedTest
	@MethodSource("documents")
	void understandsAnErrorDocument(FailingCall call, ErrorAnswers.Answer answer) {
		oss.faults().on(call.method()).answer(answer.status(), answer.vendorCode());
		StorageException failure = failure(call, answer.code(), answer.status());
		assertThat(failure.vendorCode()).isEqualTo(answer.vendorCode());
		assertThat(failure.requestId()).isNotBlank();
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
		oss.faults().on(call.method()).answerEmpty(status);
		StorageException empty = failure(call, code, status);
		assertThat(empty.vendorCode()).isNull();
		assertThat(empty.requestId()).isNotBlank();
		if (status != 304) {
			oss.faults().on(call.method()).answerHtml(status);
			assertThat(failure(call, code, status).vendorCode()).isNull();
		}
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
		oss.faults().on(call.method()).answerEmpty(404);
		failure(call, others.contains(call) ? ErrorCode.OBJECT_NOT_EXIST : ErrorCode.BUCKET_NOT_EXIST, 404);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UPDATE_METADATA") // It asks for
																			// the access
																			// rule first.
	void understandsThePageOfAProxy(FailingCall call) throws Exception {
		try (CannedOss canned = new CannedOss((request) -> {
			if (request.startsWith(call.method() + " ")) {
				return "502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: %s\r\n\r\n%s"
					.formatted(PAGE.length(), request.startsWith("HEAD") ? "" : PAGE);
			}
			return request.startsWith("HEAD") ? "200 OK\r\nContent-Length: 0\r\nETag: \"TAG\"\r\n\r\n"
					: "200 OK\r\nContent-Length: 4\r\nETag: \"TAG\"\r\n\r\ntext";
		})) {
			OssStorager behindProxy = oss.storager(canned.connection());
			StorageException failure = catchThrowableOfType(StorageException.class, () -> call.make(behindProxy));
			call.require(failure, ErrorCode.SERVICE_INTERNAL, 502);
			assertThat(failure.vendorCode()).isNull();
			assertThat(failure.requestId()).isEqualTo("0A1B");
		}
	}

	@ParameterizedTest
	@EnumSource
	void understandsABrokenConnection(FailingCall call) {
		oss.faults().on(call.method()).reset();
		failure(call, ErrorCode.SERVICE_INTERNAL, 0);
	}

	/** What answers with XML, where one may ask again. */
	@ParameterizedTest
	@EnumSource(names = { "LIST", "LIST_UPLOADS", "CREATE_MULTIPART", "DELETE_ALL", "COPY", "MOVE" })
	void asksAgainForAnAnswerThatCannotBeUnderstood(FailingCall call) {
		oss.faults().on(call.method()).corruptResponseAt(0);
		call.require(catchThrowableOfType(StorageException.class, () -> call.make(this.storager)),
				ErrorCode.SERVICE_INTERNAL, 0);
		oss.faults().clear();
		write();
		oss.faults().on(call.method()).once().corruptResponseAt(0);
		call.make(oss.storager(TestOss.SETTINGS_WITH_A_RETRY));
	}

	private StorageException failure(FailingCall call, ErrorCode code, int status) {
		StorageException failure = catchThrowableOfType(StorageException.class, () -> call.make(this.storager));
		call.require(failure, code, status);
		oss.faults().clear();
		assertThat(this.storager.readAllBytes("a")).asString().isEqualTo("text");
		return failure;
	}

}
