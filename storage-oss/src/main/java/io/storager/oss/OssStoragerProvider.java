package io.storager.oss;

import java.util.Set;
import java.util.function.Consumer;

import com.aliyun.oss.ClientBuilderConfiguration;
import com.aliyun.oss.OSS;
import io.storager.error.InvalidSettingException;
import io.storager.factory.StoragerProvider;
import io.storager.settings.ClientSettings;
import io.storager.settings.ConnectionString;
import io.storager.settings.Endpoint;
import io.storager.settings.StoragerSettings;
import org.jspecify.annotations.Nullable;

/** Makes storagers of OSS at run time. */
public final class OssStoragerProvider implements StoragerProvider {

	@Override
	public String service() {
		return OssServiceDriver.SERVICE;
	}

	@Override
	public Set<String> settings() {
		return Set.of("server-side-encryption", "server-side-data-encryption", "server-side-encryption-key-id");
	}

	@Override
	public Set<String> storageClasses() {
		return OssStorager.STORAGE_CLASSES;
	}

	@Override
	public Made make(Request request) {
		ConnectionString string = request.string();
		ClientSettings client = request.client();
		String bucket = string.require("name", "the name of a bucket");
		OssConnection connection = OssConnection.parse(string.get("endpoint"), request.credentials(),
				string.get("location"));
		Boolean supportCname = string.flag("support-cname");
		OssHosts.requireKnownKind(string.get("endpoint"), supportCname);
		boolean cname = Boolean.TRUE.equals(supportCname);
		OssConnection signing = signing(string, connection, bucket);
		StoragerSettings settings = string.storagerSettings()
			.toBuilder()
			.encryption(OssEncryption.of(string.get("server-side-encryption"),
					string.get("server-side-data-encryption"), string.get("server-side-encryption-key-id")))
			.transfers(request.transfers())
			.build();
		OssBucketNames.require(bucket);
		OSS oss = client(connection, client, (configuration) -> configuration.setSupportCname(cname));
		OSS signer;
		try {
			signer = (signing == null) ? oss : client(signing, client, (configuration) -> {
				// A domain has no bucket in front and none in the path.
				configuration.setSupportCname(true);
				configuration.setSLDEnabled(false);
			});
		}
		catch (RuntimeException ex) {
			oss.shutdown();
			throw ex;
		}
		Runnable shutdown = () -> {
			oss.shutdown();
			if (signer != oss) {
				signer.shutdown();
			}
		};
		try {
			return Made.of(new OssStorager(() -> oss, () -> signer, connection, bucket, settings), shutdown);
		}
		catch (RuntimeException ex) {
			shutdown.run();
			throw ex;
		}
	}

	private static OSS client(OssConnection connection, ClientSettings client,
			Consumer<ClientBuilderConfiguration> customizer) {
		return OssClientFactory.create(connection, client, customizer);
	}

	private static @Nullable OssConnection signing(ConnectionString string, OssConnection connection, String bucket) {
		Endpoint given = string.endpoint("presign-endpoint");
		if (given == null) {
			return null;
		}
		Endpoint endpoint = OssHosts.withoutBucket(OssHosts.requireOwn("presign-endpoint", given), bucket);
		try {
			return connection.at(endpoint, connection.region());
		}
		catch (InvalidSettingException ex) {
			throw new InvalidSettingException("presign-endpoint", ex.given(), ex.allowed());
		}
	}

}
