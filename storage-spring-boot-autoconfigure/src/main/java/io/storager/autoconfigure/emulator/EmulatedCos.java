package io.storager.autoconfigure.emulator;

import io.storager.autoconfigure.cos.CosConnectionDetails;
import io.storager.cos.CosConnection;
import io.storager.settings.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * The way to the emulator's COS. Signed requests go there too: no domain leads to it.
 *
 * @param getConnection who calls
 * @param endpoint where the emulator listens
 */
record EmulatedCos(CosConnection getConnection, Endpoint endpoint) implements CosConnectionDetails {

	/**
	 * The bucket has to be in the host, and browsers find whatever is under localhost on
	 * this machine.
	 */
	@Override
	public @Nullable Endpoint getPresignEndpoint(String bucket, @Nullable Endpoint configured) {
		return this.endpoint.loopback()
				? Endpoint.of(this.endpoint.secure(), bucket + ".localhost", this.endpoint.port()) : null;
	}

	/** Browsers get public objects where they send signed requests. */
	@Override
	public @Nullable Endpoint getPublicEndpoint(String bucket, @Nullable Endpoint configured) {
		return getPresignEndpoint(bucket, null);
	}

}
