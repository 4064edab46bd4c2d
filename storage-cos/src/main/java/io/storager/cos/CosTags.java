package io.storager.cos;

import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.model.DeleteObjectTaggingRequest;
import com.qcloud.cos.model.GetObjectTaggingRequest;
import com.qcloud.cos.model.ObjectTagging;
import com.qcloud.cos.model.SetObjectTaggingRequest;
import com.qcloud.cos.model.Tag.Tag;
import io.storager.driver.TagDriver;
import io.storager.driver.support.TagRules;
import org.jspecify.annotations.Nullable;

/**
 * Tags of objects.
 *
 * @param client gives the client
 * @param bucket the bucket
 */
record CosTags(Supplier<COSClient> client, String bucket) implements TagDriver {

	static final String HEADER = "x-cos-tagging";

	private static final TagRules RULES = TagRules.builder().nameMaximum(127).valueMaximum(255).build();

	@Override
	public void check(Map<String, String> tags) {
		RULES.check(tags);
	}

	@Override
	public Map<String, String> tags(String key, @Nullable String versionId) throws Exception {
		CosKeys.requireTransportable(key);
		return this.client.get()
			.getObjectTagging(new GetObjectTaggingRequest(this.bucket, key, versionId))
			.getTagSet()
			.stream()
			.collect(
					Collectors.toUnmodifiableMap(Tag::getKey, (tag) -> (tag.getValue() != null) ? tag.getValue() : ""));
	}

	@Override
	public void setTags(String key, @Nullable String versionId, Map<String, String> tags) throws Exception {
		CosKeys.requireTransportable(key);
		ObjectTagging tagging = new ObjectTagging(
				tags.entrySet().stream().map((tag) -> new Tag(tag.getKey(), tag.getValue())).toList());
		this.client.get().setObjectTagging(new SetObjectTaggingRequest(this.bucket, key, versionId, tagging));
	}

	@Override
	public void deleteTags(String key, @Nullable String versionId) throws Exception {
		CosKeys.requireTransportable(key);
		this.client.get()
			.deleteObjectTagging(new DeleteObjectTaggingRequest(this.bucket, key).withVersionId(versionId));
	}

}
