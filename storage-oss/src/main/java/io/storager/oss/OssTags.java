package io.storager.oss;

import java.util.Map;
import java.util.function.Supplier;

import com.aliyun.oss.OSS;
import com.aliyun.oss.model.GenericRequest;
import com.aliyun.oss.model.SetObjectTaggingRequest;
import io.storager.driver.TagDriver;
import io.storager.driver.support.TagRules;
import org.jspecify.annotations.Nullable;

/**
 * Tags of objects.
 *
 * @param client gives the client
 * @param bucket the bucket
 */
record OssTags(Supplier<OSS> client, String bucket) implements TagDriver {

	static final String HEADER = "x-oss-tagging";

	private static final TagRules RULES = TagRules.builder().nameMaximum(128).valueMaximum(256).build();

	@Override
	public void check(Map<String, String> tags) {
		RULES.check(tags);
	}

	@Override
	public Map<String, String> tags(String key, @Nullable String versionId) {
		return Map.copyOf(this.client.get()
			.getObjectTagging(OssBucketDriver.quiet(new GenericRequest(this.bucket, key, versionId)))
			.getAllTags());
	}

	@Override
	public void setTags(String key, @Nullable String versionId, Map<String, String> tags) {
		SetObjectTaggingRequest request = OssBucketDriver.quiet(new SetObjectTaggingRequest(this.bucket, key, tags));
		request.setVersionId(versionId);
		this.client.get().setObjectTagging(request);
	}

	@Override
	public void deleteTags(String key, @Nullable String versionId) {
		this.client.get().deleteObjectTagging(OssBucketDriver.quiet(new GenericRequest(this.bucket, key, versionId)));
	}

}
