package io.storager.autoconfigure.oss;

import io.storager.autoconfigure.StorageContext;
import io.storager.oss.OssConnection;
import io.storager.oss.OssEncryption;
import io.storager.oss.OssStorager;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link OssProperties}. */
class OssPropertiesTests {

	@Test
	void bindsGoStoragesOwnYaml() {
		StorageContext.runner("""
				storage:
				  oss:
				    credential: hmac:LTAI5tExample:ossSecretOfTheTest
				    endpoint: https:oss-cn-shanghai.aliyuncs.com
				    name: demo
				    work_dir: /reports
				    location: oss-cn-shanghai
				""").run((context) -> {
			OssConnection connection = context.getBean(OssConnectionDetails.class).getConnection();
			assertThat(connection.endpoint()).hasToString("https://oss-cn-shanghai.aliyuncs.com");
			assertThat(connection.credential().accessKey()).isEqualTo("LTAI5tExample");
			assertThat(connection.credential().secretKey()).isEqualTo("ossSecretOfTheTest");
			assertThat(connection.credential().securityToken()).isNull();
			assertThat(connection.location()).isEqualTo("oss-cn-shanghai");
			OssStorager storager = context.getBean(OssStorager.class);
			assertThat(storager.metadata().bucket()).isEqualTo("demo");
			assertThat(storager.metadata().workDir()).isEqualTo("/reports/");
		});
	}

	@Test
	void bindsEncryptionInEitherSpelling() {
		StorageContext.runner(StorageContext.OSS, """
				storage:
				  oss:
				    server_side_encryption: KMS
				    server_side_data_encryption: SM4
				    server-side-encryption-key-id: key-1
				""")
			.run((context) -> assertThat(context.getBean(OssProperties.class).encryption())
				.isEqualTo(OssEncryption.kms().withDataEncryption("SM4").withKeyId("key-1")));
	}

	@Test
	void bindsWhatIsBeyondGoStorage() {
		StorageContext.runner(StorageContext.OSS, """
				storage:
				  oss:
				    security-token: tokenOfTheTest
				    storage-class: IA
				    virtual-dir: false
				""").run((context) -> {
			assertThat(context.getBean(OssConnectionDetails.class).getConnection().credential().securityToken())
				.isEqualTo("tokenOfTheTest");
			OssProperties properties = context.getBean(OssProperties.class);
			assertThat(properties.storageClass()).isEqualTo("IA");
			assertThat(properties.virtualDir()).isFalse();
		});
	}

	@Test
	void printsNoSecret() {
		StorageContext.runner(StorageContext.OSS, "storage.oss.security-token: tokenOfTheTest")
			.run((context) -> assertThat(context.getBean(OssProperties.class)).asString()
				.contains("demo")
				.doesNotContain("ossSecretOfTheTest", "tokenOfTheTest"));
	}

}
