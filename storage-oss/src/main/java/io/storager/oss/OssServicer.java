package io.storager.oss;

import java.util.function.Supplier;

import com.aliyun.oss.OSS;
import io.storager.Storager;
import io.storager.engine.DriverServicer;
import io.storager.httpclient.AbortableClients;
import io.storager.transfer.Transfers;
import org.jspecify.annotations.Nullable;

/** The buckets of an Aliyun OSS account. */
public final class OssServicer extends DriverServicer {

	private final Supplier<OSS> client;

	private final OssConnection connection;

	/**
	 * Create a servicer. Nothing is sent, and the client is asked for when it is needed.
	 * @param client gives the client; its caller shuts it down
	 * @param connection what the client was made from
	 */
	public OssServicer(Supplier<OSS> client, OssConnection connection) {
		this(client, connection, Transfers.byDefault());
	}

	/**
	 * Create a servicer whose storagers share what they may use with others.
	 * @param transfers how often requests are repeated, and what transfers may use
	 */
	public OssServicer(Supplier<OSS> client, OssConnection connection, Transfers transfers) {
		super(new OssServiceDriver(new AbortableClients<>(client, OssHttpClient::makeAbortable), connection),
				transfers);
		this.client = client;
		this.connection = connection;
	}

	@Override
	protected Storager storager(String name, @Nullable String location) {
		// A listing may have names of times when the rules were others.
		return new OssStorager(
				this.client, new OssBucketDriver(new AbortableClients<>(this.client, OssHttpClient::makeAbortable),
						this.client, this.connection, name, (location != null) ? location : this.connection.location()),
				settings());
	}

	/** The SDK's own client, for what this library does not offer. */
	public OSS client() {
		return this.client.get();
	}

}
