package io.storager.oss;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClient;
import com.aliyun.oss.OSSException;
import com.aliyun.oss.common.auth.DefaultCredentials;
import com.aliyun.oss.common.auth.RequestSigner;
import com.aliyun.oss.common.comm.RequestMessage;
import com.aliyun.oss.common.comm.SignVersion;
import com.aliyun.oss.internal.OSSHeaders;
import com.aliyun.oss.internal.signer.OSSSignerBase;
import com.aliyun.oss.internal.signer.OSSSignerParams;
import io.storager.Content;
import io.storager.httpclient.SdkField;
import io.storager.options.WriteOptions;
import io.storager.oss.TestOss.Signature;
import io.storager.settings.ClientSettings;
import io.storager.settings.HmacCredential;
import io.storager.settings.StoragerSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Requests about objects have the signature that the SDK would give them. */
class OssObjectRequestsTests {

	@RegisterExtension
	static final TestOss oss = new TestOss();

	private final Comparison comparison = new Comparison();

	@Test
	void areWhatAClientOfTheFactorySends() throws Exception {
		OSS client = client(TestOss.CREDENTIAL);
		assertThat(SdkField.of(OSSClient.class, "objectOperation").get(client)).isInstanceOf(OssObjectRequests.class);
		client.shutdown();
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "a/b c", "发票/2026 年.pdf", "*~+%21&=?#;", "a/../b", "'\"()[]", "\uD83D\uDE00" })
	void areSignedAsTheSdkDoes(String key) {
		OSS client = client(TestOss.CREDENTIAL);
		OssStorager storager = new OssStorager(() -> client, oss.connection(Signature.V4), TestOss.BUCKET,
				StoragerSettings.DEFAULT);
		storager.write(key, Content.ofText("text"),
				WriteOptions.builder()
					.contentType("text/plain; charset=utf-8")
					.userMetadata(Map.of("Project", " two  spaces "))
					.tags(Map.of("a b", "c+d"))
					.build());
		storager.stat(key);
		storager.readAllBytes(key);
		storager.setTags(key, Map.of("x", "y"));
		storager.delete(key);
		client.shutdown();
		assertThat(this.comparison.count).isGreaterThanOrEqualTo(5);
		assertThat(this.comparison.differences).isEmpty();
	}

	@Test
	void areSignedWithTheTokenOfTemporaryCredentials() {
		OSS client = client(HmacCredential.of("STS.key", "secret").withSecurityToken("a-token+/="));
		assertThatExceptionOfType(OSSException.class).isThrownBy(() -> client.deleteObject(TestOss.BUCKET, "a"));
		client.shutdown();
		assertThat(this.comparison.differences).isEmpty();
		assertThat(this.comparison.count).isEqualTo(1);
	}

	@Test
	void areSignedWithTheKeyOfTheDay() {
		OSS client = client(TestOss.CREDENTIAL);
		client.deleteObject(TestOss.BUCKET, "a");
		((OSSClient) client).getClientConfiguration().setTickOffset(TimeUnit.DAYS.toMillis(1));
		assertThatExceptionOfType(OSSException.class).isThrownBy(() -> client.deleteObject(TestOss.BUCKET, "a"));
		client.shutdown();
		assertThat(this.comparison.differences).isEmpty();
		assertThat(this.comparison.count).isEqualTo(2);
	}

	private OSS client(HmacCredential credential) {
		this.comparison.credential = credential;
		OssConnection connection = OssConnection.of(oss.connection(Signature.V4).endpoint(), credential,
				oss.connection(Signature.V4).region());
		return OssClientFactory.create(connection, ClientSettings.DEFAULT,
				(configuration) -> configuration.setSignerHandlers(List.of(this.comparison)));
	}

	/** Signs every signed request once more with the SDK's signer. */
	private static final class Comparison implements RequestSigner {

		private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssX",
				Locale.ROOT);

		private final List<String> differences = new ArrayList<>();

		private int count;

		private HmacCredential credential = TestOss.CREDENTIAL;

		@Override
		public void sign(RequestMessage request) {
			Map<String, String> ours = new TreeMap<>(request.getHeaders());
			Map<String, String> theirs = theirs(request);
			this.count++;
			if (!theirs.equals(ours)) {
				this.differences.add(theirs + " is not " + ours);
			}
		}

		private Map<String, String> theirs(RequestMessage request) {
			OSSSignerParams params = new OSSSignerParams("/" + request.getBucket() + "/" + request.getKey(),
					new DefaultCredentials(this.credential.accessKey(), this.credential.secretKey(),
							this.credential.securityToken()));
			params.setProduct("oss");
			params.setRegion(oss.connection(Signature.V4).region());
			// At the same second.
			params.setTickOffset(Instant.from(DATE_TIME.parse(request.getHeaders().get(OSSHeaders.OSS_DATE)))
				.plusMillis(500)
				.toEpochMilli() - System.currentTimeMillis());
			RequestMessage again = new RequestMessage(request.getOriginalRequest(), request.getBucket(),
					request.getKey());
			again.setMethod(request.getMethod());
			again.setParameters(request.getParameters());
			again.setHeaders(new TreeMap<>(request.getHeaders()));
			again.getHeaders().remove(OSSHeaders.AUTHORIZATION);
			OSSSignerBase.createRequestSigner(SignVersion.V4, params).sign(again);
			return new TreeMap<>(again.getHeaders());
		}

	}

}
