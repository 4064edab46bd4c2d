package io.storager.autoconfigure;

import java.util.stream.Stream;

import io.storager.autoconfigure.cos.CosConnectionDetails;
import io.storager.autoconfigure.oss.OssConnectionDetails;
import io.storager.settings.CredentialsProvider;
import io.storager.settings.HmacCredential;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class CredentialsSourceTests {

	private static final String OSS = """
			storage.oss:
			  endpoint: https:oss-cn-hangzhou.aliyuncs.com
			  name: demo
			  credentials-source: %s
			""";

	private static final String COS = """
			storage.cos:
			  location: ap-guangzhou
			  name: demo-1250000000
			  credentials-source: %s
			""";

	static Stream<Arguments> ofOss() {
		return Stream.of(arguments("environment", "Environment"), arguments("ecs-ram-role", "EcsRamRole"),
				arguments("assume-role\n  role.arn: acs:ram::1:role/r", "TokenService"),
				arguments("oidc\n  role: {arn: r, oidc-provider: p, oidc-token-file: /t}", "TokenService"));
	}

	static Stream<Arguments> ofCos() {
		return Stream.of(arguments("environment", "Environment"), arguments("cvm-role", "CvmRole"),
				arguments("assume-role\n  role.arn: r", "TokenService"),
				arguments("oidc\n  role: {arn: r, oidc-provider: p, oidc-token-file: /t}", "TokenService"));
	}

	static Stream<Arguments> wrong() {
		return Stream.of(arguments("vault",
				"'storage.oss.credentials-source' is 'vault'; allowed: environment, ecs-ram-role, assume-role, oidc; or none, with 'credential'"),
				arguments("assume-role", "'storage.oss.role.arn' is missing; allowed: the ARN of a role"),
				arguments("oidc",
						"'storage.oss.credentials-source' is 'oidc'; allowed: 'oidc' where the environment variable ALIBABA_CLOUD_ROLE_ARN is set"),
				arguments("environment\n  credential: hmac:a:b",
						"'storage.oss.credential' is 'hmac:***:***'; allowed: none, for 'credentials-source' is 'environment'"),
				arguments("assume-role\n  role: {arn: r, duration: 1m}",
						"'storage.oss.role.duration' is 'PT1M'; allowed: 15 minutes to 12 hours"));
	}

	/** Nothing is fetched while the application starts. */
	@ParameterizedTest
	@MethodSource("ofOss")
	void findsTheCredentialsOfOss(String source, String provider) {
		StorageContext.runner(OSS.formatted(source))
			.run((context) -> assertThat(
					context.getBean(OssConnectionDetails.class).getConnection().credentials().toString())
				.endsWith("OssCredentials$" + provider));
	}

	@ParameterizedTest
	@MethodSource("ofCos")
	void findsTheCredentialsOfCos(String source, String provider) {
		StorageContext.runner(COS.formatted(source))
			.run((context) -> assertThat(
					context.getBean(CosConnectionDetails.class).getConnection().credentials().toString())
				.endsWith("CosCredentials$" + provider));
	}

	@Test
	void takesTheBeanOfTheVendorsName() {
		StorageContext.runner(OSS.formatted("oidc"), COS.formatted("oidc"))
			.withUserConfiguration(OwnCredentials.class)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBean(OssConnectionDetails.class).getConnection().credential().accessKey())
					.isEqualTo("of-oss");
				assertThat(context.getBean(CosConnectionDetails.class).getConnection().credential().accessKey())
					.isEqualTo("of-cos");
			});
	}

	@ParameterizedTest
	@MethodSource("wrong")
	void refusesWhatCannotBe(String source, String message) {
		StorageContext.runner(OSS.formatted(source))
			.run((context) -> assertThat(context.getStartupFailure()).hasStackTraceContaining(message));
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnCredentials {

		@Bean
		CredentialsProvider ossCredentialsProvider() {
			return () -> HmacCredential.of("of-oss", "secret");
		}

		@Bean
		CredentialsProvider cosCredentialsProvider() {
			return () -> HmacCredential.of("of-cos", "secret");
		}

	}

}
