package io.storager.oss;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.storager.Endpoint;
import io.storager.HmacCredential;
import io.storager.InvalidSettingException;
import org.jspecify.annotations.Nullable;

/**
 * Where OSS listens and who calls.
 *
 * @param endpoint the region's endpoint, without a bucket in front
 * @param credential who calls
 * @param location the region, with or without {@code oss-} in front, or {@code null}
 */
public record OssConnection(Endpoint endpoint, HmacCredential credential, @Nullable String location) {

	private static final Pattern HOST = Pattern.compile("[a-z0-9._-]+");

	private static final Pattern LOCATION = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

	/** The endpoints for acceleration belong to no region. */
	private static final Pattern REGION_HOST = Pattern
		.compile("oss-(?!accelerate)([^.]+?)(-internal)?\\.aliyuncs\\.com");

	/**
	 * Connect to an endpoint.
	 * @throws InvalidSettingException for an endpoint that the SDK cannot address, and
	 * for a location that cannot be one
	 */
	public OssConnection {
		if (!HOST.matcher(endpoint.host()).matches()) {
			throw new InvalidSettingException("endpoint", endpoint.toString(), "a host name or an IPv4 address");
		}
		if (location != null && !LOCATION.matcher(location).matches()) {
			throw new InvalidSettingException("location", location, "a region such as 'cn-hangzhou'");
		}
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
		return matcher.matches() ? matcher.group(1) : null;
	}

}
