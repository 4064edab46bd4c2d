package io.storager.autoconfigure.cos;

import io.storager.autoconfigure.ClientProperties;
import io.storager.cos.CosHosts;
import io.storager.error.InvalidSettingException;
import io.storager.settings.Endpoint;
import org.jspecify.annotations.Nullable;

/** Refuses properties of COS that do not fit together. */
final class CosPropertiesCheck {

	private CosPropertiesCheck() {
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
		if (endpoint == null || endpoint.address() || CosHosts.isVendors(endpoint.host())) {
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
