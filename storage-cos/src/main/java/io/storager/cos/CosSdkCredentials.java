package io.storager.cos;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.auth.BasicCOSCredentials;
import com.qcloud.cos.auth.BasicSessionCredentials;
import com.qcloud.cos.auth.COSCredentials;
import com.qcloud.cos.auth.COSCredentialsProvider;
import com.qcloud.cos.auth.COSSessionCredentials;
import io.storager.driver.support.RefreshingCredentials;
import io.storager.httpclient.SdkField;
import io.storager.settings.CredentialsProvider;
import io.storager.settings.HmacCredential;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The credentials of a connection as the SDK asks for them, once for each request. */
final class CosSdkCredentials implements COSCredentialsProvider {

	private static final Logger logger = LoggerFactory.getLogger(CosSdkCredentials.class);

	/** The SDK tells nobody what a client signs with. */
	private static final @Nullable SdkField PROVIDER = provider();

	private final CredentialsProvider credentials;

	CosSdkCredentials(CredentialsProvider credentials) {
		this.credentials = RefreshingCredentials.of(credentials);
	}

	@Override
	public COSCredentials getCredentials() {
		HmacCredential credential = RefreshingCredentials.current(this.credentials);
		String token = credential.securityToken();
		return (token != null) ? new BasicSessionCredentials(credential.accessKey(), credential.secretKey(), token)
				: new BasicCOSCredentials(credential.accessKey(), credential.secretKey());
	}

	/** What has to be refreshed is refreshed without it. */
	@Override
	public void refresh() {
		// Nothing to do.
	}

	/**
	 * What a client signs its requests with, whoever has made it.
	 * @return {@code null} if that is unknown
	 */
	static @Nullable HmacCredential of(COSClient client) {
		try {
			Object provider = (PROVIDER != null) ? PROVIDER.get(client) : null;
			if (provider instanceof CosSdkCredentials own) {
				return RefreshingCredentials.current(own.credentials);
			}
			COSCredentials credentials = (provider instanceof COSCredentialsProvider other) ? other.getCredentials()
					: null;
			if (credentials == null || credentials.getCOSAccessKeyId() == null) {
				return null;
			}
			return HmacCredential.of(credentials.getCOSAccessKeyId(), credentials.getCOSSecretKey())
				.withSecurityToken(
						(credentials instanceof COSSessionCredentials session) ? session.getSessionToken() : null);
		}
		catch (IllegalAccessException ex) {
			return null;
		}
	}

	private static @Nullable SdkField provider() {
		try {
			return SdkField.of(COSClient.class, "credProvider");
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			logger.debug("The credentials of a client of the COS SDK cannot be seen", ex);
			return null;
		}
	}

}
