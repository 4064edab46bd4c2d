package io.storager.oss;

import java.util.Arrays;
import java.util.function.Supplier;

import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSException;
import com.aliyun.oss.model.RestoreConfiguration;
import com.aliyun.oss.model.RestoreJobParameters;
import com.aliyun.oss.model.RestoreObjectRequest;
import com.aliyun.oss.model.RestoreTier;
import io.storager.driver.RestoreDriver;
import io.storager.options.RestoreOptions;
import org.jspecify.annotations.Nullable;

/**
 * Brings archived objects back.
 *
 * @param client gives the client
 * @param bucket the bucket
 */
record OssRestores(Supplier<OSS> client, String bucket) implements RestoreDriver {

	@Override
	public void restore(String key, @Nullable String versionId, RestoreOptions options) {
		RestoreTier tier = tier(options.tier());
		RestoreConfiguration configuration = new RestoreConfiguration(options.days(),
				(tier != null) ? new RestoreJobParameters(tier) : null);
		RestoreObjectRequest request = OssBucketDriver.quiet(new RestoreObjectRequest(this.bucket, key, configuration));
		request.setVersionId(versionId);
		try {
			this.client.get().restoreObject(request);
		}
		catch (OSSException ex) {
			if (!"RestoreAlreadyInProgress".equals(ex.getErrorCode())) {
				throw ex;
			}
		}
	}

	private static @Nullable RestoreTier tier(@Nullable String tier) {
		if (tier == null) {
			return null;
		}
		return Arrays.stream(RestoreTier.values())
			.filter((each) -> each.toString().equals(tier))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(
					"the tier is '%s'; allowed: Expedited, Standard, Bulk".formatted(tier)));
	}

}
