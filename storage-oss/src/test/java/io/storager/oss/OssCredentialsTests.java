package io.storager.oss;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.storager.driver.support.CredentialsException;
import io.storager.error.InvalidSettingException;
import io.storager.settings.AssumedRole;
import io.storager.settings.CredentialsProvider;
import io.storager.settings.HmacCredential;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OssCredentialsTests {

	private static final String FROM_METADATA = """
			{"AccessKeyId":"STS.id","AccessKeySecret":"secret","Expiration":"2026-11-01T05:20:01Z",
			"SecurityToken":"token","LastUpdated":"2026-10-31T23:20:01Z","Code":"Success"}""";

	private static final String FROM_STS = """
			{"RequestId":"6894B13B","AssumedRoleUser":{"Arn":"acs:ram::1:role/r/s","AssumedRoleId":"3"},
			"Credentials":{"SecurityToken":"token","AccessKeyId":"STS.id","AccessKeySecret":"secret",
			"Expiration":"2026-11-01T05:20:01Z"}}""";

	private static final HmacCredential GIVEN = HmacCredential.of("STS.id", "secret")
		.withSecurityToken("token")
		.withExpiration(Instant.parse("2026-11-01T05:20:01Z"));

	private final Map<String, String> answers = new HashMap<>();

	private final Map<String, String> seen = new HashMap<>();

	private HttpServer server;

	@BeforeEach
	void start() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", this::answer);
		this.server.start();
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
	}

	@Test
	void readTheEnvironment() throws Exception {
		Map<String, String> variables = new HashMap<>();
		CredentialsProvider provider = OssCredentials.environment(variables::get);
		assertThatExceptionOfType(CredentialsException.class).isThrownBy(provider::credential)
			.withMessageContaining("ALIBABA_CLOUD_ACCESS_KEY_ID");
		variables.putAll(Map.of("OSS_ACCESS_KEY_ID", "a", "OSS_ACCESS_KEY_SECRET", "b"));
		assertThat(provider.credential()).isEqualTo(HmacCredential.of("a", "b"));
		variables.putAll(Map.of("ALIBABA_CLOUD_ACCESS_KEY_ID", "c", "ALIBABA_CLOUD_ACCESS_KEY_SECRET", "d",
				"ALIBABA_CLOUD_SECURITY_TOKEN", "e"));
		assertThat(provider.credential()).isEqualTo(HmacCredential.of("c", "d").withSecurityToken("e"));
	}

	@Test
	void askTheInstanceInHardenedMode() throws Exception {
		this.answers.put("PUT /latest/api/token", "the-token");
		this.answers.put("GET /latest/meta-data/ram/security-credentials/", "my-role\n");
		this.answers.put("GET /latest/meta-data/ram/security-credentials/my-role", FROM_METADATA);
		assertThat(OssCredentials.ecsRamRole(null, address()).credential()).isEqualTo(GIVEN);
		assertThat(this.seen).containsEntry("X-aliyun-ecs-metadata-token", "the-token");
	}

	@Test
	void askTheInstanceInOrdinaryMode() throws Exception {
		this.answers.put("GET /latest/meta-data/ram/security-credentials/other", FROM_METADATA);
		assertThat(OssCredentials.ecsRamRole("other", address()).credential()).isEqualTo(GIVEN);
		assertThat(this.seen).doesNotContainKey("X-aliyun-ecs-metadata-token");
	}

	@Test
	void tellWhatTheInstanceAnswers() {
		assertThatExceptionOfType(CredentialsException.class)
			.isThrownBy(() -> OssCredentials.ecsRamRole(null, address()).credential())
			.withMessage("GET %s/latest/meta-data/ram/security-credentials/ answered 404".formatted(address()));
		this.answers.put("GET /latest/meta-data/ram/security-credentials/r", "{\"Code\":\"Success\"}");
		assertThatExceptionOfType(CredentialsException.class)
			.isThrownBy(() -> OssCredentials.ecsRamRole("r", address()).credential())
			.withMessageContaining("answered 200 without 'AccessKeyId', Success");
	}

	/** The example of the vendor's description of the signature. */
	@Test
	void signAsTheVendorDescribes() {
		TreeMap<String, String> parameters = new TreeMap<>(Map.of("Timestamp", "2016-02-23T12:46:24Z", "Format", "XML",
				"AccessKeyId", "testid", "Action", "DescribeRegions", "SignatureMethod", "HMAC-SHA1", "SignatureNonce",
				"3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf", "Version", "2014-05-26", "SignatureVersion", "1.0"));
		assertThat(OssCredentials.signature("GET", parameters, "testsecret")).isEqualTo("OLeaidS1JvxuMvnyHOwuJ+uX5qY=");
	}

	@Test
	void assumeARole() throws Exception {
		this.answers.put("POST /", FROM_STS);
		AssumedRole role = AssumedRole.builder("acs:ram::1:role/r")
			.duration(Duration.ofMinutes(20))
			.externalId("ex")
			.endpoint(address())
			.build();
		assertThat(OssCredentials.assumeRole(HmacCredential.of("LTAI", "sk"), role).credential()).isEqualTo(GIVEN);
		assertThat(this.seen).containsEntry("Action", "AssumeRole")
			.containsEntry("RoleArn", "acs:ram::1:role/r")
			.containsEntry("DurationSeconds", "1200")
			.containsEntry("AccessKeyId", "LTAI")
			.containsEntry("ExternalId", "ex")
			.containsEntry("RoleSessionName", "storager")
			.containsKeys("Signature", "SignatureNonce", "Timestamp");
		TreeMap<String, String> signed = new TreeMap<>(this.seen);
		signed.keySet().removeIf((name) -> !Character.isUpperCase(name.charAt(0)) || name.contains("-"));
		signed.keySet().removeAll(Set.of("Accept", "Host", "Connection", "Signature"));
		assertThat(OssCredentials.signature("POST", signed, "sk")).isEqualTo(this.seen.get("Signature"));
	}

	@Test
	void letAProviderVouch(@TempDir Path folder) throws Exception {
		Path token = Files.writeString(folder.resolve("token"), "jwt\n");
		this.answers.put("POST /", FROM_STS);
		AssumedRole role = AssumedRole.builder("acs:ram::1:role/r")
			.oidc("acs:ram::1:oidc-provider/p", token)
			.endpoint(address())
			.build();
		assertThat(OssCredentials.oidc(role).credential()).isEqualTo(GIVEN);
		assertThat(this.seen).containsEntry("Action", "AssumeRoleWithOIDC")
			.containsEntry("OIDCToken", "jwt")
			.containsEntry("OIDCProviderArn", "acs:ram::1:oidc-provider/p")
			.doesNotContainKeys("Signature", "AccessKeyId");
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> OssCredentials.oidc(Map.of("ALIBABA_CLOUD_ROLE_ARN", "a")::get))
			.withMessageContaining("ALIBABA_CLOUD_OIDC_PROVIDER_ARN");
	}

	private URI address() {
		return URI.create("http://127.0.0.1:" + this.server.getAddress().getPort());
	}

	private void answer(HttpExchange exchange) throws IOException {
		exchange.getRequestHeaders().forEach((name, values) -> this.seen.put(header(name), values.get(0)));
		String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		for (String field : form.split("&")) {
			int equals = field.indexOf('=');
			if (equals > 0) {
				this.seen.put(field.substring(0, equals),
						URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
			}
		}
		String answer = this.answers.get(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
		byte[] body = String.valueOf(answer).getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders((answer != null) ? 200 : 404, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	private static String header(String name) {
		return name.equalsIgnoreCase("X-aliyun-ecs-metadata-token") ? "X-aliyun-ecs-metadata-token" : name;
	}

}
