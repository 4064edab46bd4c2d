package io.storager.autoconfigure.observation;

import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.storager.observation.micrometer.StorageObservation.LowCardinality;

import org.springframework.beans.factory.ObjectProvider;

/** Gauges of the connections of each vendor's client. */
final class ConnectionMeters implements MeterBinder {

	private final ObjectProvider<ConnectionPoolState> pools;

	ConnectionMeters(ObjectProvider<ConnectionPoolState> pools) {
		this.pools = pools;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.pools.forEach((pool) -> {
			gauge(registry, pool, "storage.connections.leased", (state) -> state.now().leased());
			gauge(registry, pool, "storage.connections.waiting", (state) -> state.now().waiting());
			gauge(registry, pool, "storage.connections.max", (state) -> state.now().maximum());
		});
	}

	private static void gauge(MeterRegistry registry, ConnectionPoolState pool, String name,
			ToDoubleFunction<ConnectionPoolState> value) {
		Gauge.builder(name, pool, value)
			.tag(LowCardinality.SERVICE.asString(), pool.service())
			.strongReference(true)
			.register(registry);
	}

}
