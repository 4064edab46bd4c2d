package io.storager.httpclient;

import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Makes requests of an SDK's clients ones that can be broken off, which an SDK has no way
 * for. That changes nothing else about a client.
 *
 * @param <C> the SDK's client
 */
public final class AbortableClients<C> implements Supplier<C> {

	private final Supplier<C> clients;

	private final Consumer<C> makeAbortable;

	private volatile @Nullable C known;

	/**
	 * Wrap a supplier.
	 * @param clients has the client, the same one as a rule
	 * @param makeAbortable is called with each client once, as a rule; more often does no
	 * harm
	 */
	public AbortableClients(Supplier<C> clients, Consumer<C> makeAbortable) {
		this.clients = clients;
		this.makeAbortable = makeAbortable;
	}

	@Override
	public C get() {
		C client = this.clients.get();
		if (client != this.known) {
			this.makeAbortable.accept(client);
			this.known = client;
		}
		return client;
	}

}
