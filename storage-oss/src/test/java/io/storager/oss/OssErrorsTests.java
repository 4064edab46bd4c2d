package io.storager.oss;

import java.util.List;
import java.util.function.Consumer;

import io.storager.Content;
import io.storager.ErrorCode;
import io.storager.ObjectAcl;
import io.storager.StorageException;
import io.storager.emulator.traffic.FaultRule;
import io.storager.error.BucketNotExistException;
import io.storager.error.ObjectArchivedException;
import io.storager.error.PermissionDeniedException;
import io.storager.error.PreconditionFailedException;
import io.storager.options.ReadOptions;
import io.storager.options.WriteOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What answers become exceptions, over the wire. */
class OssErrorsTests {

	@RegisterExtension
	static final TestOss oss = new TestOss();

	@ParameterizedTest
	@CsvSource({ "404, NoSuchKey, OBJECT_NOT_EXIST, false", "404, SymlinkTargetNotExist, OBJECT_NOT_EXIST, false",
			"404, NoSuchBucket, BUCKET_NOT_EXIST, false", "403, AccessDenied, PERMISSION_DENIED, false",
			"403, AccessForbidden, PERMISSION_DENIED, false", "403, InvalidAccessKeyId, PERMISSION_DENIED, false",
			"403, SignatureDoesNotMatch, PERMISSION_DENIED, false",
			"403, RequestTimeTooSkewed, PERMISSION_DENIED, false",
			"403, SecurityTokenExpired, PERMISSION_DENIED, false", "403, InvalidObjectState, OBJECT_ARCHIVED, false",
			"412, PreconditionFailed, PRECONDITION_FAILED, false", "409, FileAlreadyExists, PRECONDITION_FAILED, false",
			"409, PositionNotEqualToLength, APPEND_CONFLICT, false", "409, ObjectNotAppendable, APPEND_CONFLICT, false",
			"404, NoSuchUpload, RESTRICTION_DISSATISFIED, false", "400, InvalidPart, RESTRICTION_DISSATISFIED, false",
			"400, InvalidDigest, INTEGRITY, false", "400, InvalidArgument, RESTRICTION_DISSATISFIED, false",
			"400, RequestTimeout, SERVICE_INTERNAL, true", "500, InternalError, SERVICE_INTERNAL, true",
			"503, ServiceUnavailable, SERVICE_INTERNAL, true", "503, SlowDown, REQUEST_THROTTLED, true",
			"503, DownloadTrafficRateLimitExceeded, REQUEST_THROTTLED, true",
			"503, TotalQpsLimitExceeded, REQUEST_THROTTLED, true",
			"501, NotImplemented, CAPABILITY_INSUFFICIENT, false", "418, ImATeapot, UNEXPECTED, false" })
	void understandsAnErrorDocument(int status, String vendorCode, ErrorCode code, boolean temporary) {
		failure((fault) -> fault.answer(status, vendorCode), (ex) -> {
			assertThat(ex.code()).isEqualTo(code);
			assertThat(ex.httpStatus()).isEqualTo(status);
			assertThat(ex.vendorCode()).isEqualTo(vendorCode);
			assertThat(ex.requestId()).isNotBlank();
			assertThat(ex.isTemporary()).isEqualTo(temporary);
			assertThat(ex.getMessage()).doesNotContain("\n", ".;").contains("; vendor code " + vendorCode);
		});
	}

	/** The SDK has no code for these, and its exceptions no status. */
	@ParameterizedTest
	@CsvSource({ "404, OBJECT_NOT_EXIST, false", "403, PERMISSION_DENIED, false", "407, PERMISSION_DENIED, false",
			"412, PRECONDITION_FAILED, false", "400, RESTRICTION_DISSATISFIED, false",
			"409, RESTRICTION_DISSATISFIED, false", "405, CAPABILITY_INSUFFICIENT, false",
			"429, REQUEST_THROTTLED, true", "500, SERVICE_INTERNAL, true", "502, SERVICE_INTERNAL, true",
			"503, SERVICE_INTERNAL, true", "504, SERVICE_INTERNAL, true", "418, UNEXPECTED, false" })
	void understandsAnAnswerThatIsNoErrorDocument(int status, ErrorCode code, boolean temporary) {
		Consumer<StorageException> expectation = (ex) -> {
			assertThat(ex.code()).isEqualTo(code);
			assertThat(ex.httpStatus()).isEqualTo(status);
			assertThat(ex.vendorCode()).isNull();
			assertThat(ex.isTemporary()).isEqualTo(temporary);
			assertThat(ex.reason()).isNotBlank().doesNotContain("\n", "<", "null", "Unknown");
		};
		failure((fault) -> fault.answerHtml(status), expectation);
		failure((fault) -> fault.answerEmpty(status), expectation);
	}

	@ParameterizedTest
	@CsvSource({ "301", "302", "307" })
	void followsNoRedirect(int status) {
		failure((fault) -> fault.answerHtml(status), (ex) -> {
			assertThat(ex.code()).isEqualTo(ErrorCode.UNEXPECTED);
			assertThat(ex.httpStatus()).isEqualTo(status);
		});
	}

	/** The answer to HEAD has no body: without {@code x-oss-err} only the status. */
	@ParameterizedTest
	@CsvSource({ "403, PERMISSION_DENIED", "404, OBJECT_NOT_EXIST", "412, PRECONDITION_FAILED",
			"400, RESTRICTION_DISSATISFIED", "500, SERVICE_INTERNAL", "503, SERVICE_INTERNAL" })
	void understandsAnAnswerToHead(int status, ErrorCode code) {
		OssStorager storager = oss.storager();
		storager.write("object", Content.ofText("text"));
		oss.faults().on("HEAD").once().answerEmpty(status);
		assertThatExceptionOfType(StorageException.class).isThrownBy(() -> storager.stat("object"))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(code))
			.satisfies((ex) -> assertThat(ex.httpStatus()).isEqualTo(status));
		assertThat(storager.stat("object").contentLength()).isEqualTo(4);
	}

	/** A bare 404 behind a write or a listing cannot mean an object. */
	@Test
	void takesABare404ForTheBucketWhereThereIsNoObject() {
		OssStorager storager = oss.storager();
		oss.faults().onAny().answerEmpty(404);
		assertThat(code(() -> storager.write("object", Content.ofText("text")))).isEqualTo(ErrorCode.BUCKET_NOT_EXIST);
		assertThat(code(() -> storager.list().forEach((object) -> {
		}))).isEqualTo(ErrorCode.BUCKET_NOT_EXIST);
		assertThat(code(storager::verifyBucket)).isEqualTo(ErrorCode.BUCKET_NOT_EXIST);
		assertThat(code(() -> storager.stat("object"))).isEqualTo(ErrorCode.BUCKET_NOT_EXIST);
		assertThat(code(() -> storager.readAllBytes("object"))).isEqualTo(ErrorCode.OBJECT_NOT_EXIST);
	}

	/** The SDK's own check says yes to every 403 and 404 without a body. */
	@ParameterizedTest
	@CsvSource({ "403, PERMISSION_DENIED", "404, BUCKET_NOT_EXIST" })
	void doesNotTakeABareRefusalForABucket(int status, ErrorCode code) {
		OssStorager storager = oss.storager();
		oss.faults().onAny().answerEmpty(status);
		assertThat(code(storager::verifyBucket)).isEqualTo(code);
	}

	@Test
	void tellsAMissingObjectFromAMissingBucket() {
		OssStorager storager = oss.storager();
		OssStorager elsewhere = oss.storager("no-such-bucket");
		assertThat(code(() -> storager.stat("missing"))).isEqualTo(ErrorCode.OBJECT_NOT_EXIST);
		assertThat(code(() -> storager.readAllBytes("missing"))).isEqualTo(ErrorCode.OBJECT_NOT_EXIST);
		storager.delete("missing");
		assertThat(code(() -> elsewhere.stat("missing"))).isEqualTo(ErrorCode.BUCKET_NOT_EXIST);
		assertThat(code(() -> elsewhere.exists("missing"))).isEqualTo(ErrorCode.BUCKET_NOT_EXIST);
		assertThat(code(() -> elsewhere.readAllBytes("missing"))).isEqualTo(ErrorCode.BUCKET_NOT_EXIST);
		assertThat(code(() -> elsewhere.write("missing", Content.of(new byte[0]))))
			.isEqualTo(ErrorCode.BUCKET_NOT_EXIST);
		assertThat(code(() -> elsewhere.delete("missing"))).isEqualTo(ErrorCode.BUCKET_NOT_EXIST);
		assertThat(code(() -> elsewhere.list().forEach((object) -> {
		}))).isEqualTo(ErrorCode.BUCKET_NOT_EXIST);
		assertThat(code(elsewhere::verifyBucket)).isEqualTo(ErrorCode.BUCKET_NOT_EXIST);
	}

	/** Deleting says nothing of a bucket that is missing, but this one is there. */
	@ParameterizedTest
	@CsvSource({ "403, AccessDenied", "301, PermanentRedirect", "307, TemporaryRedirect" })
	void tellsWhereABucketOfAnotherRegionCanBeReached(int status, String vendorCode) throws Exception {
		String document = CannedOss.error(status, vendorCode)
			.replace("</Error>", "<Endpoint>oss-cn-beijing.aliyuncs.com</Endpoint></Error>")
			.replaceFirst("Content-Length: \\d+\r\n", "");
		try (CannedOss canned = new CannedOss((request) -> document)) {
			OssStorager storager = oss.storager(canned.connection());
			OssServicer servicer = new OssServicer(storager::client, canned.connection());
			for (Runnable call : List.<Runnable>of(() -> storager.readAllBytes("a"),
					() -> storager.write("a", Content.ofText("text")), () -> servicer.delete("photos"))) {
				assertThatExceptionOfType(BucketNotExistException.class).isThrownBy(call::run)
					.withMessageContaining("the bucket is in another region than the one that was asked; "
							+ "set 'endpoint' to that of the bucket's region; "
							+ "it can be reached at 'oss-cn-beijing.aliyuncs.com' (OSS says: It is so)");
			}
		}
	}

	@Test
	void tellsThatPublicAccessIsBlocked() throws Exception {
		String document = CannedOss.error(403, "AccessDenied")
			.replace("It is so.", "Put public object acl is not allowed")
			.replaceFirst("Content-Length: \\d+\r\n", "");
		try (CannedOss canned = new CannedOss((request) -> document)) {
			OssStorager storager = oss.storager(canned.connection());
			for (Runnable call : List.<Runnable>of(() -> storager.setAcl("a", ObjectAcl.PUBLIC_READ), () -> storager
				.write("a", Content.ofText("text"), WriteOptions.builder().acl(ObjectAcl.PUBLIC_READ).build()))) {
				assertThatExceptionOfType(PermissionDeniedException.class).isThrownBy(call::run)
					.withMessageContaining("the bucket or the account blocks public access")
					.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("credential"));
			}
		}
	}

	/** A credential has nothing to do with it. */
	@Test
	void tellsThatAnObjectIsArchived() {
		failure((fault) -> fault.answer(403, "InvalidObjectState"),
				(ex) -> assertThat(ex).isInstanceOf(ObjectArchivedException.class)
					.hasMessageContaining("the object is archived; restore it first")
					.message()
					.doesNotContain("credential"));
	}

	@Test
	void saysWhatHappenedInOneSentence() {
		assertThatExceptionOfType(StorageException.class).isThrownBy(() -> oss.storager().readAllBytes("a/missing"))
			.withMessageMatching("oss read of 'a/missing' in bucket 'photos' failed with OBJECT_NOT_EXIST: "
					+ "there is no such object \\(OSS says: The specified key does not exist\\); vendor code NoSuchKey; HTTP status 404; request id \\w+");
	}

	@Test
	void understandsAFailureOfAClientThatIsNotOurs() {
		OssStorager storager = oss.storagerWithPlainClient();
		storager.write("object", Content.ofText("text"));
		assertThat(code(() -> storager.stat("missing"))).isEqualTo(ErrorCode.OBJECT_NOT_EXIST);
		oss.faults().on("GET").once().answer(403, "AccessDenied");
		assertThatExceptionOfType(PermissionDeniedException.class).isThrownBy(() -> storager.readAllBytes("object"))
			.satisfies((ex) -> assertThat(ex.httpStatus()).isEqualTo(403));
		oss.faults().on("GET").once().answer(412, "PreconditionFailed");
		assertThatExceptionOfType(PreconditionFailedException.class).isThrownBy(() -> storager.readAllBytes("object"))
			.satisfies((ex) -> assertThat(ex.httpStatus()).isEqualTo(412));
		assertThat(storager.readAllBytes("object", ReadOptions.builder().offset(4).build())).isEmpty();
	}

	private static ErrorCode code(Runnable action) {
		try {
			action.run();
		}
		catch (StorageException ex) {
			return ex.code();
		}
		throw new AssertionError("no exception");
	}

	/**
	 * Whatever fails, the only connection of the pool serves the next request.
	 */
	private static void failure(Consumer<FaultRule> fault, Consumer<StorageException> expectation) {
		OssStorager storager = oss.storager();
		storager.write("object", Content.ofText("text"));
		fault.accept(oss.faults().on("GET").key("object").once());
		assertThatExceptionOfType(StorageException.class).isThrownBy(() -> storager.readAllBytes("object"))
			.satisfies(expectation);
		assertThat(storager.readAllBytes("object")).asString().isEqualTo("text");
	}

}
