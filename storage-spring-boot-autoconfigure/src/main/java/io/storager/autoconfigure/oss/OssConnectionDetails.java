package io.storager.autoconfigure.oss;

import io.storager.oss.OssConnection;
import io.storager.settings.Endpoint;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/** Details needed to connect to OSS; a bean of this type replaces the properties. */
@FunctionalInterface
public interface OssConnectionDetails extends ConnectionDetails {

	/** Where OSS listens and who calls. */
	OssConnection getConnection();

	/**
	 * Where requests go that are signed for others: what the properties say, unless this
	 * knows better.
	 * @param bucket the bucket
	 * @param configured the property {@code presign-endpoint} of the bucket, if it is set
	 * @return the endpoint, or {@code null} for where all other requests go
	 */
	default @Nullable Endpoint getPresignEndpoint(String bucket, @Nullable Endpoint configured) {
		return configured;
	}

}
