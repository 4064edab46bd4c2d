package io.storager.emulator;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;

import com.aliyun.oss.OSS;
import com.aliyun.oss.common.comm.SignVersion;
import com.qcloud.cos.COSClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What an advanced clock changes. */
class EmulatorClockTests {

	private static final String COS_HOST = TestEmulator.COS_BUCKET + ".cos.ap-guangzhou.myqcloud.com";

	@Test
	void expiresLinksAndDatesWhatIsStored() throws IOException {
		try (TestEmulator test = new TestEmulator()) {
			SignedRequest.oss(test, "PUT", "/photos/a").body("abc").send();
			URI link = PresignedLinks.oss(test, "GET", "a");
			String stored = SignedRequest.oss(test, "GET", "/photos/a").send().header("Last-Modified");
			assertThat(status(test, link)).isEqualTo(200);
			test.emulator.clock().advance(Duration.ofHours(1));
			assertThat(status(test, link)).isEqualTo(403);
			SignedRequest.oss(test, "PUT", "/photos/a").body("abc").send();
			assertThat(SignedRequest.oss(test, "GET", "/photos/a").send().header("Last-Modified")).isNotEqualTo(stored);
			assertThat(test.emulator.clock().offset()).isEqualTo(Duration.ofHours(1));
			test.emulator.clock().reset();
			assertThat(status(test, link)).isEqualTo(200);
			assertThatIllegalArgumentException()
				.isThrownBy(() -> test.emulator.clock().advance(Duration.ofSeconds(-1)));
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "V1", "V4" })
	void letsOssClientsKeepTheirTime(SignVersion version) {
		try (TestEmulator test = new TestEmulator()) {
			test.emulator.clock().advance(Duration.ofDays(40));
			OSS oss = test.oss(version);
			assertThat(oss.doesBucketExist(TestEmulator.OSS_BUCKET)).isTrue();
			oss.shutdown();
		}
	}

	@Test
	void letsCosClientsKeepTheirTime() {
		try (TestEmulator test = new TestEmulator()) {
			test.emulator.clock().advance(Duration.ofDays(40));
			COSClient cos = test.cos();
			assertThat(cos.doesBucketExist(TestEmulator.COS_BUCKET)).isTrue();
			cos.shutdown();
		}
	}

	@Test
	void comparesDatesOfLinksAndFormsWithTheTimeOfClients() throws Exception {
		Clock slow = Clock.offset(Clock.systemUTC(), Duration.ofHours(-1));
		try (TestEmulator test = new TestEmulator(slow)) {
			for (Duration advance : List.of(Duration.ZERO, Duration.ofMinutes(70))) {
				test.emulator.clock().advance(advance);
				assertThat(get(test, ossLink(test, Duration.ofHours(2))).code()).isEqualTo("RequestTimeTooSkewed");
				assertThat(get(test, cosLink(test, Duration.ofHours(2))).code()).isEqualTo("RequestTimeTooSkewed");
				int port = test.emulator.ossPort();
				assertThat(SignedForms.post(port, "/photos/", "127.0.0.1", SignedForms.v4("a", policy()), "a").code())
					.isEqualTo("RequestTimeTooSkewed");
				assertThat(cosForm(test).code()).isEqualTo("RequestTimeTooSkewed");
				assertThat(SignedRequest.oss(test, "GET", "/photos/").send().code()).isEqualTo("RequestTimeTooSkewed");
				assertThat(SignedRequest.cos(test, "GET", "/").send().code()).isEqualTo("RequestTimeTooSkewed");
			}
		}
	}

	@Test
	void endsLinksAndFormsByTheAdvancedTime() throws Exception {
		try (TestEmulator test = new TestEmulator()) {
			int port = test.emulator.ossPort();
			test.emulator.clock().advance(Duration.ofHours(1));
			for (URI link : List.of(ossLink(test, Duration.ofHours(2)), cosLink(test, Duration.ofHours(2)))) {
				assertThat(get(test, link).code()).isEqualTo("NoSuchKey");
			}
			for (URI link : List.of(ossLink(test, Duration.ofMinutes(30)), cosLink(test, Duration.ofMinutes(30)))) {
				assertThat(get(test, link).code()).isEqualTo("AccessDenied");
			}
			String lasting = SignedForms.policy("", 120);
			assertThat(SignedForms.post(port, "/photos/", "127.0.0.1", SignedForms.v4("a", lasting), "a").status())
				.isEqualTo(204);
			assertThat(SignedForms.post(port, "/photos/", "127.0.0.1", SignedForms.v1("a", lasting), "a").status())
				.isEqualTo(204);
			assertThat(SignedForms.post(port, "/photos/", "127.0.0.1", SignedForms.v4("a", policy()), "a").code())
				.isEqualTo("AccessDenied");
			assertThat(cosForm(test).code()).isEqualTo("AccessDenied");
		}
	}

	@Test
	void tellsClientsTheirOwnTime() throws IOException {
		try (TestEmulator test = new TestEmulator(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))) {
			test.emulator.clock().advance(Duration.ofDays(1));
			for (RawHttp.Answer answer : List.of(SignedRequest.oss(test, "GET", "/photos/").send(),
					SignedRequest.cos(test, "GET", "/").send())) {
				assertThat(answer.code()).isEqualTo("RequestTimeTooSkewed");
				assertThat(answer.header("Date")).isEqualTo("Thu, 01 Jan 1970 00:00:00 GMT");
			}
		}
	}

	private static String policy() {
		return SignedForms.policy("", 30);
	}

	private static RawHttp.Answer cosForm(TestEmulator test) throws Exception {
		return SignedForms.post(test.emulator.cosPort(), "/", COS_HOST, SignedForms.cos("a", policy()), "a");
	}

	private static URI ossLink(TestEmulator test, Duration validity) {
		OSS oss = test.oss(SignVersion.V4);
		try {
			return URI.create(oss
				.generatePresignedUrl(TestEmulator.OSS_BUCKET, "missing", Date.from(Instant.now().plus(validity)))
				.toString());
		}
		finally {
			oss.shutdown();
		}
	}

	private static URI cosLink(TestEmulator test, Duration validity) {
		COSClient cos = test.cos();
		try {
			return URI.create(cos
				.generatePresignedUrl(TestEmulator.COS_BUCKET, "missing", Date.from(Instant.now().plus(validity)))
				.toString());
		}
		finally {
			cos.shutdown();
		}
	}

	private static RawHttp.Answer get(TestEmulator test, URI link) throws IOException {
		boolean cos = link.getHost().endsWith(".myqcloud.com");
		try (RawHttp http = new RawHttp(cos ? test.emulator.cosPort() : test.emulator.ossPort())) {
			http.send("GET " + link.getRawPath() + "?" + link.getRawQuery() + " HTTP/1.1\r\nHost: " + link.getHost()
					+ "\r\n\r\n");
			return http.read(false);
		}
	}

	private static int status(TestEmulator test, URI link) throws IOException {
		try (RawHttp http = new RawHttp(test.emulator.ossPort())) {
			http.send("GET " + link.getRawPath() + "?" + link.getRawQuery() + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
			return http.read(false).status();
		}
	}

}
