package io.storager.cos;

import com.qcloud.cos.endpoint.EndpointBuilder;
import com.qcloud.cos.endpoint.EndpointResolver;
import com.qcloud.cos.endpoint.RegionEndpointBuilder;
import com.qcloud.cos.region.Region;
import io.storager.settings.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * The hosts that requests name, and sign, and the addresses they are sent to. COS finds
 * the bucket in the host and nowhere else, so that a server at an IP address must still
 * be asked for the real host.
 *
 * @param endpoint the endpoint of the settings
 * @param address whether that is an address, which no request is to name
 * @param region the hosts of the service itself
 * @param domainOf the bucket that the endpoint is a domain of, or {@code null}
 */
record CosEndpoints(Endpoint endpoint, boolean address, EndpointBuilder region,
		@Nullable String domainOf) implements EndpointBuilder, EndpointResolver {

	CosEndpoints(Endpoint endpoint, String location) {
		this(endpoint, location, null);
	}

	CosEndpoints(Endpoint endpoint, String location, @Nullable String domainOf) {
		this(endpoint, endpoint.address(), new RegionEndpointBuilder(new Region(location)), domainOf);
	}

	@Override
	public String buildGeneralApiEndpoint(String bucket) {
		if (bucket.equals(this.domainOf)) {
			return this.endpoint.authority();
		}
		if (this.address || this.domainOf != null) {
			return this.region.buildGeneralApiEndpoint(bucket);
		}
		boolean named = this.endpoint.host().startsWith(bucket + ".");
		return named ? this.endpoint.authority() : bucket + "." + this.endpoint.authority();
	}

	@Override
	public String buildGetServiceApiEndpoint() {
		return (this.address || this.domainOf != null) ? this.region.buildGetServiceApiEndpoint()
				: this.endpoint.authority();
	}

	@Override
	public String resolveGeneralApiEndpoint(String host) {
		return this.address ? this.endpoint.authority() : host;
	}

	@Override
	public String resolveGetServiceApiEndpoint(String host) {
		return this.address ? this.endpoint.authority() : host;
	}

}
