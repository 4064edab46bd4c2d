package io.storager.autoconfigure.cos;

import io.storager.autoconfigure.Credentials;
import io.storager.autoconfigure.InvalidSettings;
import io.storager.cos.CosConnection;
import io.storager.settings.HmacCredential;

/** Adapts {@link CosProperties} to {@link CosConnectionDetails}. */
final class PropertiesCosConnectionDetails implements CosConnectionDetails {

	private final CosConnection connection;

	/**
	 * Read the properties.
	 * @throws io.storager.error.InvalidSettingException naming the property
	 */
	PropertiesCosConnectionDetails(CosProperties properties) {
		this.connection = InvalidSettings.under(CosProperties.PREFIX, () -> connection(properties));
	}

	private static CosConnection connection(CosProperties properties) {
		HmacCredential credential = Credentials.read(properties.credential(), properties.securityToken());
		return CosConnections.read(properties.endpoint(), credential, properties.location())
			.withDomainOf(properties.supportCname() ? properties.name() : null);
	}

	@Override
	public CosConnection getConnection() {
		return this.connection;
	}

}
