package io.storager.cos;

import java.net.ProtocolException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.Headers;
import com.qcloud.cos.model.GetSymlinkRequest;
import com.qcloud.cos.model.GetSymlinkResult;
import com.qcloud.cos.model.PutSymlinkRequest;
import com.qcloud.cos.utils.UrlEncoderUtils;
import io.storager.driver.LinkDriver;
import io.storager.driver.PutReply;
import io.storager.driver.PutRequest;
import io.storager.driver.support.Answers;
import org.jspecify.annotations.Nullable;

/**
 * Links. A target stands in a header, which carries ASCII only and which the SDK neither
 * encodes nor decodes.
 *
 * @param client gives the client
 * @param bucket the bucket
 */
record CosLinks(Supplier<COSClient> client, String bucket) implements LinkDriver {

	@Override
	public PutReply putLink(String key, String target, PutRequest request) throws ProtocolException {
		CosKeys.requireTransportable(key);
		CosKeys.requireTransportable(target);
		PutSymlinkRequest put = new PutSymlinkRequest(this.bucket, key, UrlEncoderUtils.encode(target));
		if (request.storageClass() != null) {
			put.putCustomRequestHeader(Headers.STORAGE_CLASS, request.storageClass());
		}
		CosOverwrites.apply(put, request.forbidOverwrite());
		this.client.get().putSymlink(put);
		return PutReply.of(null).withVersionId(request.forbidOverwrite() ? version(key, target) : null);
	}

	/**
	 * The version that a link was written as, or {@code null}. The SDK keeps nothing of
	 * it in its answer to the write, so it takes a request of its own, which only a write
	 * needs that must not overwrite. A link to something else is another writer's.
	 */
	private @Nullable String version(String key, String target) throws ProtocolException {
		GetSymlinkResult link = this.client.get().getSymlink(new GetSymlinkRequest(this.bucket, key, null));
		return target.equals(target(link)) ? link.getVersionId() : null;
	}

	@Override
	public String linkTarget(String key, @Nullable String versionId) throws ProtocolException {
		CosKeys.requireTransportable(key);
		return target(this.client.get().getSymlink(new GetSymlinkRequest(this.bucket, key, versionId)));
	}

	private static String target(GetSymlinkResult link) throws ProtocolException {
		String target = Answers.require(link.getTarget(), "target of the link");
		return decoded(target.startsWith("/") ? target.substring(1) : target);
	}

	/** Links made by others may have a target that was never encoded. */
	private static String decoded(String target) {
		try {
			// A plus stands for itself outside of forms.
			return URLDecoder.decode(target.replace("+", "%2B"), StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return target;
		}
	}

}
