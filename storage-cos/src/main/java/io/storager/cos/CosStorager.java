package io.storager.cos;

import java.util.Set;
import java.util.function.Supplier;

import com.qcloud.cos.COSClient;
import io.storager.engine.DriverStorager;
import io.storager.error.InvalidSettingException;
import io.storager.httpclient.AbortableClients;
import io.storager.settings.StoragerSettings;
import org.jspecify.annotations.Nullable;

/** One bucket in COS. It is safe for use by many threads. */
public final class CosStorager extends DriverStorager {

	/** The storage classes that COS documents. */
	public static final Set<String> STORAGE_CLASSES = Set.of("STANDARD", "STANDARD_IA", "INTELLIGENT_TIERING",
			"ARCHIVE", "DEEP_ARCHIVE", "MAZ_STANDARD", "MAZ_STANDARD_IA", "MAZ_INTELLIGENT_TIERING", "MAZ_ARCHIVE",
			"MAZ_DEEP_ARCHIVE");

	private final Supplier<COSClient> client;

	/**
	 * Create a storager. Nothing is sent.
	 * @param client gives the client of {@link CosClientFactory}, always the same
	 * @param connection the connection that the client was made for
	 * @param bucket the bucket, {@code <name>-<appid>}
	 * @param settings how to look at it
	 * @throws InvalidSettingException for a name that COS does not take
	 * @throws IllegalArgumentException for a default encryption that does not fit
	 */
	public CosStorager(Supplier<COSClient> client, CosConnection connection, String bucket, StoragerSettings settings) {
		this(client, connection, CosBucketNames.require(bucket), null, settings);
	}

	/** The same for a name of a listing, which may follow rules of former times. */
	CosStorager(Supplier<COSClient> client, CosConnection connection, String bucket, @Nullable String location,
			StoragerSettings settings) {
		super(new CosBucketDriver(new AbortableClients<>(client, HttpClients::makeAbortable), connection, bucket,
				location), settings);
		this.client = client;
	}

	/** The vendor's client, for what the portable API lacks. */
	public COSClient client() {
		return this.client.get();
	}

}
