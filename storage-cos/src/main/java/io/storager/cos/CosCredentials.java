package io.storager.cos;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.storager.driver.support.CredentialsException;
import io.storager.driver.support.CredentialsHttp;
import io.storager.driver.support.CredentialsHttp.Answer;
import io.storager.driver.support.JsonText;
import io.storager.driver.support.RefreshingCredentials;
import io.storager.error.InvalidSettingException;
import io.storager.settings.AssumedRole;
import io.storager.settings.CredentialsProvider;
import io.storager.settings.HmacCredential;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.jspecify.annotations.Nullable;

/**
 * Where credentials for COS come from. None of these sends anything before a credential
 * is needed.
 */
public final class CosCredentials {

	private static final URI METADATA = URI.create("http://metadata.tencentyun.com");

	private static final URI STS = URI.create("https://sts.tencentcloudapi.com");

	private static final String ROLES = "/latest/meta-data/cam/security-credentials/";

	private CosCredentials() {
	}

	/**
	 * The environment: {@code TENCENTCLOUD_SECRET_ID}, {@code TENCENTCLOUD_SECRET_KEY}
	 * and {@code TENCENTCLOUD_SESSION_TOKEN} or {@code TENCENTCLOUD_TOKEN}.
	 */
	public static CredentialsProvider environment() {
		return environment(System::getenv);
	}

	static CredentialsProvider environment(UnaryOperator<@Nullable String> variables) {
		return new Environment(variables);
	}

	/**
	 * The CAM role of the CVM instance that this runs on.
	 * @param role the role, or {@code null} to ask for it
	 * @see <a href="https://cloud.tencent.com/document/product/213/47668">Instance
	 * roles</a>
	 */
	public static CredentialsProvider cvmRole(@Nullable String role) {
		return cvmRole(role, METADATA);
	}

	static CredentialsProvider cvmRole(@Nullable String role, URI metadata) {
		return new CvmRole(role, metadata);
	}

	/**
	 * A role that a key pair assumes.
	 * @param caller who assumes it
	 * @param location the region whose token service is asked
	 * @see <a href="https://cloud.tencent.com/document/product/1312/48197">AssumeRole</a>
	 */
	public static CredentialsProvider assumeRole(CredentialsProvider caller, AssumedRole role, String location) {
		return new TokenService(RefreshingCredentials.of(caller), role, location);
	}

	/**
	 * A role that a provider of OpenID Connect vouches for, as in TKE.
	 * @param location the region whose token service is asked
	 * @throws InvalidSettingException if the role has no such provider
	 * @see <a href=
	 * "https://cloud.tencent.com/document/product/1312/73070">AssumeRoleWithWebIdentity</a>
	 */
	public static CredentialsProvider oidc(AssumedRole role, String location) {
		if (role.oidcProvider() == null) {
			throw new InvalidSettingException("role.oidc-provider", null, "the id of an OIDC provider");
		}
		return new TokenService(null, role, location);
	}

	/**
	 * The role, the provider and the token's file that TKE puts into the environment of a
	 * pod: {@code TKE_ROLE_ARN}, {@code TKE_PROVIDER_ID},
	 * {@code TKE_WEB_IDENTITY_TOKEN_FILE}, {@code TKE_REGION}.
	 * @throws InvalidSettingException if one of them is not set
	 */
	public static CredentialsProvider oidc() {
		return oidc(System::getenv, null);
	}

	static CredentialsProvider oidc(UnaryOperator<@Nullable String> variables, @Nullable URI endpoint) {
		AssumedRole role = AssumedRole.builder(require(variables, "TKE_ROLE_ARN"))
			.oidc(require(variables, "TKE_PROVIDER_ID"), Path.of(require(variables, "TKE_WEB_IDENTITY_TOKEN_FILE")))
			.endpoint(endpoint)
			.build();
		return oidc(role, require(variables, "TKE_REGION"));
	}

	private static String require(UnaryOperator<@Nullable String> variables, String name) {
		String value = variables.apply(name);
		if (value == null || value.isBlank()) {
			throw new InvalidSettingException("credentials-source", "oidc",
					"'oidc' where the environment variable " + name + " is set, as TKE does");
		}
		return value;
	}

	private static HmacCredential credential(Answer answer) {
		return HmacCredential.of(answer.require("TmpSecretId"), answer.require("TmpSecretKey"))
			.withSecurityToken(answer.require("Token"))
			.withExpiration(instant(answer));
	}

	private static Instant instant(Answer answer) {
		String seconds = answer.require("ExpiredTime");
		try {
			return Instant.ofEpochSecond(Long.parseLong(seconds));
		}
		catch (NumberFormatException ex) {
			throw answer.refuse("answered with the expiry '" + seconds + "'");
		}
	}

	private record Environment(UnaryOperator<@Nullable String> variables) implements CredentialsProvider {

		@Override
		public HmacCredential credential() {
			String id = read("TENCENTCLOUD_SECRET_ID");
			String secret = read("TENCENTCLOUD_SECRET_KEY");
			if (id == null || secret == null) {
				throw new CredentialsException("TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY are not both set",
						null);
			}
			String token = read("TENCENTCLOUD_SESSION_TOKEN");
			return HmacCredential.of(id, secret)
				.withSecurityToken((token != null) ? token : read("TENCENTCLOUD_TOKEN"));
		}

		private @Nullable String read(String name) {
			String value = this.variables.apply(name);
			return (value == null || value.isBlank()) ? null : value.strip();
		}

	}

	private static final class CvmRole implements CredentialsProvider {

		private final @Nullable String role;

		private final URI metadata;

		private final CredentialsHttp http = CredentialsHttp.ofThisMachine();

		CvmRole(@Nullable String role, URI metadata) {
			this.role = role;
			this.metadata = metadata;
		}

		@Override
		public HmacCredential credential() throws IOException, InterruptedException {
			String name = (this.role != null) ? this.role : get(ROLES).requireOk().strip();
			if (name.isEmpty()) {
				throw new CredentialsException("the instance has no CAM role", null);
			}
			Answer answer = get(ROLES + name);
			answer.requireOk();
			if (!"Success".equals(answer.require("Code"))) {
				throw answer.refuse("answered " + answer.require("Code"));
			}
			return CosCredentials.credential(answer);
		}

		private Answer get(String path) throws IOException, InterruptedException {
			return this.http.send("GET", this.metadata.resolve(path), Map.of(), null);
		}

	}

	/** Version 2018-08-13 of the token service, with the signature TC3. */
	private static final class TokenService implements CredentialsProvider {

		private final @Nullable CredentialsProvider caller;

		private final AssumedRole role;

		private final String location;

		private final CredentialsHttp http = CredentialsHttp.ofTheNetwork();

		TokenService(@Nullable CredentialsProvider caller, AssumedRole role, String location) {
			this.caller = caller;
			this.role = role;
			this.location = location;
		}

		@Override
		public HmacCredential credential() throws IOException, InterruptedException {
			URI endpoint = (this.role.endpoint() != null) ? this.role.endpoint() : STS;
			Instant now = Instant.now();
			String body = body();
			Map<String, String> headers = new LinkedHashMap<>();
			headers.put("Content-Type", "application/json; charset=utf-8");
			headers.put("X-TC-Action", (this.caller != null) ? "AssumeRole" : "AssumeRoleWithWebIdentity");
			headers.put("X-TC-Version", "2018-08-13");
			headers.put("X-TC-Timestamp", String.valueOf(now.getEpochSecond()));
			headers.put("X-TC-Region", this.location);
			if (this.caller == null) {
				headers.put("Authorization", "SKIP");
			}
			else {
				HmacCredential credential = RefreshingCredentials.current(this.caller);
				headers.put("Authorization", authorization(credential, endpoint.getRawAuthority(), body, now));
				if (credential.securityToken() != null) {
					headers.put("X-TC-Token", credential.securityToken());
				}
			}
			Answer answer = this.http.send("POST", endpoint.resolve("/"), headers, body);
			// An error is answered with 200 as well.
			if (!answer.ok() || JsonText.find(answer.body(), "TmpSecretId") == null) {
				throw answer.refuse("answered %s, %s: %s".formatted(answer.status(),
						JsonText.find(answer.body(), "Code"), JsonText.find(answer.body(), "Message")));
			}
			return CosCredentials.credential(answer);
		}

		private String body() throws IOException {
			StringBuilder json = new StringBuilder("{");
			member(json, "RoleArn", this.role.arn());
			member(json, "RoleSessionName", this.role.sessionName());
			member(json, "Policy", this.role.policy());
			Path file = this.role.oidcTokenFile();
			if (this.caller == null) {
				member(json, "ProviderId", this.role.oidcProvider());
				member(json, "WebIdentityToken", (file != null) ? Files.readString(file).strip() : null);
			}
			else {
				member(json, "ExternalId", this.role.externalId());
			}
			return json.append("\"DurationSeconds\":").append(this.role.duration().toSeconds()).append('}').toString();
		}

		private static void member(StringBuilder json, String name, @Nullable String value) {
			if (value != null) {
				json.append('"')
					.append(name)
					.append("\":\"")
					.append(JsonStringEncoder.getInstance().quoteAsString(value))
					.append("\",");
			}
		}

	}

	/**
	 * The signature of a call of the cloud's interfaces.
	 * @see <a href="https://cloud.tencent.com/document/product/1312/48203">Signature
	 * TC3-HMAC-SHA256</a>
	 */
	static String authorization(HmacCredential credential, String host, String body, Instant now) {
		String date = now.atOffset(ZoneOffset.UTC).toLocalDate().toString();
		String scope = date + "/sts/tc3_request";
		String canonical = String.join("\n", "POST", "/", "", "content-type:application/json; charset=utf-8",
				"host:" + host, "", "content-type;host", DigestUtils.sha256Hex(body));
		String toSign = String.join("\n", "TC3-HMAC-SHA256", String.valueOf(now.getEpochSecond()), scope,
				DigestUtils.sha256Hex(canonical));
		byte[] key = ("TC3" + credential.secretKey()).getBytes(StandardCharsets.UTF_8);
		for (String step : scope.split("/")) {
			key = hmac(key).hmac(step);
		}
		return "TC3-HMAC-SHA256 Credential=%s/%s, SignedHeaders=content-type;host, Signature=%s"
			.formatted(credential.accessKey(), scope, hmac(key).hmacHex(toSign));
	}

	private static HmacUtils hmac(byte[] key) {
		return new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key);
	}

}
