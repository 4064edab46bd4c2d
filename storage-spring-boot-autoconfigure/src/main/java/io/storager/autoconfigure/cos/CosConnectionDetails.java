package io.storager.autoconfigure.cos;

import io.storager.cos.CosConnection;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/** Details needed to connect to COS; a bean of this type replaces the properties. */
@FunctionalInterface
public interface CosConnectionDetails extends ConnectionDetails {

	/** Where COS listens and who calls. */
	CosConnection getConnection();

}
