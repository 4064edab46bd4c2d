package io.storager.autoconfigure.observation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.storager.transfer.TransferPool;

import org.springframework.beans.factory.ObjectProvider;

/** Gauges of what all transfers of the application share. */
final class TransferMeters implements MeterBinder {

	private final ObjectProvider<TransferPool> pool;

	TransferMeters(ObjectProvider<TransferPool> pool) {
		this.pool = pool;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.pool.ifUnique((transfers) -> {
			Gauge.builder("storage.transfer.memory.used", transfers, (each) -> each.memory().used())
				.baseUnit("bytes")
				.register(registry);
			Gauge.builder("storage.transfer.memory.max", transfers, (each) -> each.memory().limit())
				.baseUnit("bytes")
				.register(registry);
			Gauge.builder("storage.transfer.threads", transfers, TransferPool::activeThreads).register(registry);
		});
	}

}
