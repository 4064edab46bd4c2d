package io.storager.cos;

import java.util.List;
import java.util.function.Supplier;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.exception.CosServiceException;
import com.qcloud.cos.model.CASJobParameters;
import com.qcloud.cos.model.RestoreObjectRequest;
import io.storager.driver.RestoreDriver;
import io.storager.options.RestoreOptions;
import org.jspecify.annotations.Nullable;

/**
 * Brings archived objects back.
 *
 * @param client gives the client
 * @param bucket the bucket
 */
record CosRestores(Supplier<COSClient> client, String bucket) implements RestoreDriver {

	private static final List<String> TIERS = List.of("Expedited", "Standard", "Bulk");

	@Override
	public void restore(String key, @Nullable String versionId, RestoreOptions options) throws Exception {
		CosKeys.requireTransportable(key);
		RestoreObjectRequest request = new RestoreObjectRequest(this.bucket, key, options.days())
			.withVersionId(versionId);
		if (options.tier() != null) {
			if (!TIERS.contains(options.tier())) {
				throw new IllegalArgumentException(
						"the tier is '%s'; allowed: %s".formatted(options.tier(), String.join(", ", TIERS)));
			}
			request.setCASJobParameters(new CASJobParameters().withTier(options.tier()));
		}
		try {
			this.client.get().restoreObject(request);
		}
		catch (CosServiceException ex) {
			if (!"RestoreAlreadyInProgress".equals(ex.getErrorCode())) {
				throw ex;
			}
		}
	}

}
