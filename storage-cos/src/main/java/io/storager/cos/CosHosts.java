package io.storager.cos;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.storager.driver.support.OwnDomain;
import io.storager.error.InvalidSettingException;
import io.storager.settings.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * The names of COS's hosts and what they tell. Whoever has to know one asks here.
 *
 * @see <a href="https://www.tencentcloud.com/document/product/436/6224">Regions and
 * endpoints</a>
 */
public final class CosHosts {

	private static final String DOMAIN = "(?:myqcloud\\.com|tencentcos\\.(?:cn|com))";

	private static final Pattern VENDORS = Pattern.compile("(.+\\.)?" + DOMAIN);

	/**
	 * Public, internal, for acceleration and of the buckets for speed; the group is the
	 * region, or what stands in its place.
	 */
	private static final String ENDPOINT = "cos[a-z-]*\\.([a-z0-9-]+)\\." + DOMAIN;

	private static final Pattern ENDPOINT_ALONE = Pattern.compile(ENDPOINT);

	private static final Pattern ENDPOINT_OF_A_BUCKET = Pattern.compile("([^.]+)\\.(" + ENDPOINT + ")");

	/** Regions start with a part of the world; acceleration belongs to none. */
	private static final Pattern REGION = Pattern.compile("[a-z]{2,3}-[a-z0-9-]+");

	/** Lists the buckets of all regions, and has none behind it. */
	private static final Pattern SERVICE = Pattern.compile("service\\.cos(-internal)?\\." + DOMAIN);

	/** Storages that somebody takes for COS. */
	private static final Pattern OTHERS = Pattern
		.compile(".+\\.(aliyuncs\\.com|amazonaws\\.com(\\.cn)?|myhuaweicloud\\.com|bcebos\\.com)");

	private CosHosts() {
	}

	/**
	 * Whether a host is Tencent's, and so never a domain of the user's own.
	 * @param host a host in lower case, with or without a bucket in front
	 */
	public static boolean isVendors(String host) {
		return VENDORS.matcher(host).matches();
	}

	/**
	 * Refuse the endpoint of another vendor, and the one that only lists buckets.
	 * @param setting what to name in the message
	 * @return the same endpoint
	 * @throws InvalidSettingException naming the setting
	 */
	public static Endpoint requireOwn(String setting, Endpoint endpoint) {
		if (OTHERS.matcher(endpoint.host()).matches()) {
			throw new InvalidSettingException(setting, endpoint.toString(),
					"an endpoint of COS, such as 'https:cos.ap-guangzhou.myqcloud.com'; this is another vendor's");
		}
		if (SERVICE.matcher(endpoint.host()).matches()) {
			throw new InvalidSettingException(setting, endpoint.toString(),
					"an endpoint of a region, such as 'https:cos.ap-guangzhou.myqcloud.com'; this one only lists buckets");
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
		OwnDomain.requireKnownKind(endpoint, supportCname, CosHosts::isVendors);
	}

	/** The host of a bucket: its name and the endpoint of COS behind it. */
	record OfBucket(String bucket, String endpoint) {
	}

	/** The parts of the host of a bucket, {@code null} if it is none. */
	static @Nullable OfBucket ofBucket(String host) {
		Matcher matcher = ENDPOINT_OF_A_BUCKET.matcher(host);
		return matcher.matches() ? new OfBucket(matcher.group(1), matcher.group(2)) : null;
	}

	/** The region of an endpoint, {@code null} if the host tells none. */
	static @Nullable String region(String host) {
		Matcher matcher = ENDPOINT_ALONE.matcher(host);
		return (matcher.matches() && REGION.matcher(matcher.group(1)).matches()) ? matcher.group(1) : null;
	}

}
