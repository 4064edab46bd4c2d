package io.storager.oss;

import java.util.List;

import com.aliyun.oss.InconsistentException;
import com.aliyun.oss.OSS;
import io.storager.Content;
import io.storager.DeleteFailure;
import io.storager.DeleteResult;
import io.storager.Part;
import io.storager.StorageObject;
import io.storager.error.IntegrityException;
import io.storager.error.PermissionDeniedException;
import io.storager.error.ServiceInternalException;
import io.storager.options.CreateOptions;
import io.storager.settings.StoragerSettings;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Answers that begin like a success, and what the SDK makes of them. */
class OssFalseSuccessTests {

	private static final String HEAD = "200 OK\r\nContent-Length: 4\r\nETag: \"TAG\"\r\n\r\n";

	@RegisterExtension
	static final TestOss oss = new TestOss();

	/** The SDK drops the keys that were not deleted. */
	@Test
	void tellsTheKeysThatABatchDidNotDelete() throws Exception {
		try (CannedOss canned = new CannedOss((request) -> {
			if (request.startsWith("POST")) {
				return CannedOss.document("<DeleteResult><Deleted><Key>a</Key></Deleted>"
						+ "<Error><Key>b</Key><Code>AccessDenied</Code></Error></DeleteResult>");
			}
			return request.endsWith("/b") ? CannedOss.error(403, "AccessDenied") : "204 No Content\r\n\r\n";
		})) {
			DeleteResult result = oss.storager(canned.connection()).deleteAll(List.of("a", "b", "c"));
			assertThat(result.deletedCount()).isEqualTo(2);
			assertThat(result.failures()).extracting(DeleteFailure::path).containsExactly("b");
			assertThat(result.failures().get(0).exception()).isInstanceOf(PermissionDeniedException.class)
				.hasMessageContaining("AccessDenied");
		}
	}

	@Test
	void doesNotTakeACompletionWithAnErrorForASuccess() throws Exception {
		try (CannedOss canned = new CannedOss((request) -> CannedOss.document(CannedOss.errorXml("InternalError")))) {
			OssStorager storager = oss.storager(canned.connection());
			StorageObject upload = storager.create("a", CreateOptions.builder().multipartId("id").build());
			assertThatExceptionOfType(ServiceInternalException.class)
				.isThrownBy(() -> storager.completeMultipart(upload, List.of(Part.of(0, 4, "TAG"))))
				.withMessageContaining("looks like a success, but it has no ETag");
		}
	}

	@Test
	void doesNotTakeACopyWithAnErrorForASuccess() throws Exception {
		try (CannedOss canned = new CannedOss((request) -> request.startsWith("HEAD") ? HEAD
				: CannedOss.document(CannedOss.errorXml("InternalError")))) {
			OssStorager storager = oss.storager(canned.connection());
			assertThatExceptionOfType(ServiceInternalException.class).isThrownBy(() -> storager.copy("a", "b"));
		}
	}

	/** A date is not all that a copy must have. */
	@Test
	void doesNotTakeACopyWithoutATagForASuccess() throws Exception {
		try (CannedOss canned = new CannedOss((request) -> request.startsWith("HEAD") ? HEAD : CannedOss.document(
				"<CopyObjectResult><LastModified>2026-01-01T00:00:00.000Z</LastModified>" + "</CopyObjectResult>"))) {
			OssStorager storager = oss.storager(canned.connection());
			assertThatExceptionOfType(ServiceInternalException.class).isThrownBy(() -> storager.move("a", "b"))
				.withMessageContaining("no ETag");
		}
	}

	/** Somebody on the way says yes to everything. */
	@Test
	void takesNoEmptyAnswerForASuccess() throws Exception {
		try (CannedOss canned = new CannedOss((request) -> "200 OK\r\nContent-Length: 0\r\n\r\n")) {
			OssStorager storager = oss.storager(canned.connection());
			StorageObject upload = storager.create("a", CreateOptions.builder().multipartId("id").build());
			require(() -> storager.write("a", Content.ofText("text")), "no ETag");
			require(() -> storager.writeMultipart(upload, Content.ofText("text"), 0), "no ETag");
			require(() -> storager.createAppend("a"), "does not say where the object ends");
			require(() -> storager.createMultipart("a"), "");
			require(() -> storager.completeMultipart(upload, List.of(Part.of(0, 4, "TAG"))), "");
			require(() -> storager.list().stream().toList(), "");
		}
	}

	@Test
	void doesNotTakeAnUploadWithoutAnIdForASuccess() throws Exception {
		try (CannedOss canned = new CannedOss((request) -> CannedOss
			.document("<InitiateMultipartUploadResult><Key>a</Key></InitiateMultipartUploadResult>"))) {
			require(() -> oss.storager(canned.connection()).createMultipart("a"), "no upload id");
		}
	}

	@Test
	void refusesAChecksumThatIsNone() throws Exception {
		try (CannedOss canned = new CannedOss((request) -> "200 OK\r\nContent-Length: 4\r\nETag: \"TAG\"\r\n"
				+ "x-oss-hash-crc64ecma: none\r\n\r\n" + (request.startsWith("HEAD") ? "" : "text"))) {
			OssStorager storager = oss.storager(canned.connection());
			require(() -> storager.write("a", Content.ofText("text")), "no number where one belongs");
			require(() -> storager.stat("a"), "no number where one belongs");
		}
	}

	@Test
	void comparesTheChecksumOfWhatTheServiceHasStored() throws Exception {
		try (CannedOss canned = new CannedOss(
				(request) -> "200 OK\r\nContent-Length: 0\r\nETag: \"TAG\"\r\nx-oss-hash-crc64ecma: 1\r\n\r\n")) {
			OssStorager storager = oss.storager(canned.connection());
			assertThatExceptionOfType(IntegrityException.class)
				.isThrownBy(() -> storager.write("a", Content.ofText("text")))
				.withMessageContaining("the service stored 1")
				.withMessageContaining("request id 0A1B");
		}
	}

	/** A user may have turned on what the SDK compares. */
	@Test
	void understandsTheSdksOwnComparison() throws Exception {
		try (CannedOss canned = new CannedOss(
				(request) -> "200 OK\r\nContent-Length: 0\r\nETag: \"TAG\"\r\nx-oss-hash-crc64ecma: 1\r\n\r\n")) {
			OSS comparing = OssClientFactory.create(canned.connection(), TestOss.SETTINGS,
					(configuration) -> configuration.setCrcCheckEnabled(true));
			OssStorager storager = new OssStorager(() -> comparing, canned.connection(), TestOss.BUCKET,
					StoragerSettings.DEFAULT);
			assertThatExceptionOfType(IntegrityException.class)
				.isThrownBy(() -> storager.write("a", Content.ofText("text")))
				.withCauseInstanceOf(InconsistentException.class)
				.withMessageContaining("what arrived is not what was sent; request id 0A1B");
			comparing.shutdown();
		}
	}

	private static void require(ThrowingCallable call, String reason) {
		assertThatExceptionOfType(ServiceInternalException.class).isThrownBy(call).withMessageContaining(reason);
	}

}
