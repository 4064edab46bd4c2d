package io.storager.cos;

import java.util.function.Supplier;

import com.qcloud.cos.COSClient;
import org.jspecify.annotations.Nullable;

/**
 * Makes requests of the SDK's clients ones that can be broken off, which the SDK has no
 * way for. That changes nothing else about a client.
 */
final class AbortableClients implements Supplier<COSClient> {

	private final Supplier<COSClient> clients;

	private volatile @Nullable COSClient known;

	AbortableClients(Supplier<COSClient> clients) {
		this.clients = clients;
	}

	@Override
	public COSClient get() {
		COSClient client = this.clients.get();
		if (client != this.known) {
			HttpClients.makeAbortable(client);
			this.known = client;
		}
		return client;
	}

}
