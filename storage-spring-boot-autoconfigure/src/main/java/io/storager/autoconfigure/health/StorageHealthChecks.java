package io.storager.autoconfigure.health;

import java.util.LinkedHashMap;
import java.util.Map;

import io.storager.Storager;
import io.storager.autoconfigure.InvalidSettings;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.SimpleAutowireCandidateResolver;

/** The checks of all storagers of a context, and the threads that they wait in. */
public final class StorageHealthChecks implements DisposableBean {

	private final Map<String, StorageHealthCheck> checks = new LinkedHashMap<>();

	private final ProbeThreads threads;

	/**
	 * Make the checks.
	 * @throws io.storager.error.InvalidSettingException for properties that ask nothing
	 */
	public StorageHealthChecks(ConfigurableListableBeanFactory beanFactory, StorageHealthProperties properties) {
		StorageProbe probe = InvalidSettings.under(StorageHealthProperties.PREFIX, properties::storageProbe);
		Map<String, Storager> storagers = SimpleAutowireCandidateResolver.resolveAutowireCandidates(beanFactory,
				Storager.class);
		this.threads = new ProbeThreads(Math.max(storagers.size(), 1));
		storagers.forEach((name, storager) -> this.checks.put(name,
				new StorageHealthCheck(storager, probe, properties.getTimeout(), this.threads::execute)));
	}

	/** The checks by the names of the beans. */
	public Map<String, StorageHealthCheck> all() {
		return this.checks;
	}

	@Override
	public void destroy() {
		this.threads.close();
	}

}
