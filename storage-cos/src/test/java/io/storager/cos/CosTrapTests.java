package io.storager.cos;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.model.ObjectMetadata;
import io.storager.Content;
import io.storager.CopyOptions;
import io.storager.CreateMultipartOptions;
import io.storager.ErrorCode;
import io.storager.Part;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.WriteOptions;
import io.storager.driver.ClientSettings;
import io.storager.driver.StoragerSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What only the SDK of COS does to its callers, and must not do to ours. */
class CosTrapTests {

	private static final ClientSettings RETRYING = new ClientSettings(Duration.ofSeconds(2), Duration.ofSeconds(2),
			Duration.ofSeconds(2), 1, 2, null);

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
		Part part = this.storager.writeMultipart(upload, Content.of("text"), 0);
		this.storager.completeMultipart(upload, List.of(part));
		assertThat(this.storager.readAllBytes("a")).asString().isEqualTo("text");
	}

	@Test
	void sendsAnAppendOnceAlthoughTheAnswerIsLost() {
		StorageObject object = this.storager.createAppend("a");
		this.cos.faults().on("POST").key("a").once().loseReply();
		StorageObject appended = this.storager.writeAppend(object, Content.of("one"));
		assertThat(appended.appendOffset()).isEqualTo(3);
		assertThat(this.storager.readAllBytes("a")).asString().isEqualTo("one");
		assertThat(requests("POST")).as("one to create and one to append").isEqualTo(2);
	}

	@Test
	void completesAlthoughTheSdkRepeatsIt() {
		StorageObject upload = this.storager.createMultipart("a");
		Part part = this.storager.writeMultipart(upload, Content.of("text"), 0);
		this.cos.faults().on("POST").key("a").once().loseReply();
		this.storager.completeMultipart(upload, List.of(part));
		assertThat(this.storager.readAllBytes("a")).asString().isEqualTo("text");
	}

	@Test
	void doesNotRepeatWhatMustNotOverwrite() {
		this.cos.faults().on("PUT").key("a").once().loseReply();
		assertThatExceptionOfType(StorageException.class)
			.isThrownBy(() -> this.storager.write("a", Content.of("text"),
					WriteOptions.builder().forbidOverwrite(true).build()))
			.satisfies((failure) -> assertThat(failure.code()).isEqualTo(ErrorCode.SERVICE_INTERNAL));
		assertThat(requests("PUT")).isEqualTo(1);
	}

	@Test
	void copiesAKeyThatEndsWithSlashes() {
		this.storager.write("a//", Content.of("right"));
		this.storager.write("a/", Content.of("wrong"));
		this.storager.copy("a//", "b//");
		assertThat(this.storager.readAllBytes("b//")).asString().isEqualTo("right");
	}

	@Test
	void keepsHeadersThatItDoesNotKnowOnACopyOntoItself() {
		ObjectMetadata metadata = new ObjectMetadata();
		metadata.setContentLength(4);
		metadata.setCacheControl("no-store");
		this.retrying.putObject(EmulatedCos.BUCKET, "a", new ByteArrayInputStream("text".getBytes()), metadata);
		this.storager.copy("a", "a", CopyOptions.builder().storageClass("STANDARD_IA").build());
		assertThat(this.retrying.getObjectMetadata(EmulatedCos.BUCKET, "a").getCacheControl()).isEqualTo("no-store");
	}

	private long requests(String method) {
		return this.cos.requests().stream().filter((request) -> request.method().equals(method)).count();
	}

}
