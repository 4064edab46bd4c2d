package io.storager.cos;

import java.util.List;

import io.storager.Content;
import io.storager.DeleteFailure;
import io.storager.DeleteResult;
import io.storager.ErrorCode;
import io.storager.Part;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.error.PermissionDeniedException;
import io.storager.options.CreateOptions;
import io.storager.options.ReadOptions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Answers that begin like a success, and what the SDK makes of them. */
class CosFalseSuccessTests {

	private static final List<Part> PARTS = List.of(Part.of(0, 4, "tag"));

	/** Copies and completions answer before they know. */
	@ParameterizedTest
	@CsvSource({ "InternalError, SERVICE_INTERNAL", "ServiceUnavailable, SERVICE_INTERNAL",
			"SlowDown, REQUEST_THROTTLED", "AccessDenied, PERMISSION_DENIED", "NoSuchKey, OBJECT_NOT_EXIST",
			"NoSuchBucket, BUCKET_NOT_EXIST", "InvalidPart, RESTRICTION_DISSATISFIED", "SomethingElse, UNEXPECTED" })
	void doesNotTakeAnErrorForASuccess(String vendorCode, ErrorCode code) {
		try (CannedServer server = new CannedServer((head) -> answer(head,
				"<Error><Code>%s</Code><Message>It is so.</Message><RequestId>an-id</RequestId></Error>"
					.formatted(vendorCode)))) {
			CosStorager storager = server.storager();
			for (ThrowingCallable call : List.<ThrowingCallable>of(() -> storager.copy("a", "b"),
					() -> storager.move("a", "b"), () -> storager.completeMultipart(upload(storager), PARTS))) {
				StorageException failure = failure(call);
				assertThat(failure.code()).as(failure.toString()).isEqualTo(code);
				assertThat(failure.vendorCode()).isEqualTo(vendorCode);
				assertThat(failure.requestId()).isEqualTo("an-id");
				assertThat(failure.isTemporary())
					.isEqualTo(code == ErrorCode.SERVICE_INTERNAL || code == ErrorCode.REQUEST_THROTTLED);
			}
			assertThat(server.requests()).noneMatch((head) -> head.startsWith("DELETE"));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "<CopyObjectResult/>", "<CopyObjectResult><ETag></ETag></CopyObjectResult>" })
	void doesNotTakeACopyWithoutATagForASuccess(String body) {
		try (CannedServer server = new CannedServer((head) -> answer(head, body))) {
			require(failure(() -> server.storager().move("a", "b")), "no ETag");
			assertThat(server.requests()).noneMatch((head) -> head.startsWith("DELETE"));
		}
	}

	@Test
	void doesNotTakeACompletionWithoutATagForASuccess() {
		try (CannedServer server = new CannedServer((head) -> answer(head,
				"<CompleteMultipartUploadResult><Key>a</Key></CompleteMultipartUploadResult>"))) {
			CosStorager storager = server.storager();
			require(failure(() -> storager.completeMultipart(upload(storager), PARTS)), "no ETag");
		}
	}

	/** Somebody on the way says yes to everything. */
	@Test
	void takesNoEmptyAnswerForASuccess() {
		try (CannedServer server = CannedServer.always(200, "", "")) {
			CosStorager storager = server.storager();
			require(failure(() -> storager.write("a", Content.ofText("text"))), "no ETag");
			require(failure(() -> storager.writeMultipart(upload(storager), Content.ofText("text"), 0)), "no ETag");
			require(failure(() -> storager.createAppend("a")), "does not say where the object ends");
			assertThat(failure(() -> storager.createMultipart("a"))).isNotNull();
			assertThat(failure(() -> storager.list().stream().toList())).isNotNull();
			assertThat(failure(() -> storager.deleteAll(List.of("a")))).isNotNull();
		}
	}

	@Test
	void doesNotTakeAnUploadWithoutAnIdForASuccess() {
		try (CannedServer server = new CannedServer((head) -> answer(head,
				"<InitiateMultipartUploadResult><Key>a</Key></InitiateMultipartUploadResult>"))) {
			require(failure(() -> server.storager().createMultipart("a")), "no upload id");
		}
	}

	/** What is not told to be gone is not. */
	@Test
	void tellsTheKeysThatABatchDidNotDelete() {
		try (CannedServer server = new CannedServer((head) -> answer(head,
				"<DeleteResult><Deleted><Key>a</Key></Deleted><Error><Key>b</Key><Code>AccessDenied</Code></Error>"
						+ "<Error><Key>c</Key><Code>NoSuchKey</Code></Error></DeleteResult>"))) {
			DeleteResult result = server.storager().deleteAll(List.of("a", "b", "c", "d"));
			assertThat(result.deletedCount()).isEqualTo(2);
			assertThat(result.failures()).extracting(DeleteFailure::path).containsExactly("b", "d");
			assertThat(result.failures().get(0).exception()).isInstanceOf(PermissionDeniedException.class);
			assertThat(result.failures().get(1).exception())
				.hasMessageContaining("the service does not say that it was deleted");
		}
	}

	/** The SDK reads a missing length as 0, and the object would look empty. */
	@Test
	void refusesAnObjectWithoutALength() {
		try (CannedServer server = new CannedServer((head) -> "HTTP/1.1 200 OK\r\nETag: \"tag\"\r\n"
				+ "Transfer-Encoding: chunked\r\n\r\n" + (head.startsWith("HEAD") ? "" : "4\r\ntext\r\n0\r\n\r\n"))) {
			CosStorager storager = server.storager();
			for (int i = 0; i < 3; i++) {
				require(failure(() -> storager.readAllBytes("a")), "no Content-Length");
				require(failure(() -> storager.stat("a")), "no Content-Length");
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "bytes 0-3/*", "bytes */4", "bytes 0-8/9", "nonsense" })
	void refusesARangeThatItCannotCount(String range) {
		try (CannedServer server = CannedServer.always(206, "Content-Range: " + range + "\r\n", "text")) {
			CosStorager storager = server.storager();
			for (int i = 0; i < 3; i++) {
				require(failure(() -> storager.readAllBytes("a", ReadOptions.builder().size(4L).build())),
						"the Content-Range");
			}
		}
	}

	@Test
	void refusesAChecksumThatIsNone() {
		try (CannedServer server = CannedServer.always(200, "ETag: \"tag\"\r\nx-cos-hash-crc64ecma: none\r\n",
				"text")) {
			CosStorager storager = server.storager();
			require(failure(() -> storager.write("a", Content.ofText("text"))), "no number where one belongs");
			require(failure(() -> storager.readAllBytes("a")), "no number where one belongs");
		}
	}

	private static String answer(String head, String body) {
		return head.startsWith("HEAD") ? "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nETag: \"tag\"\r\n\r\n"
				: CannedServer.answer(200, "Content-Type: application/xml\r\n", body);
	}

	private static StorageObject upload(CosStorager storager) {
		return storager.create("a", CreateOptions.builder().multipartId("an-id").build());
	}

	private static StorageException failure(ThrowingCallable call) {
		StorageException failure = catchThrowableOfType(StorageException.class, call);
		assertThat(failure).as("nothing was thrown").isNotNull();
		return failure;
	}

	private static void require(StorageException failure, String reason) {
		assertThat(failure.code()).as(failure.toString()).isEqualTo(ErrorCode.SERVICE_INTERNAL);
		assertThat(failure).hasMessageContaining(reason);
	}

}
