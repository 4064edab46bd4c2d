package io.storager.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.actuate.autoconfigure.context.properties.ConfigurationPropertiesReportEndpointAutoConfiguration;
import org.springframework.boot.actuate.context.properties.ConfigurationPropertiesReportEndpoint;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link StorageSanitizingFunction}. */
class StorageSanitizingFunctionTests {

	@ParameterizedTest
	@ValueSource(strings = { "storage.oss.credential", "storage.cos.credential", "STORAGE_OSS_CREDENTIAL",
			"storage.oss.security-token", "storage.oss.security_token", "STORAGE_COS_SECURITYTOKEN",
			"storage.oss.client.proxy.password", "storage.cos.server-side-encryption-customer-key",
			"storage.cos.storagers.photos.serverSideEncryptionCustomerKey" })
	void hidesSecrets(String key) {
		assertThat(sanitize(key)).isEqualTo("******");
	}

	@ParameterizedTest
	@ValueSource(strings = { "storage.oss.name", "storage.oss.endpoint", "storage.oss.server-side-encryption-key-id",
			"storage.cos.server-side-encryption-customer-algorithm", "spring.datasource.password" })
	void showsEverythingElse(String key) {
		assertThat(sanitize(key)).isEqualTo("value");
	}

	@Test
	void hidesSecretsAlsoWhereActuatorShowsValues() {
		StorageContext.runner(StorageContext.OSS, StorageContext.COS, """
				management.endpoint.configprops.show-values: always
				management.endpoints.web.exposure.include: configprops
				management.endpoints.jmx.exposure.include: configprops
				storage:
				  oss:
				    security-token: tokenOfTheTest
				    client.proxy:
				      host: proxy
				      port: 3128
				      password: proxySecret
				  cos:
				    storagers:
				      photos:
				        server-side-encryption-customer-algorithm: AES256
				        server-side-encryption-customer-key: AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
				""")
			.withConfiguration(AutoConfigurations.of(ConfigurationPropertiesAutoConfiguration.class,
					ConfigurationPropertiesReportEndpointAutoConfiguration.class))
			.withPropertyValues("spring.jmx.enabled=true")
			.run((context) -> {
				String shown = context.getBean(ConfigurationPropertiesReportEndpoint.class)
					.configurationProperties()
					.getContexts()
					.values()
					.stream()
					.flatMap((beans) -> beans.getBeans().entrySet().stream())
					.filter((bean) -> bean.getKey().startsWith("storage."))
					.map((bean) -> bean.getValue().getProperties() + " " + bean.getValue().getInputs())
					.toList()
					.toString();
				assertThat(shown).contains("oss-cn-hangzhou.aliyuncs.com", "demo-1250000000", "3128")
					.doesNotContain("ossSecretOfTheTest", "cosSecretOfTheTest", "tokenOfTheTest", "proxySecret",
							"AAAAAAAA");
			});
	}

	private static @Nullable Object sanitize(String key) {
		return new StorageSanitizingFunction().apply(new SanitizableData(null, key, "value")).getValue();
	}

}
