package io.storager.autoconfigure.observation;

import java.util.function.ToIntFunction;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.storager.autoconfigure.LazyClient;
import io.storager.observation.micrometer.StorageObservation.LowCardinality;
import io.storager.transfer.TransferPool;
import org.apache.http.pool.PoolStats;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Gauges of what all transfers of the application share, and of the connections of each
 * vendor's client, none before it is made.
 */
final class StorageMeters implements MeterBinder {

	private final ObjectProvider<TransferPool> pool;

	private final ObjectProvider<LazyClient<?>> clients;

	StorageMeters(ObjectProvider<TransferPool> pool, ObjectProvider<LazyClient<?>> clients) {
		this.pool = pool;
		this.clients = clients;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		TransferPool transfers = this.pool.getIfUnique();
		if (transfers != null) {
			Gauge.builder("storage.transfer.memory.used", transfers, (each) -> each.memory().used())
				.baseUnit("bytes")
				.register(registry);
			Gauge.builder("storage.transfer.memory.max", transfers, (each) -> each.memory().limit())
				.baseUnit("bytes")
				.register(registry);
			Gauge.builder("storage.transfer.threads", transfers, TransferPool::activeThreads).register(registry);
		}
		for (LazyClient<?> client : this.clients) {
			gauge(registry, client, "storage.connections.leased", PoolStats::getLeased);
			gauge(registry, client, "storage.connections.waiting", PoolStats::getPending);
			gauge(registry, client, "storage.connections.max", PoolStats::getMax);
		}
	}

	private static void gauge(MeterRegistry registry, LazyClient<?> client, String name,
			ToIntFunction<PoolStats> value) {
		Gauge.builder(name, client, (each) -> {
			PoolStats connections = each.connections();
			return (connections != null) ? value.applyAsInt(connections) : 0;
		}).tag(LowCardinality.SERVICE.asString(), client.service()).strongReference(true).register(registry);
	}

}
