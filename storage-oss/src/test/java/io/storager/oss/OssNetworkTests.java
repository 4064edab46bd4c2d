package io.storager.oss;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.storager.Content;
import io.storager.ErrorCode;
import io.storager.StorageException;
import io.storager.error.ServiceInternalException;
import io.storager.error.UnexpectedStorageException;
import io.storager.oss.TestOss.Signature;
import io.storager.settings.ClientSettings;
import io.storager.settings.Endpoint;
import io.storager.settings.StoragerSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(60)
class OssNetworkTests {

	@RegisterExtension
	static final TestOss oss = new TestOss();

	private static final ClientSettings IMPATIENT = ClientSettings.builder()
		.connectTimeout(Duration.ofSeconds(1))
		.readTimeout(Duration.ofMillis(300))
		.connectionRequestTimeout(Duration.ofMillis(300))
		.maxConnections(1)
		.maxRetries(0)
		.build();

	@Test
	void saysThatNobodyListens() throws IOException {
		int port = unusedPort();
		OssStorager storager = oss
			.storager(OssConnection.of(Endpoint.parse("http:127.0.0.1:" + port), TestOss.CREDENTIAL, TestOss.REGION));
		requireTemporary(storager,
				"the service cannot be reached: Connect to 127.0.0.1:%s [/127.0.0.1] failed: Connection refused"
					.formatted(port));
	}

	@Test
	void saysThatTheHostIsNotThere() {
		OssStorager storager = oss
			.storager(OssConnection.of(Endpoint.parse("http:oss.invalid"), TestOss.CREDENTIAL, TestOss.REGION));
		requireTemporary(storager, "the host is not known: photos.oss.invalid");
	}

	@Test
	void saysThatTheServiceKeepsSilent() {
		OssStorager storager = oss.storager(IMPATIENT);
		oss.faults().onAny().once().stall();
		requireTemporary(storager, "the service was silent for longer than 'client.read-timeout'");
		storager.write("object", Content.ofText("text"));
	}

	@Test
	void saysThatTheConnectionBroke() {
		OssStorager storager = oss.storager();
		oss.faults().onAny().once().reset();
		assertThatExceptionOfType(ServiceInternalException.class)
			.isThrownBy(() -> storager.write("object", Content.ofText("text")))
			.withMessageMatching("oss write of 'object' in bucket 'photos' failed with SERVICE_INTERNAL: "
					+ "the connection to the service broke: .*");
		storager.write("object", Content.ofText("text"));
	}

	/** The SDK's own setting is to wait for ever, and then to wait again. */
	@Test
	void saysThatThePoolIsEmpty() throws IOException {
		OssStorager storager = oss.storager(ClientSettings.builder()
			.connectTimeout(Duration.ofSeconds(1))
			.readTimeout(Duration.ofSeconds(10))
			.connectionRequestTimeout(Duration.ofMillis(300))
			.maxConnections(1)
			.maxRetries(3)
			.build());
		storager.write("object", Content.ofText("text"));
		try (InputStream open = storager.newInputStream("object")) {
			long start = System.nanoTime();
			requireTemporary(storager, "all connections of the pool were in use for longer than "
					+ "'client.connection-request-timeout'; close every stream, or raise 'client.max-connections'");
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
			assertThat(open.readAllBytes()).asString().isEqualTo("text");
		}
		storager.stat("object");
	}

	@Test
	void saysThatTheClientIsShutDown() {
		OssStorager storager = oss.storager();
		storager.client().shutdown();
		assertThatExceptionOfType(UnexpectedStorageException.class).isThrownBy(() -> storager.stat("object"))
			.withMessageContaining("Connection pool shut down");
	}

	@Test
	void givesTheConnectionBackAfterEveryFailure() {
		OssStorager storager = oss.storager();
		List<Runnable> failures = new ArrayList<>();
		failures.add(() -> storager.readAllBytes("missing"));
		failures.add(() -> storager.stat("missing"));
		oss.faults().on("PUT").key("refused").answer(403, "AccessDenied");
		failures.add(() -> storager.write("refused", Content.of(new byte[100_000])));
		oss.faults().on("GET").key("html").answerHtml(502);
		failures.add(() -> storager.readAllBytes("html"));
		oss.faults().on("GET").key("empty").answerEmpty(500);
		failures.add(() -> storager.readAllBytes("empty"));
		oss.faults().on("GET").query("max-keys").answerHtml(500);
		failures.add(() -> storager.list().forEach((object) -> {
		}));
		for (Runnable failure : failures) {
			assertThatExceptionOfType(StorageException.class).isThrownBy(failure::run);
			storager.write("object", Content.ofText("text"));
		}
	}

	@Test
	void restoresTheInterrupt() throws Exception {
		ClientSettings retrying = ClientSettings.builder()
			.connectTimeout(Duration.ofSeconds(1))
			.readTimeout(Duration.ofSeconds(5))
			.connectionRequestTimeout(Duration.ofMillis(500))
			.maxConnections(1)
			.maxRetries(3)
			.build();
		OssStorager storager = oss.storager(retrying);
		oss.faults().onAny().answer(503, "SlowDown");
		AtomicReference<StorageException> thrown = new AtomicReference<>();
		AtomicReference<Boolean> interrupted = new AtomicReference<>();
		Thread thread = new Thread(() -> {
			try {
				storager.stat("object");
			}
			catch (StorageException ex) {
				thrown.set(ex);
			}
			interrupted.set(Thread.currentThread().isInterrupted());
		});
		thread.start();
		while (oss.requests().count() == 0) {
			TimeUnit.MILLISECONDS.sleep(5);
		}
		TimeUnit.MILLISECONDS.sleep(20);
		thread.interrupt();
		thread.join(10_000);
		assertThat(interrupted.get()).isTrue();
		assertThat(thrown.get()).isInstanceOf(UnexpectedStorageException.class)
			.hasMessageContaining("thread was interrupted");
		assertThat(oss.requests().count()).isLessThan(4);
	}

	@Test
	void sendsNothingAndAsksForNoClientBeforeItIsNeeded() {
		OssConnection connection = OssConnection.of(Endpoint.parse("http:oss.invalid"), TestOss.CREDENTIAL, null);
		OssStorager storager = new OssStorager(() -> {
			throw new IllegalStateException("too early");
		}, connection, TestOss.BUCKET, StoragerSettings.DEFAULT);
		storager.create("object");
		assertThat(storager.metadata().service()).isEqualTo("oss");
		assertThat(new OssServicer(() -> {
			throw new IllegalStateException("too early");
		}, connection).get("other").metadata().bucket()).isEqualTo("other");
		assertThatExceptionOfType(UnexpectedStorageException.class).isThrownBy(() -> storager.stat("object"))
			.withMessageContaining("too early");
	}

	@Test
	void carriesASecurityToken() {
		OssConnection connection = oss.connection(Signature.V4);
		OssStorager storager = oss.storager(OssConnection.of(connection.endpoint(),
				connection.credential().withSecurityToken("a-token"), connection.location()));
		try {
			storager.list().forEach((object) -> {
			});
		}
		catch (StorageException ex) {
			// Whether the token is a good one is not the question.
			assertThat(ex.code()).isEqualTo(ErrorCode.PERMISSION_DENIED);
		}
		assertThat(oss.lastRequest().header("x-oss-security-token")).isEqualTo("a-token");
	}

	private static void requireTemporary(OssStorager storager, String reason) {
		assertThatExceptionOfType(ServiceInternalException.class).isThrownBy(() -> storager.stat("object"))
			.satisfies((ex) -> assertThat(ex.reason()).startsWith(reason))
			.satisfies((ex) -> assertThat(ex.isTemporary()).isTrue())
			.satisfies((ex) -> assertThat(ex.httpStatus()).isZero());
	}

	private static int unusedPort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	@Test
	void saysThatNobodyAccepts() throws IOException {
		try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
				Socket first = new Socket(full.getInetAddress(), full.getLocalPort());
				Socket second = new Socket(full.getInetAddress(), full.getLocalPort())) {
			assertThat(List.of(first, second)).allMatch(Socket::isConnected);
			OssConnection connection = OssConnection.of(Endpoint.parse("http:127.0.0.1:" + full.getLocalPort()),
					TestOss.CREDENTIAL, TestOss.REGION);
			requireTemporary(oss.storager(connection, IMPATIENT, TestOss.BUCKET, StoragerSettings.DEFAULT),
					"the service cannot be reached: Connect to 127.0.0.1:%s [/127.0.0.1] failed: "
						.formatted(full.getLocalPort()));
		}
	}

}
