package io.storager.emulator;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

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

	private static int status(TestEmulator test, URI link) throws IOException {
		try (RawHttp http = new RawHttp(test.emulator.ossPort())) {
			http.send("GET " + link.getRawPath() + "?" + link.getRawQuery() + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
			return http.read(false).status();
		}
	}

}
