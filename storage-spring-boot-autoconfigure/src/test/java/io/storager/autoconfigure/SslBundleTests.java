package io.storager.autoconfigure;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

import io.storager.Content;
import io.storager.Storager;
import io.storager.autoconfigure.cos.CosConnectionDetails;
import io.storager.autoconfigure.oss.OssConnectionDetails;
import io.storager.cos.CosConnection;
import io.storager.emulator.StorageEmulator;
import io.storager.error.InvalidSettingException;
import io.storager.oss.OssConnection;
import io.storager.settings.Endpoint;
import io.storager.settings.HmacCredential;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Tests for {@code client.ssl-bundle}: the emulator by HTTPS, under a CA of its own. */
class SslBundleTests {

	private static final HmacCredential CREDENTIAL = HmacCredential.of("AKIDExample", "secretOfTheTest");

	private static Path directory;

	private static StorageEmulator emulator;

	@BeforeAll
	static void start(@TempDir Path shared) {
		directory = shared;
		emulator = StorageEmulator.builder()
			.credential("AKIDExample", "secretOfTheTest")
			.ossBucket("demo", "oss-cn-hangzhou")
			.cosBucket("demo-1250000000", "ap-guangzhou")
			.caFile(directory.resolve("ca.pem"))
			.start();
	}

	@AfterAll
	static void close() {
		emulator.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "oss", "cos" })
	void trustsTheAuthorityOfTheBundle(String vendor) {
		runner(vendor).withPropertyValues("storage.%s.client.ssl-bundle=emulated".formatted(vendor), bundle("ca.pem"))
			.run((context) -> assertThat(echo(context.getBean(Storager.class))).isEqualTo("hello"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "oss", "cos" })
	void withoutTheBundleTheCertificateIsNotTrusted(String vendor) {
		runner(vendor).run((context) -> assertThatThrownBy(() -> echo(context.getBean(Storager.class)))
			.hasMessageContaining("the connection cannot be secured"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "oss", "cos" })
	void theProtocolsOfTheBundleAreTheOnlyOnes(String vendor) {
		// The emulator, as the services, does not speak this one any more.
		runner(vendor)
			.withPropertyValues("storage.%s.client.ssl-bundle=emulated".formatted(vendor), bundle("ca.pem"),
					"spring.ssl.bundle.pem.emulated.options.enabled-protocols=TLSv1")
			.run((context) -> assertThatThrownBy(() -> echo(context.getBean(Storager.class)))
				.hasStackTraceContaining("No appropriate protocol"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "oss", "cos" })
	void connectionDetailsOfTheApplicationBringABundle(String vendor) {
		ApplicationContextRunner runner = StorageContext
			.runner("storage.oss.name: demo", "storage.cos.name: demo-1250000000")
			.withPropertyValues("storage.%s.enabled=false".formatted(vendor.equals("oss") ? "cos" : "oss"),
					"storage.cos.location=ap-guangzhou");
		runner = vendor.equals("oss") ? runner.withBean(OssConnectionDetails.class, OwnOssDetails::new)
				: runner.withBean(CosConnectionDetails.class, OwnCosDetails::new);
		runner.run((context) -> assertThat(echo(context.getBean(Storager.class))).isEqualTo("hello"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "oss", "cos" })
	void aBundleThatCannotBeLoadedIsToldByTheProperty(String vendor) {
		runner(vendor)
			.withPropertyValues("storage.%s.client.ssl-bundle=emulated".formatted(vendor), bundle("missing.pem"))
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining("missing.pem")
				.hasStackTraceContaining("'storage.%s.client.ssl-bundle'".formatted(vendor)));
	}

	@Test
	void aKeyThatIsTakenForAFileIsNotShown() {
		String key = "MC4CAQAwBQYDK2VwBCIEIODcU2tPZrFPVQIhTmM5Vf2zKqn3NrL0sX0hPzH0hC5h";
		runner("oss")
			.withPropertyValues("storage.oss.client.ssl-bundle=emulated",
					"spring.ssl.bundle.pem.emulated.keystore.private-key=" + key,
					"spring.ssl.bundle.pem.emulated.keystore.certificate=" + directory.resolve("ca.pem").toUri())
			.run((context) -> assertThat(context.getStartupFailure()).satisfies((failure) -> {
				Throwable refused = failure;
				while (refused != null && !(refused instanceof InvalidSettingException)) {
					refused = refused.getCause();
				}
				assertThat(refused).hasMessageContaining("'spring.ssl.bundle.*.emulated' ended in")
					.message()
					.doesNotContain(key);
			}));
	}

	@Test
	void aBundleIsCheckedUnderTheEmbeddedEmulatorToo() {
		runner("oss").withPropertyValues("storage.emulator.enabled=true", "storage.oss.client.ssl-bundle=missing")
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining("'storage.oss.client.ssl-bundle' is 'missing'"));
	}

	private static ApplicationContextRunner runner(String vendor) {
		boolean oss = vendor.equals("oss");
		URI endpoint = oss ? emulator.ossEndpoint() : emulator.cosEndpoint();
		return StorageContext
			.runner("""
					storage.%s:
					  credential: hmac:AKIDExample:secretOfTheTest
					  endpoint: https:%s:%s
					  location: %s
					  name: %s
					  client.max-retries: 0
					""".formatted(vendor, endpoint.getHost(), endpoint.getPort(), oss ? "cn-hangzhou" : "ap-guangzhou",
					oss ? "demo" : "demo-1250000000"))
			.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class));
	}

	private static String bundle(String file) {
		return "spring.ssl.bundle.pem.emulated.truststore.certificate=" + directory.resolve(file).toUri();
	}

	private static String echo(Storager storager) {
		storager.write("a.txt", Content.of("hello".getBytes(StandardCharsets.UTF_8)));
		return new String(storager.readAllBytes("a.txt"), StandardCharsets.UTF_8);
	}

	private static SslBundle authority() {
		try {
			KeyStore trust = KeyStore.getInstance(KeyStore.getDefaultType());
			trust.load(null, null);
			trust.setCertificateEntry("emulator", emulator.certificateAuthority());
			return SslBundle.of(SslStoreBundle.of(null, null, trust));
		}
		catch (IOException | GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static final class OwnOssDetails implements OssConnectionDetails {

		@Override
		public OssConnection getConnection() {
			return OssConnection.of(Endpoint.parse(emulator.ossEndpoint().toString()), CREDENTIAL, "cn-hangzhou");
		}

		@Override
		public SslBundle getSslBundle(@Nullable SslBundle configured) {
			return authority();
		}

	}

	private static final class OwnCosDetails implements CosConnectionDetails {

		@Override
		public CosConnection getConnection() {
			return CosConnection.of(Endpoint.parse(emulator.cosEndpoint().toString()), CREDENTIAL, "ap-guangzhou");
		}

		@Override
		public SslBundle getSslBundle(@Nullable SslBundle configured) {
			return authority();
		}

	}

}
