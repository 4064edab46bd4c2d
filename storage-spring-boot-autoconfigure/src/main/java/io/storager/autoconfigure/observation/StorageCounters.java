package io.storager.autoconfigure.observation;

import java.util.Locale;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.storager.observation.micrometer.StorageObservation.LowCardinality;
import io.storager.observation.micrometer.StorageObservationContext;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;

/** Counts what an observation's timer does not tell: bytes and retries. */
final class StorageCounters implements ObservationHandler<StorageObservationContext> {

	private final ObjectProvider<MeterRegistry> registry;

	StorageCounters(ObjectProvider<MeterRegistry> registry) {
		this.registry = registry;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof StorageObservationContext;
	}

	@Override
	public void onStop(StorageObservationContext context) {
		count(context, "storage.bytes.sent", "bytes", context.bytesSent());
		count(context, "storage.bytes.received", "bytes", context.bytesReceived());
		count(context, "storage.retries", null, context.retries());
	}

	private void count(StorageObservationContext context, String name, @Nullable String unit, long number) {
		MeterRegistry meters = (number > 0) ? this.registry.getIfAvailable() : null;
		if (meters == null) {
			return;
		}
		Counter.builder(name).baseUnit(unit).tags(tags(context)).register(meters).increment(number);
	}

	private static Tags tags(StorageObservationContext context) {
		return Tags.of(LowCardinality.SERVICE.asString(), context.service(), LowCardinality.BUCKET.asString(),
				(context.bucket() != null) ? context.bucket() : "none", LowCardinality.OPERATION.asString(),
				context.operation().name().toLowerCase(Locale.ROOT));
	}

}
