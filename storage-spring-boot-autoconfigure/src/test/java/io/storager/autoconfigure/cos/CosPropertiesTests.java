package io.storager.autoconfigure.cos;

import java.util.Base64;

import io.storager.autoconfigure.StorageContext;
import io.storager.cos.CosConnection;
import io.storager.cos.CosEncryption;
import io.storager.cos.CosStorager;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link CosProperties}. */
class CosPropertiesTests {

	private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

	@Test
	void bindsGoStoragesOwnYaml() {
		StorageContext.runner("""
				storage:
				  cos:
				    credential: hmac:AKIDExample:cosSecretOfTheTest
				    name: demo-1250000000
				    work_dir: /reports
				    location: ap-shanghai
				""").run((context) -> {
			CosConnection connection = context.getBean(CosConnectionDetails.class).getConnection();
			assertThat(connection.endpoint()).isNull();
			assertThat(connection.credential().secretKey()).isEqualTo("cosSecretOfTheTest");
			assertThat(connection.location()).isEqualTo("ap-shanghai");
			CosStorager storager = context.getBean(CosStorager.class);
			assertThat(storager.metadata().bucket()).isEqualTo("demo-1250000000");
			assertThat(storager.metadata().workDir()).isEqualTo("/reports/");
		});
	}

	@Test
	void bindsKeysOfTheKeyManagementService() {
		StorageContext.runner(StorageContext.COS, """
				storage:
				  cos:
				    server-side-encryption: cos/kms
				    server-side-encryption-cos-kms-key-id: key-1
				    server-side-encryption-context: eyJhIjoiYiJ9
				""")
			.run((context) -> assertThat(context.getBean(CosProperties.class).encryption())
				.isEqualTo(CosEncryption.kms("key-1", "eyJhIjoiYiJ9")));
	}

	@Test
	void bindsAKeyOfOnesOwn() {
		StorageContext.runner(StorageContext.COS, """
				storage:
				  cos:
				    server_side_encryption_customer_algorithm: AES256
				    server-side-encryption-customer-key: %s
				""".formatted(KEY))
			.run((context) -> assertThat(context.getBean(CosProperties.class).encryption())
				.hasToString("customer key ***"));
	}

	@Test
	void printsNoSecret() {
		StorageContext.runner(StorageContext.COS, """
				storage:
				  cos:
				    server-side-encryption-customer-algorithm: AES256
				    server-side-encryption-customer-key: %s
				    storagers:
				      other:
				        server-side-encryption-customer-algorithm: AES256
				        server-side-encryption-customer-key: %s
				""".formatted(KEY, KEY)).run((context) -> {
			CosProperties properties = context.getBean(CosProperties.class);
			assertThat(properties).asString().contains("demo").doesNotContain("cosSecretOfTheTest", KEY);
			assertThat(properties.storagers()).asString().contains("other").doesNotContain(KEY);
		});
	}

}
