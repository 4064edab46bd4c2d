package io.storager.autoconfigure.cos;

import io.storager.autoconfigure.Credentials;
import io.storager.cos.CosCredentials;
import io.storager.error.InvalidSettingException;
import io.storager.settings.CredentialsProvider;

/** Finds the credentials that properties tell of. */
final class PropertiesCosCredentials {

	private PropertiesCosCredentials() {
	}

	/**
	 * Read the properties.
	 * @throws InvalidSettingException naming the property
	 */
	static CredentialsProvider read(CosProperties properties) {
		String source = properties.credentialsSource();
		if (source == null || source.isBlank()) {
			return Credentials.read(properties.credential(), properties.securityToken());
		}
		boolean own = properties.credential() != null;
		if (own && !source.equals("assume-role")) {
			throw Credentials.besides(source);
		}
		return switch (source) {
			case "environment" -> CosCredentials.environment();
			case "cvm-role" -> CosCredentials.cvmRole(properties.role().name());
			case "assume-role" ->
				CosCredentials.assumeRole(own ? Credentials.read(properties.credential(), properties.securityToken())
						: CosCredentials.environment(), properties.role().assumed(), location(properties));
			case "oidc" -> properties.role().oidc()
					? CosCredentials.oidc(properties.role().assumed(), location(properties)) : CosCredentials.oidc();
			default -> throw new InvalidSettingException("credentials-source", source,
					"environment, cvm-role, assume-role, oidc; or none, with 'credential'");
		};
	}

	private static String location(CosProperties properties) {
		if (properties.location() == null) {
			throw new InvalidSettingException("location", null, "a region of COS such as 'ap-guangzhou'");
		}
		return properties.location();
	}

}
