package io.storager.cos;

import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.exception.CosServiceException;
import io.storager.Content;
import io.storager.StorageException;
import io.storager.Storager;
import io.storager.emulator.traffic.Faults;
import io.storager.settings.HmacCredential;
import io.storager.settings.StoragerSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * On a failure the SDK prints the whole request, headers included, into its log and into
 * some of its messages.
 */
class CosSecrecyTests {

	private static final String KEY = "0123456789abcdef0123456789abcdef";

	private static final String TOKEN = "theSecurityToken";

	private final EmulatedCos cos = new EmulatedCos();

	private final HmacCredential credential = EmulatedCos.CREDENTIAL.withSecurityToken(TOKEN);

	private final COSClient client = CosClientFactory.create(this.cos.connection(this.credential), EmulatedCos.SETTINGS,
			(config) -> {
			});

	@AfterEach
	void stop() {
		Thread.interrupted();
		this.client.shutdown();
		this.cos.close();
	}

	static Stream<Arguments> failures() {
		Map<String, Consumer<Faults>> failures = Map.of("403", (faults) -> faults.onAny().answer(403, "AccessDenied"),
				"404", (faults) -> faults.onAny().answer(404, "NoSuchKey"), "500",
				(faults) -> faults.onAny().answer(500, "InternalError"), "503",
				(faults) -> faults.onAny().answer(503, "SlowDown"), "HTML", (faults) -> faults.onAny().answerHtml(502),
				"empty", (faults) -> faults.onAny().answerEmpty(500), "reset", (faults) -> faults.onAny().reset(),
				"stall", (faults) -> faults.onAny().stall(), "interrupt",
				(faults) -> Thread.currentThread().interrupt(), "broken request",
				(faults) -> faults.onAny().resetRequestBodyAfter(1));
		Map<String, Consumer<Storager>> calls = Map.of("write",
				(storager) -> storager.write("a", Content.of(new byte[3_000_000])), "read",
				(storager) -> storager.readAllBytes("a"), "stat", (storager) -> storager.stat("a"));
		return failures.entrySet()
			.stream()
			.flatMap((failure) -> calls.entrySet()
				.stream()
				.filter((call) -> call.getKey().equals("write") || !failure.getKey().equals("broken request"))
				.map((call) -> Arguments.of(call.getKey(), failure.getKey(), call.getValue(), failure.getValue())));
	}

	@ParameterizedTest(name = "{0}, {1}")
	@MethodSource("failures")
	void noFailureShowsASecret(String name, String failureName, Consumer<Storager> call, Consumer<Faults> failure) {
		StoragerSettings settings = StoragerSettings.builder()
			.encryption(CosEncryption.customerKey(KEY.getBytes(StandardCharsets.UTF_8)))
			.build();
		CosStorager storager = new CosStorager(() -> this.client, this.cos.connection(this.credential),
				EmulatedCos.BUCKET, settings);
		failure.accept(this.cos.faults());
		try (LogCapture log = new LogCapture()) {
			StorageException thrown = catchThrowableOfType(StorageException.class, () -> call.accept(storager));
			assertThat(thrown).isNotNull();
			requireNoSecret(trace(thrown));
			requireNoSecret(log.text());
		}
	}

	@Test
	void theRequestThatIsPrintedStillSaysWhichItWas() {
		this.cos.faults().onAny().reset();
		try (LogCapture log = new LogCapture()) {
			assertThatExceptionOfType(StorageException.class).isThrownBy(() -> this.cos.storager().stat("some/key"));
			assertThat(log.text()).contains("HEAD /some/key of bucket " + EmulatedCos.BUCKET);
		}
	}

	/** What the service repeats of the request is for nobody, not even for a debugger. */
	@Test
	void keepsTheSecretOfARefusedSignature() throws Exception {
		HmacCredential wrong = HmacCredential.of(this.credential.accessKey(), "another-secret")
			.withSecurityToken(TOKEN);
		COSClient client = CosClientFactory.create(this.cos.connection(wrong), EmulatedCos.SETTINGS, (config) -> {
		});
		try (LogCapture log = new LogCapture()) {
			CosStorager storager = new CosStorager(() -> client, this.cos.connection(wrong), EmulatedCos.BUCKET,
					StoragerSettings.DEFAULT);
			StorageException thrown = catchThrowableOfType(StorageException.class, () -> storager.readAllBytes("a"));
			assertThat(thrown).hasMessageContaining("SignatureDoesNotMatch");
			assertThat(thrown.getCause()).isInstanceOfSatisfying(CosServiceException.class, (answer) -> {
				assertThat(answer.getErrorResponseXml()).contains("<Code>SignatureDoesNotMatch</Code>")
					.doesNotContain("StringToSign", "FormatString", TOKEN);
				assertThat(answer.getAdditionalDetails()).doesNotContainKeys("StringToSign", "FormatString")
					.containsKey("Resource");
				assertThat(answer.getRequestId()).isEqualTo(thrown.requestId());
			});
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			new ObjectOutputStream(bytes).writeObject(thrown);
			for (String text : List.of(bytes.toString(StandardCharsets.ISO_8859_1), trace(thrown), log.text())) {
				assertThat(text).doesNotContain("x-cos-security-token", TOKEN, "host=" + EmulatedCos.BUCKET);
			}
		}
		finally {
			client.shutdown();
		}
	}

	static Stream<Arguments> passingFailures() {
		return failures().filter((failure) -> failure.get()[0].equals("read"))
			.filter((failure) -> Set.of("500", "503", "HTML", "empty", "reset").contains(failure.get()[1]));
	}

	@ParameterizedTest(name = "{1}")
	@MethodSource("passingFailures")
	void printsNothingOfWhatIsRepeated(String name, String failureName, Consumer<Storager> call,
			Consumer<Faults> failure) {
		CosStorager storager = new CosStorager(() -> this.client, this.cos.connection(this.credential),
				EmulatedCos.BUCKET, StoragerSettings.DEFAULT.withMaxRetries(1));
		failure.accept(this.cos.faults());
		try (LogCapture log = new LogCapture()) {
			assertThatExceptionOfType(StorageException.class).isThrownBy(() -> call.accept(storager));
			assertThat(log.loud()).allMatch((event) -> event.contains("throttles requests to bucket"))
				.hasSizeLessThanOrEqualTo(1);
			assertThat(log.text().lines().filter((line) -> line.startsWith("DEBUG GET /a of bucket "))).hasSize(2);
		}
	}

	@Test
	void printsNothingOfAnAnswerThatIsNone() {
		try (CannedServer server = CannedServer.always(200, "", "<html>"); LogCapture log = new LogCapture()) {
			CosStorager storager = server.storager(StoragerSettings.DEFAULT.withMaxRetries(0));
			assertThatExceptionOfType(StorageException.class).isThrownBy(() -> storager.list().forEach((object) -> {
			}));
			assertThat(log.loud()).isEmpty();
		}
	}

	private void requireNoSecret(String text) {
		assertThat(text).doesNotContain(KEY)
			.doesNotContain(Base64.getEncoder().encodeToString(KEY.getBytes(StandardCharsets.UTF_8)))
			.doesNotContain(TOKEN)
			.doesNotContain(this.credential.secretKey())
			.doesNotContainIgnoringCase("authorization")
			.doesNotContain("q-signature");
	}

	private static String trace(Throwable thrown) {
		StringWriter trace = new StringWriter();
		thrown.printStackTrace(new PrintWriter(trace));
		return trace.toString();
	}

}
