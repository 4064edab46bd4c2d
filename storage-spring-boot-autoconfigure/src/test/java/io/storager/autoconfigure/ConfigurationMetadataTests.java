package io.storager.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests of what an editor shows of our properties. */
class ConfigurationMetadataTests {

	private final DocumentContext metadata = read();

	@Test
	void everyPropertyIsDescribedInTheStyleOfSpringBoot() {
		assertThat(list("properties")).hasSizeGreaterThan(50).allSatisfy((property) -> {
			String name = (String) property.get("name");
			assertThat((String) property.get("description")).as(name)
				.isNotBlank()
				.endsWith(".")
				.doesNotContain("&", "{@", "\n")
				.doesNotStartWith("The ")
				.doesNotStartWith("A ")
				.doesNotContainIgnoringCase("default");
			if ("java.lang.Boolean".equals(property.get("type"))) {
				assertThat((String) property.get("description")).as(name).startsWith("Whether ");
				assertThat(property).as(name).containsKey("defaultValue");
			}
		});
	}

	@Test
	void everyPropertyIsUnderOurPrefixOrIsTheSwitchThatUsersKnow() {
		assertThat(list("properties")).extracting((property) -> (String) property.get("name"))
			.allMatch((name) -> name.startsWith("storage.") || name.equals("management.health.storage.enabled"));
	}

	@Test
	void defaultsAreTold() {
		Map<Object, Object> defaults = list("properties").stream()
			.filter((property) -> property.containsKey("defaultValue"))
			.collect(Collectors.toMap((property) -> property.get("name"), (property) -> property.get("defaultValue")));
		assertThat(defaults).containsEntry("storage.oss.virtual-dir", true)
			.containsEntry("storage.oss.work-dir", "/")
			.containsEntry("storage.cos.client.read-timeout", "30s")
			.containsEntry("storage.health.timeout", "3s")
			.containsEntry("storage.health.probe", "list")
			.containsEntry("storage.emulator.host", "127.0.0.1");
	}

	@Test
	void closedValuesAreHinted() {
		assertThat(hints("storage.oss.server-side-encryption")).containsExactly("KMS", "AES256", "SM4");
		assertThat(hints("storage.oss.server-side-data-encryption")).containsExactly("SM4");
		assertThat(hints("storage.cos.server-side-encryption")).containsExactly("AES256", "cos/kms");
		assertThat(hints("storage.cos.server-side-encryption-customer-algorithm")).containsExactly("AES256");
		assertThat(hints("storage.oss.storage-class")).contains("Standard", "IA");
		assertThat(hints("storage.cos.storage-class")).contains("STANDARD", "STANDARD_IA");
	}

	@Test
	void everyHintIsForAPropertyThatExists() {
		assertThat(list("properties")).extracting((property) -> property.get("name"))
			.containsAll(list("hints").stream().map((hint) -> hint.get("name")).toList());
	}

	private List<Object> hints(String name) {
		return this.metadata.read("$.hints[?(@.name=='%s')].values[*].value".formatted(name));
	}

	private List<Map<String, Object>> list(String name) {
		return this.metadata.read("$." + name);
	}

	private static DocumentContext read() {
		try (InputStream json = ConfigurationMetadataTests.class
			.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			return JsonPath.parse(json);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
