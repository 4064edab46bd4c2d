package io.storager.autoconfigure.oss;

import io.storager.autoconfigure.InvalidSettings;
import io.storager.oss.OssConnection;
import io.storager.settings.CredentialsProvider;
import org.jspecify.annotations.Nullable;

/** Adapts {@link OssProperties} to {@link OssConnectionDetails}. */
final class PropertiesOssConnectionDetails implements OssConnectionDetails {

	private final OssConnection connection;

	/**
	 * Read the properties.
	 * @param own the credentials of the application's own, or {@code null} for what the
	 * properties say
	 * @throws io.storager.error.InvalidSettingException naming the property
	 */
	PropertiesOssConnectionDetails(OssProperties properties, @Nullable CredentialsProvider own) {
		this.connection = InvalidSettings.under(OssProperties.PREFIX, () -> connection(properties, own));
	}

	private static OssConnection connection(OssProperties properties, @Nullable CredentialsProvider own) {
		CredentialsProvider credentials = (own != null) ? own : PropertiesOssCredentials.read(properties);
		return OssConnection.parse(properties.endpoint(), credentials, properties.location());
	}

	@Override
	public OssConnection getConnection() {
		return this.connection;
	}

}
