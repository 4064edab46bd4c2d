package io.storager.cos;

import java.net.ProtocolException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.Headers;
import com.qcloud.cos.model.GetSymlinkRequest;
import com.qcloud.cos.model.PutSymlinkRequest;
import com.qcloud.cos.utils.UrlEncoderUtils;
import io.storager.driver.LinkDriver;
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
	public @Nullable String putLink(String key, String target, @Nullable String storageClass, boolean forbidOverwrite) {
		CosKeys.requireTransportable(key);
		CosKeys.requireTransportable(target);
		PutSymlinkRequest request = new PutSymlinkRequest(this.bucket, key, UrlEncoderUtils.encode(target));
		String header = storageClass;
		if (header != null) {
			request.putCustomRequestHeader(Headers.STORAGE_CLASS, header);
		}
		CosOverwrites.apply(request, forbidOverwrite);
		this.client.get().putSymlink(request);
		// The SDK keeps nothing of the version.
		return null;
	}

	@Override
	public String linkTarget(String key, @Nullable String versionId) throws ProtocolException {
		CosKeys.requireTransportable(key);
		String target = Answers.require(
				this.client.get().getSymlink(new GetSymlinkRequest(this.bucket, key, versionId)).getTarget(),
				"target of the link");
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
