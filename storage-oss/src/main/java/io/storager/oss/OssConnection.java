package io.storager.oss;

import java.util.Objects;
import java.util.regex.Matcher;
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

	/**
	 * The vendor's hosts: public, internal, of a virtual private cloud, for acceleration
	 * and dual-stack.
	 */
	private static final String VENDORS_HOST = "(?:(?:vpc100-)?oss-([a-z0-9-]+?)(?:-internal)?|([a-z0-9-]+)\\.oss)\\.aliyuncs\\.com";

	private static final Pattern REGION_HOST = Pattern.compile(VENDORS_HOST);

	private static final Pattern HOST_OF_A_BUCKET = Pattern.compile("([^.]+)\\.(" + VENDORS_HOST + ")");

	/** The endpoints for acceleration belong to no region. */
	private static final Pattern ACCELERATION = Pattern.compile("accelerate(-overseas)?");

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
		Matcher within = HOST_OF_A_BUCKET.matcher(endpoint.host());
		if (within.matches()) {
			boolean otherProtocol = within.group(1).equals("s3");
			throw new InvalidSettingException("endpoint", endpoint.toString(),
					otherProtocol
							? "'%s', which speaks the protocol of OSS; 's3' speaks another one"
								.formatted(within.group(2))
							: "'%s', without a bucket in front, whose name is set as such".formatted(within.group(2)));
		}
		if (location != null && !LOCATION.matcher(location).matches()) {
			throw new InvalidSettingException("location", location, "a region such as 'cn-hangzhou'");
		}
		return new OssConnection(endpoint, credentials, location);
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
		Matcher matcher = REGION_HOST.matcher(this.endpoint.host());
		if (!matcher.matches()) {
			return null;
		}
		String region = (matcher.group(1) != null) ? matcher.group(1) : matcher.group(2);
		return ACCELERATION.matcher(region).matches() ? null : region;
	}

	/**
	 * Whether requests to one bucket can name an object of another: it is the same
	 * caller, at the same endpoint or in the same region of Aliyun.
	 */
	boolean reaches(OssConnection other) {
		if (!this.credentials.equals(other.credentials)) {
			return false;
		}
		Matcher mine = REGION_HOST.matcher(this.endpoint.host());
		Matcher others = REGION_HOST.matcher(other.endpoint.host());
		if (mine.matches() && others.matches()) {
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
