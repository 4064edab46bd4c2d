package io.storager.autoconfigure.oss;

import io.storager.oss.OssConnection;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/** Details needed to connect to OSS; a bean of this type replaces the properties. */
@FunctionalInterface
public interface OssConnectionDetails extends ConnectionDetails {

	/** Where OSS listens and who calls. */
	OssConnection getConnection();

}
