package io.storager.autoconfigure;

import java.util.function.Predicate;

import io.storager.settings.Endpoint;
import org.jspecify.annotations.Nullable;

/** Reads {@code presign-endpoint}: where requests go that are signed for others. */
final class PresignEndpoint {

	static final String SETTING = "presign-endpoint";

	static final String PUBLIC = "public-endpoint";

	private PresignEndpoint() {
	}

	/**
	 * Read the property.
	 * @throws io.storager.error.InvalidSettingException naming it, for anything but a
	 * protocol, a host and perhaps a port
	 */
	static @Nullable Endpoint parse(@Nullable String property) {
		return parse(SETTING, property);
	}

	/** The same for {@code public-endpoint}. */
	static @Nullable Endpoint parsePublic(@Nullable String property) {
		return parse(PUBLIC, property);
	}

	private static @Nullable Endpoint parse(String setting, @Nullable String property) {
		if (property == null) {
			return null;
		}
		return InvalidSettings.named(setting, () -> Endpoint.parse(property));
	}

	/**
	 * Whether a vendor's endpoint was given, which serves every bucket, and not a domain,
	 * which belongs to one.
	 * @param vendors whether a host is the vendor's
	 */
	static boolean servesEveryBucket(String property, @Nullable String bucket, Predicate<String> vendors) {
		Endpoint endpoint = parse(property);
		return endpoint != null && vendors.test(endpoint.host())
				&& (bucket == null || !endpoint.host().startsWith(bucket + "."));
	}

}
