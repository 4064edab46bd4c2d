package io.storager.autoconfigure.cos;

import io.storager.autoconfigure.InvalidSettings;
import io.storager.cos.CosConnection;
import io.storager.settings.CredentialsProvider;
import org.jspecify.annotations.Nullable;

/** Adapts {@link CosProperties} to {@link CosConnectionDetails}. */
final class PropertiesCosConnectionDetails implements CosConnectionDetails {

	private final CosConnection connection;

	/**
	 * Read the properties.
	 * @param own the credentials of the application's own, or {@code null} for what the
	 * properties say
	 * @throws io.storager.error.InvalidSettingException naming the property
	 */
	PropertiesCosConnectionDetails(CosProperties properties, @Nullable CredentialsProvider own) {
		this.connection = InvalidSettings.under(CosProperties.PREFIX, () -> connection(properties, own));
	}

	private static CosConnection connection(CosProperties properties, @Nullable CredentialsProvider own) {
		CredentialsProvider credentials = (own != null) ? own : PropertiesCosCredentials.read(properties);
		return CosConnection.parse(properties.endpoint(), credentials, properties.location())
			.withDomainOf(properties.isDomainOfBucket() ? properties.name() : null);
	}

	@Override
	public CosConnection getConnection() {
		return this.connection;
	}

}
