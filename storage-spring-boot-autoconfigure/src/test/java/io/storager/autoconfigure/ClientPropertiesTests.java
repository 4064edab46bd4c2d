package io.storager.autoconfigure;

import java.time.Duration;

import io.storager.autoconfigure.cos.CosProperties;
import io.storager.autoconfigure.oss.OssProperties;
import io.storager.settings.ClientSettings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link ClientProperties}. */
class ClientPropertiesTests {

	@Test
	void defaultsAreThoseOfTheDrivers() {
		StorageContext.runner(StorageContext.OSS)
			.run((context) -> assertThat(context.getBean(OssProperties.class).client().settings(null))
				.isEqualTo(ClientSettings.DEFAULT));
	}

	@Test
	void theDefaultsOfABlockThatIsNotSetAreThoseOfOneThatIs() {
		StorageContext.runner(StorageContext.OSS, "storage.oss.client.max-connections: 256")
			.run((context) -> assertThat(context.getBean(OssProperties.class).client())
				.isEqualTo(ClientProperties.DEFAULT));
	}

	@Test
	void everySettingReachesTheDrivers() {
		StorageContext
			.runner(StorageContext.COS, "storage.cos: { endpoint: 'http:cos.example.com', support-cname: false }", """
					storage.cos.client:
					  connect-timeout: 1s
					  read_timeout: 2m
					  connectionRequestTimeout: 3000
					  max-connections: 4
					  max-retries: 5
					  proxy:
					    host: proxy.example.com
					    port: 3128
					    username: me
					    password: proxySecret
					""")
			.run((context) -> {
				ClientProperties client = context.getBean(CosProperties.class).client();
				assertThat(client.settings(null)).isEqualTo(ClientSettings.builder()
					.connectTimeout(Duration.ofSeconds(1))
					.readTimeout(Duration.ofMinutes(2))
					.connectionRequestTimeout(Duration.ofSeconds(3))
					.maxConnections(4)
					.maxRetries(5)
					.proxy(ClientSettings.Proxy.of("proxy.example.com", 3128).withUser("me", "proxySecret"))
					.build());
				assertThat(client).asString().doesNotContain("proxySecret");
			});
	}

}
