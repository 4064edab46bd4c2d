package io.storager.oss;

import com.aliyun.oss.common.auth.Credentials;
import com.aliyun.oss.common.auth.CredentialsProvider;
import com.aliyun.oss.common.auth.DefaultCredentials;
import io.storager.driver.support.RefreshingCredentials;
import io.storager.settings.HmacCredential;
import org.jspecify.annotations.Nullable;

/** The credentials of a connection as the SDK asks for them, once for each request. */
final class OssSdkCredentials implements CredentialsProvider {

	private final io.storager.settings.CredentialsProvider credentials;

	private volatile @Nullable Credentials switched;

	OssSdkCredentials(io.storager.settings.CredentialsProvider credentials) {
		this.credentials = RefreshingCredentials.of(credentials);
	}

	/** What {@code OSSClient.switchCredentials} calls. */
	@Override
	public void setCredentials(@Nullable Credentials credentials) {
		this.switched = credentials;
	}

	@Override
	public Credentials getCredentials() {
		Credentials switched = this.switched;
		if (switched != null) {
			return switched;
		}
		HmacCredential credential = current();
		return new DefaultCredentials(credential.accessKey(), credential.secretKey(), credential.securityToken());
	}

	HmacCredential current() {
		return RefreshingCredentials.current(this.credentials);
	}

}
