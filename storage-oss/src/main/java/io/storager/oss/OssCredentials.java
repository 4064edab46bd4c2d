package io.storager.oss;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.storager.driver.support.CredentialsException;
import io.storager.driver.support.CredentialsHttp;
import io.storager.driver.support.CredentialsHttp.Answer;
import io.storager.driver.support.PercentEncoding;
import io.storager.driver.support.RefreshingCredentials;
import io.storager.error.InvalidSettingException;
import io.storager.settings.AssumedRole;
import io.storager.settings.CredentialsProvider;
import io.storager.settings.HmacCredential;
import org.jspecify.annotations.Nullable;

/**
 * Where credentials for OSS come from. None of these sends anything before a credential
 * is needed.
 */
public final class OssCredentials {

	private static final URI METADATA = URI.create("http://100.100.100.200");

	private static final URI STS = URI.create("https://sts.aliyuncs.com");

	private static final String ROLES = "/latest/meta-data/ram/security-credentials/";

	private OssCredentials() {
	}

	/**
	 * The environment: {@code ALIBABA_CLOUD_ACCESS_KEY_ID},
	 * {@code ALIBABA_CLOUD_ACCESS_KEY_SECRET} and {@code ALIBABA_CLOUD_SECURITY_TOKEN},
	 * or else {@code OSS_ACCESS_KEY_ID}, {@code OSS_ACCESS_KEY_SECRET} and
	 * {@code OSS_SESSION_TOKEN}.
	 */
	public static CredentialsProvider environment() {
		return environment(System::getenv);
	}

	static CredentialsProvider environment(UnaryOperator<@Nullable String> variables) {
		return new Environment(variables);
	}

	/**
	 * The RAM role of the ECS instance that this runs on.
	 * @param role the role, or {@code null} to ask for it
	 * @see <a href=
	 * "https://help.aliyun.com/en/ecs/user-guide/attach-an-instance-ram-role-to-an-ecs-instance">Instance
	 * RAM roles</a>
	 */
	public static CredentialsProvider ecsRamRole(@Nullable String role) {
		return ecsRamRole(role, METADATA);
	}

	static CredentialsProvider ecsRamRole(@Nullable String role, URI metadata) {
		return new EcsRamRole(role, metadata);
	}

	/**
	 * A role that a key pair assumes.
	 * @param caller who assumes it
	 * @see <a href=
	 * "https://help.aliyun.com/en/ram/developer-reference/api-sts-2015-04-01-assumerole">AssumeRole</a>
	 */
	public static CredentialsProvider assumeRole(CredentialsProvider caller, AssumedRole role) {
		return new TokenService(RefreshingCredentials.of(caller), role);
	}

	/**
	 * A role that a provider of OpenID Connect vouches for, as RRSA does in ACK.
	 * @throws InvalidSettingException if the role has no such provider
	 * @see <a href=
	 * "https://help.aliyun.com/en/ram/developer-reference/api-sts-2015-04-01-assumerolewithoidc">AssumeRoleWithOIDC</a>
	 */
	public static CredentialsProvider oidc(AssumedRole role) {
		if (role.oidcProvider() == null) {
			throw new InvalidSettingException("role.oidc-provider", null, "the ARN of an OIDC provider");
		}
		return new TokenService(null, role);
	}

	/**
	 * The role, the provider and the token's file that RRSA puts into the environment of
	 * a pod: {@code ALIBABA_CLOUD_ROLE_ARN}, {@code ALIBABA_CLOUD_OIDC_PROVIDER_ARN},
	 * {@code ALIBABA_CLOUD_OIDC_TOKEN_FILE}.
	 * @throws InvalidSettingException if one of them is not set
	 */
	public static CredentialsProvider oidc() {
		return oidc(System::getenv);
	}

	static CredentialsProvider oidc(UnaryOperator<@Nullable String> variables) {
		AssumedRole.Builder role = AssumedRole.builder(require(variables, "ALIBABA_CLOUD_ROLE_ARN"))
			.oidc(require(variables, "ALIBABA_CLOUD_OIDC_PROVIDER_ARN"),
					Path.of(require(variables, "ALIBABA_CLOUD_OIDC_TOKEN_FILE")));
		String session = variables.apply("ALIBABA_CLOUD_ROLE_SESSION_NAME");
		if (session != null && !session.isBlank()) {
			role.sessionName(session);
		}
		String endpoint = variables.apply("ALIBABA_CLOUD_STS_ENDPOINT");
		if (endpoint != null && !endpoint.isBlank()) {
			role.endpoint(URI.create("https://" + endpoint));
		}
		return oidc(role.build());
	}

	private static String require(UnaryOperator<@Nullable String> variables, String name) {
		String value = variables.apply(name);
		if (value == null || value.isBlank()) {
			throw new InvalidSettingException("credentials-source", "oidc",
					"'oidc' where the environment variable " + name + " is set, as RRSA does");
		}
		return value;
	}

	private static HmacCredential credential(Answer answer) {
		return HmacCredential.of(answer.require("AccessKeyId"), answer.require("AccessKeySecret"))
			.withSecurityToken(answer.require("SecurityToken"))
			.withExpiration(instant(answer));
	}

	private static Instant instant(Answer answer) {
		String expiration = answer.require("Expiration");
		try {
			return Instant.parse(expiration);
		}
		catch (DateTimeParseException ex) {
			throw answer.refuse("answered with the expiry '" + expiration + "'");
		}
	}

	private record Environment(UnaryOperator<@Nullable String> variables) implements CredentialsProvider {

		@Override
		public HmacCredential credential() {
			HmacCredential credential = read("ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
					"ALIBABA_CLOUD_SECURITY_TOKEN");
			if (credential == null) {
				credential = read("OSS_ACCESS_KEY_ID", "OSS_ACCESS_KEY_SECRET", "OSS_SESSION_TOKEN");
			}
			if (credential == null) {
				throw new CredentialsException("neither ALIBABA_CLOUD_ACCESS_KEY_ID with "
						+ "ALIBABA_CLOUD_ACCESS_KEY_SECRET nor OSS_ACCESS_KEY_ID with OSS_ACCESS_KEY_SECRET is set",
						null);
			}
			return credential;
		}

		private @Nullable HmacCredential read(String accessKey, String secretKey, String token) {
			String id = this.variables.apply(accessKey);
			String secret = this.variables.apply(secretKey);
			String session = this.variables.apply(token);
			return (id == null || id.isBlank() || secret == null || secret.isBlank()) ? null
					: HmacCredential.of(id.strip(), secret.strip())
						.withSecurityToken((session != null && !session.isBlank()) ? session.strip() : null);
		}

	}

	private static final class EcsRamRole implements CredentialsProvider {

		private final @Nullable String role;

		private final URI metadata;

		private final CredentialsHttp http = CredentialsHttp.ofThisMachine();

		EcsRamRole(@Nullable String role, URI metadata) {
			this.role = role;
			this.metadata = metadata;
		}

		@Override
		public HmacCredential credential() throws IOException, InterruptedException {
			// In the hardened mode every request needs a token; where there is no such
			// mode, there is no such path.
			Answer token = this.http.send("PUT", this.metadata.resolve("/latest/api/token"),
					Map.of("X-aliyun-ecs-metadata-token-ttl-seconds", "60"), "");
			Map<String, String> headers = token.ok() ? Map.of("X-aliyun-ecs-metadata-token", token.body().strip())
					: Map.of();
			String name = (this.role != null) ? this.role : get(ROLES, headers).requireOk().strip();
			if (name.isEmpty()) {
				throw new CredentialsException("the instance has no RAM role", null);
			}
			Answer answer = get(ROLES + name, headers);
			answer.requireOk();
			if (!"Success".equals(answer.require("Code"))) {
				throw answer.refuse("answered " + answer.require("Code"));
			}
			return OssCredentials.credential(answer);
		}

		private Answer get(String path, Map<String, String> headers) throws IOException, InterruptedException {
			return this.http.send("GET", this.metadata.resolve(path), headers, null);
		}

	}

	/** Version 2015-04-01 of the token service, with the signature of version 1. */
	private static final class TokenService implements CredentialsProvider {

		private final @Nullable CredentialsProvider caller;

		private final AssumedRole role;

		private final CredentialsHttp http = CredentialsHttp.ofTheNetwork();

		TokenService(@Nullable CredentialsProvider caller, AssumedRole role) {
			this.caller = caller;
			this.role = role;
		}

		@Override
		public HmacCredential credential() throws IOException, InterruptedException {
			SortedMap<String, String> parameters = new TreeMap<>();
			parameters.put("Format", "JSON");
			parameters.put("Version", "2015-04-01");
			parameters.put("Timestamp", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
			parameters.put("SignatureNonce", UUID.randomUUID().toString());
			parameters.put("RoleArn", this.role.arn());
			parameters.put("RoleSessionName", this.role.sessionName());
			parameters.put("DurationSeconds", String.valueOf(this.role.duration().toSeconds()));
			put(parameters, "Policy", this.role.policy());
			if (this.caller == null) {
				Path file = this.role.oidcTokenFile();
				parameters.put("Action", "AssumeRoleWithOIDC");
				put(parameters, "OIDCProviderArn", this.role.oidcProvider());
				put(parameters, "OIDCToken", (file != null) ? Files.readString(file).strip() : null);
			}
			else {
				parameters.put("Action", "AssumeRole");
				put(parameters, "ExternalId", this.role.externalId());
				sign(parameters, RefreshingCredentials.current(this.caller));
			}
			URI endpoint = (this.role.endpoint() != null) ? this.role.endpoint() : STS;
			Answer answer = this.http.send("POST", endpoint.resolve("/"),
					Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json"),
					form(parameters));
			answer.requireOk();
			return OssCredentials.credential(answer);
		}

		private static void put(Map<String, String> parameters, String name, @Nullable String value) {
			if (value != null) {
				parameters.put(name, value);
			}
		}

		private static void sign(SortedMap<String, String> parameters, HmacCredential caller) {
			parameters.put("AccessKeyId", caller.accessKey());
			put(parameters, "SecurityToken", caller.securityToken());
			parameters.put("SignatureMethod", "HMAC-SHA1");
			parameters.put("SignatureVersion", "1.0");
			parameters.put("Signature", signature("POST", parameters, caller.secretKey()));
		}

	}

	/**
	 * The signature of a call of an RPC interface.
	 * @see <a href=
	 * "https://help.aliyun.com/en/sdk/product-overview/rpc-mechanism">Signature of RPC
	 * calls</a>
	 */
	static String signature(String method, SortedMap<String, String> parameters, String secretKey) {
		String toSign = method + "&%2F&" + PercentEncoding.encode(form(parameters));
		try {
			Mac mac = Mac.getInstance("HmacSHA1");
			mac.init(new SecretKeySpec((secretKey + "&").getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
			return Base64.getEncoder().encodeToString(mac.doFinal(toSign.getBytes(StandardCharsets.UTF_8)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("this JVM cannot compute a signature", ex);
		}
	}

	private static String form(SortedMap<String, String> parameters) {
		return parameters.entrySet()
			.stream()
			.map((each) -> PercentEncoding.encode(each.getKey()) + "=" + PercentEncoding.encode(each.getValue()))
			.collect(Collectors.joining("&"));
	}

}
