package io.storager.autoconfigure;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.beans.factory.config.BeanDefinition;
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

	// An operation must not pay for a look-up in the context each time.
	private volatile @Nullable C client;

	/**
	 * Create the way to a client.
	 * @param beanName the name of the bean that this becomes
	 */
	public LazyClient(ConfigurableListableBeanFactory beanFactory, Class<C> type, String beanName) {
		String[] names = beanFactory.getBeanNamesForType(type, true, false);
		// A context has its own client; its parent's may be for another account.
		this.provider = (names.length == 1) ? () -> beanFactory.getBean(names[0], type)
				: () -> beanFactory.getBeanProvider(type).getObject();
		// Singletons are destroyed last made, first gone. A client that is made late
		// would
		// go before the beans that still store something when they are destroyed.
		for (String name : names) {
			beanFactory.registerDependentBean(name, beanName);
			hideMethods(beanFactory, name);
		}
	}

	/**
	 * Keep the context from looking for listeners of events among the hundreds of methods
	 * of our own client: it would load every class that these speak of, a tenth of a
	 * second long.
	 */
	private static void hideMethods(ConfigurableListableBeanFactory beanFactory, String name) {
		if (beanFactory.containsBeanDefinition(name)) {
			BeanDefinition definition = beanFactory.getMergedBeanDefinition(name);
			String factory = definition.getFactoryBeanName();
			if (factory != null && factory.startsWith(LazyClient.class.getPackageName())) {
				definition.setAttribute(AutoProxyUtils.ORIGINAL_TARGET_CLASS_ATTRIBUTE, Object.class);
			}
		}
	}

	/** The client, if it is made. */
	public @Nullable C getIfMade() {
		return this.client;
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
