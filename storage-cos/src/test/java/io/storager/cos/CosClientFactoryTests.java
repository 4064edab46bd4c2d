package io.storager.cos;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.ClientConfig;
import com.qcloud.cos.http.HttpProtocol;
import io.storager.Content;
import io.storager.error.InvalidSettingException;
import io.storager.settings.ClientSettings;
import io.storager.settings.Endpoint;
import io.storager.settings.StoragerSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CosClientFactoryTests {

	private static final CosConnection PLAIN = CosConnection.of(Endpoint.parse("http:127.0.0.1:1"),
			EmulatedCos.CREDENTIAL, "ap-guangzhou");

	@Test
	void handsTheSettingsToTheSdk() {
		ClientSettings settings = ClientSettings.builder()
			.connectTimeout(Duration.ofMillis(1))
			.readTimeout(Duration.ofMillis(2))
			.connectionRequestTimeout(Duration.ofMillis(3))
			.maxConnections(4)
			.maxRetries(5)
			.proxy(ClientSettings.Proxy.of("proxy.example.com", 6).withUser("user", "password"))
			.build();
		ClientConfig config = config(PLAIN, settings);
		assertThat(config.getConnectionTimeout()).isEqualTo(1);
		assertThat(config.getSocketTimeout()).isEqualTo(2);
		assertThat(config.getConnectionRequestTimeout()).isEqualTo(3);
		assertThat(config.getMaxConnectionsCount()).isEqualTo(4);
		// The storager counts the attempts, with all that it knows of each.
		assertThat(config.getMaxErrorRetry()).isZero();
		assertThat(config.getHttpProxyIp()).isEqualTo("proxy.example.com");
		assertThat(config.getHttpProxyPort()).isEqualTo(6);
		assertThat(config.useBasicAuth()).isTrue();
		assertThat(config.getProxyUsername()).isEqualTo("user");
		assertThat(config.getProxyPassword()).isEqualTo("password");
		assertThat(config.getHttpProtocol()).isEqualTo(HttpProtocol.http);
	}

	@Test
	void takesTheServicesOwnHostsOverHttpsWithoutAnEndpoint() {
		ClientConfig config = config(CosConnection.of(null, EmulatedCos.CREDENTIAL, "ap-guangzhou"),
				ClientSettings.DEFAULT);
		assertThat(config.getHttpProtocol()).isEqualTo(HttpProtocol.https);
		String host = config.getEndpointBuilder().buildGeneralApiEndpoint(EmulatedCos.BUCKET);
		assertThat(host).isEqualTo("photos-1250000000.cos.ap-guangzhou.myqcloud.com");
		assertThat(config.getEndpointResolver().resolveGeneralApiEndpoint(host)).isEqualTo(host);
	}

	/** The SDK would send the password to COS. */
	@Test
	void refusesToLogInToAProxyOverHttps() {
		ClientSettings settings = ClientSettings.builder()
			.connectTimeout(Duration.ofSeconds(1))
			.readTimeout(Duration.ofSeconds(1))
			.connectionRequestTimeout(Duration.ofSeconds(1))
			.maxConnections(1)
			.maxRetries(0)
			.proxy(ClientSettings.Proxy.of("proxy.example.com", 6).withUser("user", "password"))
			.build();
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> config(CosConnection.of(null, EmulatedCos.CREDENTIAL, "ap-guangzhou"), settings))
			.withMessageStartingWith("'client.proxy.username' is 'user'; allowed: none over https")
			.withMessageNotContaining("password");
	}

	@Test
	void sendsTheSecurityToken() {
		try (EmulatedCos cos = new EmulatedCos()) {
			CosConnection connection = cos.connection(EmulatedCos.CREDENTIAL.withSecurityToken("the-token"));
			COSClient client = CosClientFactory.create(connection, EmulatedCos.SETTINGS, (config) -> {
			});
			new CosStorager(() -> client, connection, EmulatedCos.BUCKET, StoragerSettings.DEFAULT).exists("a");
			client.shutdown();
			assertThat(cos.requests().get(0).header("x-cos-security-token")).isEqualTo("the-token");
		}
	}

	@Test
	void signsTheRealHostAndSendsToTheAddress() {
		try (EmulatedCos cos = new EmulatedCos()) {
			cos.storager().write("a", Content.ofText("text"));
			assertThat(cos.lastRequest().header("host")).isEqualTo("photos-1250000000.cos.ap-guangzhou.myqcloud.com");
			assertThat(cos.lastRequest().header("authorization")).contains(";host&");
			assertThat(cos.servicer().list()).isNotEmpty();
			assertThat(cos.lastRequest().header("host")).isEqualTo("service.cos.myqcloud.com");
		}
	}

	@Test
	void namesTheBucketInFrontOfADomain() {
		try (EmulatedCos cos = new EmulatedCos()) {
			CosConnection connection = CosConnection.of(Endpoint.parse("http:cos.ap-beijing.localhost"),
					EmulatedCos.CREDENTIAL, EmulatedCos.LOCATION);
			CosEndpoints address = new CosEndpoints(Endpoint.parse(cos.address().toString()), EmulatedCos.LOCATION);
			COSClient client = CosClientFactory.create(connection, EmulatedCos.SETTINGS,
					(config) -> config.setEndpointResolver(address));
			new CosStorager(() -> client, connection, EmulatedCos.BUCKET, StoragerSettings.DEFAULT).exists("a");
			client.shutdown();
			assertThat(cos.requests().get(0).header("host")).isEqualTo("photos-1250000000.cos.ap-beijing.localhost");
		}
	}

	@Test
	void leavesNoThreadBehindAndPrintsNothingOnShutdown() throws InterruptedException {
		Set<Thread> before = Thread.getAllStackTraces().keySet();
		COSClient client = CosClientFactory.create(PLAIN, ClientSettings.DEFAULT, (config) -> {
		});
		Set<Thread> added = Thread.getAllStackTraces().keySet();
		added.removeAll(before);
		added.removeIf((thread) -> !thread.getClass().getName().startsWith("com.qcloud"));
		assertThat(added).isNotEmpty().allMatch(Thread::isDaemon);
		try (LogCapture log = new LogCapture()) {
			client.shutdown();
			assertThat(log.text()).isEmpty();
		}
		for (Thread thread : added) {
			thread.join(5000);
			assertThat(thread.isAlive()).isFalse();
		}
	}

	/** The SDK leaves that to a thread, which comes late in some of so many times. */
	@RepeatedTest(20)
	void sendsNothingOnceItIsShutDown() {
		try (EmulatedCos cos = new EmulatedCos()) {
			COSClient client = CosClientFactory.create(cos.connection(EmulatedCos.CREDENTIAL), EmulatedCos.SETTINGS,
					(config) -> {
					});
			client.doesBucketExist(EmulatedCos.BUCKET);
			int sent = cos.requests().size();
			client.shutdown();
			assertThatThrownBy(() -> client.doesObjectExist(EmulatedCos.BUCKET, "a"));
			assertThat(cos.requests()).hasSize(sent);
		}
	}

	private static ClientConfig config(CosConnection connection, ClientSettings settings) {
		AtomicReference<@Nullable ClientConfig> seen = new AtomicReference<>();
		CosClientFactory.create(connection, settings, seen::set).shutdown();
		return Objects.requireNonNull(seen.get());
	}

}
