package io.storager.oss;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.storager.Content;
import io.storager.StorageException;
import io.storager.Storager;
import io.storager.error.PermissionDeniedException;
import io.storager.oss.TestOss.Signature;
import io.storager.settings.ClientSettings;
import io.storager.settings.HmacCredential;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** No secret, token or signature in a message, a stack trace or a log. */
class OssSecretsTests {

	@RegisterExtension
	static final TestOss oss = new TestOss();

	private static final HmacCredential WRONG = HmacCredential.of(TestOss.CREDENTIAL.accessKey(), "the-wrong-secret")
		.withSecurityToken("the-security-token");

	private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

	/**
	 * The HTTP client's own loggers show headers at these levels: that is their purpose.
	 */
	private final Logger wire = (Logger) LoggerFactory.getLogger("org.apache.http");

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	@BeforeEach
	void logEverythingButTheWire() {
		this.log.start();
		this.root.addAppender(this.log);
		this.root.setLevel(Level.TRACE);
		this.wire.setLevel(Level.INFO);
	}

	@AfterEach
	void logAsUsual() {
		this.root.detachAppender(this.log);
		this.root.setLevel(Level.WARN);
		this.wire.setLevel(null);
	}

	@ParameterizedTest
	@EnumSource
	void keepsTheSecretOfARefusedSignature(Signature signature) {
		OssConnection connection = oss.connection(signature);
		Storager storager = oss.storager(OssConnection.of(connection.endpoint(), WRONG, connection.location()));
		List<Consumer<Storager>> operations = List.of((each) -> each.write("object", Content.ofText("text")),
				(each) -> each.readAllBytes("object"), (each) -> each.stat("object"), (each) -> each.delete("object"),
				(each) -> each.list().forEach((object) -> {
				}), (each) -> ((OssStorager) each).verifyBucket());
		for (Consumer<Storager> operation : operations) {
			assertThatExceptionOfType(PermissionDeniedException.class).isThrownBy(() -> operation.accept(storager))
				.withMessageContaining("the secret key does not fit the access key; the credential is hmac:AKID***:*** "
						+ "(OSS says: The request signature we calculated does not match")
				.satisfies((ex) -> assertThat(ex.vendorCode()).isEqualTo("SignatureDoesNotMatch"))
				.satisfies((ex) -> assertThat(ex.httpStatus()).isEqualTo(403))
				.satisfies(OssSecretsTests::requireNoSecret);
		}
		requireCleanLog();
	}

	/** It would say in other words what the exception says. */
	@Test
	void logsNoWarningBesideAnException() {
		OssStorager storager = oss.storager(ClientSettings.builder()
			.connectTimeout(Duration.ofSeconds(1))
			.readTimeout(Duration.ofSeconds(1))
			.connectionRequestTimeout(Duration.ofSeconds(1))
			.maxConnections(1)
			.maxRetries(1)
			.build());
		oss.faults().onAny().times(2).answer(503, "SlowDown");
		oss.faults().onAny().skip(2).times(2).reset();
		oss.faults().onAny().skip(4).once().answerHtml(400);
		for (int i = 0; i < 3; i++) {
			assertThatExceptionOfType(StorageException.class).isThrownBy(() -> storager.readAllBytes("object"))
				.satisfies(OssSecretsTests::requireNoSecret);
		}
		assertThat(this.log.list).filteredOn((event) -> event.getLoggerName().startsWith("com.aliyun"))
			.noneMatch((event) -> event.getLevel().isGreaterOrEqual(Level.INFO));
		requireCleanLog();
	}

	private void requireCleanLog() {
		assertThat(this.log.list).extracting(ILoggingEvent::getFormattedMessage)
			.allSatisfy(OssSecretsTests::requireNoSecret);
	}

	private static void requireNoSecret(Throwable thrown) {
		StringWriter trace = new StringWriter();
		thrown.printStackTrace(new PrintWriter(trace));
		requireNoSecret(trace.toString());
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			new ObjectOutputStream(bytes).writeObject(thrown);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		requireNoSecret(bytes.toString(StandardCharsets.ISO_8859_1));
	}

	private static void requireNoSecret(String text) {
		assertThat(text).doesNotContain(WRONG.secretKey(), WRONG.securityToken(), TestOss.CREDENTIAL.secretKey(),
				"StringToSign", "SignatureProvided", "Authorization", "OSS4-HMAC", "Signature=");
	}

}
