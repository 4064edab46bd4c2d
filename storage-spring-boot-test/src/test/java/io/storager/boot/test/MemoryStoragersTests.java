package io.storager.boot.test;

import com.aliyun.oss.OSS;
import io.storager.Content;
import io.storager.Copier;
import io.storager.Servicer;
import io.storager.Storager;
import io.storager.emulator.StorageEmulator;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static io.storager.test.StorageAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(properties = { "storage.primary=ossStorager", "storage.oss.credential=hmac:key:secret",
		"storage.oss.name=photos", "storage.oss.work-dir=/shop",
		"storage.oss.endpoint=https:oss-cn-hangzhou.aliyuncs.com", "storage.oss.server-side-encryption=KMS",
		"storage.oss.storagers.backups.name=backups", "storage.cos.credential=hmac:key:secret",
		"storage.cos.location=ap-guangzhou", "storage.cos.name=photos-1250000000" })
@AutoConfigureStorage(memory = true)
@TestMethodOrder(MethodOrderer.Random.class)
class MemoryStoragersTests {

	private final Storager storager;

	private final ConfigurableApplicationContext context;

	@Autowired
	MemoryStoragersTests(Storager storager, ApplicationContext context) {
		this.storager = storager;
		this.context = (ConfigurableApplicationContext) context;
	}

	@RepeatedTest(2)
	void hasBeforeEachTestWhatTheApplicationStoredWhenItStarted() {
		assertThat(this.storager).hasOnlyObjects("seed.txt");
		assertThat(this.storager).hasObject("seed.txt").withContent("stored at the start");
		this.storager.write("more.txt", Content.ofText("more"));
		this.storager.write("seed.txt", Content.ofText("changed"));
	}

	@Test
	void hasTheConfiguredBuckets(@Qualifier("backups") @Autowired Storager backups,
			@Qualifier("cosStorager") @Autowired Storager cos, @Qualifier("ossServicer") @Autowired Servicer servicer) {
		assertThat(this.storager.metadata().bucket()).isEqualTo("photos");
		assertThat(this.storager.metadata().workDir()).isEqualTo("/shop/");
		assertThat(backups.metadata().bucket()).isEqualTo("backups");
		assertThat(cos.metadata().bucket()).isEqualTo("photos-1250000000");
		backups.write("a", Content.ofText("a"));
		assertThat(cos).hasNoObjects();
		assertThat(servicer.get("backups").readAllBytes("shop/a")).hasSize(1);
	}

	@Test
	void hasItsResourcesAndAbilities(@Qualifier("ossStorager") @Autowired Copier copier) throws Exception {
		copier.copy("seed.txt", "copied.txt");
		assertThat(this.context.getResource("oss://photos/shop/copied.txt").contentLength()).isEqualTo(19);
	}

	@Test
	void makesNoClientAndNoEmulator() {
		assertThat(this.context.getBeanNamesForType(StorageEmulator.class)).isEmpty();
		String[] clients = this.context.getBeanNamesForType(OSS.class, true, false);
		assertThat(clients).hasSize(1);
		assertThat(this.context.getBeanFactory().containsSingleton(clients[0])).isFalse();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		ApplicationRunner seed(Storager storager) {
			return (arguments) -> storager.write("seed.txt", Content.ofText("stored at the start"));
		}

	}

}
