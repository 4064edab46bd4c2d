package io.storager.cos;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
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

class CosCredentialsTests {

	private static final String FROM_METADATA = """
			{"TmpSecretId":"AKIDtmp","TmpSecretKey":"secret","ExpiredTime":1793510401,
			"Expiration":"2026-11-01T05:20:01Z","Token":"token","Code":"Success"}""";

	private static final String FROM_STS = """
			{"Response":{"Credentials":{"Token":"token","TmpSecretId":"AKIDtmp","TmpSecretKey":"secret"},
			"ExpiredTime":1793510401,"Expiration":"2026-11-01T05:20:01Z","RequestId":"3c140219"}}""";

	private static final HmacCredential GIVEN = HmacCredential.of("AKIDtmp", "secret")
		.withSecurityToken("token")
		.withExpiration(Instant.ofEpochSecond(1793510401));

	private final Map<String, String> answers = new HashMap<>();

	private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

	private String body = "";

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
		CredentialsProvider provider = CosCredentials.environment(variables::get);
		assertThatExceptionOfType(CredentialsException.class).isThrownBy(provider::credential)
			.withMessageContaining("TENCENTCLOUD_SECRET_ID");
		variables.putAll(Map.of("TENCENTCLOUD_SECRET_ID", "a", "TENCENTCLOUD_SECRET_KEY", "b"));
		assertThat(provider.credential()).isEqualTo(HmacCredential.of("a", "b"));
		variables.put("TENCENTCLOUD_TOKEN", "c");
		assertThat(provider.credential()).isEqualTo(HmacCredential.of("a", "b").withSecurityToken("c"));
	}

	@Test
	void askTheInstance() throws Exception {
		this.answers.put("GET /latest/meta-data/cam/security-credentials/", "my-role");
		this.answers.put("GET /latest/meta-data/cam/security-credentials/my-role", FROM_METADATA);
		assertThat(CosCredentials.cvmRole(null, address()).credential()).isEqualTo(GIVEN);
		assertThatExceptionOfType(CredentialsException.class)
			.isThrownBy(() -> CosCredentials.cvmRole("other", address()).credential())
			.withMessageContaining("/security-credentials/other answered 404");
	}

	@Test
	void assumeARole() throws Exception {
		this.answers.put("POST /", FROM_STS);
		AssumedRole role = AssumedRole.builder("qcs::cam::uin/1:roleName/r")
			.policy("{\"version\":\"2.0\"}")
			.endpoint(address())
			.build();
		HmacCredential caller = HmacCredential.of("AKID", "sk");
		assertThat(CosCredentials.assumeRole(caller, role, "ap-guangzhou").credential()).isEqualTo(GIVEN);
		assertThat(this.body).isEqualTo("{\"RoleArn\":\"qcs::cam::uin/1:roleName/r\",\"RoleSessionName\":\"storager\","
				+ "\"Policy\":\"{\\\"version\\\":\\\"2.0\\\"}\",\"DurationSeconds\":3600}");
		assertThat(this.headers).containsEntry("X-TC-Action", "AssumeRole")
			.containsEntry("X-TC-Version", "2018-08-13")
			.containsEntry("X-TC-Region", "ap-guangzhou");
		Instant signed = Instant.ofEpochSecond(Long.parseLong(this.headers.get("X-TC-Timestamp")));
		assertThat(this.headers).containsEntry("Authorization",
				CosCredentials.authorization(caller, address().getRawAuthority(), this.body, signed));
	}

	@Test
	void tellWhatTheTokenServiceAnswers() {
		this.answers.put("POST /",
				"""
						{"Response":{"Error":{"Code":"AuthFailure.SecretIdNotFound","Message":"not found"},"RequestId":"1"}}""");
		AssumedRole role = AssumedRole.builder("r").endpoint(address()).build();
		assertThatExceptionOfType(CredentialsException.class)
			.isThrownBy(
					() -> CosCredentials.assumeRole(HmacCredential.of("AKID", "sk"), role, "ap-guangzhou").credential())
			.withMessageContaining("answered 200, AuthFailure.SecretIdNotFound: not found");
	}

	@Test
	void letAProviderVouch(@TempDir Path folder) throws Exception {
		Path token = Files.writeString(folder.resolve("token"), "jwt\n");
		this.answers.put("POST /", FROM_STS);
		Map<String, String> variables = new HashMap<>(Map.of("TKE_ROLE_ARN", "r", "TKE_PROVIDER_ID", "p",
				"TKE_WEB_IDENTITY_TOKEN_FILE", token.toString(), "TKE_REGION", "ap-beijing"));
		assertThat(CosCredentials.oidc(variables::get, address()).credential()).isEqualTo(GIVEN);
		assertThat(this.headers).containsEntry("X-TC-Action", "AssumeRoleWithWebIdentity")
			.containsEntry("Authorization", "SKIP")
			.containsEntry("X-TC-Region", "ap-beijing");
		assertThat(this.body).contains("\"ProviderId\":\"p\",\"WebIdentityToken\":\"jwt\"");
		variables.remove("TKE_REGION");
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> CosCredentials.oidc(variables::get, null))
			.withMessageContaining("TKE_REGION");
	}

	private URI address() {
		return URI.create("http://127.0.0.1:" + this.server.getAddress().getPort());
	}

	private void answer(HttpExchange exchange) throws IOException {
		exchange.getRequestHeaders().forEach((name, values) -> this.headers.put(name, values.get(0)));
		this.body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		String answer = this.answers.get(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
		byte[] bytes = String.valueOf(answer).getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders((answer != null) ? 200 : 404, bytes.length);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

}
