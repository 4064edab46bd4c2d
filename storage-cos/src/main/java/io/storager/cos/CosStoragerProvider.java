package io.storager.cos;

import java.util.Set;

import com.qcloud.cos.COSClient;
import io.storager.factory.StoragerProvider;
import io.storager.settings.ConnectionString;
import io.storager.settings.Endpoint;
import io.storager.settings.StoragerSettings;

/** Makes storagers of COS at run time. */
public final class CosStoragerProvider implements StoragerProvider {

	@Override
	public String service() {
		return CosBucketDriver.SERVICE;
	}

	@Override
	public Set<String> settings() {
		return Set.of("server-side-encryption", "server-side-encryption-cos-kms-key-id",
				"server-side-encryption-context", "server-side-encryption-customer-algorithm",
				"server-side-encryption-customer-key");
	}

	@Override
	public Set<String> storageClasses() {
		return CosStorager.STORAGE_CLASSES;
	}

	@Override
	public Made make(Request request) {
		ConnectionString string = request.string();
		String bucket = CosBucketNames.require(string.require("name", "the name of a bucket"));
		Boolean supportCname = string.flag("support-cname");
		Endpoint presignEndpoint = string.endpoint("presign-endpoint");
		CosConnection service = CosConnection
			.parse(string.get("endpoint"), request.credentials(), string.get("location"))
			.withPresignEndpoint(
					(presignEndpoint != null) ? CosHosts.requireOwn("presign-endpoint", presignEndpoint) : null);
		CosHosts.requireKnownKind(string.get("endpoint"), supportCname);
		CosConnection connection = service.withDomainOf(Boolean.TRUE.equals(supportCname) ? bucket : null);
		StoragerSettings settings = string.storagerSettings()
			.toBuilder()
			.encryption(CosEncryption.of(string.get("server-side-encryption"),
					string.get("server-side-encryption-cos-kms-key-id"), string.get("server-side-encryption-context"),
					string.get("server-side-encryption-customer-algorithm"),
					string.get("server-side-encryption-customer-key")))
			.transfers(request.transfers())
			.build();
		COSClient cos = CosClientFactory.create(connection, request.client(), (configuration) -> {
		});
		try {
			return Made.of(new CosStorager(() -> cos, connection, bucket, settings), cos::shutdown);
		}
		catch (RuntimeException ex) {
			cos.shutdown();
			throw ex;
		}
	}

}
