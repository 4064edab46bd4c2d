package io.storager.emulator;

import java.io.IOException;
import java.time.Duration;

import com.aliyun.oss.OSS;
import com.aliyun.oss.common.comm.SignVersion;
import com.qcloud.cos.COSClient;
import io.storager.emulator.service.Restores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Archived objects, with the emulator's time advanced. */
class RestoreTests {

	@Test
	void oss() throws IOException {
		try (TestEmulator test = new TestEmulator()) {
			OSS oss = test.oss(SignVersion.V4);
			SignedRequest.oss(test, "PUT", "/photos/old").header("x-oss-storage-class", "Archive").body("old").send();
			assertThat(SignedRequest.oss(test, "GET", "/photos/old").send().code()).isEqualTo("InvalidObjectState");
			assertThat(SignedRequest.oss(test, "HEAD", "/photos/old").send().headers())
				.doesNotContainKey("x-oss-restore");
			assertThat(oss.restoreObject("photos", "old").getStatusCode()).isEqualTo(202);
			assertThat(oss.getObjectMetadata("photos", "old").getObjectRawRestore())
				.isEqualTo("ongoing-request=\"true\"");
			assertThat(
					SignedRequest.oss(test, "POST", "/photos/old").query("restore", "restore").body("").send().code())
				.isEqualTo("RestoreAlreadyInProgress");
			test.emulator.clock().advance(Restores.TAKES);
			assertThat(oss.getObjectMetadata("photos", "old").isRestoreCompleted()).isTrue();
			assertThat(SignedRequest.oss(test, "GET", "/photos/old").send().body()).isEqualTo("old");
			assertThat(oss.restoreObject("photos", "old").getStatusCode()).isEqualTo(200);
			SignedRequest.oss(test, "PUT", "/photos/copy").header("x-oss-copy-source", "/photos/old").body("").send();
			assertThat(SignedRequest.oss(test, "GET", "/photos/copy").send().body()).isEqualTo("old");
			test.emulator.clock().advance(Duration.ofDays(2));
			assertThat(SignedRequest.oss(test, "GET", "/photos/old").send().code()).isEqualTo("InvalidObjectState");
			assertThat(SignedRequest.oss(test, "PUT", "/photos/copy")
				.header("x-oss-copy-source", "/photos/old")
				.body("")
				.send()
				.code()).isEqualTo("InvalidObjectState");
			assertThat(
					SignedRequest.oss(test, "POST", "/photos/copy").query("restore", "restore").body("").send().code())
				.isEqualTo("OperationNotSupported");
			oss.shutdown();
		}
	}

	@Test
	void cos() throws IOException {
		try (TestEmulator test = new TestEmulator()) {
			COSClient cos = test.cos();
			String bucket = TestEmulator.COS_BUCKET;
			SignedRequest.cos(test, "PUT", "/old").header("x-cos-storage-class", "ARCHIVE").body("old").send();
			assertThat(SignedRequest.cos(test, "GET", "/old").send().code()).isEqualTo("InvalidObjectState");
			cos.restoreObject(bucket, "old", 3);
			assertThat(cos.getObjectMetadata(bucket, "old").getOngoingRestore()).isTrue();
			test.emulator.clock().advance(Restores.TAKES);
			assertThat(cos.getObjectMetadata(bucket, "old").getOngoingRestore()).isFalse();
			assertThat(cos.getObjectMetadata(bucket, "old").getRestoreExpirationTime()).isNotNull();
			assertThat(SignedRequest.cos(test, "GET", "/old").send().body()).isEqualTo("old");
			test.emulator.clock().advance(Duration.ofDays(4));
			assertThat(SignedRequest.cos(test, "GET", "/old").send().code()).isEqualTo("InvalidObjectState");
			cos.shutdown();
		}
	}

}
