package io.storager.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

import io.storager.error.InvalidSettingException;
import org.jspecify.annotations.Nullable;

/** A role that a token service gives temporary credentials for. */
public final class AssumedRole {

	private static final Duration SHORTEST = Duration.ofMinutes(15);

	private static final Duration LONGEST = Duration.ofHours(12);

	private final String arn;

	private final String sessionName;

	private final Duration duration;

	private final @Nullable String externalId;

	private final @Nullable String policy;

	private final @Nullable URI endpoint;

	private final @Nullable String oidcProvider;

	private final @Nullable Path oidcTokenFile;

	private AssumedRole(Builder builder) {
		this.arn = builder.arn;
		this.sessionName = builder.sessionName;
		this.duration = builder.duration;
		this.externalId = builder.externalId;
		this.policy = builder.policy;
		this.endpoint = builder.endpoint;
		this.oidcProvider = builder.oidcProvider;
		this.oidcTokenFile = builder.oidcTokenFile;
	}

	/**
	 * Describe a role.
	 * @param arn its name, {@code acs:ram::<account>:role/<name>} or
	 * {@code qcs::cam::uin/<account>:roleName/<name>}
	 * @throws InvalidSettingException if it is blank
	 */
	public static Builder builder(@Nullable String arn) {
		if (arn == null || arn.isBlank()) {
			throw new InvalidSettingException("role.arn", arn, "the ARN of a role");
		}
		return new Builder(arn.strip());
	}

	/** The role's name. */
	public String arn() {
		return this.arn;
	}

	/** What the vendor's log of operations calls the session. */
	public String sessionName() {
		return this.sessionName;
	}

	/** How long a credential is valid. */
	public Duration duration() {
		return this.duration;
	}

	/** The id that the role's owner asks others for, or {@code null}. */
	public @Nullable String externalId() {
		return this.externalId;
	}

	/** What the session may do of all that the role may, or {@code null} for all. */
	public @Nullable String policy() {
		return this.policy;
	}

	/** Where the token service is, or {@code null} for the vendor's own. */
	public @Nullable URI endpoint() {
		return this.endpoint;
	}

	/** Who vouches for the caller, or {@code null} if a key pair does. */
	public @Nullable String oidcProvider() {
		return this.oidcProvider;
	}

	/** The file with the token of the one who vouches. */
	public @Nullable Path oidcTokenFile() {
		return this.oidcTokenFile;
	}

	@Override
	public String toString() {
		return "%s as '%s'".formatted(this.arn, this.sessionName);
	}

	/** Builds a role. */
	public static final class Builder {

		private final String arn;

		private String sessionName = "storager";

		private Duration duration = Duration.ofHours(1);

		private @Nullable String externalId;

		private @Nullable String policy;

		private @Nullable URI endpoint;

		private @Nullable String oidcProvider;

		private @Nullable Path oidcTokenFile;

		private Builder(String arn) {
			this.arn = arn;
		}

		/** What the vendor's log of operations calls the session; {@code storager}. */
		public Builder sessionName(String sessionName) {
			this.sessionName = Objects.requireNonNull(sessionName, "'sessionName' must not be null");
			return this;
		}

		/**
		 * How long a credential is valid; one hour.
		 * @throws InvalidSettingException for less than 15 minutes or more than 12 hours
		 */
		public Builder duration(Duration duration) {
			if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
				throw new InvalidSettingException("role.duration", duration.toString(), "15 minutes to 12 hours");
			}
			this.duration = duration;
			return this;
		}

		/** The id that the role's owner asks others for. */
		public Builder externalId(@Nullable String externalId) {
			this.externalId = externalId;
			return this;
		}

		/** What the session may do of all that the role may, in the vendor's JSON. */
		public Builder policy(@Nullable String policy) {
			this.policy = policy;
			return this;
		}

		/** Where the token service is, if not where the vendor has it. */
		public Builder endpoint(@Nullable URI endpoint) {
			this.endpoint = endpoint;
			return this;
		}

		/**
		 * Let a provider of OpenID Connect vouch for the caller.
		 * @param provider its name for the vendor
		 * @param tokenFile where its token is, which is read for each credential
		 */
		public Builder oidc(String provider, Path tokenFile) {
			this.oidcProvider = provider;
			this.oidcTokenFile = tokenFile;
			return this;
		}

		/** Build the role. */
		public AssumedRole build() {
			return new AssumedRole(this);
		}

	}

}
