package io.storager.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import io.storager.autoconfigure.cos.CosProperties;
import io.storager.autoconfigure.oss.OssProperties;
import io.storager.cos.CosEncryption;
import io.storager.error.InvalidSettingException;
import io.storager.oss.OssEncryption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

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
				// Not to be set is a third answer to what an endpoint is.
				if (!String.valueOf(name).endsWith(".support-cname")) {
					assertThat(property).as(name).containsKey("defaultValue");
				}
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

	@ParameterizedTest
	@MethodSource("closedValues")
	void everyClosedValueIsHintedAlsoOfAFurtherBucket(String property, Consumer<String> setting) {
		List<Object> hinted = hints(property);
		assertThat(hinted).as(property).containsExactlyInAnyOrderElementsOf(accepted(setting));
		assertThat(hints(property.replaceFirst("(oss|cos)", "$1.storagers.*"))).as(property)
			.containsExactlyElementsOf(hinted);
	}

	static Stream<Arguments> closedValues() {
		OssProperties.Storager oss = new OssProperties.Storager(null, null, null, null, null, null, null, null, null);
		CosProperties.Storager cos = new CosProperties.Storager(null, null, null, null, null, null, null, null, null,
				null, null);
		String key = Base64.getEncoder().encodeToString(new byte[32]);
		return Stream.of(arguments("storage.oss.storage-class", storageClass(oss)),
				arguments("storage.oss.server-side-encryption",
						(Consumer<String>) (value) -> OssEncryption.of(value, null, null)),
				arguments("storage.oss.server-side-data-encryption",
						(Consumer<String>) (value) -> OssEncryption.of("KMS", value, null)),
				arguments("storage.cos.storage-class", storageClass(cos)),
				arguments("storage.cos.server-side-encryption",
						(Consumer<String>) (value) -> CosEncryption.of(value, null, null, null, null)),
				arguments("storage.cos.server-side-encryption-customer-algorithm",
						(Consumer<String>) (value) -> CosEncryption.of(null, null, null, value, key)));
	}

	private static Consumer<String> storageClass(BucketProperties bucket) {
		return (value) -> {
			if (!bucket.storageClasses().contains(value)) {
				throw new InvalidSettingException("storage-class", value, String.join(", ", bucket.storageClasses()));
			}
		};
	}

	/** What a setting takes of the words by which it refuses everything else. */
	private static List<String> accepted(Consumer<String> setting) {
		InvalidSettingException refused = catchThrowableOfType(InvalidSettingException.class,
				() -> setting.accept("no-such-value"));
		return Pattern.compile("[\\w/]{2,}")
			.matcher(refused.allowed())
			.results()
			.map(MatchResult::group)
			.distinct()
			.filter((word) -> catchThrowable(() -> setting.accept(word)) == null)
			.toList();
	}

	@Test
	void everyHintIsForAPropertyThatExists() {
		assertThat(StorageProperties.KNOWN.descendants().stream().map((node) -> node.path().replace("<id>", "*")))
			.containsAll(list("hints").stream().map((hint) -> (String) hint.get("name")).toList());
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
