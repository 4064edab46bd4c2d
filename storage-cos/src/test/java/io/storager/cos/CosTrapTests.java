package io.storager.cos;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.model.ObjectMetadata;
import io.storager.Content;
import io.storager.ErrorCode;
import io.storager.ListMode;
import io.storager.Part;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.error.PreconditionFailedException;
import io.storager.error.RequestThrottledException;
import io.storager.error.RestrictionDissatisfiedException;
import io.storager.error.ServiceInternalException;
import io.storager.options.CopyOptions;
import io.storager.options.CreateMultipartOptions;
import io.storager.options.ListOptions;
import io.storager.options.ReadOptions;
import io.storager.options.WriteOptions;
import io.storager.settings.ClientSettings;
import io.storager.settings.StoragerSettings;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What only the SDK of COS does to its callers, and must not do to ours. */
class CosTrapTests {

	private static final ClientSettings RETRYING = ClientSettings.builder()
		.connectTimeout(Duration.ofSeconds(2))
		.readTimeout(Duration.ofSeconds(2))
		.connectionRequestTimeout(Duration.ofSeconds(2))
		.maxConnections(1)
		.maxRetries(2)
		.build();

	private final EmulatedCos cos = new EmulatedCos();

	private final COSClient retrying = this.cos.client(RETRYING);

	private final CosStorager storager = new CosStorager(() -> this.retrying, this.cos.connection(), EmulatedCos.BUCKET,
			StoragerSettings.DEFAULT);

	@AfterEach
	void close() {
		this.retrying.shutdown();
		this.cos.close();
	}

	@Test
	void uploadsAPartUnderAKeyOfTheKeyManagement() {
		StorageObject upload = this.storager.createMultipart("a",
				CreateMultipartOptions.builder().encryption(CosEncryption.kms()).build());
		Part part = this.storager.writeMultipart(upload, Content.ofText("text"), 0);
		this.storager.completeMultipart(upload, List.of(part));
		assertThat(this.storager.readAllBytes("a")).asString().isEqualTo("text");
	}

	@Test
	void sendsAnAppendOnceAlthoughTheAnswerIsLost() {
		StorageObject object = this.storager.createAppend("a");
		this.cos.faults().on("POST").key("a").once().loseReply();
		assertThatExceptionOfType(ServiceInternalException.class)
			.isThrownBy(() -> this.storager.writeAppend(object, Content.ofText("one")))
			.withMessageContaining("whether the bytes were appended is not known");
		assertThat(this.storager.readAllBytes("a")).asString().isEqualTo("one");
		assertThat(requests("POST")).as("one to create and one to append").isEqualTo(2);
	}

	@Test
	void completesAlthoughTheSdkRepeatsIt() {
		StorageObject upload = this.storager.createMultipart("a");
		Part part = this.storager.writeMultipart(upload, Content.ofText("text"), 0);
		this.cos.faults().on("POST").key("a").once().loseReply();
		this.storager.completeMultipart(upload, List.of(part));
		assertThat(this.storager.readAllBytes("a")).asString().isEqualTo("text");
	}

	/** Of an error whose body breaks off the SDK tells the status only. */
	@Test
	void completesAlthoughAllAnswersBreakOff() {
		StorageObject upload = this.storager.createMultipart("a");
		Part part = this.storager.writeMultipart(upload, Content.ofText("text"), 0);
		this.cos.faults().on("POST").key("a").times(2).resetResponseAfter(1);
		this.storager.completeMultipart(upload, List.of(part));
		assertThat(this.storager.readAllBytes("a")).asString().isEqualTo("text");
		assertThat(requests("POST")).as("one to start and two to complete").isEqualTo(3);
	}

	/** The SDK cannot read it, and may not ask again. */
	@Test
	void completesAlthoughTheAnswerCannotBeUnderstood() {
		CosStorager once = this.cos.storager();
		StorageObject upload = once.createMultipart("a");
		Part part = once.writeMultipart(upload, Content.ofText("text"), 0);
		this.cos.faults().on("POST").key("a").once().corruptResponseAt(0);
		assertThat(once.completeMultipart(upload, List.of(part)).etag()).isEqualTo(once.stat("a").etag());
		assertThat(requests("POST")).as("one to start and one to complete").isEqualTo(2);
	}

	/**
	 * Sent again it would be refused because of itself, and who compared the bytes would
	 * let two writers of the same bytes both win.
	 */
	@Test
	void doesNotRepeatWhatMustNotOverwrite() {
		this.cos.faults().on("PUT").key("a").once().loseReply();
		assertThatExceptionOfType(StorageException.class)
			.isThrownBy(() -> this.storager.write("a", Content.ofText("text"),
					WriteOptions.builder().forbidOverwrite(true).build()))
			.satisfies((failure) -> assertThat(failure.code()).isEqualTo(ErrorCode.SERVICE_INTERNAL));
		assertThat(requests("PUT")).isEqualTo(1);
	}

	@Test
	void copiesAKeyThatEndsWithSlashes() {
		this.storager.write("a//", Content.ofText("right"));
		this.storager.write("a/", Content.ofText("wrong"));
		this.storager.copy("a//", "b//");
		assertThat(this.storager.readAllBytes("b//")).asString().isEqualTo("right");
	}

	@Test
	void keepsHeadersThatItDoesNotKnowOnACopyOntoItself() {
		ObjectMetadata metadata = new ObjectMetadata();
		metadata.setContentLength(4);
		metadata.setCacheControl("no-store");
		this.retrying.putObject(EmulatedCos.BUCKET, "a",
				new ByteArrayInputStream("text".getBytes(StandardCharsets.UTF_8)), metadata);
		this.storager.copy("a", "a", CopyOptions.builder().storageClass("STANDARD_IA").build());
		assertThat(this.retrying.getObjectMetadata(EmulatedCos.BUCKET, "a").getCacheControl()).isEqualTo("no-store");
	}

	/** The SDK takes it for a failure of the network, and stores what it has read. */
	@Test
	void storesNothingOfAStreamThatFails() {
		this.storager.write("a", Content.ofText("old"));
		for (int length : new int[] { 10, 300_000, 20_000_000 }) {
			InputStream failing = new SequenceInputStream(new ByteArrayInputStream(new byte[length]),
					new FailingStream());
			assertThatExceptionOfType(StorageException.class)
				.isThrownBy(() -> this.storager.write("a", Content.of(failing)))
				.withMessageContaining("the content cannot be read");
		}
		assertThat(requests("PUT")).as("the old object, and two parts of the longest one").isBetween(1L, 3L);
		assertThat(this.storager.list("", ListOptions.builder().listMode(ListMode.PART).build())).isEmpty();
		assertThat(this.storager.readAllBytes("a")).asString().isEqualTo("old");
	}

	/** The SDK waits for what is missing, and hides the reason. */
	@ParameterizedTest
	@CsvSource({ "300000, 500000", "500000, 300000", "0, 1", "1, 0" })
	void refusesAStreamOfAnotherLengthThanDeclared(int declared, int supplied) {
		this.storager.write("a", Content.ofText("old"));
		StorageObject upload = this.storager.createMultipart("parts");
		this.cos.emulator().requests().clear();
		for (ThrowingCallable call : List.<ThrowingCallable>of(
				() -> this.storager.write("a", new ByteArrayInputStream(new byte[supplied]), declared),
				() -> this.storager.writeMultipart(upload, new ByteArrayInputStream(new byte[supplied]), declared,
						0))) {
			assertThatExceptionOfType(RestrictionDissatisfiedException.class).isThrownBy(call)
				.withMessageContaining("the %s bytes declared; allowed: exactly as many", declared);
		}
		assertThat(this.cos.requests()).isEmpty();
		assertThat(this.storager.readAllBytes("a")).asString().isEqualTo("old");
	}

	/** The HTTP client replaces some characters after the signature is made. */
	@Test
	void carriesUserMetadataOfAnyCharacter() {
		Map<String, String> metadata = Map.of("owner", "\u5f20\u4e09", "next-line", "a\u0085b", "plus", "a+b %41");
		this.storager.write("a", Content.ofText("text"), WriteOptions.builder().userMetadata(metadata).build());
		assertThat(this.cos.lastRequest().header("x-cos-meta-owner")).isEqualTo("%E5%BC%A0%E4%B8%89");
		assertThat(this.storager.stat("a").userMetadata()).isEqualTo(metadata);
	}

	/** So answers a client that was told to hide 304 and 412. */
	@Test
	void tellsAConditionThatTheSdkHidesBehindNull() {
		COSClient hiding = CosClientFactory.create(this.cos.connection(), RETRYING, (config) -> {
			config.setThrow304Directly(false);
			config.setThrow412Directly(false);
		});
		CosStorager hidden = new CosStorager(() -> hiding, this.cos.connection(), EmulatedCos.BUCKET,
				StoragerSettings.DEFAULT);
		String tag = String.valueOf(hidden.write("a", Content.ofText("text")).etag());
		assertThatExceptionOfType(PreconditionFailedException.class)
			.isThrownBy(() -> hidden.readAllBytes("a", ReadOptions.builder().ifNoneMatch(tag).build()));
		assertThatExceptionOfType(PreconditionFailedException.class)
			.isThrownBy(() -> hidden.readAllBytes("a", ReadOptions.builder().ifMatch("other").build()));
		this.cos.faults().on("PUT").answer(412, "PreconditionFailed");
		assertThatExceptionOfType(PreconditionFailedException.class).isThrownBy(() -> hidden.copy("a", "b"));
		assertThat(hidden.exists("b")).isFalse();
		hiding.shutdown();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2 })
	void sendsNoMoreThanItsAttempts(int retries) {
		COSClient client = this.cos.client(ClientSettings.builder()
			.connectTimeout(Duration.ofSeconds(2))
			.readTimeout(Duration.ofSeconds(2))
			.connectionRequestTimeout(Duration.ofSeconds(2))
			.maxConnections(1)
			.maxRetries(retries)
			.build());
		CosStorager patient = new CosStorager(() -> client, this.cos.connection(), EmulatedCos.BUCKET,
				StoragerSettings.DEFAULT.withMaxRetries(retries));
		this.cos.faults().onAny().answer(503, "SlowDown");
		assertThatExceptionOfType(RequestThrottledException.class).isThrownBy(() -> patient.readAllBytes("a"));
		assertThat(requests("GET")).isEqualTo(1 + retries);
		client.shutdown();
	}

	private static final class FailingStream extends InputStream {

		@Override
		public int read() throws IOException {
			throw new IOException("the disk is gone");
		}

	}

	private long requests(String method) {
		return this.cos.requests().stream().filter((request) -> request.method().equals(method)).count();
	}

}
