package io.storager.cos;

import java.util.function.Supplier;

import com.qcloud.cos.COSClient;
import io.storager.Storager;
import io.storager.engine.DriverServicer;
import io.storager.httpclient.AbortableClients;
import io.storager.transfer.Transfers;
import org.jspecify.annotations.Nullable;

/**
 * The buckets of an account in COS. Buckets can be listed everywhere, but created and
 * deleted in the connection's location only.
 */
public final class CosServicer extends DriverServicer {

	private final Supplier<COSClient> client;

	private final CosConnection connection;

	/**
	 * Create a servicer. Nothing is sent.
	 * @param client gives the client of {@link CosClientFactory}, always the same
	 * @param connection the connection that the client was made for
	 */
	public CosServicer(Supplier<COSClient> client, CosConnection connection) {
		this(client, connection, Transfers.byDefault());
	}

	/**
	 * Create a servicer whose storagers share what they may use with others.
	 * @param transfers how often requests are repeated, and what transfers may use
	 */
	public CosServicer(Supplier<COSClient> client, CosConnection connection, Transfers transfers) {
		super(new CosServiceDriver(new AbortableClients<>(client, HttpClients::makeAbortable), connection), transfers);
		this.client = client;
		this.connection = connection;
	}

	@Override
	protected Storager storager(String name, @Nullable String location) {
		return new CosStorager(this.client, this.connection, name, location, settings());
	}

	/** The vendor's client, for what the portable API lacks. */
	public COSClient client() {
		return this.client.get();
	}

}
