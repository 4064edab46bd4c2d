package io.storager.cos;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.exception.CosClientException;
import com.qcloud.cos.exception.CosServiceException;
import io.storager.Content;
import io.storager.ErrorCode;
import io.storager.Operation;
import io.storager.StorageException;
import io.storager.Storager;
import io.storager.driver.Failure;
import io.storager.error.ObjectArchivedException;
import io.storager.options.WriteOptions;
import io.storager.settings.Endpoint;
import io.storager.settings.HmacCredential;
import io.storager.settings.StoragerSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What failures mean. Everything goes through a pool of one, and each test ends with a
 * call that succeeds.
 */
class CosErrorsTests {

	private static EmulatedCos cos;

	@BeforeAll
	static void start() {
		cos = new EmulatedCos();
	}

	@AfterAll
	static void stop() {
		cos.close();
	}

	@BeforeEach
	void clear() {
		cos.faults().clear();
		cos.storager().write("a", Content.ofText("text"));
	}

	@AfterEach
	void theConnectionIsStillThere() {
		cos.faults().clear();
		assertThat(cos.storager().readAllBytes("a")).isNotNull();
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", textBlock = """
			read,   404, NoSuchKey,             OBJECT_NOT_EXIST,         false
			read,   404, NoSuchBucket,          BUCKET_NOT_EXIST,         false
			read,   404, SomethingElse,         OBJECT_NOT_EXIST,         false
			write,  404, NoSuchBucket,          BUCKET_NOT_EXIST,         false
			write,  404, NoSuchUpload,          RESTRICTION_DISSATISFIED, false
			list,   404, NoSuchBucket,          BUCKET_NOT_EXIST,         false
			list,   404, SomethingElse,         BUCKET_NOT_EXIST,         false
			delete, 404, NoSuchBucket,          BUCKET_NOT_EXIST,         false
			read,   403, AccessDenied,          PERMISSION_DENIED,        false
			read,   403, InvalidAccessKeyId,    PERMISSION_DENIED,        false
			write,  403, SignatureDoesNotMatch, PERMISSION_DENIED,        false
			write,  403, RequestTimeTooSkewed,  PERMISSION_DENIED,        false
			list,   403, SomethingElse,         PERMISSION_DENIED,        false
			read,   304, NotModified,           PRECONDITION_FAILED,      false
			read,   412, PreconditionFailed,    PRECONDITION_FAILED,      false
			write,  412, PreconditionFailed,    PRECONDITION_FAILED,      false
			write,  409, FileAlreadyExists,     PRECONDITION_FAILED,      false
			write,  409, AppendPositionErr,     APPEND_CONFLICT,          false
			write,  409, SomethingElse,         RESTRICTION_DISSATISFIED, false
			write,  400, AppendPositionErr,     APPEND_CONFLICT,          false
			write,  400, BadDigest,             INTEGRITY,                false
			write,  400, InvalidArgument,       RESTRICTION_DISSATISFIED, false
			write,  400, EntityTooLarge,        RESTRICTION_DISSATISFIED, false
			read,   429, TooManyRequests,       REQUEST_THROTTLED,        true
			read,   503, SlowDown,              REQUEST_THROTTLED,        true
			write,  503, SlowDown,              REQUEST_THROTTLED,        true
			read,   503, ServiceUnavailable,    SERVICE_INTERNAL,         true
			write,  500, InternalError,         SERVICE_INTERNAL,         true
			delete, 500, InternalError,         SERVICE_INTERNAL,         true
			list,   302, Redirect,              UNEXPECTED,               false
			""")
	void mapsWhatTheServiceAnswers(String call, int status, String vendorCode, ErrorCode code, boolean temporary) {
		cos.faults().onAny().answer(status, vendorCode);
		StorageException failure = failure(call);
		assertThat(failure.code()).as(failure.toString()).isEqualTo(code);
		assertThat(failure.httpStatus()).isEqualTo(status);
		assertThat(failure.isTemporary()).isEqualTo(temporary);
		assertThat(failure.requestId()).isNotBlank();
		if (status != 304) {
			assertThat(failure.vendorCode()).isEqualTo(vendorCode);
		}
	}

	@ParameterizedTest
	@CsvSource({ "404, OBJECT_NOT_EXIST, false", "403, PERMISSION_DENIED, false",
			"400, RESTRICTION_DISSATISFIED, false", "304, PRECONDITION_FAILED, false",
			"412, PRECONDITION_FAILED, false", "429, REQUEST_THROTTLED, true", "500, SERVICE_INTERNAL, true",
			"503, SERVICE_INTERNAL, true" })
	void mapsAnswersToHeadWhichHaveNoBody(int status, ErrorCode code, boolean temporary) {
		cos.faults().on("HEAD").key("a").answer(status, "Ignored");
		StorageException failure = failure("stat");
		assertThat(failure.code()).as(failure.toString()).isEqualTo(code);
		assertThat(failure.httpStatus()).isEqualTo(status);
		assertThat(failure.vendorCode()).isNull();
		assertThat(failure.requestId()).isNotBlank();
		assertThat(failure.isTemporary()).isEqualTo(temporary);
	}

	@ParameterizedTest
	@CsvSource({ "read, 502, SERVICE_INTERNAL", "write, 502, SERVICE_INTERNAL", "list, 403, PERMISSION_DENIED",
			"stat, 503, SERVICE_INTERNAL", "read, 404, OBJECT_NOT_EXIST", "delete, 404, BUCKET_NOT_EXIST" })
	void mapsHtmlPagesAndEmptyBodiesByTheirStatus(String call, int status, ErrorCode code) {
		cos.faults().onAny().answerHtml(status);
		StorageException html = failure(call);
		assertThat(html.code()).as(html.toString()).isEqualTo(code);
		assertThat(html.httpStatus()).isEqualTo(status);
		assertThat(html.vendorCode()).isNull();
		assertThat(html.getMessage()).doesNotContain("<");
		cos.faults().clear();
		cos.faults().onAny().answerEmpty(status);
		StorageException empty = failure(call);
		assertThat(empty.code()).as(empty.toString()).isEqualTo(code);
		assertThat(empty.httpStatus()).isEqualTo(status);
		assertThat(empty.vendorCode()).isNull();
	}

	/** The SDK then throws something without a status. */
	@Test
	void findsTheStatusOfAnAnswerThatTheSdkCannotRead() {
		try (CannedServer server = CannedServer.always(403, "Content-Type: application/json\r\n", "<html>")) {
			StorageException failure = failure(() -> server.storager().readAllBytes("a"));
			assertThat(failure.code()).isEqualTo(ErrorCode.PERMISSION_DENIED);
			assertThat(failure.httpStatus()).isEqualTo(403);
		}
		try (CannedServer server = CannedServer.always(404, "Content-Type: application/json\r\n", "")) {
			StorageException failure = failure(() -> server.storager().stat("a"));
			assertThat(failure.code()).isEqualTo(ErrorCode.BUCKET_NOT_EXIST);
			assertThat(failure.httpStatus()).isEqualTo(404);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "read", "stat", "write", "delete", "list" })
	void tellsThatAConnectionWasReset(String call) {
		cos.faults().onAny().reset();
		StorageException failure = failure(call);
		assertThat(failure.code()).as(failure.toString()).isEqualTo(ErrorCode.SERVICE_INTERNAL);
		assertThat(failure.isTemporary()).isTrue();
		assertThat(failure).hasMessageContaining("the connection to the service broke");
	}

	@ParameterizedTest
	@ValueSource(strings = { "read", "stat", "write", "list" })
	void tellsThatTheServiceIsSilent(String call) {
		cos.faults().onAny().stall();
		StorageException failure = failure(call);
		assertThat(failure.code()).as(failure.toString()).isEqualTo(ErrorCode.SERVICE_INTERNAL);
		assertThat(failure.isTemporary()).isTrue();
		assertThat(failure).hasMessageContaining("silent for longer than 'client.read-timeout'");
	}

	@Test
	void tellsThatNobodyListens() throws IOException {
		int port;
		try (ServerSocket socket = new ServerSocket(0)) {
			port = socket.getLocalPort();
		}
		CosConnection connection = CosConnection.of(Endpoint.parse("http:127.0.0.1:" + port), EmulatedCos.CREDENTIAL,
				EmulatedCos.LOCATION);
		StorageException failure = unreachable(connection);
		assertThat(failure).hasMessageContaining("the service cannot be reached: Connect to 127.0.0.1:" + port)
			.hasMessageContaining("refused");
		assertThat(failure.isTemporary()).isTrue();
	}

	@Test
	void tellsThatNobodyAccepts() throws IOException {
		try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
				Socket first = new Socket(full.getInetAddress(), full.getLocalPort());
				Socket second = new Socket(full.getInetAddress(), full.getLocalPort())) {
			assertThat(List.of(first, second)).allMatch(Socket::isConnected);
			StorageException failure = unreachable(
					CosConnection.of(Endpoint.parse("http:127.0.0.1:" + full.getLocalPort()), EmulatedCos.CREDENTIAL,
							EmulatedCos.LOCATION));
			assertThat(failure).hasMessageContaining("the service cannot be reached: Connect to 127.0.0.1:")
				.hasMessageContaining("timed out");
			assertThat(failure.isTemporary()).isTrue();
		}
	}

	@Test
	void tellsThatAHostIsNotKnown() {
		CosConnection connection = CosConnection.of(Endpoint.parse("http:nowhere.invalid"), EmulatedCos.CREDENTIAL,
				EmulatedCos.LOCATION);
		assertThat(unreachable(connection)).hasMessageContaining("the host is not known")
			.hasMessageContaining("photos-1250000000.nowhere.invalid");
	}

	@Test
	void tellsThatAConnectionCannotBeSecured() {
		Endpoint plain = Endpoint.parse(cos.address().toString());
		CosConnection connection = CosConnection.of(Endpoint.of(true, plain.host(), plain.port()),
				EmulatedCos.CREDENTIAL, EmulatedCos.LOCATION);
		StorageException failure = unreachable(connection);
		assertThat(failure).hasMessageContaining("the connection cannot be secured");
		assertThat(failure.isTemporary()).isFalse();
	}

	private static StorageException unreachable(CosConnection connection) {
		COSClient client = CosClientFactory.create(connection, EmulatedCos.SETTINGS, (config) -> {
		});
		try {
			StorageException failure = failure(
					() -> new CosStorager(() -> client, connection, EmulatedCos.BUCKET, StoragerSettings.DEFAULT)
						.stat("a"));
			assertThat(failure.code()).isEqualTo(ErrorCode.SERVICE_INTERNAL);
			assertThat(failure.httpStatus()).isZero();
			return failure;
		}
		finally {
			client.shutdown();
		}
	}

	@Test
	void tellsAMissingBucketOnEveryOperation() {
		CosStorager storager = new CosStorager(cos::client, cos.connection(), "missing-1250000000",
				StoragerSettings.DEFAULT);
		for (String call : new String[] { "read", "stat", "write", "list", "delete" }) {
			StorageException failure = failure(() -> call(call, storager));
			assertThat(failure.code()).as(failure.toString()).isEqualTo(ErrorCode.BUCKET_NOT_EXIST);
			assertThat(failure).hasMessageContaining(
					"there is no such bucket in 'ap-guangzhou'; its name ends with the account's APPID, and 'location' is its region");
		}
		assertThat(failure(storager::verifyBucket).code()).isEqualTo(ErrorCode.BUCKET_NOT_EXIST);
	}

	/** The SDK keeps what comes after the last entity, or what came before. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			<Message>The key &quot;a&quot; &amp; others &lt;b&gt;.</Message> | (COS says: The key "a" & others <b>)
			<Message></Message>                                              | the service failed; vendor code
			<Message/>                                                       | the service failed; vendor code
			""")
	void tellsTheWholeMessage(String message, String told) {
		try (CannedServer server = CannedServer.always(500, "Content-Type: application/xml\r\n",
				"<?xml version='1.0' encoding='utf-8' ?>\n<Error>\n\t<Code>InternalError</Code>" + message
						+ "<RequestId>an-id</RequestId></Error>")) {
			StorageException failure = failure(
					() -> server.storager(StoragerSettings.DEFAULT.withMaxRetries(0)).readAllBytes("a"));
			assertThat(failure).hasMessageContaining(told).hasMessageContaining("; vendor code InternalError");
			assertThat(failure.requestId()).isEqualTo("an-id");
		}
	}

	@Test
	void tellsWhereABucketOfAnotherRegionCanBeReached() {
		try (CannedServer server = CannedServer.always(301, "Content-Type: application/xml\r\n",
				"<Error><Code>PermanentRedirect</Code><Message>Go there.</Message>"
						+ "<Endpoint>photos-1250000000.cos.ap-beijing.myqcloud.com</Endpoint></Error>")) {
			StorageException failure = failure(() -> server.storager().readAllBytes("a"));
			assertThat(failure.code()).isEqualTo(ErrorCode.BUCKET_NOT_EXIST);
			assertThat(failure).hasMessageContaining("set 'location' to the bucket's region; "
					+ "it can be reached at 'photos-1250000000.cos.ap-beijing.myqcloud.com' (COS says: Go there)");
		}
	}

	/** A credential has nothing to do with it. */
	@Test
	void tellsThatAnObjectIsArchived() {
		cos.faults().on("GET").answer(403, "InvalidObjectState");
		StorageException failure = failure("read");
		assertThat(failure).isInstanceOf(ObjectArchivedException.class)
			.hasMessageContaining("the object is archived; restore it first");
		assertThat(failure.getMessage()).doesNotContain("credential");
	}

	@Test
	void tellsAMissingObject() {
		for (String call : new String[] { "read", "stat" }) {
			cos.storager().delete("a");
			StorageException failure = failure(call);
			assertThat(failure.code()).isEqualTo(ErrorCode.OBJECT_NOT_EXIST);
			assertThat(failure).hasMessageStartingWith("cos " + call
					+ " of 'a' in bucket 'photos-1250000000' failed with OBJECT_NOT_EXIST: there is no such object");
		}
		cos.storager().delete("a");
		clear();
	}

	@Test
	void deletesWhatTheServiceSaysIsMissing() {
		cos.faults().on("DELETE").answer(404, "NoSuchKey");
		cos.storager().delete("a");
	}

	@Test
	void tellsAWrongSecretAndAnUnknownAccessKey() {
		StorageException secret = failure(HmacCredential.of(EmulatedCos.CREDENTIAL.accessKey(), "anotherSecret"));
		assertThat(secret).hasMessageContaining("the secret key does not fit the access key")
			.hasMessageContaining("SignatureDoesNotMatch");
		StorageException accessKey = failure(HmacCredential.of("AKIDunknown", "anotherSecret"));
		assertThat(accessKey).hasMessageContaining("the service does not know the access key");
		assertThat(accessKey.code()).isEqualTo(ErrorCode.PERMISSION_DENIED);
	}

	private static StorageException failure(HmacCredential credential) {
		COSClient client = CosClientFactory.create(cos.connection(credential), EmulatedCos.SETTINGS, (config) -> {
		});
		try {
			CosStorager storager = new CosStorager(() -> client, cos.connection(credential), EmulatedCos.BUCKET,
					StoragerSettings.DEFAULT);
			StorageException stat = failure(() -> storager.stat("a"));
			assertThat(stat.code()).isEqualTo(ErrorCode.PERMISSION_DENIED);
			StorageException failure = failure(() -> storager.readAllBytes("a"));
			assertThat(failure.code()).isEqualTo(ErrorCode.PERMISSION_DENIED);
			assertThat(failure.getMessage()).doesNotContain("anotherSecret");
			return failure;
		}
		finally {
			client.shutdown();
		}
	}

	@Test
	void tellsAMissingAndAWrongCustomerKey() {
		CosEncryption right = CosEncryption.customerKey(new byte[32]);
		byte[] other = new byte[32];
		other[0] = 1;
		CosEncryption wrong = CosEncryption.customerKey(other);
		cos.storager().write("a", Content.ofText("text"), WriteOptions.builder().encryption(right).build());
		for (String call : new String[] { "read", "stat" }) {
			StorageException without = failure(call);
			assertThat(without.code()).isEqualTo(ErrorCode.RESTRICTION_DISSATISFIED);
			assertThat(without).hasMessageContaining("the object is under a customer key and none is given");
			assertThat(without.toString().contains("or for a 'process'")).isEqualTo(call.equals("read"));
			assertThat(without.httpStatus()).isEqualTo(400);
			StorageException with = failure(() -> call(call, cos.storager(wrong)));
			assertThat(with.code()).isEqualTo(ErrorCode.PERMISSION_DENIED);
			assertThat(with).hasMessageContaining("or the object is under another customer key");
			assertThat(with.httpStatus()).isEqualTo(403);
		}
		clear();
		for (String call : new String[] { "read", "stat" }) {
			assertThat(failure(() -> call(call, cos.storager(right))))
				.hasMessageContaining("the object is not under a customer key and one is given");
		}
	}

	@Test
	void tellsThatTheClientWasShutDown() {
		COSClient client = cos.client(EmulatedCos.SETTINGS);
		CosStorager storager = new CosStorager(() -> client, cos.connection(), EmulatedCos.BUCKET,
				StoragerSettings.DEFAULT);
		storager.stat("a");
		client.shutdown();
		StorageException failure = catchThrowableOfType(StorageException.class, () -> {
			while (true) {
				storager.stat("a");
			}
		});
		assertThat(failure).hasMessageContaining("the client has been shut down");
	}

	@ParameterizedTest
	@EnumSource(Operation.class)
	void neverThrowsWhateverItIsGiven(Operation operation) {
		CosErrors errors = new CosErrors(cos.connection());
		Throwable circle = new RuntimeException();
		circle.initCause(new RuntimeException(circle));
		CosServiceException bare = new CosServiceException("message");
		bare.setStatusCode(418);
		for (Throwable error : new Throwable[] { circle, bare, new CosServiceException((String) null),
				new CosClientException((String) null), new NullPointerException(), new IOException(),
				new IllegalArgumentException(), new Exception("Response Code: none") }) {
			Failure failure = errors.describe(error, operation);
			assertThat(failure.reason()).isNotBlank();
		}
	}

	@Test
	void showsNoMessageOfAClientOfOnesOwn() {
		CosClientException leaking = new CosClientException("httpRequest: headers { Authorization : q-signature=1 }",
				new IllegalStateException());
		assertThat(new CosErrors(cos.connection()).describe(leaking, Operation.READ).reason())
			.doesNotContain("Authorization");
	}

	private static void call(String name, Storager storager) {
		switch (name) {
			case "read" -> storager.readAllBytes("a");
			case "stat" -> storager.stat("a");
			case "write" -> storager.write("a", Content.ofText("text"));
			case "delete" -> storager.delete("a");
			case "list" -> assertThat(storager.list().iterator().hasNext()).isTrue();
			default -> throw new IllegalArgumentException(name);
		}
	}

	private static StorageException failure(String call) {
		return failure(() -> call(call, cos.storager()));
	}

	private static StorageException failure(Runnable call) {
		StorageException failure = catchThrowableOfType(StorageException.class, call::run);
		assertThat(failure).isNotNull();
		assertThat(failure.getMessage()).doesNotContain("null");
		return failure;
	}

}
