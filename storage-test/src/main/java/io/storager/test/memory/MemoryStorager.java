package io.storager.test.memory;

import io.storager.driver.BucketDriver;
import io.storager.engine.DriverStorager;
import io.storager.settings.StoragerSettings;

/** The objects of a bucket in memory. */
public final class MemoryStorager extends DriverStorager {

	public MemoryStorager(BucketDriver driver, StoragerSettings settings) {
		super(driver, settings);
	}

	public MemoryStorager(MemoryService service, String bucket, StoragerSettings settings) {
		this(new MemoryBucketDriver(service, bucket), settings);
	}

}
