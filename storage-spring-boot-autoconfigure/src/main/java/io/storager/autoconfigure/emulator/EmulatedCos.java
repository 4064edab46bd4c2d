package io.storager.autoconfigure.emulator;

import io.storager.Endpoint;
import io.storager.autoconfigure.cos.CosConnectionDetails;
import io.storager.cos.CosConnection;
import org.jspecify.annotations.Nullable;

/**
 * The way to the emulator's COS. Signed requests go there too: no domain leads to it.
 *
 * @param getConnection where the emulator listens and who calls
 */
record EmulatedCos(CosConnection getConnection) implements CosConnectionDetails {

	@Override
	public @Nullable Endpoint getPresignEndpoint(@Nullable Endpoint configured) {
		return null;
	}

}
