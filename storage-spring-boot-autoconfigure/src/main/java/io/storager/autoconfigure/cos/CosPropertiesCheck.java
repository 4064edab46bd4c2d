package io.storager.autoconfigure.cos;

import io.storager.autoconfigure.ClientProperties;
import io.storager.error.InvalidSettingException;
import io.storager.settings.Endpoint;
import org.jspecify.annotations.Nullable;

/** Refuses properties of COS that do not fit together. */
final class CosPropertiesCheck {

	private CosPropertiesCheck() {
	}

	/** Refuse a domain of a bucket without the bucket. */
	static void requireBucketOfDomain(CosProperties properties) {
		if (properties.isDomainOfBucket() && properties.name() == null) {
			throw new InvalidSettingException("name", null, "the bucket that the endpoint is a domain of, as '%s' says"
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
