package io.storager.faults;

import com.aliyun.oss.OSS;
import com.qcloud.cos.COSClient;
import io.storager.cos.CosClientFactory;
import io.storager.cos.CosConnection;
import io.storager.cos.CosStorager;
import io.storager.emulator.StorageEmulator;
import io.storager.oss.OssClientFactory;
import io.storager.oss.OssConnection;
import io.storager.oss.OssStorager;
import io.storager.settings.ClientSettings;
import io.storager.settings.Endpoint;
import io.storager.settings.HmacCredential;
import io.storager.settings.StoragerSettings;
import org.jspecify.annotations.Nullable;

/** A vendor and how requests to it are signed. */
enum Service {

	OSS_V1(100 * 1024), OSS_V4(100 * 1024), COS(1024 * 1024);

	static final HmacCredential CREDENTIAL = HmacCredential.of("AKIDexample", "s3cr3tOfTheKeyPair");

	private static final String OSS_REGION = "cn-hangzhou";

	private static final String COS_REGION = "ap-guangzhou";

	private final int partSize;

	Service(int partSize) {
		this.partSize = partSize;
	}

	/** The smallest part that the vendor takes. */
	int partSize() {
		return this.partSize;
	}

	/** Create a bucket and return its name. */
	String createBucket(StorageEmulator emulator, String name) {
		if (this == COS) {
			emulator.createCosBucket(name + "-1250000000", COS_REGION);
			return name + "-1250000000";
		}
		emulator.createOssBucket(name, "oss-" + OSS_REGION);
		return name;
	}

	/** Store an object without a request. */
	void put(StorageEmulator emulator, String bucket, String key, byte[] bytes) {
		if (this == COS) {
			emulator.putCosObject(bucket, key, bytes);
		}
		else {
			emulator.putOssObject(bucket, key, bytes);
		}
	}

	Client open(StorageEmulator emulator, String bucket, ClientSettings settings, StoragerSettings storager) {
		return open(endpoint(emulator), bucket, settings, storager);
	}

	/** Where the emulator takes requests to this service. */
	String endpoint(StorageEmulator emulator) {
		return ((this == COS) ? emulator.cosEndpoint() : emulator.ossEndpoint()).toString();
	}

	/** The same from another process. */
	Client open(String endpoint, String bucket, ClientSettings settings, StoragerSettings storager) {
		return (this == COS) ? openCos(endpoint, bucket, settings, storager)
				: openOss(endpoint, bucket, settings, storager, (this == OSS_V4) ? OSS_REGION : null);
	}

	private static Client openOss(String endpoint, String bucket, ClientSettings settings, StoragerSettings storager,
			@Nullable String region) {
		OssConnection connection = OssConnection.of(Endpoint.parse(endpoint), CREDENTIAL, region);
		OSS client = OssClientFactory.create(connection, settings, (configuration) -> {
		});
		return new Client(new OssStorager(() -> client, connection, bucket, storager),
				new OssStorager(() -> client, connection, bucket, withoutDeadline(storager)), settings,
				client::shutdown);
	}

	private static Client openCos(String endpoint, String bucket, ClientSettings settings, StoragerSettings storager) {
		CosConnection connection = CosConnection.of(Endpoint.parse(endpoint), CREDENTIAL, COS_REGION);
		COSClient client = CosClientFactory.create(connection, settings, (configuration) -> {
		});
		return new Client(new CosStorager(() -> client, connection, bucket, storager),
				new CosStorager(() -> client, connection, bucket, withoutDeadline(storager)), settings,
				client::shutdown);
	}

	private static StoragerSettings withoutDeadline(StoragerSettings settings) {
		return settings
			.with(settings.transfers().with(settings.transfers().settings().toBuilder().deadline(null).build()));
	}

}
