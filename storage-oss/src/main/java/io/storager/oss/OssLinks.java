package io.storager.oss;

import java.util.function.Supplier;

import com.aliyun.oss.OSS;
import com.aliyun.oss.internal.OSSHeaders;
import com.aliyun.oss.model.CreateSymlinkRequest;
import com.aliyun.oss.model.GenericRequest;
import com.aliyun.oss.model.ObjectMetadata;
import io.storager.driver.LinkDriver;
import io.storager.driver.PutReply;
import io.storager.driver.PutRequest;
import io.storager.driver.support.Answers;
import org.jspecify.annotations.Nullable;

/** Links within a bucket, which OSS calls symbolic links. */
final class OssLinks implements LinkDriver {

	private final Supplier<OSS> client;

	private final String bucket;

	OssLinks(Supplier<OSS> client, String bucket) {
		this.client = client;
		this.bucket = bucket;
	}

	@Override
	public PutReply putLink(String key, String target, PutRequest request) {
		ObjectMetadata metadata = new ObjectMetadata();
		if (request.storageClass() != null) {
			metadata.setHeader(OSSHeaders.OSS_STORAGE_CLASS, request.storageClass());
		}
		if (request.forbidOverwrite()) {
			metadata.setHeader(OssHeads.FORBID_OVERWRITE, "true");
		}
		CreateSymlinkRequest put = OssBucketDriver.quiet(new CreateSymlinkRequest(this.bucket, key, target));
		put.setMetadata(metadata);
		return PutReply.of(null)
			.withVersionId(OssAnswers.versionId(this.client.get().createSymlink(put).getResponse()));
	}

	@Override
	public String linkTarget(String key, @Nullable String versionId) throws Exception {
		return Answers.require(this.client.get()
			.getSymlink(OssBucketDriver.quiet(new GenericRequest(this.bucket, key, versionId)))
			.getTarget(), "target of the link");
	}

}
