package io.storager.autoconfigure;

import java.util.function.Function;
import java.util.function.Supplier;

import org.apache.http.pool.PoolStats;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * The way from storagers to the vendor's client, which is made by the first operation and
 * not while the context starts: the SDKs look names up when they make one.
 * <p>
 * Not a {@link java.util.function.Supplier}: as a bean it could be taken for a function
 * of the application's.
 *
 * @param <C> the client's type
 */
public final class LazyClient<C> {

	private final Supplier<C> provider;

	private final Supplier<C> supplier = this::get;

	private final String service;

	private final Function<C, @Nullable PoolStats> connections;

	// An operation must not pay for a look-up in the context each time.
	private volatile @Nullable C client;

	/**
	 * Create the way to a client.
	 * @param beanName the name of the bean that this becomes
	 * @param service the service, such as {@code oss}
	 * @param connections tells of a client's connections, if they are known
	 */
	public LazyClient(ConfigurableListableBeanFactory beanFactory, Class<C> type, String beanName, String service,
			Function<C, @Nullable PoolStats> connections) {
		this.service = service;
		this.connections = connections;
		String[] names = beanFactory.getBeanNamesForType(type, true, false);
		// A context has its own client; its parent's may be for another account.
		this.provider = (names.length == 1) ? () -> beanFactory.getBean(names[0], type)
				: () -> beanFactory.getBeanProvider(type).getObject();
		// Singletons are destroyed last made, first gone. A client that is made late
		// would
		// go before the beans that still store something when they are destroyed.
		for (String name : names) {
			beanFactory.registerDependentBean(name, beanName);
		}
	}

	/** The service that the client is for, such as {@code oss}. */
	public String service() {
		return this.service;
	}

	/** The client's connections, if it is made and they are known. */
	public @Nullable PoolStats connections() {
		C made = this.client;
		return (made != null) ? this.connections.apply(made) : null;
	}

	/** The way to the client. */
	public Supplier<C> supplier() {
		return this.supplier;
	}

	/** The client, which the context makes now if it has not yet. */
	public C get() {
		C known = this.client;
		if (known == null) {
			known = this.provider.get();
			this.client = known;
		}
		return known;
	}

}
