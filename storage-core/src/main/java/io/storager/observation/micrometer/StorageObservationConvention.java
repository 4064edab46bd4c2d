package io.storager.observation.micrometer;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/** Names and keys of the observations of storage. A bean of this type replaces ours. */
public interface StorageObservationConvention extends ObservationConvention<StorageObservationContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof StorageObservationContext;
	}

}
