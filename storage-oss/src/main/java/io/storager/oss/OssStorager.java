package io.storager.oss;

import java.util.Set;
import java.util.function.Supplier;

import com.aliyun.oss.OSS;
import io.storager.engine.DriverStorager;
import io.storager.httpclient.AbortableClients;
import io.storager.settings.StoragerSettings;

/** A bucket of Aliyun OSS. */
public final class OssStorager extends DriverStorager {

	/** The storage classes that OSS documents. */
	public static final Set<String> STORAGE_CLASSES = Set.of("Standard", "IA", "Archive", "ColdArchive",
			"DeepColdArchive");

	private final Supplier<OSS> client;

	/**
	 * Create a storager. Nothing is sent, and the client is asked for when it is needed.
	 * @param client gives the client; it is called once for each request and its caller
	 * shuts the client down
	 * @param connection what the client was made from
	 * @param bucket the bucket's name
	 * @param settings how to look at the bucket
	 * @throws io.storager.error.InvalidSettingException for the setting {@code name}, if
	 * OSS does not allow the bucket's name
	 */
	public OssStorager(Supplier<OSS> client, OssConnection connection, String bucket, StoragerSettings settings) {
		this(client, client, connection, bucket, settings);
	}

	/**
	 * Create a storager that signs requests for others with a client of its own, such as
	 * one for a custom domain. Nothing is sent, and neither client is asked for before it
	 * is needed.
	 * @param client gives the client; it is called once for each request and its caller
	 * shuts the client down
	 * @param signingClient gives the client whose endpoint signed requests go to
	 * @param connection what the client was made from
	 * @param bucket the bucket's name
	 * @param settings how to look at the bucket
	 * @throws io.storager.error.InvalidSettingException for the setting {@code name}, if
	 * OSS does not allow the bucket's name
	 */
	public OssStorager(Supplier<OSS> client, Supplier<OSS> signingClient, OssConnection connection, String bucket,
			StoragerSettings settings) {
		this(client, new OssBucketDriver(new AbortableClients<>(client, OssHttpClient::makeAbortable), signingClient,
				connection, OssBucketNames.require(bucket), connection.location()), settings);
	}

	OssStorager(Supplier<OSS> client, OssBucketDriver driver, StoragerSettings settings) {
		super(driver, settings);
		this.client = client;
	}

	/** The SDK's own client, for what this library does not offer. */
	public OSS client() {
		return this.client.get();
	}

}
