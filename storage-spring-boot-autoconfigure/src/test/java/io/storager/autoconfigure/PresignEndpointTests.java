package io.storager.autoconfigure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClientBuilder;
import io.storager.AccessController;
import io.storager.Content;
import io.storager.HttpSigner;
import io.storager.SignedRequest;
import io.storager.autoconfigure.cos.CosConnectionDetails;
import io.storager.autoconfigure.oss.OssClientCustomizer;
import io.storager.autoconfigure.oss.OssConnectionDetails;
import io.storager.cos.CosConnection;
import io.storager.cos.CosStorager;
import io.storager.emulator.StorageEmulator;
import io.storager.engine.DriverStorager;
import io.storager.oss.OssConnection;
import io.storager.oss.OssStorager;
import io.storager.settings.Endpoint;
import io.storager.settings.HmacCredential;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@code presign-endpoint}. */
class PresignEndpointTests {

	private static final Duration HOUR = Duration.ofHours(1);

	private final StorageEmulator emulator = StorageEmulator.builder()
		.credential("LTAI5tExample", "ossSecretOfTheTest")
		.credential("AKIDExample", "cosSecretOfTheTest")
		.ossBucket("demo", "oss-cn-hangzhou")
		.cosBucket("demo-1250000000", "ap-guangzhou")
		.start();

	@AfterEach
	void close() {
		this.emulator.close();
	}

	@ParameterizedTest
	@CsvSource({ "Signature=,", "x-oss-signature-version=OSS4-HMAC-SHA256, storage.oss.location=cn-hangzhou" })
	void ossAcceptsWhatIsSignedForADomainWithEitherSignature(String signature, @Nullable String location) {
		runner("oss", this.emulator.ossEndpoint(), "http:demo.localhost:%s".formatted(this.emulator.ossPort()))
			.withPropertyValues((location != null) ? new String[] { location } : new String[0])
			.run((context) -> {
				SignedRequest signed = exchange(context, OssStorager.class, this.emulator.ossPort(), "demo.localhost");
				assertThat(signed.uri().getRawQuery()).contains(signature);
			});
	}

	@Test
	void cosAcceptsWhatIsSignedForADomain() {
		runner("cos", this.emulator.cosEndpoint(),
				"http:demo-1250000000.localhost:%s".formatted(this.emulator.cosPort()))
			.run((context) -> exchange(context, CosStorager.class, this.emulator.cosPort(),
					"demo-1250000000.localhost"));
	}

	@ParameterizedTest
	@CsvSource({ "https:files.example.com, https://files.example.com/a?",
			"https:files.example.com:443, https://files.example.com/a?",
			"http://files.example.com:8080/, http://files.example.com:8080/a?",
			"https:oss-cn-hangzhou.aliyuncs.com, https://demo.oss-cn-hangzhou.aliyuncs.com/a?",
			"https:demo.oss-cn-hangzhou.aliyuncs.com, https://demo.oss-cn-hangzhou.aliyuncs.com/a?" })
	void ossPutsTheBucketInFrontOfAliyunsEndpointsOnly(String presignEndpoint, String address) {
		StorageContext.runner(StorageContext.OSS)
			.withPropertyValues("storage.oss.endpoint=https:oss-cn-hangzhou-internal.aliyuncs.com",
					"storage.oss.presign-endpoint=" + presignEndpoint)
			.run((context) -> assertThat(signed(context, "ossStorager")).startsWith(address));
	}

	@ParameterizedTest
	@CsvSource({ "https:files.example.com:443, https://files.example.com/a?",
			"https:cos.accelerate.myqcloud.com, https://demo-1250000000.cos.accelerate.myqcloud.com/a?",
			"https:cos-rapid.ap-guangzhou.tencentcos.com, https://demo-1250000000.cos-rapid.ap-guangzhou.tencentcos.com/a?" })
	void cosPutsTheBucketInFrontOfTencentsEndpointsOnly(String presignEndpoint, String address) {
		StorageContext.runner(StorageContext.COS)
			.withPropertyValues("storage.cos.presign-endpoint=" + presignEndpoint)
			.run((context) -> assertThat(signed(context, "cosStorager")).startsWith(address));
	}

	@Test
	void aDomainIsInheritedByTheStoragersOfItsBucketOnly() {
		StorageContext.runner(StorageContext.OSS, StorageContext.COS, """
				storage:
				  oss:
				    presign-endpoint: https:files.example.com
				    storagers:
				      folder: { work-dir: /folder }
				      other: { name: other }
				      own: { name: own, presign-endpoint: "https:own.example.com" }
				  cos:
				    presign-endpoint: https:files.example.com
				    storagers:
				      cosFolder: { work-dir: /folder }
				      cosOther: { name: other-1250000000 }
				""").run((context) -> {
			assertThat(signed(context, "folder")).startsWith("https://files.example.com/folder/a?");
			assertThat(signed(context, "other")).startsWith("https://other.oss-cn-hangzhou.aliyuncs.com/a?");
			assertThat(signed(context, "own")).startsWith("https://own.example.com/a?");
			assertThat(signed(context, "cosFolder")).startsWith("https://files.example.com/folder/a?");
			assertThat(signed(context, "cosOther"))
				.startsWith("https://other-1250000000.cos.ap-guangzhou.myqcloud.com/a?");
		});
	}

	@Test
	void anEndpointOfTheVendorIsInheritedByEveryBucket() {
		StorageContext.runner("""
				storage:
				  oss:
				    credential: hmac:LTAI5tExample:ossSecretOfTheTest
				    endpoint: https:oss-cn-hangzhou-internal.aliyuncs.com
				    presign-endpoint: https:oss-cn-hangzhou.aliyuncs.com
				    storagers:
				      other: { name: other }
				""")
			.run((context) -> assertThat(signed(context, "other"))
				.startsWith("https://other.oss-cn-hangzhou.aliyuncs.com/a?"));
	}

	@Test
	void underTheEmulatorWhatIsSignedGoesThere() {
		StorageContext.runner("storage.emulator.enabled: true", StorageContext.OSS, StorageContext.COS, """
				storage:
				  oss.presign-endpoint: https:files.example.com
				  cos.presign-endpoint: https:files.example.com
				""").run((context) -> {
			StorageEmulator own = context.getBean(StorageEmulator.class);
			OssStorager oss = context.getBean(OssStorager.class);
			oss.write("a", Content.ofText("from oss"));
			assertThat(send(own.ossPort(), oss.signRead("a", HOUR), "")).contains("200 OK").endsWith("from oss");
			CosStorager cos = context.getBean(CosStorager.class);
			cos.write("a", Content.ofText("from cos"));
			SignedRequest signed = cos.signRead("a", HOUR);
			assertThat(signed.uri()).hasHost("demo-1250000000.localhost").hasPort(own.cosPort());
			assertThat(send(own.cosPort(), signed, "")).contains("200 OK").endsWith("from cos");
		});
	}

	@Test
	void connectionDetailsHaveTheLastWord() {
		StorageContext.runner("storage.oss.name: demo", "storage.cos.name: demo-1250000000")
			.withBean(OssConnectionDetails.class, OwnOssDetails::new)
			.withBean(CosConnectionDetails.class, OwnCosDetails::new)
			.run((context) -> {
				assertThat(signed(context, "ossStorager")).startsWith("https://details.example.com/a?");
				assertThat(signed(context, "cosStorager")).startsWith("https://details.example.com/a?");
			});
	}

	@Test
	void theFirstSignatureMakesAClientWhichAllShare() {
		AtomicInteger made = new AtomicInteger();
		StorageContext.runner(StorageContext.OSS, """
				storage:
				  oss:
				    presign-endpoint: https:files.example.com
				    storagers:
				      folder: { work-dir: /folder }
				      other: { name: other, presign-endpoint: "https:other.example.com" }
				""")
			.withBean(OssClientCustomizer.class, () -> (configuration) -> made.incrementAndGet())
			.run((context) -> {
				assertThat(made).hasValue(0);
				signed(context, "ossStorager");
				signed(context, "folder");
				assertThat(made).hasValue(1);
				assertThat(context.getBeanFactory().containsSingleton("ossClient")).isFalse();
				signed(context, "other");
				assertThat(made).hasValue(2);
			});
	}

	@Test
	void publicObjectsAreAtTheirOwnDomain() {
		StorageContext.runner(StorageContext.OSS, StorageContext.COS, """
				storage.oss.public-endpoint: https:cdn.example.com
				storage.oss.storagers.folder.work-dir: /folder
				storage.oss.storagers.other.name: other
				""").run((context) -> {
			assertThat(publicUrl(context, "ossStorager")).isEqualTo("https://cdn.example.com/a");
			assertThat(publicUrl(context, "folder")).isEqualTo("https://cdn.example.com/folder/a");
			assertThat(publicUrl(context, "other")).isEqualTo("https://other.oss-cn-hangzhou.aliyuncs.com/a");
			assertThat(publicUrl(context, "cosStorager"))
				.isEqualTo("https://demo-1250000000.cos.ap-guangzhou.myqcloud.com/a");
		});
	}

	private static String publicUrl(AssertableApplicationContext context, String bean) {
		return context.getBean(bean, AccessController.class).publicUrl("a").toString();
	}

	@Test
	void aClientOfTheApplicationsSignsForTheDomainToo() {
		StorageContext.runner(StorageContext.OSS, "storage.oss.presign-endpoint: https:files.example.com")
			.withBean("ownClient", OSS.class,
					() -> new OSSClientBuilder().build("http://127.0.0.1:1", "key-of-the-client", "secret"))
			.run((context) -> assertThat(signed(context, "ossStorager")).startsWith("https://files.example.com/a?")
				.contains("key-of-the-client"));
	}

	@Test
	void pathStyleOfTheEndpointIsNotThatOfTheDomain() {
		StorageContext.runner(StorageContext.OSS, "storage.oss.presign-endpoint: https:files.example.com")
			.withBean(OssClientCustomizer.class, () -> (configuration) -> {
				configuration.setSLDEnabled(true);
				configuration.setSupportCname(false);
			})
			.run((context) -> assertThat(signed(context, "ossStorager")).startsWith("https://files.example.com/a?"));
	}

	private static ApplicationContextRunner runner(String vendor, URI endpoint, String presignEndpoint) {
		return StorageContext.runner(vendor.equals("oss") ? StorageContext.OSS : StorageContext.COS)
			.withPropertyValues("storage.%s.endpoint=%s".formatted(vendor, endpoint),
					"storage.%s.presign-endpoint=%s".formatted(vendor, presignEndpoint));
	}

	private static String signed(AssertableApplicationContext context, String bean) {
		return context.getBean(bean, HttpSigner.class).signRead("a", HOUR).uri().toString();
	}

	/**
	 * Write and read with nothing but signed requests, beside the storager's own way.
	 */
	private SignedRequest exchange(AssertableApplicationContext context, Class<? extends DriverStorager> type, int port,
			String domain) throws IOException {
		DriverStorager storager = context.getBean(type);
		storager.write("own way", Content.ofText("by the endpoint"));
		assertThat(this.emulator.requests().all()).singleElement()
			.satisfies((request) -> assertThat(request.header("Host")).doesNotContain(domain));
		SignedRequest write = storager.signWrite("signed way", HOUR);
		assertThat(write.uri()).hasHost(domain).hasPort(port);
		assertThat(send(port, write, "by the domain")).startsWith("HTTP/1.1 200 OK");
		assertThat(storager.readAllBytes("signed way")).asString(StandardCharsets.UTF_8).isEqualTo("by the domain");
		SignedRequest read = storager.signRead("own way", HOUR);
		assertThat(send(port, read, "")).startsWith("HTTP/1.1 200 OK").endsWith("by the endpoint");
		return read;
	}

	/** Send a request to the emulator, whatever host it is for. */
	private static String send(int port, SignedRequest signed, String body) throws IOException {
		StringBuilder request = new StringBuilder(
				"%s %s?%s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n".formatted(signed.method(),
						signed.uri().getRawPath(), signed.uri().getRawQuery(), signed.uri().getRawAuthority()));
		signed.headers().forEach((name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
		request.append("Content-Length: ").append(body.length()).append("\r\n\r\n").append(body);
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			socket.setSoTimeout(10_000);
			socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	/** Details that know the domain too. */
	private record OwnOssDetails() implements OssConnectionDetails {

		@Override
		public OssConnection getConnection() {
			return OssConnection.of(Endpoint.parse("https:oss-cn-hangzhou.aliyuncs.com"),
					HmacCredential.of("mine", "mine"), null);
		}

		@Override
		public Endpoint getPresignEndpoint(String bucket, @Nullable Endpoint configured) {
			return Endpoint.parse("https:details.example.com");
		}

	}

	/** Details that know the domain too. */
	private record OwnCosDetails() implements CosConnectionDetails {

		@Override
		public CosConnection getConnection() {
			return CosConnection.of(null, HmacCredential.of("mine", "mine"), "ap-beijing")
				.withPresignEndpoint(Endpoint.parse("https:details.example.com"));
		}

	}

}
