package io.storager.manager;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

import io.storager.StorageObject;
import io.storager.Storager;
import io.storager.engine.DriverStorager;
import io.storager.settings.StoragerSettings;
import io.storager.test.memory.MemoryBucketDriver;
import io.storager.test.memory.MemoryService;
import io.storager.test.memory.MemoryStorager;

/** Two services in memory that know nothing of each other, with one bucket each. */
final class TwoServices {

	final MemoryService sources = service("source");

	final MemoryService targets = service("target");

	final DriverStorager source = source((service) -> new MemoryBucketDriver(service, "source"));

	final DriverStorager target = target((service) -> new MemoryBucketDriver(service, "target"));

	private static MemoryService service(String bucket) {
		MemoryService service = new MemoryService();
		service.createBucket(bucket);
		return service;
	}

	/** A storager over the bucket of the sources, through a driver of one's own. */
	DriverStorager source(Function<MemoryService, MemoryBucketDriver> driver) {
		return new MemoryStorager(driver.apply(this.sources), StoragerSettings.DEFAULT.withMaxRetries(0));
	}

	/** A storager over the bucket of the targets, through a driver of one's own. */
	DriverStorager target(Function<MemoryService, MemoryBucketDriver> driver) {
		return new MemoryStorager(driver.apply(this.targets), StoragerSettings.DEFAULT.withMaxRetries(0));
	}

	static List<String> paths(Storager storager) {
		return storager.list().stream().map(StorageObject::path).toList();
	}

	static String text(Storager storager, String path) {
		return new String(storager.readAllBytes(path), StandardCharsets.UTF_8);
	}

}
