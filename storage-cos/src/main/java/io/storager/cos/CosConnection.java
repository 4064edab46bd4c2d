package io.storager.cos;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.storager.error.InvalidSettingException;
import io.storager.settings.Endpoint;
import io.storager.settings.HmacCredential;
import org.jspecify.annotations.Nullable;

/**
 * Where COS is and who calls.
 *
 * @param endpoint what to use in place of the service's own hosts, or {@code null} for
 * those, over https: the service's address ({@code localhost} or an IP address), which is
 * asked for the real hosts, or a domain, which gets the bucket's name in front
 * @param credential the key pair
 * @param location the region, such as {@code ap-guangzhou}
 * @param presignEndpoint where signed requests go: a domain of one's own, which belongs
 * to one bucket and stays as it stands, or an endpoint of the service, which gets the
 * bucket's name in front; {@code null} for the bucket's host
 * @param domainOf the bucket that the endpoint is a domain of (CNAME): its requests name
 * the endpoint as it stands and those of all others the service's own hosts; {@code null}
 * for an endpoint that serves every bucket
 */
public record CosConnection(@Nullable Endpoint endpoint, HmacCredential credential, String location,
		@Nullable Endpoint presignEndpoint, @Nullable String domainOf) {

	private static final Pattern LOCATION = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

	private static final Pattern HOST_OF_A_BUCKET = Pattern
		.compile("[^.]+\\.(cos[a-z-]*\\.[a-z0-9-]+\\.(?:myqcloud\\.com|tencentcos\\.cn))");

	/**
	 * Create a connection.
	 * @throws InvalidSettingException without a location, for an endpoint of the service
	 * with a bucket in front, and for an address in place of a domain
	 * @see <a href="https://www.tencentcloud.com/document/product/436/6224">Regions and
	 * endpoints</a>
	 */
	public CosConnection {
		if (location == null || !LOCATION.matcher(location).matches()) {
			throw new InvalidSettingException("location", location, "a region of COS such as 'ap-guangzhou'");
		}
		Matcher within = (endpoint != null) ? HOST_OF_A_BUCKET.matcher(endpoint.host()) : null;
		if (within != null && within.matches()) {
			throw new InvalidSettingException("endpoint", String.valueOf(endpoint),
					"'%s', without a bucket in front, whose name is set as such".formatted(within.group(1)));
		}
		if (domainOf != null && (endpoint == null || endpoint.address())) {
			throw new InvalidSettingException("endpoint", (endpoint != null) ? endpoint.toString() : null,
					"a domain that is bound to the bucket '%s'".formatted(domainOf));
		}
		if (presignEndpoint != null && presignEndpoint.address()) {
			throw new InvalidSettingException("presign-endpoint", presignEndpoint.toString(),
					"the name of a host: COS finds the bucket in it");
		}
	}

	/**
	 * Create a connection that signs for the bucket's host.
	 * @throws InvalidSettingException without a location
	 */
	public CosConnection(@Nullable Endpoint endpoint, HmacCredential credential, String location) {
		this(endpoint, credential, location, null, null);
	}

	/**
	 * Create a connection whose endpoint serves every bucket.
	 * @throws InvalidSettingException without a location, and for an address in place of
	 * the domain of signed requests
	 */
	public CosConnection(@Nullable Endpoint endpoint, HmacCredential credential, String location,
			@Nullable Endpoint presignEndpoint) {
		this(endpoint, credential, location, presignEndpoint, null);
	}

	/** The same connection with another place for signed requests. */
	public CosConnection withPresignEndpoint(@Nullable Endpoint presignEndpoint) {
		return new CosConnection(this.endpoint, this.credential, this.location, presignEndpoint, this.domainOf);
	}

	/** The same connection over a domain that is bound to a bucket. */
	public CosConnection withDomainOf(@Nullable String bucket) {
		return new CosConnection(this.endpoint, this.credential, this.location, this.presignEndpoint, bucket);
	}

	/** Whether nobody between this machine and the service can read along. */
	boolean confidential() {
		return this.endpoint == null || this.endpoint.secure() || this.endpoint.loopback();
	}

}
