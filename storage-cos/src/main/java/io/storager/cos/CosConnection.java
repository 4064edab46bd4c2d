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
 */
public record CosConnection(@Nullable Endpoint endpoint, HmacCredential credential, String location,
		@Nullable Endpoint presignEndpoint) {

	private static final Pattern LOCATION = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

	private static final Pattern HOST_OF_A_BUCKET = Pattern
		.compile("[^.]+\\.(cos[a-z-]*\\.[a-z0-9-]+\\.(?:myqcloud\\.com|tencentcos\\.cn))");

	/**
	 * Create a connection.
	 * @throws InvalidSettingException without a location, for an endpoint of the service
	 * with a bucket in front, and for an address in place of the domain of signed
	 * requests
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
		this(endpoint, credential, location, null);
	}

	/** Whether nobody between this machine and the service can read along. */
	boolean confidential() {
		return this.endpoint == null || this.endpoint.secure() || this.endpoint.loopback();
	}

}
