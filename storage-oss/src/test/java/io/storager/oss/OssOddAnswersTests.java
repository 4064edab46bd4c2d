package io.storager.oss;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

import com.aliyun.oss.OSS;
import io.storager.ErrorCode;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.error.ServiceInternalException;
import io.storager.options.ReadOptions;
import io.storager.settings.ClientSettings;
import io.storager.settings.Endpoint;
import io.storager.settings.StoragerSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Answers that are well-formed HTTP and yet not what OSS sends. */
class OssOddAnswersTests {

	private @Nullable OSS client;

	@AfterEach
	void shutDown() {
		if (this.client != null) {
			this.client.shutdown();
		}
	}

	/** The SDK reads a missing length as 0, and the object would look empty. */
	@Test
	void refusesAnObjectWithoutALength() throws IOException {
		try (CannedServer server = new CannedServer(
				"HTTP/1.1 200 OK\nx-oss-request-id: 0A1B\nConnection: close\n\ntext")) {
			OssStorager storager = storager(server, null);
			for (int i = 0; i < 3; i++) {
				assertThatExceptionOfType(ServiceInternalException.class)
					.isThrownBy(() -> storager.readAllBytes("object"))
					.withMessageContaining("the answer has no Content-Length");
				assertThatExceptionOfType(ServiceInternalException.class).isThrownBy(() -> storager.stat("object"))
					.withMessageContaining("the answer has no Content-Length");
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "bytes 0-3/*", "bytes */4", "bytes 0-8/9", "nonsense" })
	void refusesARangeThatItCannotCount(String range) throws IOException {
		try (CannedServer server = new CannedServer(
				"HTTP/1.1 206 Partial Content\nx-oss-request-id: 0A1B\nContent-Length: 4\nContent-Range: " + range
						+ "\n\ntext")) {
			OssStorager storager = storager(server, null);
			for (int i = 0; i < 3; i++) {
				assertThatExceptionOfType(ServiceInternalException.class)
					.isThrownBy(() -> storager.readAllBytes("object", ReadOptions.builder().size(4L).build()))
					.withMessageContaining("the Content-Range");
			}
		}
	}

	/** The HTTP client would send the signature to whatever host is named. */
	@Test
	void carriesNoSignatureToAnotherHost() throws IOException {
		try (CannedServer other = new CannedServer(
				"HTTP/1.1 200 OK\nx-oss-request-id: 0A1B\nContent-Length: 4\n\ntext");
				CannedServer server = new CannedServer(
						"HTTP/1.1 307 Temporary Redirect\nx-oss-request-id: 0A1B\nContent-Length: 0\nLocation: %s/x\n\n"
							.formatted(other.endpoint()))) {
			assertThatExceptionOfType(StorageException.class)
				.isThrownBy(() -> storager(server, null).readAllBytes("object"))
				.withMessageContaining("the answer points elsewhere, which is not followed; is the endpoint right?")
				.satisfies((ex) -> assertThat(ex.httpStatus()).isEqualTo(307))
				.satisfies((ex) -> assertThat(ex.code()).isEqualTo(ErrorCode.UNEXPECTED));
			assertThat(server.heads()).singleElement().asString().contains("Authorization: OSS ");
			assertThat(other.heads()).isEmpty();
		}
	}

	@Test
	void refusesAListingThatDoesNotSayHowItGoesOn() throws IOException {
		String listing = "<ListBucketResult><Name>photos</Name><MaxKeys>1</MaxKeys><IsTruncated>true</IsTruncated>"
				+ "</ListBucketResult>";
		try (CannedServer server = new CannedServer("HTTP/1.1 200 OK\nx-oss-request-id: 0A1B\nContent-Length: %s\n\n%s"
			.formatted(listing.length(), listing))) {
			assertThatExceptionOfType(ServiceInternalException.class)
				.isThrownBy(() -> storager(server, null).list().forEach((object) -> {
				}))
				.withMessageContaining("the listing goes on, but the answer does not say where");
		}
	}

	@Test
	void refusesAListingThatIsNone() throws IOException {
		try (CannedServer server = new CannedServer(
				"HTTP/1.1 200 OK\nx-oss-request-id: 0A1B\nContent-Length: 6\n\n<html>")) {
			assertThatExceptionOfType(ServiceInternalException.class)
				.isThrownBy(() -> storager(server, null).list().forEach((object) -> {
				}))
				.withMessageContaining("the answer cannot be understood; is the endpoint one of OSS?");
		}
	}

	@Test
	void tellsWhereAnAppendGoesOn() throws IOException {
		try (CannedServer server = new CannedServer(
				"HTTP/1.1 200 OK\nx-oss-request-id: 0A1B\nContent-Length: 10\nx-oss-object-type: Appendable\nx-oss-next-append-position: 10\n\n")) {
			StorageObject object = storager(server, null).stat("log");
			assertThat(object.appendOffset()).isEqualTo(10);
		}
	}

	@Test
	void goesThroughAProxy() throws IOException {
		try (CannedServer proxy = new CannedServer(
				"HTTP/1.1 200 OK\nx-oss-request-id: 0A1B\nContent-Length: 4\n\ntext")) {
			OssConnection connection = OssConnection.of(Endpoint.parse("http:oss.invalid"), TestOss.CREDENTIAL,
					TestOss.REGION);
			OssStorager storager = storager(connection,
					ClientSettings.Proxy.of("127.0.0.1", proxy.port()).withUser("proxy-user", "proxy-password"));
			assertThat(storager.readAllBytes("a/../b")).asString().isEqualTo("text");
			assertThat(proxy.heads()).singleElement()
				.asString()
				.startsWith("GET http://photos.oss.invalid/a%2F..%2Fb HTTP/1.1\n")
				.contains("Proxy-Authorization: Basic " + Base64.getEncoder()
					.encodeToString("proxy-user:proxy-password".getBytes(StandardCharsets.US_ASCII)));
		}
	}

	private OssStorager storager(CannedServer server, ClientSettings.@Nullable Proxy proxy) {
		return storager(OssConnection.of(server.endpoint(), TestOss.CREDENTIAL, null), proxy);
	}

	private OssStorager storager(OssConnection connection, ClientSettings.@Nullable Proxy proxy) {
		ClientSettings settings = ClientSettings.builder()
			.connectTimeout(Duration.ofSeconds(5))
			.readTimeout(Duration.ofSeconds(5))
			.connectionRequestTimeout(Duration.ofMillis(500))
			.maxConnections(1)
			.maxRetries(0)
			.proxy(proxy)
			.build();
		OSS created = OssClientFactory.create(connection, settings, (configuration) -> {
		});
		this.client = created;
		return new OssStorager(() -> created, connection, TestOss.BUCKET, StoragerSettings.DEFAULT);
	}

}
