package io.storager.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;

import io.storager.Appender;
import io.storager.Servicer;
import io.storager.Storager;
import io.storager.autoconfigure.cos.CosAutoConfiguration;
import io.storager.autoconfigure.emulator.StorageEmulatorAutoConfiguration;
import io.storager.autoconfigure.health.StorageHealthContributorAutoConfiguration;
import io.storager.autoconfigure.oss.OssAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.OrderUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Tests of what a developer reads when an application does not start. */
@ExtendWith(OutputCaptureExtension.class)
class StartupFailureTests {

	private static final String SECRET = "s3cr3tOfTheTest";

	private static final String OSS_REST = """
			storage.oss:
			  endpoint: https:oss-cn-hangzhou.aliyuncs.com
			  name: demo
			""";

	private static final String COS_REST = """
			storage.cos:
			  location: ap-guangzhou
			  name: demo-1250000000
			""";

	static Stream<Arguments> badInput() {
		return Stream
			.of(credentials(), places(), presignEndpoints(), buckets(), encryption(), client(), transfers(), others())
			.flatMap((arguments) -> arguments);
	}

	private static Stream<Arguments> credentials() {
		String form = "hmac:<access_key>:<secret_key>";
		return Stream.of(arguments(OSS_REST, "storage.oss.credential", "is missing", form),
				arguments("storage.oss.endpoint: https:oss-cn-hangzhou.aliyuncs.com", "storage.oss.credential",
						"is missing", form),
				arguments("storage.oss.name: demo", "storage.oss.", "is missing", ""),
				arguments(COS_REST, "storage.cos.credential", "is missing", form),
				credential("LTAI5t:" + SECRET, "'***'", form), credential("hmac:LTAI5t", "'hmac:***'", form),
				credential("hmac::" + SECRET, "'hmac:***:***'", "both parts not empty"),
				credential("hmac:LTAI5t:", "'hmac:***:***'", "both parts not empty"),
				credential("hmac:LTAI5t:" + SECRET + ":more", "'hmac:***:***:***'", form),
				credential("file:/" + SECRET, "'file:***'", "'file' is not supported"),
				credential("env:" + SECRET, "'env:***'", "'env' is not supported"),
				credential("basic:me:" + SECRET, "'basic:***'", "'basic' is not supported"),
				credential("apikey:" + SECRET, "'apikey:***'", "'apikey' is not supported"),
				credential("base64:" + SECRET, "'base64:***'", "'base64' is not supported"),
				credential("hmac:${NOT_SET}:" + SECRET, "'${NOT_SET}'", "nothing is set for this placeholder"));
	}

	private static Arguments credential(String value, String given, String allowed) {
		return arguments(OSS_REST + "storage.oss.credential: '" + value + "'", "storage.oss.credential", given,
				allowed);
	}

	private static Stream<Arguments> places() {
		return Stream.of(
				arguments("storage.oss.credential: hmac:LTAI5t:" + SECRET, "storage.oss.endpoint", "is missing",
						"https:<host>"),
				arguments("storage.cos.credential: hmac:AKID:" + SECRET, "storage.cos.location", "is missing",
						"ap-guangzhou"),
				endpoint("", "''"), endpoint("https:", "'https:'"), endpoint("https://", "'https://'"),
				endpoint("ftp:host.example.com", "'ftp:host.example.com'"),
				endpoint("https:host.example.com/path", "'https:host.example.com/path'"),
				endpoint("https://me:" + SECRET + "@host.example.com", "'***@host.example.com'"),
				arguments(StorageContext.COS + "storage.cos.endpoint: 'ftp:host'", "storage.cos.endpoint", "'ftp:host'",
						"https:<host>"),
				arguments(StorageContext.OSS + "storage.oss.location: 'Not a region'", "storage.oss.location",
						"'Not a region'", "cn-hangzhou"),
				arguments(StorageContext.COS + "storage.cos.location: ''", "storage.cos.location", "''",
						"ap-guangzhou"));
	}

	private static Arguments endpoint(String value, String given) {
		return arguments("""
				storage.oss:
				  credential: hmac:LTAI5t:%s
				  endpoint: '%s'
				""".formatted(SECRET, value), "storage.oss.endpoint", given, "https:<host>");
	}

	private static Stream<Arguments> presignEndpoints() {
		String property = "presign-endpoint";
		return Stream.of(oss(property + ": ftp:files.example.com", property, "'ftp:files.example.com'", "https:<host>"),
				oss(property + ": ''", property, "''", "https:<host>"),
				oss(property + ": https://me:" + SECRET + "@files.example.com", property, "'***@files.example.com'",
						"https:<host>"),
				oss(property + ": https://[::1]", property, "'https://[::1]'", "a host name or an IPv4 address"),
				cos(property + ": https:files.example.com/path", property, "'https:files.example.com/path'",
						"https:<host>"),
				cos(property + ": https:10.0.0.1", property, "'https://10.0.0.1'", "the name of a host"),
				oss("storagers.more." + property + ": files.example.com", "storagers.more." + property,
						"'files.example.com'", "'https:files.example.com', with the protocol"),
				cos("storagers.more." + property + ": http:localhost", "storagers.more." + property,
						"'http://localhost'", "the name of a host"),
				arguments("""
						storage.oss:
						  credential: hmac:LTAI5t:%s
						  endpoint: https:oss-cn-hangzhou.aliyuncs.com
						  presign-endpoint: https:files.example.com
						  storagers.more.name: more
						""".formatted(SECRET), "storage.oss.presign-endpoint", "'https:files.example.com'",
						"a domain belongs to one bucket"));
	}

	private static Stream<Arguments> buckets() {
		return Stream.of(
				arguments(StorageContext.OSS + "storage.oss.name: Not_Allowed", "storage.oss.name", "'Not_Allowed'",
						"3 to 63"),
				arguments(StorageContext.OSS + "storage.oss.name: ''", "storage.oss.name", "''", "3 to 63"),
				arguments(StorageContext.COS + "storage.cos.name: demo", "storage.cos.name", "'demo'", "appid"),
				arguments(StorageContext.OSS + "storage.oss.work_dir: reports", "storage.oss.work-dir", "'reports'",
						"an absolute path"),
				arguments(StorageContext.COS + "storage.cos.work_dir: //reports", "storage.cos.work-dir", "'//reports'",
						"an absolute path"));
	}

	private static Stream<Arguments> encryption() {
		String shortKey = Base64.getEncoder().encodeToString(SECRET.getBytes(StandardCharsets.UTF_8));
		String key = "server-side-encryption-customer-key";
		String algorithm = "server-side-encryption-customer-algorithm: AES256\n";
		return Stream.of(oss("server-side-encryption: DES", "server-side-encryption", "'DES'", "KMS, AES256, SM4"),
				oss("server-side-data-encryption: SM4", "server-side-data-encryption", "'SM4'", "'KMS'"), oss("""
						server-side-encryption: AES256
						server-side-data-encryption: SM4
						""", "server-side-data-encryption", "'SM4'", "'KMS'"), oss("""
						server-side-encryption: KMS
						server-side-data-encryption: AES256
						""", "server-side-data-encryption", "'AES256'", "SM4"), oss("""
						server-side-encryption: SM4
						server-side-encryption-key-id: key-1
						""", "server-side-encryption-key-id", "'key-1'", "'KMS'"),
				cos("server-side-encryption: KMS", "server-side-encryption", "'KMS'", "cos/kms"), cos("""
						server-side-encryption: AES256
						server-side-encryption-cos-kms-key-id: key-1
						""", "server-side-encryption-cos-kms-key-id", "'key-1'", "cos/kms"), cos("""
						server-side-encryption: cos/kms
						server-side-encryption-context: '{}'
						""", "server-side-encryption-context", "'{}'", "base64 of a JSON object"),
				cos(algorithm, key, "is missing", "base64 of 32 bytes"),
				cos(algorithm + key + ": " + shortKey, key, "'***'", "32 bytes; it has 15"),
				cos(algorithm + key + ": '!" + SECRET + "'", key, "'***'", "not base64"),
				arguments(
						StorageContext.COS + """
								storage.cos.endpoint: http:cos.example.com
								storage.cos.support-cname: false
								storage.cos.server-side-encryption-customer-algorithm: AES256
								storage.cos.server-side-encryption-customer-key: %s
								""".formatted(Base64.getEncoder()
							.encodeToString(SECRET.repeat(3).substring(0, 32).getBytes(StandardCharsets.UTF_8))),
						"storage.cos." + key, "'***'", "https"));
	}

	private static Arguments oss(String yaml, String setting, String given, String allowed) {
		return arguments(StorageContext.OSS + yaml.indent(4), "storage.oss." + setting, given, allowed);
	}

	private static Arguments cos(String yaml, String setting, String given, String allowed) {
		return arguments(StorageContext.COS + yaml.indent(4), "storage.cos." + setting, given, allowed);
	}

	private static Stream<Arguments> client() {
		return Stream.of(oss("client.read-timeout: 0s", "client.read-timeout", "'0ms'", "100ms"),
				oss("client.max-connections: 0", "client.max-connections", "'0'", "1 or more"),
				cos("client.max-retries: 11", "client.max-retries", "'11'", "0 to 10"),
				cos("client.proxy.port: 3128", "client.proxy.host", "is missing", "a host name"),
				oss("client.proxy.host: proxy", "client.proxy.port", "is missing", "1 to 65535"));
	}

	private static Stream<Arguments> transfers() {
		return Stream.of(
				oss("transfer.part-size: 99KB", "transfer.part-size", "'101376 bytes'", "102400 to 2147483647"),
				arguments(StorageContext.OSS + "    transfer.part-size: 3GB\nstorage.transfer.memory: 4GB\n",
						"storage.oss.transfer.part-size", "'3221225472 bytes'", "102400 to 2147483647"),
				cos("transfer.part-size: 512KB", "transfer.part-size", "'524288 bytes'", "1048576 to "),
				cos("transfer.part-size: 0", "transfer.part-size", "'0 bytes'", "1 byte or more"),
				oss("transfer.concurrency: 0", "transfer.concurrency", "'0'", "1 to 256"),
				cos("transfer.deadline: 0s", "transfer.deadline", "'0ms'", "100ms"),
				arguments(StorageContext.OSS + "storage.transfer.memory: 1MB", "storage.transfer.memory",
						"'1048576 bytes'", "at least 'storage.oss.transfer.part-size'"),
				arguments(StorageContext.OSS + "storage.transfer.memory: 0", "storage.transfer.memory", "'0 bytes'",
						"at least the size of one part"));
	}

	private static Stream<Arguments> others() {
		return Stream.of(
				arguments(StorageContext.OSS + "storage.primary: cosStorager", "storage.primary", "'cosStorager'",
						"ossStorager"),
				arguments("storage.primary: ossStorager", "storage.primary", "'ossStorager'", "there are none"),
				arguments(StorageContext.OSS + "storage.health.probe: object", "storage.health.object", "is missing",
						"the path of an object"),
				arguments(StorageContext.OSS + "storage.health.timeout: 0s", "storage.health.timeout", "'0ms'",
						"100ms"),
				arguments(StorageContext.OSS + "storage.oss.storagers.ossServicer.name: demo", "storage.oss.storagers",
						"'ossServicer'", "not the name of another bean"),
				arguments("""
						storage.emulator.enabled: true
						storage.cos.name: demo
						""", "storage.cos.name", "'demo'", "APPID"));
	}

	@ParameterizedTest
	@MethodSource("badInput")
	void namesThePropertyWhatWasGivenAndWhatIsAllowed(String yaml, String property, String given, String allowed,
			CapturedOutput output) {
		fail(yaml, OursAlone.class);
		assertThat(output.getAll()).contains("APPLICATION FAILED TO START").doesNotContain(SECRET);
		String report = report(output);
		assertThat(report).contains(property).contains(given).contains(allowed);
	}

	@Test
	void tellsWhereAValueComesFrom(CapturedOutput output) {
		fail("""
				storage:
				  oss:
				    credential: hmac:LTAI5t:x
				    endpoint: ftp:host
				""", Application.class);
		assertThat(report(output)).contains("4:15");
	}

	@Test
	void printsNoneOfTheOtherSecretsOfABlock(CapturedOutput output) {
		SpringApplication spring = new SpringApplication(Application.class);
		// Not from YAML: at this level Spring Boot itself prints what it reads from
		// there.
		spring.addInitializers(
				(context) -> TestPropertyValues
					.of("storage.oss.credential=hmac:LTAI5t:" + SECRET, "storage.oss.endpoint=https:host",
							"storage.oss.security-token=" + SECRET, "storage.oss.client.proxy.host=proxy",
							"storage.oss.client.proxy.port=3128", "storage.oss.client.proxy.password=" + SECRET,
							"storage.oss.name=demo", "storage.oss.work-dir=wrong")
					.applyTo(context));
		assertThatException().isThrownBy(() -> spring.run("--debug").close());
		assertThat(output.getAll()).contains("CONDITIONS EVALUATION REPORT")
			.contains("storage.oss.work-dir")
			.doesNotContain(SECRET);
	}

	@Test
	void anAmbiguousStoragerIsExplainedBySettingThePrimaryOrAQualifier(CapturedOutput output) {
		fail(StorageContext.OSS + StorageContext.COS.replace("storage:", "---\nstorage:"), StoragerUser.class);
		assertThat(report(output)).contains("StoragerUser required a single Storager, but 2 were found")
			.contains("- ossStorager")
			.contains("- cosStorager")
			.contains("storage.primary=")
			.contains("@Qualifier(\"")
			.doesNotContain("marking one of the beans as @Primary");
	}

	@Test
	void soIsAnAmbiguousCapability(CapturedOutput output) {
		fail(StorageContext.OSS + StorageContext.COS.replace("storage:", "---\nstorage:"), AppenderUser.class);
		assertThat(report(output)).contains("AppenderUser required a single Appender, but 2 were found")
			.contains("storage.primary=")
			.contains("@Qualifier(\"");
	}

	@Test
	void theExplanationGoesBeforeSpringBootsOwnWhereverItsJarStands() {
		assertThat(OrderUtils.getOrder(AmbiguousStoragerFailureAnalyzer.class)).isEqualTo(Ordered.HIGHEST_PRECEDENCE);
	}

	@Test
	void anAmbiguousServicerIsExplainedByAQualifier(CapturedOutput output) {
		fail(StorageContext.OSS + StorageContext.COS.replace("storage:", "---\nstorage:"), ServicerUser.class);
		assertThat(report(output)).contains("required a single Servicer")
			.contains("@Qualifier(\"")
			.doesNotContain("storage.primary");
	}

	@Test
	void anotherAmbiguousBeanIsLeftToSpringBoot(CapturedOutput output) {
		fail("", TextUser.class);
		assertThat(report(output)).contains("marking one of the beans as @Primary").doesNotContain("storage.");
	}

	private static void fail(String yaml, Class<?> application) {
		SpringApplication spring = new SpringApplication(application);
		spring.addInitializers(StorageContext.yaml(yaml));
		assertThatException().isThrownBy(() -> spring.run().close());
	}

	private static String report(CapturedOutput output) {
		String all = output.getAll();
		return all.substring(all.indexOf("APPLICATION FAILED TO START"));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ StorageAutoConfiguration.class, StorageEmulatorAutoConfiguration.class,
			OssAutoConfiguration.class, CosAutoConfiguration.class, StorageHealthContributorAutoConfiguration.class })
	static class OursAlone {

	}

	@Import(Application.class)
	static class StoragerUser {

		StoragerUser(Storager anyOne) {
		}

	}

	@Import(Application.class)
	static class AppenderUser {

		AppenderUser(Appender anyOne) {
		}

	}

	@Import(Application.class)
	static class ServicerUser {

		ServicerUser(Servicer anyOne) {
		}

	}

	@Import({ Application.class, TextA.class, TextB.class })
	static class TextUser {

		TextUser(Text anyOne) {
		}

	}

	interface Text {

	}

	static class TextA implements Text {

	}

	static class TextB implements Text {

	}

}
