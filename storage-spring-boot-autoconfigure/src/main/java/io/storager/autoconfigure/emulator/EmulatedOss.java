package io.storager.autoconfigure.emulator;

import io.storager.autoconfigure.oss.OssConnectionDetails;
import io.storager.oss.OssConnection;
import io.storager.settings.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * The way to the emulator's OSS. Signed requests go there too: no domain leads to it.
 *
 * @param getConnection where the emulator listens and who calls
 */
record EmulatedOss(OssConnection getConnection) implements OssConnectionDetails {

	@Override
	public @Nullable Endpoint getPresignEndpoint(String bucket, @Nullable Endpoint configured) {
		return null;
	}

	/** No domain leads to the emulator. */
	@Override
	public @Nullable Endpoint getPublicEndpoint(String bucket, @Nullable Endpoint configured) {
		return null;
	}

}
