package io.storager.oss;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import com.aliyun.oss.OSS;
import com.aliyun.oss.common.comm.RequestMessage;
import com.aliyun.oss.common.comm.ResponseMessage;
import com.aliyun.oss.common.comm.RetryStrategy;
import com.aliyun.oss.model.ObjectMetadata;
import io.storager.Content;
import io.storager.ErrorCode;
import io.storager.ObjectMode;
import io.storager.Part;
import io.storager.SignedRequest;
import io.storager.StorageException;
import io.storager.StorageObject;
import io.storager.emulator.traffic.WireRequest;
import io.storager.error.ServiceInternalException;
import io.storager.options.CopyOptions;
import io.storager.oss.TestOss.Signature;
import io.storager.settings.Endpoint;
import io.storager.settings.StoragerSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What is OSS's own about copies, links, appends, parts and signatures. */
class OssSurfaceTests {

	private static final String METHOD = "x-oss-server-side-encryption";

	private static final String DATA = "x-oss-server-side-data-encryption";

	@RegisterExtension
	static final TestOss oss = new TestOss();

	/** The SDK would read its size as a negative one. */
	@Test
	void refusesAPartThatTheSdkCannotCount() {
		OssStorager storager = oss.storager();
		StorageObject upload = storager.createMultipart("parts");
		oss.requests().clear();
		assertThatExceptionOfType(StorageException.class)
			.isThrownBy(() -> storager.writeMultipart(upload, InputStream.nullInputStream(), 1L << 31, 0))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(ErrorCode.RESTRICTION_DISSATISFIED))
			.withMessageContaining("2147483648 bytes")
			.withMessageContaining("at most 2147483647");
		assertThat(oss.requests().count()).isZero();
	}

	/** Not even if the user's strategy would: the append was carried out. */
	@Test
	void appendsOnceWhateverStrategyIsChosen() {
		OssConnection connection = oss.connection(Signature.V4);
		OSS client = OssClientFactory.create(connection, TestOss.SETTINGS, (configuration) -> {
			configuration.setMaxErrorRetry(2);
			configuration.setRetryStrategy(new RetryStrategy() {

				@Override
				public boolean shouldRetry(Exception ex, RequestMessage request, ResponseMessage response,
						int retries) {
					return true;
				}

			});
		});
		OssStorager storager = new OssStorager(() -> client, connection, TestOss.BUCKET, StoragerSettings.DEFAULT);
		StorageObject log = storager.createAppend("log");
		oss.requests().clear();
		oss.faults().on("POST").once().loseReply();
		assertThatExceptionOfType(ServiceInternalException.class)
			.isThrownBy(() -> storager.writeAppend(log, Content.ofText("line")))
			.withMessageContaining("whether the bytes were appended is not known");
		assertThat(oss.requests().count((request) -> request.method().equals("POST"))).isOne();
		assertThat(storager.readAllBytes("log")).asString().isEqualTo("line");
		client.shutdown();
	}

	/** OSS drops what such a copy does not send again. */
	@Test
	void keepsWhatAnObjectIsServedWithWhenItIsCopiedOntoItself() {
		OssStorager storager = oss.storager();
		ObjectMetadata metadata = new ObjectMetadata();
		metadata.setContentLength(4);
		metadata.setContentType("application/x-own");
		metadata.setCacheControl("no-store");
		metadata.setContentDisposition("attachment");
		metadata.addUserMetadata("title", "1");
		storager.client()
			.putObject(TestOss.BUCKET, "self", new ByteArrayInputStream("text".getBytes(StandardCharsets.UTF_8)),
					metadata);
		storager.copy("self", "self", CopyOptions.builder().storageClass("IA").build());
		ObjectMetadata after = storager.client().getObjectMetadata(TestOss.BUCKET, "self");
		assertThat(after.getContentType()).isEqualTo("application/x-own");
		assertThat(after.getCacheControl()).isEqualTo("no-store");
		assertThat(after.getContentDisposition()).isEqualTo("attachment");
		assertThat(after.getUserMetadata()).containsEntry("title", "1");
		assertThat(storager.stat("self").storageClass()).isEqualTo("IA");
	}

	@Test
	void copiesWhatALinkLeadsTo() {
		OssStorager storager = oss.storager();
		storager.write("target", Content.ofText("text"));
		storager.createLink("link", "target");
		storager.copy("link", "copy");
		storager.delete("target");
		assertThat(storager.stat("copy").modes()).containsExactly(ObjectMode.READ);
		assertThat(storager.readAllBytes("copy")).asString().isEqualTo("text");
	}

	@Test
	void sendsEncryptionWithCopiesAndUploadsButNotWithParts() {
		OssStorager storager = oss.storager(Signature.V4, "/",
				OssEncryption.kms().withDataEncryption("SM4").withKeyId("key-1"));
		StorageObject upload = storager.createMultipart("parts");
		assertEncrypted(oss.lastRequest());
		Part part = storager.writeMultipart(upload, Content.ofText("text"), 0);
		assertThat(oss.lastRequest().header(METHOD)).isNull();
		storager.completeMultipart(upload, List.of(part));
		storager.copy("parts", "copied");
		assertEncrypted(oss.lastRequest());
		storager.writeAppend(storager.createAppend("log"), Content.ofText("line"));
		assertEncrypted(oss.lastRequest());
	}

	private static void assertEncrypted(WireRequest request) {
		assertThat(request.header(METHOD)).isEqualTo("KMS");
		assertThat(request.header(DATA)).isEqualTo("SM4");
		assertThat(request.header(METHOD + "-key-id")).isEqualTo("key-1");
	}

	/** The SDK cuts a begun second off. */
	@Test
	void signsForNoLessThanWasAskedFor() {
		assertThat(oss.storager(Signature.V4).signRead("a", Duration.ofSeconds(1)).uri()).asString()
			.containsPattern("x-oss-expires=1(&|$)");
		assertThat(oss.storager(Signature.V4).signRead("a", Duration.ofDays(7)).uri()).asString()
			.containsPattern("x-oss-expires=604800(&|$)");
	}

	@Test
	void limitsTheExpiryAsTheSignatureDoes() {
		Duration days = Duration.ofDays(8);
		assertThatExceptionOfType(StorageException.class)
			.isThrownBy(() -> oss.storager(Signature.V4).signRead("a", days))
			.withMessageContaining("604800");
		assertThat(oss.storager(Signature.V1).signRead("a", days).expiration()).isNotNull();
	}

	@Test
	void signsForTheEndpointOfItsSigningClient() {
		OssConnection connection = oss.connection(Signature.V4);
		OssConnection other = OssConnection.of(Endpoint.parse("http://127.0.0.1:9"), TestOss.CREDENTIAL,
				connection.location());
		OssStorager storager = new OssStorager(oss.client(connection, TestOss.SETTINGS),
				oss.client(other, TestOss.SETTINGS), connection, TestOss.BUCKET, StoragerSettings.DEFAULT);
		storager.write("a", Content.ofText("text"));
		SignedRequest signed = storager.signRead("a", Duration.ofHours(1));
		assertThat(signed.uri().getPort()).isEqualTo(9);
		assertThat(signed.uri().getPath()).endsWith("/a");
	}

}
