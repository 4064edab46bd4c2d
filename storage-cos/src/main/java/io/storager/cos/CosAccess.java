package io.storager.cos;

import java.net.ProtocolException;
import java.net.URI;
import java.util.function.Supplier;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.endpoint.RegionEndpointBuilder;
import com.qcloud.cos.model.CannedAccessControlList;
import com.qcloud.cos.region.Region;
import io.storager.ObjectAcl;
import io.storager.driver.AccessDriver;
import io.storager.settings.Endpoint;

/**
 * Access rules of objects.
 *
 * @param client gives the client
 * @param connection where COS is
 * @param bucket the bucket
 */
record CosAccess(Supplier<COSClient> client, CosConnection connection, String bucket) implements AccessDriver {

	static final String HEADER = "x-cos-acl";

	@Override
	public void check(ObjectAcl acl) {
		if (acl == ObjectAcl.PUBLIC_READ_WRITE) {
			throw new IllegalArgumentException(
					"the access rule is '%s'; allowed: default, private, public-read".formatted(acl));
		}
	}

	@Override
	public ObjectAcl acl(String key) throws Exception {
		CosKeys.requireTransportable(key);
		CannedAccessControlList told = this.client.get().getObjectAcl(this.bucket, key).getCannedAccessControl();
		if (told == null) {
			throw new ProtocolException("the answer has no access rule");
		}
		return switch (told) {
			case Default -> ObjectAcl.DEFAULT;
			case Private -> ObjectAcl.PRIVATE;
			case PublicRead -> ObjectAcl.PUBLIC_READ;
			case PublicReadWrite -> ObjectAcl.PUBLIC_READ_WRITE;
		};
	}

	@Override
	public void setAcl(String key, ObjectAcl acl) throws Exception {
		CosKeys.requireTransportable(key);
		this.client.get().setObjectAcl(this.bucket, key, switch (acl) {
			case DEFAULT -> CannedAccessControlList.Default;
			case PRIVATE -> CannedAccessControlList.Private;
			case PUBLIC_READ -> CannedAccessControlList.PublicRead;
			case PUBLIC_READ_WRITE -> CannedAccessControlList.PublicReadWrite;
		});
	}

	@Override
	public URI publicBase() {
		Endpoint endpoint = this.connection.endpoint();
		String location = this.connection.location();
		String host = (endpoint != null)
				? new CosEndpoints(endpoint, location, this.connection.domainOf()).buildGeneralApiEndpoint(this.bucket)
				: new RegionEndpointBuilder(new Region(location)).buildGeneralApiEndpoint(this.bucket);
		return URI.create("%s://%s".formatted((endpoint == null || endpoint.secure()) ? "https" : "http", host));
	}

}
