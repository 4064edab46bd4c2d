package io.storager.autoconfigure.cos;

import io.storager.cos.CosConnection;
import io.storager.settings.Endpoint;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import org.springframework.boot.ssl.SslBundle;

/** Details needed to connect to COS; a bean of this type replaces the properties. */
@FunctionalInterface
public interface CosConnectionDetails extends ConnectionDetails {

	/** Where COS listens and who calls. */
	CosConnection getConnection();

	/**
	 * Where requests go that are signed for others: what the properties say, unless this
	 * knows better.
	 * @param bucket the bucket
	 * @param configured the property {@code presign-endpoint} of the bucket, if it is set
	 * @return the endpoint, or {@code null} for where all other requests go
	 */
	default @Nullable Endpoint getPresignEndpoint(String bucket, @Nullable Endpoint configured) {
		return (configured != null) ? configured : getConnection().presignEndpoint();
	}

	/**
	 * Where everybody gets public objects: what the properties say, unless this knows
	 * better.
	 * @param bucket the bucket
	 * @param configured the property {@code public-endpoint} of the bucket, if it is set
	 * @return the domain, or {@code null} for the host of the bucket
	 */
	default @Nullable Endpoint getPublicEndpoint(String bucket, @Nullable Endpoint configured) {
		return configured;
	}

	/**
	 * The certificates of connections over https: what the properties say, unless this
	 * knows better.
	 * @param configured the bundle of the property {@code client.ssl-bundle}, if it is
	 * set
	 * @return the bundle, or {@code null} for the certificates of the JVM
	 */
	default @Nullable SslBundle getSslBundle(@Nullable SslBundle configured) {
		return configured;
	}

}
