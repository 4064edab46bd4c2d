package io.storager.autoconfigure.oss;

import io.storager.autoconfigure.Credentials;
import io.storager.autoconfigure.InvalidSettings;
import io.storager.oss.OssConnection;
import io.storager.settings.HmacCredential;

/** Adapts {@link OssProperties} to {@link OssConnectionDetails}. */
final class PropertiesOssConnectionDetails implements OssConnectionDetails {

	private final OssConnection connection;

	/**
	 * Read the properties.
	 * @throws io.storager.error.InvalidSettingException naming the property
	 */
	PropertiesOssConnectionDetails(OssProperties properties) {
		this.connection = InvalidSettings.under(OssProperties.PREFIX, () -> connection(properties));
	}

	private static OssConnection connection(OssProperties properties) {
		HmacCredential credential = Credentials.read(properties.credential(), properties.securityToken());
		return OssConnections.read(properties.endpoint(), credential, properties.location());
	}

	@Override
	public OssConnection getConnection() {
		return this.connection;
	}

}
