package io.storager.autoconfigure.cos;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.storager.autoconfigure.ClientProperties;
import io.storager.cos.CosConnection;
import io.storager.error.InvalidSettingException;
import io.storager.settings.CredentialsProvider;
import io.storager.settings.Endpoint;
import org.jspecify.annotations.Nullable;

/** Reads from properties where COS is, and refuses what is known to be another place. */
public final class CosConnections {

	private static final String REGION = "a region of COS such as 'ap-guangzhou'";

	/**
	 * Regions of COS start with a part of the world; OSS has others, and the short names
	 * of old are gone.
	 */
	private static final Pattern LOCATION = Pattern.compile("(?!cn-|oss-|us-)[a-z]{2,3}-[a-z0-9]+(-[a-z0-9]+)*");

	private static final Pattern REGION_HOST = Pattern
		.compile("cos\\.([a-z]{2,3}-[a-z0-9-]+)\\.(myqcloud\\.com|tencentcos\\.cn)");

	private static final Pattern BUCKET_HOST = Pattern
		.compile("([a-z0-9-]+)\\.(cos\\.[a-z0-9-]+\\.(myqcloud\\.com|tencentcos\\.cn))");

	private static final Pattern OTHERS = Pattern
		.compile(".*\\.(aliyuncs\\.com|amazonaws\\.com(\\.cn)?|myhuaweicloud\\.com|bcebos\\.com)");

	private CosConnections() {
	}

	/**
	 * Read where COS is.
	 * @throws InvalidSettingException for an endpoint of another vendor or with a bucket,
	 * and for a location that is none or that the endpoint contradicts
	 */
	public static CosConnection read(@Nullable String property, CredentialsProvider credentials,
			@Nullable String location) {
		Endpoint endpoint = (property != null) ? require(Endpoint.parse(property)) : null;
		Matcher region = REGION_HOST.matcher((endpoint != null) ? endpoint.host() : "");
		if (region.matches() && location != null && !location.equals(region.group(1))) {
			throw new InvalidSettingException("location", location,
					"'%s', as the endpoint says".formatted(region.group(1)));
		}
		return CosConnection.of(endpoint, credentials, requireLocation(location, endpoint));
	}

	private static String requireLocation(@Nullable String location, @Nullable Endpoint endpoint) {
		if (location == null || endpoint == null && !LOCATION.matcher(location).matches()) {
			throw new InvalidSettingException("location", location, REGION);
		}
		return location;
	}

	private static Endpoint require(Endpoint endpoint) {
		Matcher bucket = BUCKET_HOST.matcher(endpoint.host());
		if (bucket.matches()) {
			throw new InvalidSettingException("endpoint", endpoint.toString(), "'%s', and the bucket '%s' as 'name'"
				.formatted(Endpoint.of(endpoint.secure(), bucket.group(2), endpoint.port()), bucket.group(1)));
		}
		return requireOwn("endpoint", endpoint);
	}

	/** Refuse the endpoint of another vendor. */
	static Endpoint requireOwn(String setting, Endpoint endpoint) {
		if (OTHERS.matcher(endpoint.host()).matches()) {
			throw new InvalidSettingException(setting, endpoint.toString(),
					"an endpoint of COS, such as 'https:cos.ap-guangzhou.myqcloud.com'; this is another vendor's");
		}
		return endpoint;
	}

	/** Refuse a domain of a bucket without the bucket, and one that is none. */
	static void requireBucketOfDomain(CosProperties properties) {
		if (!properties.isDomainOfBucket()) {
			return;
		}
		if (properties.name() == null) {
			throw new InvalidSettingException("name", null, "the bucket that the endpoint is a domain of, as '%s' says"
				.formatted(CosProperties.PREFIX + ".support-cname"));
		}
		Endpoint endpoint = (properties.endpoint() != null) ? Endpoint.parse(properties.endpoint()) : null;
		if (endpoint == null || endpoint.address() || REGION_HOST.matcher(endpoint.host()).matches()) {
			throw new InvalidSettingException("endpoint", (endpoint != null) ? endpoint.toString() : null,
					"a domain of yours that is bound to the bucket, such as 'https:files.example.com', as '%s' says"
						.formatted(CosProperties.PREFIX + ".support-cname"));
		}
	}

	/**
	 * Refuse a proxy that the SDK cannot use, while the application starts and not with
	 * the first request.
	 */
	static void requireUsable(ClientProperties.@Nullable Proxy proxy, @Nullable String endpoint) {
		if (proxy != null && proxy.username() != null && (endpoint == null || Endpoint.parse(endpoint).secure())) {
			throw new InvalidSettingException("client.proxy.username", proxy.username(),
					"none over https: the COS SDK cannot log in to a proxy there");
		}
	}

}
