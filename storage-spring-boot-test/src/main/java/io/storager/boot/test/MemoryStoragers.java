package io.storager.boot.test;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.storager.StorageMetadata;
import io.storager.engine.DriverServicer;
import io.storager.engine.DriverStorager;
import io.storager.settings.StoragerSettings;
import io.storager.settings.WorkDir;
import io.storager.test.memory.MemoryService;
import io.storager.test.memory.MemoryServicer;
import io.storager.test.memory.MemoryStorager;

import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Puts a storager in memory in the place of each one of a vendor, with its bucket and
 * work dir. No client of a vendor is made, since the storagers here ask for none.
 */
final class MemoryStoragers implements BeanPostProcessor {

	private final Map<String, MemoryService> services = new ConcurrentHashMap<>();

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof DriverStorager storager) {
			StorageMetadata metadata = storager.metadata();
			MemoryService service = service(metadata.service());
			service.createBucket(metadata.bucket());
			return new MemoryStorager(service, metadata.bucket(),
					StoragerSettings.builder().workDir(WorkDir.parse(metadata.workDir())).build());
		}
		return (bean instanceof DriverServicer servicer) ? new MemoryServicer(service(servicer.service())) : bean;
	}

	private MemoryService service(String name) {
		return this.services.computeIfAbsent(name, MemoryService::new);
	}

	/**
	 * Remember what is stored now.
	 * @return brings it back
	 */
	Runnable snapshot() {
		List<Runnable> snapshots = this.services.values().stream().map(MemoryService::snapshot).toList();
		return () -> snapshots.forEach(Runnable::run);
	}

}
