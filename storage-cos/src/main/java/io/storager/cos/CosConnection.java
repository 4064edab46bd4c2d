package io.storager.cos;

import java.util.Objects;
import java.util.regex.Pattern;

import io.storager.driver.support.OwnDomain;
import io.storager.driver.support.RefreshingCredentials;
import io.storager.error.InvalidSettingException;
import io.storager.settings.CredentialsProvider;
import io.storager.settings.Endpoint;
import io.storager.settings.HmacCredential;
import org.jspecify.annotations.Nullable;

/** Where COS is and who calls. */
public final class CosConnection {

	private static final Pattern LOCATION = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

	/**
	 * Regions of COS start with a part of the world; OSS has others, and the short names
	 * of old are gone.
	 */
	private static final Pattern REGION = Pattern.compile("(?!cn-|oss-|us-)[a-z]{2,3}-[a-z0-9]+(-[a-z0-9]+)*");

	private final @Nullable Endpoint endpoint;

	private final CredentialsProvider credentials;

	private final String location;

	private final @Nullable Endpoint presignEndpoint;

	private final @Nullable String domainOf;

	private CosConnection(@Nullable Endpoint endpoint, CredentialsProvider credentials, String location,
			@Nullable Endpoint presignEndpoint, @Nullable String domainOf) {
		this.endpoint = endpoint;
		this.credentials = RefreshingCredentials.of(credentials);
		this.location = location;
		this.presignEndpoint = presignEndpoint;
		this.domainOf = domainOf;
	}

	/**
	 * Create a connection that signs for the bucket's host.
	 * @param endpoint what to use in place of the service's own hosts, or {@code null}
	 * for those, over https: the service's address ({@code localhost} or an IP address),
	 * which is asked for the real hosts, or a domain, which gets the bucket's name in
	 * front
	 * @param credentials who calls: a {@link io.storager.settings.HmacCredential}, or
	 * what gives one
	 * @param location the region, such as {@code ap-guangzhou}
	 * @throws InvalidSettingException without a location, and for an endpoint of the
	 * service with a bucket in front
	 * @see <a href="https://www.tencentcloud.com/document/product/436/6224">Regions and
	 * endpoints</a>
	 */
	public static CosConnection of(@Nullable Endpoint endpoint, CredentialsProvider credentials,
			@Nullable String location) {
		if (location == null || !LOCATION.matcher(location).matches()) {
			throw noRegion(location);
		}
		CosHosts.OfBucket within = (endpoint != null) ? CosHosts.ofBucket(endpoint.host()) : null;
		if (within != null) {
			throw new InvalidSettingException("endpoint", String.valueOf(endpoint),
					"'%s', without a bucket in front, whose name is set as such".formatted(within.endpoint()));
		}
		return new CosConnection(endpoint, credentials, location, null, null);
	}

	private static InvalidSettingException noRegion(@Nullable String location) {
		return new InvalidSettingException("location", location, "a region of COS such as 'ap-guangzhou'");
	}

	/**
	 * Create a connection to what somebody has written, and refuse what is known to be
	 * another place.
	 * @param endpoint the setting {@code endpoint}, such as
	 * {@code https:cos-internal.ap-guangzhou.tencentcos.cn}, or {@code null} if it is not
	 * set
	 * @param credentials who calls
	 * @param location the setting {@code location}, or {@code null} if it is not set
	 * @throws InvalidSettingException as {@link #of}, for an endpoint of another vendor,
	 * and for a location that COS does not have or that the endpoint contradicts
	 */
	public static CosConnection parse(@Nullable String endpoint, CredentialsProvider credentials,
			@Nullable String location) {
		Endpoint parsed = (endpoint != null) ? requireEndpoint(Endpoint.parse(endpoint)) : null;
		String region = (parsed != null) ? CosHosts.region(parsed.host()) : null;
		if (region != null && location != null && !location.equals(region)) {
			throw new InvalidSettingException("location", location, "'%s', as the endpoint says".formatted(region));
		}
		if (location != null && parsed == null && !REGION.matcher(location).matches()) {
			throw noRegion(location);
		}
		return of(parsed, credentials, location);
	}

	private static Endpoint requireEndpoint(Endpoint endpoint) {
		CosHosts.OfBucket within = CosHosts.ofBucket(endpoint.host());
		if (within != null) {
			throw new InvalidSettingException("endpoint", endpoint.toString(), "'%s', and the bucket '%s' as 'name'"
				.formatted(Endpoint.of(endpoint.secure(), within.endpoint(), endpoint.port()), within.bucket()));
		}
		return CosHosts.requireOwn("endpoint", endpoint);
	}

	/**
	 * The same connection, with another place for signed requests.
	 * @param presignEndpoint where signed requests go: a domain of one's own, which
	 * belongs to one bucket and stays as it stands, or an endpoint of the service, which
	 * gets the bucket's name in front; {@code null} for the bucket's host
	 * @throws InvalidSettingException for an address in place of a domain
	 */
	public CosConnection withPresignEndpoint(@Nullable Endpoint presignEndpoint) {
		if (presignEndpoint != null && presignEndpoint.address()) {
			throw new InvalidSettingException("presign-endpoint", presignEndpoint.toString(),
					"the name of a host: COS finds the bucket in it");
		}
		return new CosConnection(this.endpoint, this.credentials, this.location, presignEndpoint, this.domainOf);
	}

	/**
	 * The same connection over a domain that is bound to a bucket.
	 * @param bucket the bucket that the endpoint is a domain of (CNAME): its requests
	 * name the endpoint as it stands and those of all others the service's own hosts;
	 * {@code null} for an endpoint that serves every bucket
	 * @throws InvalidSettingException for an address or a host of the service in place of
	 * a domain
	 */
	public CosConnection withDomainOf(@Nullable String bucket) {
		if (bucket != null && !OwnDomain.isPossible(this.endpoint, CosHosts::isVendors)) {
			throw new InvalidSettingException("endpoint", (this.endpoint != null) ? this.endpoint.toString() : null,
					"a domain that is bound to the bucket '%s'".formatted(bucket));
		}
		return new CosConnection(this.endpoint, this.credentials, this.location, this.presignEndpoint, bucket);
	}

	/** What is used in place of the service's own hosts, or {@code null} for those. */
	public @Nullable Endpoint endpoint() {
		return this.endpoint;
	}

	/**
	 * Who calls. What was given is asked for a credential only when there is none that is
	 * still valid for a while.
	 */
	public CredentialsProvider credentials() {
		return this.credentials;
	}

	/**
	 * The credential to sign with now, which may have to be fetched.
	 * @throws io.storager.driver.support.CredentialsException if there is no valid one
	 */
	public HmacCredential credential() {
		return RefreshingCredentials.current(this.credentials);
	}

	/** The region. */
	public String location() {
		return this.location;
	}

	/** Where signed requests go, or {@code null} for the bucket's host. */
	public @Nullable Endpoint presignEndpoint() {
		return this.presignEndpoint;
	}

	/** The bucket that the endpoint is a domain of, or {@code null}. */
	public @Nullable String domainOf() {
		return this.domainOf;
	}

	/** Whether nobody between this machine and the service can read along. */
	boolean confidential() {
		return this.endpoint == null || this.endpoint.secure() || this.endpoint.loopback();
	}

	/**
	 * Whether requests to one bucket can name an object of another: it is the same
	 * caller, at the same place in the same region.
	 */
	boolean reaches(CosConnection other) {
		return this.credentials.equals(other.credentials) && this.location.equals(other.location)
				&& Objects.equals(this.endpoint, other.endpoint);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof CosConnection that && Objects.equals(this.endpoint, that.endpoint)
				&& this.credentials.equals(that.credentials) && this.location.equals(that.location)
				&& Objects.equals(this.presignEndpoint, that.presignEndpoint)
				&& Objects.equals(this.domainOf, that.domainOf);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.endpoint, this.credentials, this.location, this.presignEndpoint, this.domainOf);
	}

	/** Shows no secret. */
	@Override
	public String toString() {
		return "CosConnection[endpoint=%s, credentials=%s, location=%s, presignEndpoint=%s]".formatted(this.endpoint,
				RefreshingCredentials.describe(this.credentials), this.location, this.presignEndpoint);
	}

}
