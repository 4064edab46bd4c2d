package io.storager.oss;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.storager.driver.support.OwnDomain;
import io.storager.error.InvalidSettingException;
import io.storager.settings.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * The names of OSS's hosts and what they tell. Whoever has to know one asks here.
 *
 * @see <a href= "https://help.aliyun.com/en/oss/user-guide/regions-and-endpoints">Regions
 * and endpoints</a>
 */
public final class OssHosts {

	private static final String DOMAIN = "aliyuncs\\.com";

	private static final Pattern VENDORS = Pattern.compile("(.+\\.)?" + DOMAIN);

	/**
	 * Public, internal, of a virtual private cloud, for acceleration and dual-stack; the
	 * groups are the name of the region.
	 */
	private static final String ENDPOINT = "(?:(?:vpc100-)?oss-([a-z0-9-]+?)(?:-internal)?|([a-z0-9-]+)\\.oss)\\."
			+ DOMAIN;

	private static final Pattern ENDPOINT_ALONE = Pattern.compile(ENDPOINT);

	private static final Pattern ENDPOINT_WITH_FRONT = Pattern.compile("([^.]+)\\.(" + ENDPOINT + ")");

	/** The endpoints for acceleration belong to no region. */
	private static final Pattern ACCELERATION = Pattern.compile("accelerate(-overseas)?");

	/** In the finance cloud the names of these hosts are not those of their regions. */
	private static final Map<String, String> FINANCE = Map.of("cn-hzjbp-a", "cn-hangzhou-finance", "cn-hzjbp-b",
			"cn-hangzhou-finance", "cn-hzfinance", "cn-hangzhou-finance", "cn-shanghai-finance-1-pub",
			"cn-shanghai-finance-1", "cn-shanghai-finance", "cn-shanghai-finance-1", "cn-szfinance",
			"cn-shenzhen-finance-1", "cn-shenzhen-finance", "cn-shenzhen-finance-1", "cn-beijing-finance-1-pub",
			"cn-beijing-finance-1");

	/** Storages that somebody takes for OSS. */
	private static final Pattern OTHERS = Pattern.compile(
			".+\\.(myqcloud\\.com|tencentcos\\.(cn|com)|amazonaws\\.com(\\.cn)?|myhuaweicloud\\.com|bcebos\\.com)");

	private OssHosts() {
	}

	/**
	 * Whether a host is Aliyun's, and so never a domain of the user's own.
	 * @param host a host in lower case, with or without a bucket in front
	 */
	public static boolean isVendors(String host) {
		return VENDORS.matcher(host).matches();
	}

	/**
	 * Refuse the endpoint of another vendor.
	 * @param setting what to name in the message
	 * @return the same endpoint
	 * @throws InvalidSettingException naming the setting
	 */
	public static Endpoint requireOwn(String setting, Endpoint endpoint) {
		if (OTHERS.matcher(endpoint.host()).matches()) {
			throw new InvalidSettingException(setting, endpoint.toString(),
					"an endpoint of OSS, such as 'https:oss-cn-hangzhou.aliyuncs.com'; this is another vendor's");
		}
		return endpoint;
	}

	/**
	 * Refuse an endpoint that may be a domain bound to a bucket, unless it is said
	 * whether it is.
	 * @param endpoint the setting {@code endpoint}, or {@code null} if it is not set
	 * @param supportCname the setting {@code support-cname}, or {@code null} if it is not
	 * set
	 * @throws InvalidSettingException naming {@code support-cname}
	 */
	public static void requireKnownKind(@Nullable String endpoint, @Nullable Boolean supportCname) {
		OwnDomain.requireKnownKind(endpoint, supportCname, OssHosts::isVendors);
	}

	/** The SDK puts the bucket in front of Aliyun's endpoints itself. */
	public static Endpoint withoutBucket(Endpoint endpoint, String bucket) {
		boolean named = endpoint.host().startsWith(bucket + ".") && isVendors(endpoint.host());
		return named ? Endpoint.of(endpoint.secure(), endpoint.host().substring(bucket.length() + 1), endpoint.port())
				: endpoint;
	}

	/** An endpoint of OSS, of which something else, such as a bucket, is in front. */
	record WithFront(String front, String endpoint) {
	}

	/** The parts of the host of a bucket, {@code null} if it is none. */
	static @Nullable WithFront withFront(String host) {
		Matcher matcher = ENDPOINT_WITH_FRONT.matcher(host);
		return matcher.matches() ? new WithFront(matcher.group(1), matcher.group(2)) : null;
	}

	/** The region that signatures name, {@code null} if the host tells none. */
	static @Nullable String region(String host) {
		String name = name(host);
		return (name == null || ACCELERATION.matcher(name).matches()) ? null : FINANCE.getOrDefault(name, name);
	}

	/**
	 * Whether both are endpoints of OSS that have the same buckets behind them, if they
	 * are of one region. In the finance cloud a region has several places.
	 */
	static boolean shareBucketsOfARegion(String host, String other) {
		String name = name(host);
		String others = name(other);
		return name != null && others != null
				&& (name.equals(others) || !FINANCE.containsKey(name) && !FINANCE.containsKey(others));
	}

	private static @Nullable String name(String host) {
		Matcher matcher = ENDPOINT_ALONE.matcher(host);
		return !matcher.matches() ? null : (matcher.group(1) != null) ? matcher.group(1) : matcher.group(2);
	}

}
