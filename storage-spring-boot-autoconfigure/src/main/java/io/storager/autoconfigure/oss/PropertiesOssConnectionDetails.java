package io.storager.autoconfigure.oss;

import io.storager.Endpoint;
import io.storager.autoconfigure.Credentials;
import io.storager.autoconfigure.InvalidSettings;
import io.storager.oss.OssConnection;

/** Adapts {@link OssProperties} to {@link OssConnectionDetails}. */
final class PropertiesOssConnectionDetails implements OssConnectionDetails {

	private final OssConnection connection;

	/**
	 * Read the properties.
	 * @throws io.storager.InvalidSettingException naming the property
	 */
	PropertiesOssConnectionDetails(OssProperties properties) {
		this.connection = InvalidSettings.under(OssProperties.PREFIX,
				() -> new OssConnection(Endpoint.parse(properties.endpoint()),
						Credentials.read(properties.credential(), properties.securityToken()), properties.location()));
	}

	@Override
	public OssConnection getConnection() {
		return this.connection;
	}

}
