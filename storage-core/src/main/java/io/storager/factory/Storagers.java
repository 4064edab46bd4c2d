package io.storager.factory;

import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import io.storager.error.InvalidSettingException;
import io.storager.settings.ClientSettings;
import io.storager.settings.ConnectionString;
import io.storager.settings.CredentialsProvider;
import io.storager.transfer.TransferPool;
import io.storager.transfer.TransferSettings;
import io.storager.transfer.Transfers;
import org.jspecify.annotations.Nullable;

/**
 * Makes storagers at run time, of every service whose module is there. All of them share
 * the memory and the threads of transfers; each has a client of its own, and so
 * connections of its own. Many threads may use it at once.
 */
public final class Storagers implements AutoCloseable {

	private final Map<String, StoragerProvider> providers = new TreeMap<>();

	private final ClientSettings client;

	private final TransferPool pool;

	private final Set<OpenStorager> open = ConcurrentHashMap.newKeySet();

	private volatile boolean closed;

	private Storagers(ClientSettings client, TransferPool pool) {
		this.client = client;
		this.pool = pool;
		ServiceLoader.load(StoragerProvider.class, Storagers.class.getClassLoader())
			.forEach((provider) -> this.providers.put(provider.service(), provider));
	}

	/** With settings that suit most applications, in the JVM's shared pool. */
	public static Storagers create() {
		return create(ClientSettings.DEFAULT, TransferPool.shared());
	}

	/**
	 * With settings of one's own.
	 * @param client how the client of each storager behaves
	 * @param pool the memory and the threads that they share
	 */
	public static Storagers create(ClientSettings client, TransferPool pool) {
		Objects.requireNonNull(client, "'client' must not be null");
		Objects.requireNonNull(pool, "'pool' must not be null");
		return new Storagers(client, pool);
	}

	/** The services whose modules are there. */
	public Set<String> services() {
		return Set.copyOf(this.providers.keySet());
	}

	/**
	 * Make a storager.
	 * @param connectionString see {@link ConnectionString}
	 * @throws InvalidSettingException naming the setting, also for a service whose module
	 * is not there
	 */
	public OpenStorager open(String connectionString) {
		return open(ConnectionString.parse(connectionString));
	}

	/**
	 * Make a storager. Nothing is sent, but the SDK may look the endpoint's name up.
	 * @throws InvalidSettingException as for a string
	 * @throws IllegalStateException if this is closed
	 */
	public OpenStorager open(ConnectionString string) {
		Objects.requireNonNull(string, "'string' must not be null");
		return open(string, null);
	}

	/**
	 * Make a storager whose credentials do not stand in the connection string.
	 * @param credentials who calls; asked again before a credential expires
	 * @throws InvalidSettingException also for a string that has a credential
	 */
	public OpenStorager open(ConnectionString string, @Nullable CredentialsProvider credentials) {
		Objects.requireNonNull(string, "'string' must not be null");
		StoragerProvider provider = this.providers.get(string.service());
		if (provider == null) {
			throw new InvalidSettingException("service", string.service(),
					"the services whose modules are on the class path, which are "
							+ (this.providers.isEmpty() ? "none" : String.join(", ", this.providers.keySet())));
		}
		string.requireKnown(provider.settings());
		string.require("name", "the name of a bucket");
		string.requireOneOf("storage-class", provider.storageClasses());
		if (credentials != null && (string.get("credential") != null || string.get("security-token") != null)) {
			throw new InvalidSettingException("credential", "hmac:***:***", "none, as a provider gives it");
		}
		CredentialsProvider caller = (credentials != null) ? credentials : string.credential();
		requireOpen();
		TransferSettings settings = TransferSettings.builder().maxRetries(this.client.maxRetries()).build();
		Transfers transfers = Transfers.of(settings, this.pool, this.client.maxConnections());
		StoragerProvider.Request request = StoragerProvider.Request.of(string, caller, this.client, transfers);
		OpenStorager opened = new OpenStorager(provider.make(request), transfers.uploads(), this.open::remove);
		this.open.add(opened);
		if (this.closed) {
			opened.close();
			requireOpen();
		}
		return opened;
	}

	private void requireOpen() {
		if (this.closed) {
			throw new IllegalStateException("These storagers are closed");
		}
	}

	/** How many storagers are open. */
	public int count() {
		return this.open.size();
	}

	/** Close all storagers that are open. The pool stays, which others may use. */
	@Override
	public void close() {
		this.closed = true;
		this.open.forEach(OpenStorager::close);
	}

}
