package io.storager.oss;

import java.util.Objects;
import java.util.regex.Pattern;

import io.storager.driver.support.RefreshingCredentials;
import io.storager.error.InvalidSettingException;
import io.storager.settings.CredentialsProvider;
import io.storager.settings.Endpoint;
import io.storager.settings.HmacCredential;
import org.jspecify.annotations.Nullable;

/** Where OSS listens and who calls. */
public final class OssConnection {

	private static final Pattern HOST = Pattern.compile("[a-z0-9._-]+");

	private static final Pattern LOCATION = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

	/** What has been copied without its domain. */
	private static final Pattern LOCATION_ALONE = Pattern.compile("oss-[a-z]+-[a-z0-9-]+");

	private final Endpoint endpoint;

	private final CredentialsProvider credentials;

	private final @Nullable String location;

	private OssConnection(Endpoint endpoint, CredentialsProvider credentials, @Nullable String location) {
		this.endpoint = endpoint;
		this.credentials = RefreshingCredentials.of(credentials);
		this.location = location;
	}

	/**
	 * Connect to an endpoint.
	 * @param endpoint the region's endpoint, without a bucket in front
	 * @param credentials who calls: a {@link io.storager.settings.HmacCredential}, or
	 * what gives one
	 * @param location the region, with or without {@code oss-} in front, or {@code null}
	 * @throws InvalidSettingException for an endpoint that the SDK cannot address or that
	 * has a bucket in front, and for a location that cannot be one
	 * @see <a href=
	 * "https://help.aliyun.com/en/oss/user-guide/regions-and-endpoints">Regions and
	 * endpoints</a>
	 */
	public static OssConnection of(Endpoint endpoint, CredentialsProvider credentials, @Nullable String location) {
		if (!HOST.matcher(endpoint.host()).matches()) {
			throw new InvalidSettingException("endpoint", endpoint.toString(), "a host name or an IPv4 address");
		}
		OssHosts.WithFront within = OssHosts.withFront(endpoint.host());
		if (within != null) {
			throw new InvalidSettingException("endpoint", endpoint.toString(), within.front().equals("s3")
					? "'%s', which speaks the protocol of OSS; 's3' speaks another one".formatted(within.endpoint())
					: "'%s', without a bucket in front, whose name is set as such".formatted(within.endpoint()));
		}
		if (location != null && !LOCATION.matcher(location).matches()) {
			throw new InvalidSettingException("location", location, "a region such as 'cn-hangzhou'");
		}
		return new OssConnection(endpoint, credentials, location);
	}

	/**
	 * Connect to what somebody has written, and refuse what is known to be another place.
	 * @param endpoint the setting {@code endpoint}, such as
	 * {@code https:oss-cn-hangzhou.aliyuncs.com}, or {@code null} if it is not set
	 * @param credentials who calls
	 * @param location the setting {@code location}, or {@code null} if it is not set
	 * @throws InvalidSettingException as {@link #of}, without an endpoint, for one of
	 * another vendor, and for a location that the endpoint contradicts
	 */
	public static OssConnection parse(@Nullable String endpoint, CredentialsProvider credentials,
			@Nullable String location) {
		if (endpoint == null || endpoint.isBlank()) {
			throw new InvalidSettingException("endpoint", endpoint,
					"https:<host>, such as 'https:oss-cn-hangzhou.aliyuncs.com'");
		}
		Endpoint parsed = Endpoint.parse(endpoint);
		if (LOCATION_ALONE.matcher(parsed.host()).matches()) {
			throw new InvalidSettingException("endpoint", parsed.toString(),
					"the whole host, such as 'https:%s.aliyuncs.com'".formatted(parsed.host()));
		}
		OssConnection connection = of(OssHosts.requireOwn("endpoint", parsed), credentials, location);
		String region = OssHosts.region(parsed.host());
		if (location != null && region != null && !region.equals(connection.region())) {
			throw new InvalidSettingException("location", location,
					"'%s', as the endpoint says, or none at all".formatted(region));
		}
		return connection;
	}

	/**
	 * The same caller at another endpoint, who has one credential for both.
	 * @throws InvalidSettingException as {@link #of}
	 */
	public OssConnection at(Endpoint endpoint, @Nullable String location) {
		return of(endpoint, this.credentials, location);
	}

	/** The region's endpoint. */
	public Endpoint endpoint() {
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

	/** The region as it was given, or {@code null}. */
	public @Nullable String location() {
		return this.location;
	}

	/**
	 * The region that signatures name: the location, or what an Aliyun endpoint tells.
	 * Without one requests carry a signature of version 1, with one of version 4.
	 */
	public @Nullable String region() {
		if (this.location != null) {
			return this.location.startsWith("oss-") ? this.location.substring("oss-".length()) : this.location;
		}
		return OssHosts.region(this.endpoint.host());
	}

	/**
	 * Whether requests to one bucket can name an object of another: it is the same
	 * caller, at the same endpoint or in the same region of Aliyun.
	 */
	boolean reaches(OssConnection other) {
		if (!this.credentials.equals(other.credentials)) {
			return false;
		}
		if (OssHosts.shareBucketsOfARegion(this.endpoint.host(), other.endpoint.host())) {
			// An endpoint for acceleration tells nothing of the buckets behind it.
			return region() != null && Objects.equals(region(), other.region());
		}
		return this.endpoint.equals(other.endpoint) && Objects.equals(region(), other.region());
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof OssConnection that && this.endpoint.equals(that.endpoint)
				&& this.credentials.equals(that.credentials) && Objects.equals(this.location, that.location);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.endpoint, this.credentials, this.location);
	}

	/** Shows no secret. */
	@Override
	public String toString() {
		return "OssConnection[endpoint=%s, credentials=%s, location=%s]".formatted(this.endpoint,
				RefreshingCredentials.describe(this.credentials), this.location);
	}

}
