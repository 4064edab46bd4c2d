package io.storager.autoconfigure;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

import io.storager.error.InvalidSettingException;
import io.storager.settings.AssumedRole;
import org.jspecify.annotations.Nullable;

/**
 * Role that gives temporary credentials.
 *
 * @param name Name of the role of this machine, asked for if not set.
 * @param arn ARN of the role to assume.
 * @param sessionName Name of the session in the vendor's log of operations, 'storager' if
 * not set.
 * @param duration How long a credential is valid, one hour if not set.
 * @param externalId Id that the role's owner asks others for.
 * @param endpoint Address of the token service, the vendor's own if not set.
 * @param oidcProvider Provider of OpenID Connect that vouches for the caller, told by the
 * environment if not set.
 * @param oidcTokenFile File with the provider's token.
 */
public record RoleProperties(@Nullable String name, @Nullable String arn, @Nullable String sessionName,
		@Nullable Duration duration, @Nullable String externalId, @Nullable URI endpoint, @Nullable String oidcProvider,
		@Nullable Path oidcTokenFile) {

	/** Nothing is set. */
	public static final RoleProperties NONE = new RoleProperties(null, null, null, null, null, null, null, null);

	/**
	 * The role to assume.
	 * @throws InvalidSettingException naming the property
	 */
	public AssumedRole assumed() {
		AssumedRole.Builder role = AssumedRole.builder(this.arn).externalId(this.externalId).endpoint(this.endpoint);
		if (this.sessionName != null) {
			role.sessionName(this.sessionName);
		}
		if (this.duration != null) {
			role.duration(this.duration);
		}
		if (this.oidcProvider != null) {
			if (this.oidcTokenFile == null) {
				throw new InvalidSettingException("role.oidc-token-file", null, "the file with the provider's token");
			}
			role.oidc(this.oidcProvider, this.oidcTokenFile);
		}
		return role.build();
	}

	/** Whether the properties, and not the environment, tell of a provider. */
	public boolean oidc() {
		return this.oidcProvider != null || this.arn != null;
	}

}
