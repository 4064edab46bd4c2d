package io.storager.oss;

import java.net.ProtocolException;
import java.net.URI;
import java.util.Arrays;
import java.util.function.Supplier;

import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClient;
import com.aliyun.oss.internal.OSSUtils;
import com.aliyun.oss.model.CannedAccessControlList;
import com.aliyun.oss.model.GenericRequest;
import com.aliyun.oss.model.SetObjectAclRequest;
import io.storager.ObjectAcl;
import io.storager.driver.AccessDriver;

/**
 * Access rules of objects.
 *
 * @param client gives the client
 * @param bucket the bucket
 */
record OssAccess(Supplier<OSS> client, String bucket) implements AccessDriver {

	static final String HEADER = "x-oss-object-acl";

	@Override
	public ObjectAcl acl(String key) throws ProtocolException {
		String told = String.valueOf(this.client.get()
			.getObjectAcl(OssBucketDriver.quiet(new GenericRequest(this.bucket, key)))
			.getPermission());
		return Arrays.stream(ObjectAcl.values())
			.filter((acl) -> acl.toString().equals(told))
			.findFirst()
			.orElseThrow(() -> new ProtocolException("the access rule of the answer is '%s'".formatted(told)));
	}

	@Override
	public void setAcl(String key, ObjectAcl acl) {
		this.client.get()
			.setObjectAcl(OssBucketDriver
				.quiet(new SetObjectAclRequest(this.bucket, key, CannedAccessControlList.parse(acl.toString()))));
	}

	/** As the SDK itself finds the host of a bucket. */
	@Override
	public URI publicBase() {
		if (!(this.client.get() instanceof OSSClient sdk)) {
			throw new IllegalArgumentException(
					"the client does not tell where it sends requests; allowed: an 'OSSClient', or a public endpoint");
		}
		URI host = OSSUtils.determineFinalEndpoint(sdk.getEndpoint(), this.bucket, sdk.getClientConfiguration());
		return sdk.getClientConfiguration().isSLDEnabled() ? URI.create(host + "/" + this.bucket) : host;
	}

}
