package io.storager.autoconfigure.oss;

import io.storager.autoconfigure.Credentials;
import io.storager.oss.OssCredentials;
import io.storager.error.InvalidSettingException;
import io.storager.settings.CredentialsProvider;

/** Finds the credentials that properties tell of. */
final class PropertiesOssCredentials {

	private PropertiesOssCredentials() {
	}

	/**
	 * Read the properties.
	 * @throws InvalidSettingException naming the property
	 */
	static CredentialsProvider read(OssProperties properties) {
		String source = properties.credentialsSource();
		if (source == null || source.isBlank()) {
			return Credentials.read(properties.credential(), properties.securityToken());
		}
		boolean own = properties.credential() != null;
		if (own && !source.equals("assume-role")) {
			throw Credentials.besides(source);
		}
		return switch (source) {
			case "environment" -> OssCredentials.environment();
			case "ecs-ram-role" -> OssCredentials.ecsRamRole(properties.role().name());
			case "assume-role" ->
				OssCredentials.assumeRole(own ? Credentials.read(properties.credential(), properties.securityToken())
						: OssCredentials.environment(), properties.role().assumed());
			case "oidc" ->
				properties.role().oidc() ? OssCredentials.oidc(properties.role().assumed()) : OssCredentials.oidc();
			default -> throw new InvalidSettingException("credentials-source", source,
					"environment, ecs-ram-role, assume-role, oidc; or none, with 'credential'");
		};
	}

}
