package io.storager.autoconfigure;

import java.util.Map;

import io.storager.Servicer;
import io.storager.Storager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link StoragePropertiesCheck}, beside those of the messages. */
class StoragePropertiesCheckTests {

	@ParameterizedTest
	@ValueSource(strings = { "work-dir", "work_dir", "workDir", "WORK_DIR" })
	void takesEverySpellingThatSpringBootTakes(String name) {
		StorageContext.runner(StorageContext.OSS)
			.withPropertyValues("storage.oss." + name + "=/x")
			.run((context) -> assertThat(context.getBean(Storager.class).metadata().workDir()).isEqualTo("/x/"));
	}

	/** Kubernetes sets such variables for a service that is called so. */
	@ParameterizedTest
	@CsvSource({ "STORAGE_ACCOUNT", "STORAGE_OSS_SERVICE_HOST", "STORAGE_OSS_PORT_80_TCP", "STORAGE", "STORAGE_OSS" })
	void variablesOfOthersAreTheirs(String name) {
		variables(StorageContext.runner(), Map.of(name, "x")).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context).doesNotHaveBean(Servicer.class);
		});
	}

	@Test
	void variablesOfOursCount() {
		variables(StorageContext.runner(),
				Map.of("STORAGE_OSS_CREDENTIAL", "hmac:LTAI5t:x", "STORAGE_OSS_ENDPOINT",
						"https:oss-cn-hangzhou.aliyuncs.com", "STORAGE_OSS_NAME", "demo", "STORAGE_OSS_WORK_DIR", "/a",
						"STORAGE_OSS_STORAGERS_INVOICES_WORKDIR", "/b"))
			.run((context) -> {
				assertThat(context.getBean("ossStorager", Storager.class).metadata().workDir()).isEqualTo("/a/");
				assertThat(context.getBean("invoices", Storager.class).metadata().workDir()).isEqualTo("/b/");
			});
	}

	@Test
	void whatBelongsToOthersCanBeNamed() {
		StorageContext.runner(StorageContext.OSS)
			.withPropertyValues("storage.location=/var/uploads", "storage.quota.max=3",
					"storage.ignored-properties=location,quota")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void whatIsNotNamedIsRefusedWithoutAnyBlockToo() {
		StorageContext.runner()
			.withPropertyValues("storage.location=/var/uploads")
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("'storage.location'"));
	}

	@Test
	void placeholdersWithAValueAreResolved() {
		StorageContext.runner(StorageContext.OSS)
			.withPropertyValues("storage.oss.work-dir=/${team}/${branch:main}", "team=red")
			.run((context) -> assertThat(context.getBean(Storager.class).metadata().workDir()).isEqualTo("/red/main/"));
	}

	@ParameterizedTest
	@CsvSource({ "abc, abc, 0", "abc, acb, 1", "abc, ab, 1", "abc, xyz, 3", "'', ab, 2", "encrytion, encryption, 1" })
	void tellsHowFarNamesAreApart(String a, String b, int distance) {
		assertThat(NearestProperty.distance(a, b)).isEqualTo(distance);
	}

	private static ApplicationContextRunner variables(ApplicationContextRunner runner, Map<String, Object> variables) {
		return runner.withInitializer((context) -> context.getEnvironment()
			.getPropertySources()
			.addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables)));
	}

}
