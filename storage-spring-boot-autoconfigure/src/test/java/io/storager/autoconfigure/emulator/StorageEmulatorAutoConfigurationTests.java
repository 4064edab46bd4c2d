package io.storager.autoconfigure.emulator;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import io.storager.Content;
import io.storager.Storager;
import io.storager.autoconfigure.StorageContext;
import io.storager.autoconfigure.cos.CosConnectionDetails;
import io.storager.autoconfigure.oss.OssConnectionDetails;
import io.storager.cos.CosStorager;
import io.storager.emulator.StorageEmulator;
import io.storager.oss.OssConnection;
import io.storager.oss.OssServicer;
import io.storager.oss.OssStorager;
import io.storager.settings.Endpoint;
import io.storager.settings.HmacCredential;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/** Tests for {@link StorageEmulatorAutoConfiguration}. */
@ExtendWith(OutputCaptureExtension.class)
class StorageEmulatorAutoConfigurationTests {

	private static final String EMULATOR = "storage.emulator.enabled: true";

	@Test
	void isOffUnlessItIsSwitchedOn() {
		StorageContext.runner(StorageContext.OSS)
			.run((context) -> assertThat(context).doesNotHaveBean(StorageEmulator.class));
	}

	@Test
	void needsNothingButTheNamesOfBuckets() {
		StorageContext.runner(EMULATOR, "storage.oss.name: demo", "storage.cos.name: demo-1250000000")
			.run((context) -> {
				roundTrip(context.getBean(OssStorager.class));
				roundTrip(context.getBean(CosStorager.class));
			});
	}

	@Test
	void takesThePlaceOfTheServicesWithTheirProperties() {
		StorageContext.runner(EMULATOR, StorageContext.OSS, StorageContext.COS, """
				storage:
				  oss:
				    location: oss-cn-hangzhou
				    work-dir: /reports
				    server-side-encryption: AES256
				  cos:
				    server-side-encryption: AES256
				""").run((context) -> {
			roundTrip(context.getBean(OssStorager.class));
			roundTrip(context.getBean(CosStorager.class));
			OssConnection connection = context.getBean(OssConnectionDetails.class).getConnection();
			assertThat(connection.endpoint().uri()).isEqualTo(context.getBean(StorageEmulator.class).ossEndpoint());
			assertThat(connection.credential().secretKey()).isEqualTo("ossSecretOfTheTest");
			assertThat(connection.location()).isEqualTo("oss-cn-hangzhou");
		});
	}

	@Test
	void createsTheBucketsOfFurtherStoragersToo() {
		StorageContext
			.runner(EMULATOR, "storage.oss.storagers.reports.name: reports",
					"storage.cos.storagers.photos.name: photos-1250000000")
			.run((context) -> {
				roundTrip(context.getBean("reports", Storager.class));
				roundTrip(context.getBean("photos", Storager.class));
			});
	}

	@Test
	void verifiesTheConfiguredCredential() {
		StorageContext.runner(EMULATOR, StorageContext.OSS).run((context) -> {
			StorageEmulator emulator = context.getBean(StorageEmulator.class);
			StorageContext.runner(StorageContext.OSS, "")
				.withPropertyValues("storage.oss.endpoint=" + emulator.ossEndpoint(),
						"storage.oss.credential=hmac:LTAI5tExample:wrong")
				.run((other) -> assertThatException()
					.isThrownBy(() -> other.getBean(OssStorager.class).write("a", Content.of(new byte[0])))
					.withMessageContaining("PERMISSION_DENIED"));
		});
	}

	@Test
	void aCredentialWhosePlaceholdersStandForNothingIsNotNeeded() {
		StorageContext.runner(EMULATOR, """
				storage:
				  oss:
				    credential: hmac:${NOT_SET_ACCESS_KEY}:${NOT_SET_SECRET_KEY}
				    endpoint: https:oss-cn-hangzhou.aliyuncs.com
				    name: demo
				""").run((context) -> roundTrip(context.getBean(OssStorager.class)));
	}

	@Test
	void aVendorThatIsNotConfiguredHasNoBeans() {
		StorageContext.runner(EMULATOR, "storage.oss.name: demo")
			.run((context) -> assertThat(context).hasBean("ossStorager")
				.doesNotHaveBean("cosServicer")
				.doesNotHaveBean(CosConnectionDetails.class));
	}

	@Test
	void aVendorThatIsDisabledMayBeMisconfigured() {
		StorageContext.runner(EMULATOR, """
				storage:
				  oss:
				    enabled: false
				    credential: wrong
				  cos:
				    name: demo-1250000000
				""").run((context) -> {
			assertThat(context).doesNotHaveBean(OssServicer.class);
			roundTrip(context.getBean(CosStorager.class));
		});
	}

	@Test
	void connectionDetailsOfTheApplicationStayInForce() {
		OssConnectionDetails own = () -> OssConnection.of(Endpoint.parse("https:oss-cn-beijing.aliyuncs.com"),
				HmacCredential.of("mine", "mine"), null);
		StorageContext.runner(EMULATOR, "storage.oss.name: demo")
			.withBean("mine", OssConnectionDetails.class, () -> own)
			.run((context) -> assertThat(context.getBean(OssConnectionDetails.class)).isSameAs(own));
	}

	@Test
	void endsWithTheContext() {
		int[] port = new int[1];
		StorageContext.runner(EMULATOR).run((context) -> port[0] = context.getBean(StorageEmulator.class).ossPort());
		assertThatException().isThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port[0]).close());
	}

	@Test
	void listensWhereItIsTold() throws Exception {
		int free;
		try (ServerSocket socket = new ServerSocket(0)) {
			free = socket.getLocalPort();
		}
		StorageContext.runner(EMULATOR, "storage.emulator.oss-port: " + free, "storage.emulator.host: localhost")
			.run((context) -> assertThat(context.getBean(StorageEmulator.class).ossPort()).isEqualTo(free));
	}

	@Test
	void keepsObjectsInADirectory(@TempDir Path directory) {
		var runner = StorageContext.runner(EMULATOR, "storage.oss.name: demo",
				"storage.emulator.directory: " + directory);
		runner.run((context) -> context.getBean(OssStorager.class).write("kept", Content.of(new byte[] { 1, 2 })));
		runner.run(
				(context) -> assertThat(context.getBean(OssStorager.class).readAllBytes("kept")).containsExactly(1, 2));
	}

	@Test
	void startingItIsNoRequest() {
		StorageContext.runner(EMULATOR, "storage.oss.name: demo", "storage.cos.name: demo-1250000000")
			.run((context) -> assertThat(context.getBean(StorageEmulator.class).requests().count()).isZero());
	}

	@Test
	void logsBothEndpointsAndNoSecret(CapturedOutput output) {
		StorageContext.runner(EMULATOR, StorageContext.OSS, StorageContext.COS).run((context) -> {
			StorageEmulator emulator = context.getBean(StorageEmulator.class);
			assertThat(output).contains(emulator.ossEndpoint().toString(), emulator.cosEndpoint().toString())
				.doesNotContain("ossSecretOfTheTest");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "::1", "::", "0.0.0.0", "localhost" })
	void isReachedWhateverAddressItBinds(String host) {
		StorageContext.runner(EMULATOR, StorageContext.OSS, StorageContext.COS)
			.withPropertyValues("storage.emulator.host=" + host)
			.run((context) -> {
				roundTrip(context.getBean(OssStorager.class));
				roundTrip(context.getBean(CosStorager.class));
			});
	}

	@Test
	void onlyWhatIsConfiguredStarts() {
		StorageContext.runner(EMULATOR, StorageContext.COS).run((context) -> {
			roundTrip(context.getBean(CosStorager.class));
			assertThatException().isThrownBy(() -> context.getBean(StorageEmulator.class).ossPort())
				.withMessageContaining("without OSS");
		});
	}

	@Test
	void warnsThatNothingIsStoredInTheCloud(CapturedOutput output) {
		StorageContext.runner(EMULATOR, StorageContext.OSS)
			.run((context) -> assertThat(output).contains("WARN").contains("Nothing is stored in the cloud"));
	}

	@Test
	void aPropertyMaySayThatAProfileOfThisNameIsNoProduction() {
		StorageContext.runner(EMULATOR, StorageContext.OSS, "storage.production: false")
			.withPropertyValues("spring.profiles.active=prod")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	private static void roundTrip(Storager storager) {
		byte[] bytes = "hello".getBytes(StandardCharsets.UTF_8);
		storager.write("greeting.txt", Content.of(bytes));
		assertThat(storager.readAllBytes("greeting.txt")).isEqualTo(bytes);
	}

}
