package io.storager.samples.filemanager;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.storager.emulator.StorageEmulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** Buckets of one's own take the place of the emulated ones. */
class OwnBucketsTests {

	/** Nothing is sent until somebody opens the page. */
	@Test
	void areThoseOfTheFileThatTheReadmeShowsAndNoOthers(@TempDir Path folder) throws IOException {
		Files.writeString(folder.resolve("application-own.yml"), settings());
		try (ConfigurableApplicationContext application = SpringApplication.run(FileManager.class, "--server.port=0",
				"--spring.profiles.active=own", "--spring.config.additional-location=" + folder + "/")) {
			WebClient page = new WebClient(
					application.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
			assertThat(WebClient.json(page.get("api/storages"))
				.get("storages")
				.valueStream()
				.map((storage) -> storage.get("id").asString() + " " + storage.get("bucket").asString()))
				.containsExactlyInAnyOrder("ossStorager my-bucket", "ossPictures my-bucket",
						"cosStorager my-bucket-1250000000");
			assertThat(application.getBeansOfType(StorageEmulator.class)).isEmpty();
		}
	}

	private static String settings() throws IOException {
		String readme = Files.readString(Path.of("README.md"));
		String yaml = readme.substring(readme.indexOf("```yaml\n") + 8);
		String[] services = yaml.substring(0, yaml.indexOf("```")).split("(?=  cos:)");
		assertThat(services).hasSize(2);
		return with(services[0], "oss-cn-hangzhou") + with(services[1], "ap-guangzhou");
	}

	private static String with(String settings, String location) {
		return settings.replaceAll("<(bucket_)?location>", location)
			.replace("<bucket_name>", "my-bucket")
			.replace("<appid>", "1250000000")
			.replaceAll("<\\w+>", "any");
	}

}
