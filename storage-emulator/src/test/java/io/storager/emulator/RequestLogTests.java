package io.storager.emulator;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSException;
import com.aliyun.oss.common.comm.SignVersion;
import com.qcloud.cos.COSClient;
import com.qcloud.cos.exception.CosServiceException;
import io.storager.emulator.traffic.AnsweredRequest;
import io.storager.emulator.traffic.Protocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What the log tells of requests and their answers. */
class RequestLogTests {

	private final BlockingQueue<AnsweredRequest> answers = new LinkedBlockingQueue<>();

	private TestEmulator test;

	@BeforeEach
	void start() {
		this.test = new TestEmulator();
		this.test.emulator.requests().onAnswer(this.answers::add);
	}

	@AfterEach
	void stop() {
		this.test.close();
	}

	private AnsweredRequest next() throws InterruptedException {
		AnsweredRequest answer = this.answers.poll(10, TimeUnit.SECONDS);
		assertThat(answer).isNotNull();
		return answer;
	}

	@Test
	void tellsStatusAndBytes() throws Exception {
		SignedRequest.oss(this.test, "PUT", "/photos/a").body("x".repeat(1000)).send();
		AnsweredRequest put = next();
		assertThat(put.status()).isEqualTo(200);
		assertThat(put.bytesReceived()).isEqualTo(1000);
		assertThat(put.errorCode()).isNull();
		SignedRequest.oss(this.test, "GET", "/photos/a").send();
		assertThat(next().bytesSent()).isEqualTo(1000);
		SignedRequest.oss(this.test, "GET", "/photos/none").send();
		AnsweredRequest refused = next();
		assertThat(refused.status()).isEqualTo(404);
		assertThat(refused.errorCode()).isEqualTo("NoSuchKey");
		assertThat(refused.duration()).isPositive();
		SignedRequest.cos(this.test, "GET", "/%zz").send();
		assertThat(next().errorCode()).isEqualTo("InvalidURI");
		assertThat(this.test.emulator.requests().answers()).hasSize(4);
	}

	@Test
	void tellsWhatCutTheConnection() throws Exception {
		this.test.emulator.faults().on("GET").once().reset();
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> SignedRequest.oss(this.test, "GET", "/photos/a").send());
		AnsweredRequest cut = next();
		assertThat(cut.status()).isZero();
		assertThat(cut.abort()).isEqualTo("A fault cut the connection");
		try (RawHttp http = new RawHttp(this.test.emulator.ossPort())) {
			http.send(SignedRequest.oss(this.test, "PUT", "/photos/a").header("Content-Length", "1000000").head());
			http.send("x".repeat(600_000));
		}
		assertThat(next().abort()).isEqualTo("The client ended the connection");
	}

	@ParameterizedTest
	@EnumSource(names = { "V1", "V4" })
	void tellsWhatOssWouldHaveSigned(SignVersion version) throws Exception {
		OSS oss = this.test.oss(version, TestEmulator.ACCESS_KEY, "another-secret");
		assertThatExceptionOfType(OSSException.class).isThrownBy(() -> oss.listObjects(TestEmulator.OSS_BUCKET));
		oss.shutdown();
		AnsweredRequest refused = next();
		assertThat(refused.errorCode()).isEqualTo("SignatureDoesNotMatch");
		assertThat(refused.errorDetails()).containsKey("StringToSign")
			.containsEntry("SignatureProvided", "***")
			.satisfies((details) -> assertThat(details.containsKey("CanonicalRequest"))
				.isEqualTo(version == SignVersion.V4));
	}

	@Test
	void tellsWhatCosWouldHaveSigned() throws Exception {
		COSClient cos = this.test.cos(TestEmulator.ACCESS_KEY, "another-secret");
		assertThatExceptionOfType(CosServiceException.class).isThrownBy(() -> cos.listObjects(TestEmulator.COS_BUCKET));
		cos.shutdown();
		AnsweredRequest refused = next();
		assertThat(refused.errorCode()).isEqualTo("SignatureDoesNotMatch");
		assertThat(refused.errorDetails()).containsKeys("StringToSign", "FormatString");
	}

	@Test
	void masksTokensAndKeysInWhatWouldHaveBeenSigned() throws Exception {
		try (RawHttp http = new RawHttp(this.test.emulator.ossPort())) {
			http.send(SignedRequest.oss(this.test, "GET", "/photos/a")
				.head()
				.replace("\r\n\r\n", "\r\nx-oss-security-token: a-token-of-somebody\r\n"
						+ "x-oss-server-side-encryption-customer-key: a-key-of-somebody\r\n\r\n"));
			assertThat(http.read(false).code()).isEqualTo("SignatureDoesNotMatch");
		}
		assertThat(next().errorDetails().get("StringToSign")).contains("x-oss-security-token:***")
			.contains("customer-key:***")
			.doesNotContain("of-somebody");
	}

	@Test
	void takesEverythingWhenItIsLoose() throws IOException {
		try (TestEmulator loose = new TestEmulator(StorageEmulator.builder().loose(true));
				RawHttp http = new RawHttp(loose.emulator.ossPort())) {
			http.send("PUT /photos/a HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 3\r\n\r\nabc");
			assertThat(http.read(false).status()).isEqualTo(200);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "OSS", "COS" })
	void saysThatItIsHealthy(Protocol protocol) throws IOException {
		boolean oss = protocol == Protocol.OSS;
		try (RawHttp http = new RawHttp(oss ? this.test.emulator.ossPort() : this.test.emulator.cosPort())) {
			http.send("GET /_emulator/health HTTP/1.1\r\nHost: localhost\r\n\r\n");
			RawHttp.Answer answer = http.read(false);
			assertThat(answer.status()).isEqualTo(200);
			assertThat(answer.body()).contains("UP");
			assertThat(this.test.emulator.requests().count()).isZero();
		}
	}

}
