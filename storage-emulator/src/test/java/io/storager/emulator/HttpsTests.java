package io.storager.emulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;

import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

import com.aliyun.oss.ClientBuilderConfiguration;
import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClientBuilder;
import com.aliyun.oss.common.auth.DefaultCredentialProvider;
import com.aliyun.oss.common.comm.SignVersion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** HTTPS with certificates that the emulator makes. */
class HttpsTests {

	private static TestEmulator test;

	@BeforeAll
	static void start() {
		test = new TestEmulator(StorageEmulator.builder().https(true));
	}

	@AfterAll
	static void stop() {
		test.close();
	}

	private static TrustManager[] trustManagers(X509Certificate authority) throws Exception {
		KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
		trusted.load(null, null);
		trusted.setCertificateEntry("ca", authority);
		TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		trust.init(trusted);
		return trust.getTrustManagers();
	}

	static SSLContext trusting(X509Certificate authority) throws Exception {
		SSLContext tls = SSLContext.getInstance("TLS");
		tls.init(null, trustManagers(authority), null);
		return tls;
	}

	private static SSLSocket connect(SSLContext tls, String host, String protocol) throws IOException {
		Socket socket = new Socket(InetAddress.getLoopbackAddress(), test.emulator.cosPort());
		SSLSocket secured = (SSLSocket) tls.getSocketFactory()
			.createSocket(socket, host, test.emulator.cosPort(), true);
		SSLParameters parameters = secured.getSSLParameters();
		parameters.setEndpointIdentificationAlgorithm("HTTPS");
		parameters.setProtocols(new String[] { protocol });
		if (!host.startsWith("127.")) {
			parameters.setServerNames(List.of(new SNIHostName(host)));
		}
		secured.setSSLParameters(parameters);
		secured.startHandshake();
		return secured;
	}

	@ParameterizedTest
	@CsvSource({ "localhost, TLSv1.3", "127.0.0.1, TLSv1.2", "photos-1250000000.localhost, TLSv1.3",
			"photos-1250000000.cos.ap-guangzhou.myqcloud.com, TLSv1.2" })
	void hasACertificateForEveryNameAClientAsksFor(String host, String protocol) throws Exception {
		try (SSLSocket socket = connect(trusting(authority(test)), host, protocol)) {
			X509Certificate certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
			certificate.verify(authority(test).getPublicKey());
			certificate.checkValidity();
			assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
			assertThat(authority(test).getBasicConstraints()).isEqualTo(Integer.MAX_VALUE);
		}
	}

	@Test
	void isTrustedByNobodyElse() throws Exception {
		assertThatExceptionOfType(SSLException.class)
			.isThrownBy(() -> connect(SSLContext.getDefault(), "localhost", "TLSv1.3"));
	}

	@Test
	void servesTheVendorsClient() throws Exception {
		ClientBuilderConfiguration configuration = new ClientBuilderConfiguration();
		configuration.setSignatureVersion(SignVersion.V4);
		configuration.setMaxErrorRetry(0);
		configuration
			.setX509TrustManagers(new X509TrustManager[] { (X509TrustManager) trustManagers(authority(test))[0] });
		OSS oss = OSSClientBuilder.create()
			.endpoint(test.emulator.ossEndpoint().toString())
			.region(TestEmulator.OSS_REGION)
			.clientConfiguration(configuration)
			.credentialsProvider(new DefaultCredentialProvider(TestEmulator.ACCESS_KEY, TestEmulator.SECRET_KEY))
			.build();
		byte[] content = "x".repeat(3_000_000).getBytes(StandardCharsets.UTF_8);
		oss.putObject(TestEmulator.OSS_BUCKET, "a", new ByteArrayInputStream(content));
		assertThat(oss.getObject(TestEmulator.OSS_BUCKET, "a").getObjectContent()).hasBinaryContent(content);
		oss.shutdown();
	}

	@Test
	void takesHttpOnTheSamePort() throws IOException {
		assertThat(SignedRequest.oss(test, "GET", "/photos/none").send().code()).isEqualTo("NoSuchKey");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void canStillBeDisturbed(boolean reset) throws Exception {
		try (SSLSocket socket = connect(trusting(authority(test)), "localhost", "TLSv1.3")) {
			if (reset) {
				test.emulator.faults().onAny().once().reset();
			}
			else {
				test.emulator.faults().onAny().once().truncateResponseAfter(0);
			}
			socket.getOutputStream()
				.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.UTF_8));
			if (reset) {
				assertThatExceptionOfType(SocketException.class)
					.isThrownBy(() -> socket.getInputStream().readAllBytes());
			}
			else {
				assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
					.startsWith("HTTP/1.1 403")
					.endsWith("\r\n\r\n");
			}
		}
		finally {
			test.emulator.faults().clear();
		}
	}

	@Test
	void keepsItsAuthorityInTheDirectory(@TempDir Path directory) {
		X509Certificate first;
		StorageEmulator.Builder builder = StorageEmulator.builder()
			.https(true)
			.directory(directory)
			.credential("a", "b");
		try (StorageEmulator emulator = builder.start()) {
			first = emulator.certificateAuthority();
		}
		try (StorageEmulator emulator = builder.start()) {
			assertThat(emulator.certificateAuthority()).isEqualTo(first);
		}
	}

	private static X509Certificate authority(TestEmulator test) {
		return Objects.requireNonNull(test.emulator.certificateAuthority());
	}

}
