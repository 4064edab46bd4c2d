package io.storager.autoconfigure.oss;

import java.util.regex.Pattern;

import io.storager.error.InvalidSettingException;
import io.storager.oss.OssConnection;
import io.storager.settings.CredentialsProvider;
import io.storager.settings.Endpoint;
import org.jspecify.annotations.Nullable;

/** Reads from properties where OSS is, and refuses what is known to be another place. */
public final class OssConnections {

	private static final Pattern OTHERS = Pattern
		.compile(".*\\.(myqcloud\\.com|tencentcos\\.cn|amazonaws\\.com(\\.cn)?|myhuaweicloud\\.com|bcebos\\.com)");

	private static final Pattern REGION_ALONE = Pattern.compile("oss-[a-z]+-[a-z0-9-]+");

	private OssConnections() {
	}

	/**
	 * Read where OSS is.
	 * @throws InvalidSettingException for an endpoint of another vendor, and for a
	 * location that the endpoint contradicts
	 */
	public static OssConnection read(@Nullable String property, CredentialsProvider credentials,
			@Nullable String location) {
		Endpoint endpoint = requireOwn("endpoint", endpoint(property));
		OssConnection connection = OssConnection.of(endpoint, credentials, location);
		String region = OssConnection.of(endpoint, credentials, null).region();
		if (location != null && region != null && !region.equals(connection.region())) {
			throw new InvalidSettingException("location", location,
					"'%s', as the endpoint says, or none at all".formatted(region));
		}
		return connection;
	}

	private static Endpoint endpoint(@Nullable String property) {
		if (property == null || property.isBlank()) {
			throw new InvalidSettingException("endpoint", property,
					"https:<host>, such as 'https:oss-cn-hangzhou.aliyuncs.com'");
		}
		Endpoint endpoint = Endpoint.parse(property);
		if (REGION_ALONE.matcher(endpoint.host()).matches()) {
			throw new InvalidSettingException("endpoint", endpoint.toString(),
					"the whole host, such as 'https:%s.aliyuncs.com'".formatted(endpoint.host()));
		}
		return endpoint;
	}

	/** Refuse the endpoint of another vendor. */
	static Endpoint requireOwn(String setting, Endpoint endpoint) {
		if (OTHERS.matcher(endpoint.host()).matches()) {
			throw new InvalidSettingException(setting, endpoint.toString(),
					"an endpoint of OSS, such as 'https:oss-cn-hangzhou.aliyuncs.com'; this is another vendor's");
		}
		return endpoint;
	}

}
